headline-memory = { $model } with { $method } needs about { $peak } of GPU memory at { $tokens } tokens per sample{ $longer ->
        [none] {""}
       *[other] , { $longer } at { $more }
    }.
headline-methods = To fine-tune { $model } at { $tokens } tokens per sample takes about { $needs }.
fair = { $dear ->
        [much] Yes, it is dear
        [some] Somewhat dear
       *[no] No, that is not too much
    }: { $usd } an hour is { $times } times the median of the market, { $median } ({ $low } to { $high }).
need-of = { $peak } by { $run }
headline-each =
    On { $cards }, at { $batch } × { $tokens } tokens, { $model } takes: { $needs }; { $number ->
        [1] the card has
       *[other] each card has
    } { $usable }.
need-judged = { $run } { $peak }
figures-of = The figures below are for { $method }.
headline-typical =
    With { $method } it takes { $each }{ $millions ->
        [none] {""}
       *[other] , for an assumed { $millions }M training tokens
    }.
typical =
    { $hours }{ $cost ->
        [none] {""}
       *[other] {" "}and { $cost }
    } on { $cards }
on-typical = You named no card; on the usual ones:
leanest =
    By the leanest recipe it just may: Unsloth with load_in_4bit, micro batch 1, its chunked loss, optim="paged_adamw_8bit" and use_gradient_checkpointing="unsloth" takes about { $peak } ({ $low } – { $high }) at { $tokens } tokens{ $published ->
        [none] .
       *[other] ; Unsloth itself tells { $published } GB.
    } Let nothing else use the card, and shorten the samples if it overflows.
headline-too-large =
    { $model } with { $method } does not fit { $cards }: it needs about { $peak }{ $number ->
        [1] {""}
       *[other] {" "}on each
    }, a card has { $usable }.
headline-spills =
    { $peak }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    } is more than the { $usable } that a card has, so it runs only because the driver puts the rest into main memory (on Windows: "shared GPU memory"), and every step waits for it: get below { $usable }, by a smaller micro batch, shorter samples or smaller images, or QLoRA.
headline-instead =
    { $method } on { $cards } does: { $memory ->
        [none] { $hours }{ $cost ->
            [none] {""}
           *[other] , { $cost }
        }
       *[other] { $memory }
    }.
headline-time =
    { $model } with { $method } on { $cards }: about { $hours }{ $cost ->
        [none] {""}
       *[other] {" "}and { $cost }
    }.
it-fits =
    It { $fits ->
        [tight] only just fits
       *[yes] fits
    }: { $peak } of { $usable }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    }.
headline-fits =
    { $model } with { $method } { $fits ->
        [tight] only just fits
       *[yes] fits
    } { $cards }: about { $peak } of { $usable }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    }.
other-way =
    { $divided ->
        [yes] Divided over the cards (ZeRO-3)
       *[no] With a copy on each card (DDP)
    } { $method } takes { $peak } on each{ $fits ->
        [yes] .
        [tight] , just at the limit.
       *[no] , too much.
    }
of-objective = { $objective ->
        [dpo] DPO
        [kto] KTO
        [orpo] ORPO
        [simpo] SimPO
        [reward] reward model training
        [grpo] GRPO
        [online_dpo] online DPO
        [gkd] GKD
        [classification] classification
        [embedding] embedding training
       *[ppo] PPO
    } by { $run }
step-time = A step of { $answers } answers takes about { $seconds } s, their generation included.
assumed-time =
    You named no amount of data; { $millions }M training tokens would take about { $hours }{ $cost ->
        [none] {""}
       *[other] {" "}and { $cost }
    }.
read-so-often = That is { $epochs } epochs, the usual number, of the { $millions }M tokens; one takes about { $hours }.
amount-time =
    Your data takes about { $hours }{ $cost ->
        [none] {""}
       *[other] {" "}and { $cost }
    }.
columns-methods =
    Method | { $longer ->
        [yes] Memory per card at { $tokens } tokens | At { $more }
       *[no] Memory per card
    }
cards-chosen = One card is not enough, so this is for the smallest number of cards that holds it.
what-runs = What fits:
or-one-setting =
    Or change one setting on the same { $number ->
        [1] card
       *[other] cards
    }:
nothing-runs = I found no set-up that holds it: no lighter method on this card, not more of these cards, not one larger card with a known price.
with-more-room = With more room:

## Table of figures

columns-figures = Expected | Range
with-longer = With samples of { $tokens } tokens
time = Training time
cost = Cost
throughput = Throughput
tokens-a-second = { $tokens } tokens per second
electricity = Electricity, if the card is yours
peak-memory =
    Peak memory{ $number ->
        [1] {""}
       *[other] {" "}of each card
    }
peak-of-usable = **{ $peak }**{ $usable ->
        [none] {""}
       *[other] { $fits ->
            [no] , a card has { $usable }
           *[yes] {" "}of { $usable }
        }
    }
pictures = Pictures per sample
pictures-seen = { $tokens ->
        [none] { $count } × { $patches } patches in the vision tower
       *[other] { $count } × { $tokens } tokens, of { $all } in all
    }
parameters = Trainable parameters
trained = { $trained }, { $percent } of { $all }
lesson = Lesson 91's reference table (about 50M tokens, { $several ->
        [yes] several cards
       *[no] one card
    }), not part of the estimate
lesson-says = { $hours }{ $cost ->
        [none] {""}
       *[other] , { $cost }
    }

## Other set-ups and changes

columns-options = What | Time | Cost | Memory per card
option = { $method } on { $cards }
columns-changes = Change | Memory per card | Time
change-memory =
    { $peak }{ $fits ->
        [tight] {" "}(tight)
        [no] {" "}(too much)
       *[yes] {""}
    }
change-time =
    { $hours }{ $cost ->
        [none] {""}
       *[other] , { $cost }
    }
one-change = What one change would do

## Details

where-memory-goes = Where the memory goes
peak-when =
    The peak is { $when ->
        [optimizer_step] in the optimizer's step
       *[backward] at the loss and in backward
    }. PyTorch would report { $allocated } allocated, { $reserved } reserved; nvidia-smi about { $process }.
main-memory =
    In main memory: loading { $loading }{ $each ->
        [none] {""}
       *[other] {" "}({ $each } where { $processes ->
            [1] the whole model is read there first
           *[other] each of { $processes } processes reads it whole first
        })
    }, training { $training }{ $offloaded ->
        [none] {""}
       *[other] , { $offloaded } of it off the cards
    }, saving { $saving }.
merging =
    Merging the adapter into the 16-bit model afterwards takes { $memory } on the card{ $host ->
        [none] {""}
       *[other] , or { $host } of main memory
    }.
disk =
    On disk: up to { $total }, that is the download { $weights }, { $checkpoints ->
        [one] a checkpoint of { $checkpoint }
       *[other] { $checkpoints } checkpoints of { $checkpoint }
    }{ $assumed ->
        [yes] {" "}(two kept, one being written)
       *[no] {""}
    }, { $merged ->
        [yes] the merged model
       *[no] the result
    } { $result }.
on-top = On top of the training
at-market-prices =
    The same hours at market prices: { $range }{ $spot ->
        [none] {""}
       *[other] , from { $spot } on spot cards, which can be taken away
    }.
idle = Waiting cards, { $hours } of set-up, download and loading: { $usd }
storage = Storage of these { $gb } GB: { $usd }
padding = Padding: { $percent } of what is computed; packing would save it.

## Next questions

which-gpu = Which GPU does it need?
smaller-model = And with a 7B?
with-qlora = And with QLoRA?
which-card-then = Which card then?
two-cards = And on two cards?
twice-the-data = Twice the data?
write-config = Write a LLaMA-Factory config for it
fewest =
    { $doubted ->
        [fewer] No, fewer do, at micro batch 1:
        [all] Not with fewer, at micro batch 1:
       *[none] The fewest { $gpu } that hold it, at micro batch 1:
    } { $each }.
fewest-of =
    { $method } { $number ->
        [none] not even { $most }
       *[other] { $number } ({ $peak }{ $number ->
            [1] {""}
           *[other] {" "}each
        }{ $fits ->
            [tight] , tight
           *[other] {""}
        })
    }{ $fewer ->
        [none] {""}
       *[other] {" "}or, with the optimizer in main memory, { $fewer } ({ $other }{ $fewer ->
            [1] {""}
           *[other] {" "}each
        }, { $host } of main memory)
    }
own-cards =
    Buying { $cards } ({ $usd }{ $condition ->
        [used] , used
        [new] , new
       *[other] {""}
    }, { $as_of }) { $hours ->
        [none] never pays off against this rent
       *[other] pays off against this rent after { $hours } hours of use: { $working ->
            [none] not within { $years } years
           *[other] in month { $working }
        } at 40 hours a week, { $always ->
            [none] not within { $years } years
           *[other] in month { $always }
        } around the clock
    }.

## Above large figures

verdict-fits =
    { $model } with { $method } { $fits ->
        [tight] only just fits
       *[yes] fits
    } { $cards }
verdict-too-large = { $model } with { $method } does not fit { $cards }
verdict-spills = { $model } with { $method } runs on { $cards } only because the driver puts the rest into main memory
verdict-memory = What { $model } with { $method } needs
verdict-methods = What fine-tuning { $model } needs at { $tokens } tokens a sample
