subject =
    { $model ->
        [none] With { $method }
       *[other] { $model }{ $method ->
            [none] {""}
           *[other] {" "}with { $method }
        }
    }:
headline-several = fastest is { $fast }, { $hours } (the others at least { $more_hours }); cheapest is { $cheap }, { $cost } (the others at least { $more_cost }).
headline-worth = { $fast } is the better choice: { $hours } against { $more_hours }, for about the same money ({ $cost } against { $least } with { $cheap }).
faster-there =
    Faster there: { $machine }, { $hours } and { $cost }{ $cheap ->
        [none] {""}
       *[other] ; for less money { $cheap }, { $cheap_hours } and { $cheap_cost }
    }. Of those you name,
headline-both = { $best } is both the fastest and the cheapest: { $hours } and { $cost }, all others at least { $more_hours } and { $more_cost }.
headline-fastest =
    fastest is { $fast }, { $hours } (the others at least { $more_hours }){ $priced ->
        [no] .
       *[yes] ; costs are not known for both.
    }
headline-times =
    { $cards ->
        [none] {""}
       *[other] on { $cards },{" "}
    }{ $each } for { $millions }M training tokens ({ $samples } samples × { $tokens } tokens × { $epochs } epochs); time grows in proportion to the tokens and falls nearly with the number of cards.
takes-time = { $run } takes { $hours }
headline-equal-time = equally fast ({ $hours }); cheapest is { $cheap }, { $cost } (the others at least { $more_cost }).
headline-equal-cost = fastest is { $fast }, { $hours } (the others at least { $more_hours }), at about the same cost ({ $cost }).
faster = Faster machines there, the same work
columns-faster = Machine | Time | Cost of the run
headline-equal = no difference that such estimates can tell: { $hours }, { $cost } each.
headline-one =
    { $others ->
        [none] { $run } takes { $hours } and { $cost }.
       *[other] only { $run } holds it ({ $hours }, { $cost }); { $others }.
    }
headline-none = none of these holds it: { $others }.
headline-memory = { $each }.
headline-hosted = { $each }.
needs = { $run } needs { $peak } of { $usable }
takes = { $run } takes { $peak }
not-computed = { $run } is not computed
hosted-beside = { $run } asks { $usd } for the same tokens{ $cheaper ->
        [yes] , which is less
       *[no] {""}
    }.
hosted-cost = { $run } asks { $usd }
model-chosen = You named no model, so a { $model } stands for one.
method-chosen = Every set-up has { $method }, the better adapter that all of them hold or else the lightest; full fine-tuning, LoRA and QLoRA on each stand below.
methods-chosen = Each set-up has the best adapter it can hold.
card-chosen = You named no card: hours and cost are on { $card } cards, as many as each set-up takes.
no-card = No card was named for any of them, so memory is all that can be compared.
columns-times = Set-up | Time (range)
time-on =
    { $hours }{ $more ->
        [yes] {" "}on { $cards } cards
       *[no] {""}
    }{ $pure ->
        [yes] {" "}(pure bf16)
       *[no] {""}
    }
columns-memory = Set-up | Peak memory
columns = Set-up | Memory per card | Time | Cost of the run | Cost per hour
named-way = { $run } ({ $way })
way =
    { $sharding ->
        [ddp] a copy on each card, DDP
        [zero1] a copy of the weights on each card, ZeRO-1
        [zero2] a copy of the weights on each card, ZeRO-2
        [zero3] sharded, ZeRO-3
        [fsdp] sharded, FSDP
       *[other] layers dealt out, device_map
    }
too-much = , does not fit
time-range = { $hours } ({ $low } – { $high })
why-fastest = **Time:** { $run } – { $why }
why-cheapest = **Money:** { $run } – { $why }
change = **{ $run }** does not fit. It would with one change: { $change } ({ $peak }, { $hours }{ $cost ->
        [none] {""}
       *[other] , { $cost }
    }).
instead = **{ $run }** does not fit. Instead: { $method } on { $cards } ({ $peak }, { $hours }, { $cost }).
nothing-instead = **{ $run }** does not fit, and I found no lighter method, larger card or number of these cards that holds it.
size-class = models up to { $parameters }
hosted = **{ $run }** ({ $model }): { $usd } for the same training tokens ({ $per_million } per million, as of { $as_of }); which memory and hours stand behind it is not known, and serving the result costs extra.
column-set-up = Set-up
fit =
    { $peak }{ $fits ->
        [tight] {" "}(tight)
        [no] {" "}(too much)
       *[other] {""}
    }
lesson = Lesson 91's reference table for { $run }: { $hours }{ $cost ->
        [none] , on several cards
       *[other] , { $cost }
    }. The comparison itself is computed.
which-card = Which card is the cheapest for it?
with-qlora = And with QLoRA?
twice-the-data = Twice the data?
write-config = Write a LLaMA-Factory config for it

## Above large figures

title-ahead =
    { $fast ->
        [none] { $cheap ->
            [none] no difference that such estimates can tell
           *[other] equally fast; { $cheap } is the cheapest
        }
       *[other] { $cheap ->
            [none] { $fast } is the fastest, at about the same cost
           *[other] { $same ->
                [yes] { $fast } is both the fastest and the cheapest
               *[no] { $fast } is the fastest, { $cheap } the cheapest
            }
        }
    }
title-memory = what each takes
