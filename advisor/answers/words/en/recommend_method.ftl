headline-none = No method fits { $model } on { $cards }.
headline-not-yet = Not yet: { $samples } samples are too few to train on; once there are more, take { $method }.
headline-on-cards =
    Take { $method }: { $model } needs about { $peak } of the { $usable } { $number ->
        [1] on
       *[other] on each of
    } { $cards }.
headline-memory = Take { $method }: { $model } then needs about { $peak } of GPU memory.
headline-start = Start with { $method }.
methods-columns = Method | Trained | Memory | Speed | Quality | Best for
by-who-asks = By who asks: { $advice }.
each-advice =
    { $who } – { $method }{ $condition ->
        [none] {""}
       *[other] {" "}({ $condition })
    }
tell-more = Tell me the model, the card, the task and how many samples you have, and the advice is computed for them.
first-step = **First:** { $step }
column-method = Method
column-memory =
    Memory{ $number ->
        [1] {""}
       *[other] {" "}of each card
    }
columns-on-card = Fits | Largest model here
column-remark = Remark
fits =
    { $fits ->
        [tight] tight
        [no] no
       *[yes] yes
    }
largest =
    { $size ->
        [none] none
       *[other] about { $size }
    }
how-much-data = How much data do I need?
which-gpu-for = Which GPU does { $model } need?
which-gpu = Which GPU does it need?
cost = What does that cost and how long does it take?
write-config = Write the training configuration for it
one-card = And on one RTX 4090?
usual-card = And for a 7B on one RTX 4090?
compare = Compare the methods
