means =
    { $money ->
        [none] { $time }
       *[other] { $money }{ $time ->
            [none] {""}
           *[other] {" "}and { $time }
        }
    }
headline-largest =
    With { $means ->
        [none] { $cards }
       *[other] { $means }
    } you can train a model of up to { $model }: { $run }.
headline-samples = With { $means } you can train { $model } on up to about { $samples } samples: { $run }.
headline-enough =
    Yes, { $means } is enough to train { $model } on { $samples } samples: { $run }{ $fastest ->
        [none] {""}
       *[other] ; the fastest is { $fastest }
    }.
headline-beyond =
    { $means } is not enough: the { $by ->
        [time] fastest
       *[money] cheapest
    } run is { $model } with { $method } on { $cards }, { $hours }, { $cost }.
headline-nothing = { $means } is not enough.
run =
    { $method }{ $checkpointing ->
        [no] {" "}without gradient checkpointing
       *[yes] {""}
    } on { $cards } ({ $hours }, { $cost })
way =
    { $method }{ $checkpointing ->
        [no] , no checkpointing,
       *[yes] {""}
    } on { $cards }
columns = Model | Method, cards | Samples | Time | Cost | Memory per card | Limited by
limit =
    { $by ->
        [money] the money
        [time] the time
        [memory] the memory
        [ladder] nothing up to this size
       *[none] –
    }
write-config = Write the training configuration for it
twice-the-budget = And with twice the budget?
twice-the-time = And with twice the time?
two-cards = And on two cards?
how-many-samples = How many samples for a 7B?
smaller-model = And with a 3B model?

## Above large figures

title =
    { $goal ->
        [largest_model] { $means ->
            [none] The largest model
           *[other] { $means } goes as far as
        } { $model } with { $method } on { $cards }
        [most_samples] { $means ->
            [none] Enough
           *[other] { $means } is enough
        } for { $samples } samples with { $model }: { $method } on { $cards }
       *[enough] { $means ->
            [none] What runs
           *[other] { $means } is enough
        }: { $model } with { $method } on { $cards }
    }
title-beyond =
    { $means ->
        [none] Nothing
       *[other] { $means }
    } is not enough; the nearest is { $model } with { $method } on { $cards }
