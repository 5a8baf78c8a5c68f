little-use = That is fewer than the { $least } samples the simplest task needs: take a smaller model or more money.
no-price = No price is known for the { $gpu }, so money cannot be turned into hours: give hours instead.
fits-no-card = The model fits none of the cards tried.
does-not-fit = It does not fit the { $gpu }.
beyond =
    Nothing is within these limits: the least is { $cost_usd ->
        [none] {""}
       *[other] { $cost_usd } and{" "}
    }{ $least_hours }, { $model } on { $number } x { $gpu }.
sample =
    A sample is { $tokens } tokens, read { $epochs ->
        [1] once
       *[other] { $epochs } times
    }{ $samples ->
        [none] {""}
       *[other] ; where the number of samples is open, { $samples } (the lesson's workload)
    }.
one-run = The price is one successful run on rented cards: keep a reserve for set-up, failed runs and evaluation.
methods-tried = Without a stated method LoRA and QLoRA are tried; bare sizes stand for typical models of that size.
