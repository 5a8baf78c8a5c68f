headline-none =
    { $model } does not fit { $gpu ->
        [none] any set of cards
       *[other] any number of { $gpu } that
    } I can estimate.
takes-hours = { $method } on { $cards } takes about { $hours } for { $millions }M training tokens (all epochs together).
once-takes = That reads the { $millions }M tokens { $times } times, the usual number; once takes about { $hours }.
headline-counts = { $model } needs { $needs }.
headline-cards = { $model } takes { $needs }.
need-lead =
    for { $method } { $cards }{ $other ->
        [none] {""}
       *[other] , or { $other }
    }
of-memory =
    { $number ->
        [1] one { $memory } GB card
       *[other] { $number } cards of { $memory } GB
    } ({ $peak }{ $number ->
        [1] {""}
       *[other] {" "}each
    }{ $fits ->
        [tight] , tight
       *[other] {""}
    }{ $roomy ->
        [none] {""}
       *[other] ; { $roomy } with room to spare
    })
need-offloaded =
    , or { $number ->
        [1] one
       *[other] { $number }
    } with the optimizer in main memory ({ $peak }{ $number ->
        [1] {""}
       *[other] {" "}each
    }, { $host } of main memory)
headline-rented = On { $provider } { $model } takes { $needs }.
rented-of = On-demand prices of { $provider }, the oldest of { $oldest }; regions differ.
need-rented =
    for { $method } { $machine }: { $peak } of { $usable }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    }{ $usd ->
        [none] {""}
       *[other] , { $usd } an hour
    }
machine =
    { $name ->
        [none] { $cards }
       *[other] { $name } ({ $cards })
    }
columns-rented = Method | Machine | Memory per card | Rent per hour | Time of a run | Cost of a run
headline-build =
    For { $models } build a PC with { $cards } ({ $memory } GB in all): it tunes { $holds }. Around { $slots ->
        [1] it: a board with one x16 slot
       *[other] them: a board with { $slots } full-length x16 slots
    }, { $ram } GB of RAM, { $disk } TB of NVMe, a supply of { $supply } W.
headline-no-build = No two cards that go into a PC tune { $models }: rent a server.
build-cheaper = Cheaper: { $cards } ({ $holds }), with a supply of { $supply } W.
build-not-full = Full fine-tuning of { $model } takes { $peak } of GPU memory, more than a PC holds: rent a server of 8 cards for it.
holds = { $model } by { $method }
holds-not = { $model } not
columns-pc-models = Model | Run, 16 bit | Run, 4 bit | QLoRA | LoRA | Full
columns-pc = Cards | Tunes at most | Price of the cards | Power supply
pc-price =
    { $usd }{ $condition ->
        [used] {" "}(used, { $as_of })
       *[other] {" "}({ $as_of })
    }
what-pc = Running: the weights alone, a cache of 1 to 4 GiB comes on top. Tuning: micro batch 1 with { $tokens } tokens; two cards divide the model. By my rule of thumb: RAM twice the memory of the cards and room to merge in 16 bit, disk for five copies of the weights, a supply loaded to 80%.
column-method = Method
column-model = Model
up-to-16 = 12 or 16 GB
column = { $memory } GB ({ $gpu })
small = 1 of { $memory } GB ({ $peak })
with-host = { $method }, optimizer in main memory
cell =
    { $number } ({ $peak }{ $number ->
        [1] {""}
       *[other] {" "}each
    }{ $host ->
        [none] {""}
       *[other] , { $host } of main memory
    }{ $fits ->
        [tight] , tight
       *[other] {""}
    }{ $roomy ->
        [none] {""}
       *[other] ; { $roomy } with room to spare
    })
what-counts =
    The fewest cards of each memory, at micro batch 1 with { $tokens } tokens and gradient checkpointing; several divide the model among them (ZeRO-3 or FSDP); – : not within one machine of 8, of 80 GB cards not within 64.{ $full ->
        [yes] {" "}Full fine-tuning is counted with fp32 master weights, 16 bytes a parameter and work buffers; in pure bf16 it takes half, at some risk for the result.
       *[other] {""}
    }
of-model = { $model },{" "}
stated-cards =
    Your { $number } { $enough ->
        [yes] are enough.
       *[no] are not.
    }
need-counts =
    { $cards } for { $method } ({ $memory }{ $number ->
        [1] {""}
       *[other] {" "}each
    })
roomier = , or with room to spare { $cards } ({ $peak } each)
or-between =
    , or the same { $cards } with the optimizer in main memory ({ $peak }{ $number ->
        [1] {""}
       *[other] {" "}each
    }, { $host } of main memory)
fewest = { $cards }: { $what }
or-fewest =
    ; fewest: { $cards } ({ $what }, { $peak }{ $number ->
        [1] {""}
       *[other] {" "}each
    }{ $host }, { $hours })
between-counts = {", "}
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
