headline-short =
    { $model } with { $run } needs about { $peak }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    } at { $batch } × { $tokens } tokens{ $gpu ->
        [none] {""}
       *[other] , and { $fits ->
            [tight] that only just fits: { $gpu } has { $usable }
           *[no] that does not fit: { $gpu } has { $usable }
        }
    }. Most of it: { $parts }.
undivided =
    { $kind ->
        [zero1] ZeRO-1
        [zero2] ZeRO-2
        [zero3] ZeRO-3
       *[fsdp] FSDP
    } divides nothing on one card: it divides states between cards, so without offload the whole run stands on this one.
copies =
    A copy on each card (DDP), which torchrun and accelerate start unless told to divide, takes { $peak }{ $method ->
        [none] {""}
       *[other] {" "}by { $method }
    }, which { $fits ->
        [tight] only just fits
       *[no] does not fit
    }.
other-methods = With the same settings these fit: { $needs }.
others-need = By the other methods, which do not fit either: { $needs }.
first =
    { $method ->
        [none] { $number ->
            [1] Easiest change that fits
           *[other] Easiest changes that fit together
        }
       *[other] With { $method } the easiest { $number ->
            [1] change that fits
           *[other] changes that fit together
        }
    }: { $changes }, { $peak }, { $time }{ $host ->
        [none] {""}
       *[other] , with { $host } of main memory
    }{ $others ->
        [none] {""}
       *[other] {" "}(and so { $others })
    }.
on-largest =
    If yours is the { $gpu } ({ $usable }): { $needs }{ $changes ->
        [none] {""}
       *[other] ; there { $changes }, { $peak }
    }.
enough-cards = { $count } of the cards are enough; more of them add speed.
faster = Faster: { $changes }, { $peak }, { $time }.
longer =
    Yes: samples of { $tokens } tokens take { $peak }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    } ({ $plain } as the run is now), of { $usable }, once these are on: { $switches }. That is { $model } with { $run }, { $batch } at once.{ $beyond ->
        [yes] {" "}Beyond what the model reads its positions must be scaled too (RoPE scaling).
       *[no] {""}
    }
no-longer =
    Not by settings alone: samples of { $tokens } tokens take { $peak }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    }, of { $usable }, even with these on: { $switches }. That is { $model } with { $run }.
columns-lengths = Tokens of a sample | As the run is now | With these switches
beyond = {" "}(with RoPE scaling)
together-free =
    { $number ->
        [1] One change that costs nothing
       *[other] Changes that cost nothing, together
    }: { $changes }, { $peak }.
as-example = The figures are those of a { $model }, as an example.
switches = Set so, in the names of { $framework }: { $settings }.
suspected = It is not tensor parallelism that is missing: started by accelerate (MULTI_GPU), torchrun or the page without a DeepSpeed stage, each card holds a whole copy (DDP), { $peak } on each whatever their number; a table's total is spread over the cards only where ZeRO-3 or FSDP divides the weights.
by-count = Divided so, { $each }.
over-count = over { $number } cards { $peak } on each
headline-plenty =
    With { $cards } no 4 bit is needed: { $method } of { $model } in bf16 at { $tokens } tokens takes { $peak } ({ $low } to { $high }) of the { $usable } of each card so: { $changes }. { $least } cards are enough; more add speed.
columns-plenty = Card | Method | Together | Memory per card | Fewest cards
from-to = {" "}({ $low } to { $high })
try-longest = A short trial with the longest samples first tells: what goes through it is not stopped by a batch later.
try-full-answers = One trial step with answers of full length (min_tokens as large as the limit) tells whether it holds.
out-of-host = { $changes } would fit ({ $peak }), but takes { $host } of main memory, more than the { $stated } of the machine.
grown = ; { $part } { $size } larger
gradients-ddp = gradients and DDP's buckets
no-way =
    No change of the settings fits on the same hardware{ $cards ->
        [none] , and no larger card with a known price does
       *[other] ; { $cards } would hold it
    }.
headline-fits =
    { $edge ->
        [none] { $differs ->
            [yes] By the estimate it fits, so something differs from what is computed:{" "}
           *[no] {""}
        }
       *[other] By the estimate it is just at the edge ({ $edge }):{" "}
    }{ $model } with { $run } takes about { $peak }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    } at { $batch } × { $tokens } tokens; { $gpu } has { $usable }.
none-reaches =
    { $tried ->
        [none] {""}
       *[other] Of what you left open none passes { $usable } alone ({ $tried }), so{" "}
    }{ $tried ->
        [none] Look
       *[other] look
    } for { $longest ->
        [none] {""}
       *[other] { $whole ->
            [yes] {""}
           *[no] samples of more than { $longest } tokens that are not cut,{" "}
        }
    }the evaluation, and another process on the card (nvidia-smi).
example-cause = { $what } { $peak }
suspect =
    What would explain it: { $what }{ $peak ->
        [none] {""}
       *[other] {" "}({ $peak })
    }.
measured =
    You saw { $peak }, { $within ->
        [yes] within the range of
       *[no] { $ratio } times
    } the estimate of { $expected }.
headline-by-method =
    At { $batch } × { $tokens } tokens { $model } takes{ $number ->
        [1] {""}
       *[other] {" "}on each card, { $sharding }
    }: { $needs }. { $gpu_first } has { $usable }.
method-takes = { $method } { $peak }
suspect-of =
    If it is { $run }, what would explain it: { $what }{ $peak ->
        [none] {""}
       *[other] {" "}({ $peak })
    }.
headline-example = What overflows depends on the model: at { $batch } × { $tokens } tokens a { $model } takes { $needs }{ $gpu ->
        [none] {""}
       *[other] ; { $gpu } has { $usable }
    }.
example = { $peak } by { $run }
headline-reinforcement = { $objective } takes more than SFT: { $holds }. Name the model and the cards, and it is computed.

## Table and lists

part-size = { $part } { $size }
columns-copies-read = Model | A copy in 16 bit, all { $processes } processes | In fp32
why-full = Why full fine-tuning in mixed precision is { $peak }: its states alone, 16 bytes a parameter (weights, gradients, fp32 copy, Adam’s two moments), are { $states }; beside them stand { $parts }.
columns-needs = Run | Memory per card | Most of it
changes =
    { $fits ->
        [yes] What takes less memory, the easiest first
       *[no] What to change, the easiest first
    }
columns-changes = Change | Memory per card | Time, against the stated run | Costs
columns-changes-alone = Change | Memory per card | Costs
and-change = {" "}+ {""}
same-time = about the same time
times = { $factor } times the time
price =
    { $price ->
        [free] nothing
        [experts] the experts are not tuned
        [slower] time
        [crawl] much time
        [memory] { $slower ->
            [yes] time,{" "}
           *[no] {""}
        }{ $host } of main memory
        [coarse] coarser rounding of the updates
        [job] another training
       *[swap] another method
    }{ $price ->
        [memory] {""}
       *[other] { $host ->
            [none] {""}
           *[other] , { $host } of main memory
        }
    }
other-cards = Or more or larger cards
columns-cards = Cards | Memory per card
cards-shared =
    { $cards }{ $number ->
        [1] {""}
       *[other] , { $sharding }
    }
set-so =
    To find it, start so: micro batch { $batch }, gradient checkpointing on, samples cut at { $tokens } tokens, SDPA or flash attention, the base loaded in { $four_bit ->
        [yes] 4 bit
       *[no] 16 bit
    }, nothing else on the card; then raise one of them at a time{ $longest ->
        [none] .
       *[other] { $whole ->
            [yes] .
           *[no] {" "}(by the estimate there is room for samples of { $longest } tokens).
        }
    }
causes =
    { $example ->
        [none] What may differ from what you told me
       *[other] The usual causes, with figures for a { $example }
    }
cause =
    { $what }{ $peak ->
        [none] {""}
       *[other] : { $peak }{ $fits ->
            [no] , too much
            [tight] , tight
           *[yes] {""}
        }
    }.
usual-order = In this order, the free ones first: micro batch 1 with gradient accumulation, gradient checkpointing, SDPA or flash attention, a loss in chunks; then offload; then QLoRA or shorter samples; then more or larger cards.
training-itself = The training itself, for comparison:
models-held = On each card: { $each }.
held =
    { $role ->
        [policy] policy
        [value] value model
        [reference] reference
        [reward] reward model
        [rest] work buffers, activations, allocator and CUDA
       *[other] generating answers
    }{ $trained ->
        [yes] {" "}with gradients and optimizer states
       *[no] {""}
    } { $size }
reinforcement-levers = What helps in practice: a smaller share of the card for vLLM where it generates (gpu_memory_utilization), micro batch 1 with shorter answers and fewer of them a prompt, ZeRO-3 or FSDP for all trained models, LoRA for the policy so that the reference is the same model without its adapter, and offloading the models that wait.

## Details

where-memory-goes = Where the memory goes
range =
    The peak is { $when ->
        [optimizer_step] in the optimizer's step
       *[backward] at the loss and in backward
    }{ $low ->
        [none] .
       *[other] ; range of the estimate: { $low } – { $high }.
    }
fragmentation = If the message says that much memory is reserved but unallocated, set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True.

## Next questions

what-is = What is { $objective }?
with-sft = And SFT with LoRA first?
name-model = It is a 7B with QLoRA
largest-model = What is the largest model that fits?
longest-sample = How long can samples be?
largest-batch = What is the largest batch that fits?
with-qlora = And with QLoRA?
which-card-then = Which card then?
