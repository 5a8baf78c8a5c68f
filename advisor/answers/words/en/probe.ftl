headline =
    { $model } with { $method } on { $processor ->
        [yes] the processor ({ $machine })
       *[no] the { $machine }
    }, measured: { $seconds } a step{ $peak ->
        [none] {""}
       *[other] , { $peak } at the peak
    }{ $fits ->
        [no] {" "}– more than there is, so the time is what it would take if it fitted;
       *[other] {";"}
    } { $hours } for { $stated ->
        [yes] the whole run
       *[no] { $tokens } tokens, which I assume
    }.
stated =
    You said { $hours }: { $ratio } times the { $measured } that this machine needs by what was measured.

## The whole run

column-measured = Measured, extrapolated
column-computed = Computed
column-ratio = Ratio
row-step = An optimizer step ({ $micro } × { $accumulation } samples of { $tokens } tokens)
row-peak =
    { $processor ->
        [yes] Main memory of the process
       *[no] Memory of the process
    }
row-rate = Tokens per second
row-hours =
    { $steps } steps ({ $tokens } tokens{ $stated ->
        [yes] {""}
       *[no] , assumed
    })
follows = It follows from these, of { $layers } layers:
columns-points = Layers | Tokens per sample | A micro step | Peak

## What to do with it

hand-on =
    To have cost, alternatives and everything else follow what was measured: `{ $address }` on the page (or type both figures into "All settings"), or
nothing-to-hand-on =
    { $processor ->
        [yes] The catalog has no processors, so there is nothing to calibrate: the figures above are the answer.
       *[no] The catalog does not have this card, so there is nothing to calibrate: the figures above are the answer.
    }

## Details

measured-on =
    Measured on { $processor ->
        [yes] { $name }, { $threads ->
            [1] 1 thread
           *[other] { $threads } threads
        }
       *[no] { $name }
    }{ $memory ->
        [none] {""}
       *[other] {" "}({ $memory })
    }{ $cards ->
        [1] {""}
       *[other] , one of { $cards }
    }, PyTorch { $torch }, weights in { $precision }.
differs = What differs from the real run
