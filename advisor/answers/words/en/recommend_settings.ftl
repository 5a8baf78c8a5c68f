run =
    { $method }{ $model ->
        [none] {""}
       *[other] {" "}of { $model }
    }{ $objective ->
        [none] {""}
       *[other] {" "}({ $objective })
    }
headline-epochs =
    { $verdict ->
        [low] Few
       *[high] Too many, it will likely overfit
    }: { $epochs } epochs on { $samples } samples are { $steps } steps at batch { $batch }; usual is { $span }, which is { $usual } steps.
headline-beyond =
    { $verdict ->
        [low] Too low
       *[high] Too high
    }: { $name } { $stated } is { $times } times { $verdict ->
        [low] below the least
       *[high] the most
    } that is usual for { $run }, { $span }: start at { $value }.
beyond-too =
    { $name } { $stated } is too { $verdict ->
        [low] low
       *[high] high
    } as well (usually { $span }).
headline-plan =
    { $stated ->
        [yes] What you state is usual.{" "}
       *[no] {""}
    }{ $run } on { $samples } samples: { $rate ->
        [none] no published learning rate is known here for it, but
       *[other] learning rate { $rate },
    } { $epochs } at batch { $batch }, { $steps } steps in all{ $rank ->
        [none] {""}
       *[other] , rank { $rank }
    }.
headline-asked =
    { $run }{ $samples ->
        [none] {""}
       *[other] {" "}on { $samples } samples
    }: { $each }.
asked-one =
    { $yours ->
        [yes] your { $name } { $value } is usual ({ $span })
       *[no] { $name } { $value }, usually { $span }
    }
asked-full = {" "}(full fine-tuning: { $value }, usually { $span })
columns-rates = Rate | What it does
rate-effect =
    { $steps ->
        [hardly] learns too little in the usual number of steps: the loss falls slowly, much of the old behaviour stays
        [slow] learns slowly and keeps more of what the model knew: for a small change, or many steps
        [start] the usual start
        [fast] learns fast and forgets more of what the model knew: watch held-out samples
       *[unstable] the loss may jump or go NaN, and the model forgets
    }
against =
    { $verdict ->
        [high] { $times } times too high
        [low] { $times } times too low
       *[usual] usual
    } ({ $span })
rates-weighed = Against { $span }: { $each }.
weighed =
    { $rate } is { $verdict ->
        [high] { $times } times too high
        [low] { $times } times too low
       *[usual] inside
    }
headline-open =
    { $stated ->
        [yes] What you state is usual.{" "}
       *[no] {""}
    }{ $run }: { $rate ->
        [none] no published learning rate is known here for it; start with
       *[other] start at learning rate { $rate } with
    } { $epochs ->
        [none] a batch of your own
       *[other] { $epochs }
    }{ $batch ->
        [none] {""}
       *[other] {" "}at batch { $batch }
    }{ $rank ->
        [none] {""}
       *[other] , rank { $rank }
    }.
epochs =
    { $number ->
        [1] one epoch
       *[other] { $number } epochs
    }
columns = Setting | Start with | Usual
column-said = You said
batch =
    { $size }{ $micro ->
        [none] {" "}= micro batch × accumulation × cards
       *[other] {" "}= micro batch { $micro } × accumulation { $accumulation }{ $cards ->
            [1] {""}
           *[other] {" "}× { $cards } cards
        }
    }
warmup =
    { $steps ->
        [none] { $share } of the steps
       *[other] { $steps } steps ({ $share })
    }
schedule = Schedule
cosine = { $schedule } decay to zero
targets = LoRA targets
all-linear = all linear layers
length = Sequence length
length-open = as long as your longest sample
packing = Packing
pack =
    { $pack ->
        [none] yes, if most samples are less than half as long
        [yes] yes
       *[no] no
    }
too-high = { $value } (high)
too-low = { $value } (low)
steps-formula = Steps of an epoch = samples ÷ (micro batch × gradient accumulation × cards), rounded up.
steps = { $samples } samples × { $epochs } / { $batch } = **{ $steps } steps**; look at held-out samples every { $every } steps.
steps-stated = At { $epochs } it would be { $steps } steps.
rates = To find your rate, run a few hundred steps each at { $rates } and keep the one with the lowest validation loss.
full-rate = These are for { $method }; full fine-tuning starts at a learning rate of { $value } ({ $span }).
by-size = By size of the model, { $name }: { $each }.
by-amount = By number of samples, { $name }: { $each }.
up-to = up to { $limit }: { $usual } ({ $span })
above = above: { $usual } ({ $span })
cards-share =
    The { $cards } cards each { $sharding ->
        [zero3] hold a shard of the model (ZeRO-3)
        [fsdp] hold a shard of the model (FSDP)
        [device_map] hold some of its layers, and one works at a time (device_map)
        [zero1] hold a copy of the model (ZeRO-1)
        [zero2] hold a copy of the model (ZeRO-2)
       *[ddp] hold a copy of the model (DDP)
    }; the batch is counted over all that read different samples.
fit =
    { $fits ->
        [no] These settings do not fit: a card needs about { $peak } and has { $usable }. They stay right for a lighter method or larger cards.
        [tight] With these settings a card needs about { $peak } of { $usable }: tight.
       *[yes] With these settings a card needs about { $peak } of { $usable }.
    }
watch = What to watch
from-where = Where the spans are from
from-one = { $name }: { $by } (compared on { $checked })
write-config = Write the training configuration for it
cost = What does this run cost on an RTX 4090?
cost-here = What does this run cost?
less-data = And with 2,000 samples?
full-instead = And with full fine-tuning?
