## A set-up by what sets it apart

as-stated = as stated
model = { $model }
by-method = { $method }
on-machine =
    { $machine }, { $number ->
        [1] one
       *[other] { $number } ×
    } { $gpu }
on-cards =
    { $number ->
        [1] one
       *[other] { $number } ×
    } { $memory ->
        [none] { $gpu }
       *[other] { $memory } GB card ({ $gpu })
    }
samples = { $number } samples
tokens = { $number } tokens per sample
epochs =
    { $number ->
        [one] 1 epoch
       *[other] { $number } epochs
    }
steps = { $number } steps
dataset-tokens = { $number } tokens of data
micro-batch = micro batch { $number }
accumulation = accumulation { $number }
global-batch = global batch { $number }
base = base stored as { $stored }
rank = LoRA rank { $number }
checkpointing =
    { $on ->
        [yes] with
       *[no] without
    } gradient checkpointing
flash =
    { $on ->
        [yes] FlashAttention
       *[no] no FlashAttention (SDPA)
    }
packing =
    { $on ->
        [yes] packed samples
       *[no] unpacked samples
    }
offload =
    { $what ->
        [none] no offload
        [False] no offload
        [optimizer] optimizer offloaded
        [True] optimizer offloaded
       *[other] everything offloaded
    }
parallelism =
    { $way ->
        [ddp] DDP (a copy on each card)
        [zero1] ZeRO-1 (a copy of the weights on each card)
        [zero2] ZeRO-2 (a copy of the weights on each card)
        [zero3] ZeRO-3 (sharded)
        [fsdp] FSDP (sharded)
        [single] one card
        [device_map] device_map
       *[other] { $way }
    }
price = { $price_usd } an hour
other = { $name }: { $value }
unknown = “{ $name }” is not known to me, so this set-up is not computed{ $closest ->
        [none] {""}
       *[other] ; did you mean { $closest }?
    }
no-value = “{ $value }” for { $name } is nothing I compute, so this set-up is left out
hosted-unknown = { $name } is a hosted service or model for which I know no price of fine-tuning, so it is not computed

## What a difference changes

effect =
    { $change } against { $before }: { $memory_gib } { $less ->
        [yes] less
       *[no] more
    } memory per card{ $factor ->
        [none] {""}
       *[other] , { $factor } times the time
    }.
why-method = Full fine-tuning also keeps gradients and optimizer states of every weight; LoRA freezes the 16-bit weights; QLoRA keeps them in 4 bit and dequantizes them at every step.
why-parallelism = DDP and ZeRO-1/2 keep a whole copy of the weights on each card; ZeRO-3 and FSDP divide them and send them round at every layer, which costs time.
why-checkpointing = Gradient checkpointing keeps one activation a layer and computes the others again in backward.
why-attention = Plain attention stores the scores of every pair of tokens; flash attention and SDPA do not.
why-packing = Packing saves the padding; with samples of one length there is none to save.
why-offload = What is offloaded stands in main memory and crosses PCIe at every step.
why-quantization = Fewer bits shrink the frozen weights alone; gradients, adapters and activations stay.
why-optimizer = The optimizer decides how many bytes of state each trained weight has; under LoRA that is little.
why-precision = Precision decides how many bytes weights and master copies take.
why-micro-batch = A larger micro batch needs more activations and uses the card better.
why-rank = The rank scales adapters, their gradients and states, which are small beside the base model.
why-model = Memory follows all weights, time the weights that each token passes through.
not-computed = What { $names } changes is not computed: no figure here depends on it.

## What decides

faster-by-work = it reads { $factor } times fewer tokens.
faster-by-flops = it computes { $factor } times fewer FLOPs for each token.
faster-by-peak = its cards compute { $tflops } TFLOPS at most, the next { $others }.
faster-by-use =
    it reaches { $use_percent } of its cards' peak, the next { $other_percent }{ $cause ->
        [none] {""}
       *[other] : { $cause }
    }.
exchange = less is sent between the cards
dequantizing = 16-bit weights need no dequantizing
bandwidth = more bandwidth for each FLOP ({ $bandwidth } against { $others } GB/s)
larger-batch = micro batch { $size } fits
cheaper-by-time = the same price an hour ({ $hour_usd }), for { $factor } times the time.
cheaper = { $hour_usd } an hour against { $other_usd }, in { $factor } times the time.

## Assumptions

workload = { $samples } samples of { $tokens } tokens, { $epochs } epochs; what you did not state is a default.
generic = { $model } is taken as a typical decoder of that size; name a model for its exact shape.
same-batch = Every set-up has micro batch { $size }, so that the difference alone counts.
sixteen-bit-full = Full fine-tuning without ZeRO or FSDP is computed with bf16 weights, gradients and moments (8 bytes a parameter); recipes with fp32 master weights take 16.
batch = The largest micro batch that fits (4 at most) where none was stated, 16 samples per card and step, gradient checkpointing on unless said otherwise; hours and costs are computed, with the range in brackets.
as-measured = All hours and costs follow from your { $hours } on { $what }: the amount of data is what takes so long there by the estimate. If a fault made that run slow, all are shorter.
first-a-fault =
    First look for a fault: { $several ->
        [yes] watch nvidia-smi – with device_map="auto" one card works at a time, with torchrun or accelerate launch (DDP) all do;{" "}
       *[no] {""}
    }{ $no_bf16 ->
        [yes] train in fp16, for the card only emulates bf16;{" "}
       *[no] {""}
    }no offloading, short samples packed or sorted by length, no evaluation or saving every few steps.
merging = Merging the adapter into the 16-bit { $model } takes { $card_gib } on a card or { $host_gib } of main memory, where it runs without a card too (device_map="cpu").
