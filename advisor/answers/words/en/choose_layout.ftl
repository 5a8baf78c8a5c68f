layout = TP { $tensor } × PP { $pipeline } × CP { $context } × DP { $copies }
with-experts = { $layout }, EP { $experts }
headline =
    { $fits ->
        [no] No layout that I can compute holds { $method } of { $model } at { $tokens } tokens on { $cards }: the nearest, { $layout }{ $experts ->
            [none] {""}
           *[other] {" "}with EP { $experts }
        }, takes { $peak } of the { $usable } of each{ $offloaded ->
            [none] {""}
           *[other] , and { $offloaded } with the optimizer in main memory
        }.{ $least ->
            [none] {""}
           *[other] {" "}{ $least } such cards hold it.
        }
       *[other] Begin with { $layout } = { $number } cards{ $experts ->
            [none] {""}
           *[other] , with EP { $experts }
        }: about { $peak } ({ $low } to { $high }) of the { $usable } of each { $gpu }{ $fits ->
            [tight] , tight{ $offloaded ->
                [none] ,
               *[other] {" "}({ $offloaded } with the optimizer in main memory),
            }
           *[other] {""}
        } for { $method } of { $model } at { $tokens } tokens.
    }
stated =
    { $fits ->
        [no] Yours, { $layout }, takes about { $peak }, too much.
        [tight] Yours, { $layout }, takes about { $peak }, tight.
       *[yes] Yours, { $layout }, takes about { $peak } and fits.
    }
left-over = { $stated } cards are no whole number of machines of { $machine }: { $number } are laid out.
context =
    { $context ->
        [1] CP 1: a card reads a whole sample of { $tokens } tokens.
       *[other] CP { $context }: { $tokens } ÷ { $context } = { $each } tokens of each sample on a card; 8,000 to 16,000 is the usual share.
    }
tensor =
    { $tensor ->
        [1] TP 1: no matrix needs to be divided.
       *[other] TP { $tensor }: inside a machine of { $machine } (NVLink), and a divisor of the { $heads } heads of keys and values.
    }
pipeline =
    { $pipeline ->
        [1] PP 1: it fits without stages, which leave cards idle at the start and end of each batch.
       *[other] PP { $pipeline }: { $layers } layers over { $pipeline } stages, since it does not fit with fewer; give it many micro batches a step.
    }
experts =
    { $experts ->
        [1] EP 1: each card holds all { $count } experts.
       *[other] EP { $experts }: { $count } experts ÷ { $experts } = { $each } on a card; EP uses the cards of TP × CP × DP and multiplies nothing{ $abroad ->
            [yes] ; it reaches beyond a machine of { $machine }, so it wants a fast network.
           *[no] .
        }
    }
copies = DP { $copies }: { $number } ÷ ({ $tensor } × { $pipeline } × { $context }); the optimizer's states are divided over all { $number } cards.
memory = On each card: weights { $weights }, gradients { $gradients }, optimizer states { $optimizer }, activations and logits { $activations }, buffers, allocator and CUDA { $rest }.
columns = Layout | Tokens of a sample on a card | Memory per card
settings = In the names of { $framework }:
offload = For more room move the optimizer to main memory: { $settings }; then about { $peak } a card, with { $host } of main memory in each machine.
first-steps = First steps
first-run =
    { $shorter ->
        [yes] Micro batch 1, every layer recomputed, 20 steps at { $tokens } tokens; note `torch.cuda.max_memory_reserved()` of every rank.
       *[no] Micro batch 1, every layer recomputed, 20 steps; note `torch.cuda.max_memory_reserved()` of every rank.
    }
then-longer =
    { $shorter ->
        [yes] Double the length up to { $tokens } while the peak leaves a tenth free.
       *[no] Raise the batch: it is a multiple of DP { $copies }.
    }
then-change =
    { $context ->
        [1] Room left: recompute selectively or raise the micro batch. Out of memory: the row with less memory, more TP or PP.
       *[other] Room left: half the CP (twice the DP), then recompute selectively. Out of memory: the row with less memory, more CP, TP or PP.
    }
trust =
    { $mixture ->
        [yes] The memory is computed, not measured: tokens are routed unevenly, so a card with popular experts takes more. Trust the first 20 steps.
       *[no] The memory is computed, not measured on such a layout: trust the first 20 steps.
    }
method-assumed = No LoRA was named, so this is full fine-tuning.
length-assumed = No sample length was stated: { $tokens } tokens are taken.
generates = This is the policy's update alone, with the engine asleep and the reference offloaded; vLLM's own TP is `actor_rollout_ref.rollout.tensor_model_parallel_size`.
longer = And with samples twice as long?
