states =
    { $layers } of its layers keep a state of fixed size instead of keys and values: computed with { $kind ->
        [gated_delta] the kernels of flash-linear-attention
        [kimi_delta] the kernels of flash-linear-attention
        [convolution] causal-conv1d
       *[mamba] the kernels of mamba-ssm and causal-conv1d
    } installed; PyTorch's own loops are several times slower and need more memory. No published run of such layers has set these figures.
generic =
    { $model } is taken as { $like ->
        [none] a typical decoder of that size
       *[other] { $like }, the usual model of that size
    } ({ $layers } layers, width { $width }, vocabulary { $vocabulary }); name a model for its exact shape.
no-data-size = No data size given: { $samples } samples of { $tokens } tokens, { $epochs } epochs = { $millions }M training tokens, the lesson's { $whole ->
        [yes] workload
       *[no] number of samples
    }.
workload =
    Workload: { $samples } samples of { $tokens } tokens, { $epochs ->
        [1] 1 epoch
       *[other] { $epochs } epochs
    } = { $millions }M training tokens; what you did not state is a default.
card-of-family = { $family } is taken as the { $gpu }; say the memory size for another version.
four-bit-elsewhere = 4-bit training on { $vendor } hardware depends on bitsandbytes' support for it: check before you buy or rent.
on-mac =
    tune with mlx-lm (`mlx_lm.lora --train --model …`, a 4-bit model for QLoRA, a 16-bit one for LoRA); recipes with bitsandbytes or Unsloth's CUDA kernels are for NVIDIA. Of its { $memory } GB the GPU gets about { $usable_gib } by default.{ $hours ->
        [none] {""}
       *[other] {" "}1M training tokens take about { $hours } here, most data sets have a few million.
    }
no-bf16 = it has no bf16, so train in fp16 (fp16=True, not bf16), and FlashAttention 2 needs Ampere or newer, so take SDPA.
whole = You named no method: models of this kind below 1B parameters are trained in full; adapters would save little beside the activations.
piece = A sample is 30 seconds of sound, { $positions } positions of the encoder, and { $tokens } tokens of its transcript; speed is in tokens of transcripts.
passages = A sample is { $sequences } texts: a query, the passage that fits and any negatives. Each query is also told apart from the other passages that are read at once, of { $batch } samples here; gradient accumulation adds none.
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
lora-mixture = LoRA rank { $rank } on { $targets }{ $experts ->
        [with] , routed experts included
       *[without] , the routed experts without
    }
experts-counted =
    Adapters on the experts: { $layers } layers × { $experts } experts × { $matrices } matrices × rank { $rank } × ({ $hidden } + { $width }) = { $parameters } trained parameters, counted as your targets reach them (Transformers before 5, PEFT from 0.20, Unsloth). On the attention alone, rank { $other_rank }, it is { $other_trained } and { $peak_gib }{ $fits ->
        [none] {""}
        [true] {" "}a card, which fits
        [tight] {" "}a card, which only just fits
       *[false] {" "}a card
    }. What print_trainable_parameters() shows decides.
unknown-mixture = With a reservation: no row has { $model }. Its weights are counted by the first size and its time by the second; layers, width and vocabulary are those of { $like }, so activations and logits may differ. Adapters on its experts are not counted: upload its config.json for that.
experts-left =
    Counted without adapters on the experts. Where all linear layers or gate_proj, up_proj and down_proj are targets and the tool reaches experts (Transformers before 5, PEFT from 0.20, Unsloth), { $layers } layers × { $experts } experts × { $matrices } matrices × rank { $rank } × ({ $hidden } + { $width }) = { $parameters } more are trained, and it is { $peak_gib }{ $fits ->
        [none] {""}
        [true] {" "}a card, which fits
        [tight] {" "}a card, which only just fits
       *[false] {" "}a card, which does not fit
    }.
embeddings = embedding and output layer trained in full
dora = DoRA
prefix = prefix tuning
for = { $objective ->
        [dpo] DPO pairs
        [kto] KTO
        [orpo] ORPO pairs
        [simpo] SimPO pairs
        [reward] a reward model of pairs
        [grpo] GRPO
        [online_dpo] online DPO with a reward model as large as the policy
        [gkd] GKD
        [classification] labels or a score of each text
        [embedding] vectors of a query and its passages
       *[ppo] PPO with a value and a reward model as large as the policy
    }
generated = { $answers ->
        [1] one answer
       *[other] { $answers } answers
    } a prompt of { $tokens } tokens each{ $mean ->
        [none] {""}
       *[other] {" "}at most, { $mean } on average
    }, generated by { $rollout ->
        [server] vLLM on cards of its own
        [async] vLLM on cards of its own while these train
        [transformers] Transformers
       *[colocate] vLLM on the same cards with { $share }% of each{ $sleeps ->
            [yes] , asleep during the update
           *[no] {""}
        }
    }, { $reference ->
        [yes] with a reference model
       *[no] without a reference model
    }
loss = { $loss } loss
global-batch = { $stated } samples a step cannot be divided so: a step reads { $made }.
offload = offload of { $what }
experts-elsewhere = Counted with the experts in 4 bit too, as Unsloth does and Axolotl with quantize_moe_experts: true. Transformers 5 with bitsandbytes alone leaves them unquantized: then it is { $peak_gib }.
optimizer-in-backward = optimizer in backward
fp8 = products in fp8
fp4 = products in NVFP4
adapter-kind = as { $kind }
blocks = { $number } layers trained at a time
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
mean-tokens = { $tokens } tokens per sample on average
evaluated = { $samples } samples evaluated
saved = { $checkpoints } checkpoints saved
technique = { $name }: { $told }.
teacher-on-cards = the teacher { $name } { $stored ->
        [none] in 16 bit
       *[other] in { $stored }
    } beside it
teacher-writes = Before that { $name } writes the samples: about { $hours } with vLLM on the same cards, at { $tokens } tokens an answer.
teacher-too-large = Before that { $name } writes the samples; in 16 bit it does not fit these cards, so that takes more of them or an API.
answers-at-most = Every answer is counted at its most, { $tokens } tokens, which is the upper limit of time; in eleven published runs answers had 13% to 76% of it on average, so the range begins where they have 15%. Say “answers average … tokens” for your own.
dropped = { $percent }% of the answers are dropped
