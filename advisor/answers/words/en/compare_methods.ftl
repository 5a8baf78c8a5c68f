headline-model = { $methods } (memory for { $model } on one card).
each-computed = { $name }: quality { $quality }, { $peak }
headline-one = { $model } with { $method }: { $peak } of GPU memory, { $trained } parameters trained.
headline-few = { $methods } (memory for a small model).
each-method =
    { $name }: quality { $quality }, { $low }{ $high ->
        [none] {" "}GB and more
       *[other] –{ $high } GB
    }
headline-lora = Start with LoRA: it trains about { $percent } of the parameters and comes close to full fine-tuning.
headline-side-by-side = { $methods }, side by side.
columns = Method | Trained | Memory | Speed | Quality | Best for
trained = { $number } ({ $percent })
for = For: { $text }
against = Against: { $text }
by-who-asks = By who asks: { $advice }.
each-advice =
    { $who } – { $method }{ $condition ->
        [none] {""}
       *[other] {" "}({ $condition })
    }
round-figures = The lesson's round figures
round-figure = { $name }: { $percent } of the parameters, memory { $memory }
related = Related methods
which-suits =
    Which one suits { $model ->
        [none] a 7B model
       *[other] { $model }
    } on an RTX 4090?
cost =
    What does it cost to fine-tune { $model ->
        [none] a 7B model
       *[other] { $model }
    } on an RTX 4090?
larger-model = The same table for a 13B model
