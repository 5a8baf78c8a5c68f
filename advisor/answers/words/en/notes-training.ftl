generic = { $model } is taken as a typical decoder of that size ({ $layers } layers, width { $width }, vocabulary { $vocabulary }); name a model for its exact shape.
no-data-size = No data size given: { $samples } samples of { $tokens } tokens, { $epochs } epochs = { $millions }M training tokens, the lesson's { $whole ->
        [yes] workload
       *[no] number of samples
    }.
workload = Workload: { $samples } samples of { $tokens } tokens, { $epochs } epochs = { $millions }M training tokens; what you did not state is a default.
lesson-hours = Hours are the lesson's table for this size and card; the estimate from FLOPs stands beside them.
card-of-family = { $family } is taken as the { $gpu }; say the memory size for another version.
four-bit-elsewhere = 4-bit training on { $vendor } hardware depends on bitsandbytes' support for it: check before you buy or rent.
no-bf16 = it has no bf16, so train in fp16 (fp16=True, not bf16), and FlashAttention 2 needs Ampere or newer, so take SDPA.
measured-time = Time follows your measured step, { $factor } times the computed one.
measured-memory = Memory follows your measured peak, { $factor } times the computed one.
settings =
    Settings: micro batch { $micro_batch } x { $tokens } tokens, accumulation { $accumulation }, { $precision }, { $optimizer }, { $attention } attention, { $checkpointing ->
        [yes] with
       *[no] without
    } gradient checkpointing{ $unusual ->
        [none] {""}
       *[other] , { $unusual }
    }.

## Of the settings, where they are not the usual ones

lora = LoRA rank { $rank } on { $targets }
embeddings = embedding and output layer trained in full
dora = DoRA
prefix = prefix tuning
dpo = DPO pairs
loss = { $loss } loss
global-batch = { $stated } samples a step cannot be divided so: a step reads { $made }.
offload = offload of { $what }
experts-elsewhere = Counted with the experts in 4 bit too, as Unsloth does and Axolotl with quantize_moe_experts: true. Transformers 5 with bitsandbytes alone leaves them unquantized: then it is { $peak_gib }.
optimizer-in-backward = optimizer in backward
selective = selective checkpointing
activation-offload = checkpoints in main memory
tiled-mlp = tiled MLP
experts-16-bit = experts in 16 bit
base-on-each = the quantized base whole on each card
expert-loop = experts one after the other
divided = { $tensor ->
        [1] {""}
       *[other] tensor parallel { $tensor }
    }{ $pipeline ->
        [1] {""}
       *[other] {" "}pipeline { $pipeline }
    }{ $expert ->
        [1] {""}
       *[other] {" "}expert parallel { $expert }
    }{ $sequence ->
        [1] {""}
       *[other] {" "}sequence parallel { $sequence }
    }
packed = packed samples
mean-tokens = { $tokens } tokens a sample on average
evaluated = { $samples } samples evaluated
saved = { $checkpoints } checkpoints saved
