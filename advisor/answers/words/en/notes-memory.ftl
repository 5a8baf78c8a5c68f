cards-assumed = How many cards share the run was not said; taken as { $count }.
other-parallelism = { $kind } parallelism is not computed; the figures are those of ZeRO-3, which divides the same states.
sleep = vLLM asleep during the update (sleep mode)
rollout-share = A smaller share of the card for vLLM (gpu_memory_utilization { $share })
micro-batch = Micro batch { $size }, accumulation { $accumulation } (the same batch)
shard = Divide the model over the cards (ZeRO-3, FSDP)
sequence-parallel = Divide each sample over { $cards } cards (sequence parallelism: Ulysses, ring attention)
pure-bf16 = Weights and optimizer in bf16 alone (pure bf16)
lean = Pure bf16 and Adafactor, each matrix updated within backward (as LOMO; no gradient accumulation)

## Models of reinforcement learning

ppo-holds = policy, value, reward and reference model and the cache of the generated answers stand in memory at once
grpo-holds = the policy, a reference where there is a KL term, and the engine that generates the groups of answers with its cache stand in memory at once

## When it ran out

at-evaluation = It happens at evaluation, which holds what training does not: the logits of one sample of { $tokens } tokens of { $model } are { $logits_gib } in fp32, of a batch of { $batch } (the Transformers Trainer’s where nobody sets it) { $batch_gib }, and the Trainer keeps those of all batches on the card. Set per_device_eval_batch_size 1 and prediction_loss_only (with your own metrics: eval_accumulation_steps 1 and preprocess_logits_for_metrics), and cut the evaluation samples as the training ones.
at-loading =
    It happens while the model is loaded, before the settings of the training matter: { $model } is { $weights_gib } in 16 bit and { $fp32_gib } in fp32{ $cards ->
        [1] {""}
       *[other] , and { $cards } processes that each read a whole copy take { $all_gib } of main memory
    }. Load in the dtype of the training (dtype=torch.bfloat16) or straight in 4 bit; under ZeRO-3 make the TrainingArguments before from_pretrained, under FSDP set cpu_ram_efficient_loading, so that no process holds the whole model; and look with nvidia-smi whether the card is empty.
at-generation = It happens while text is generated: a KV cache grows with every token of prompt and answer and with the batch, beside what the training holds. Generate under torch.no_grad() in batches of 1, limit max_new_tokens, switch gradient checkpointing off there (it disables the cache), or generate in a process of its own after the training.
at-saving = It happens while a checkpoint is saved: a whole state of { $model } gathers { $weights_gib } of 16-bit weights on one card and in its main memory. Save sharded (FSDP: SHARDED_STATE_DICT; ZeRO-3: without stage3_gather_16bit_weights_on_model_save, joined afterwards by zero_to_fp32.py), with LoRA the adapter alone, and without the optimizer’s states if you need not resume.
at-merging = Merging needs no card: { $model } in 16 bit is { $weights_gib }, and so much main memory (twice that where it is loaded in fp32 or a second copy is made while saving) is what the script needs. Load the base with dtype=torch.bfloat16, device_map="cpu" and low_cpu_mem_usage, merge, and save in safetensors shards; where main memory is too small, merge shard by shard, or do not merge and serve the adapter beside the base.
at-later = It ran first because samples differ in length: a batch of the longest came late and is what overflows (or the evaluation or saving of that very step).
at-rising = Memory follows the longest batch so far: a batch is padded to its longest sample, and PyTorch keeps what it has freed. So it stops rising once the longest has passed; if it rises on after an epoch, something keeps tensors (a loss summed without .item(), collected outputs).
answers-grow = It ran first because the answers grow in training: where a batch of them comes near { $tokens } tokens, logits and activations peak beside what generation holds.

## What may differ, as "look whether …"

copy-loaded = every process loads a whole copy of the model instead of its share
not-quantized = the 4-bit setting is not applied and the base is loaded in 16 bit
no-checkpointing = gradient checkpointing is off, as it is in Transformers where nobody sets it
usual-batch = the batch size is { $size }, the default of the Transformers Trainer
mixed-precision = the weights are loaded in fp32
nothing-set = the settings are the defaults, batches of { $size } × { $tokens } tokens without gradient checkpointing
longest-sample = a sample is longer than { $tokens } tokens, from where on it no longer fits
loaded-fp32 = the base is loaded in fp32, { $weights_gib } of weights alone
merging = it happens while the adapter is merged after training, which takes { $peak_gib }
evaluation = it happens in evaluation or generation, which keep logits or a KV cache beside the training
other-process = another process, an old run or a notebook, holds memory (nvidia-smi shows it)
