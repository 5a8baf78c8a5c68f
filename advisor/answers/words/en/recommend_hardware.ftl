headline-none =
    { $model } does not fit { $gpu ->
        [none] any set of cards
       *[other] any number of { $gpu } that
    } I can estimate.
headline-counts = { $model } needs { $needs }.
headline-cards = For { $model } take { $needs }.
stated-cards =
    Your { $number } { $enough ->
        [yes] are enough.
       *[no] are not.
    }
smallest = The smallest sets that hold it: { $each }.
set =
    { $cards } ({ $memory }{ $number ->
        [1] {""}
       *[other] {" "}each
    })
need-counts =
    { $cards } for { $method } ({ $memory }{ $number ->
        [1] {""}
       *[other] {" "}each
    })
roomier = , or with room to spare { $cards } ({ $peak } each)
fewest = { $cards }: { $what }
or-fewest =
    ; fewest: { $cards } ({ $what }, { $peak }{ $number ->
        [1] {""}
       *[other] {" "}each
    }{ $host }, { $hours })
need-cards =
    { $cards } with { $method }: { $peak }{ $number ->
        [1] {""}
       *[other] {" "}each
    }
between-counts = {", "}
between-cards = ; or{" "}
one-card = : { $memory } if one card had to hold it all
pure-bf16 = In pure bf16, without fp32 master weights, it takes { $memory } on one card: half of it, at some risk for the result.
nothing-holds-it = No number of these cards that I can estimate holds it.
columns = Cards | Memory per card | Time of a run | Cost of a run
extremes = Cheapest run: { $cheap }, { $cost }. Fastest: { $fast }, { $hours }.
more-options = More cards for { $method }
cost-on = What does it cost on { $cards }?
with-qlora = And with QLoRA?
longer-samples = And with samples of 4,096 tokens?

## Above large figures

title =
    { $asked ->
        [yes] { $model } with { $method } takes { $cards }
       *[no] For { $model } take { $cards } with { $method }
    }
