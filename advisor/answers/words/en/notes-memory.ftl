cards-assumed = How many cards share the run was not said; taken as { $count }.
other-parallelism = { $kind } parallelism is not computed; the figures are those of ZeRO-3, which divides the same states.
nearest-objective = { $objective } is computed as { $nearest }, which comes nearest to it.
shard = Divide the model over the cards (ZeRO-3, FSDP)
sequence-parallel = Divide each sample over { $cards } cards (sequence parallelism: Ulysses, ring attention)
pure-bf16 = Weights and optimizer in bf16 alone (pure bf16)
lean = Pure bf16 and Adafactor, each matrix updated within backward (as LOMO; no gradient accumulation)

## Models of reinforcement learning

ppo-holds = policy, value, reward and reference model and the cache of the generated answers stand in memory at once
grpo-holds = the policy, a reference where there is a KL term, and the engine that generates the groups of answers with its cache stand in memory at once

## What may differ, as "look whether …"

copy-loaded = every process loads a whole copy of the model instead of its share
not-quantized = the 4-bit setting is not applied and the base is loaded in 16 bit
no-checkpointing = gradient checkpointing is off, as it is in Transformers where nobody sets it
usual-batch = the batch size is { $size }, the default of the Transformers Trainer
eager = attention runs without SDPA or flash attention
mixed-precision = the weights are loaded in fp32
nothing-set = the settings are the defaults, batches of { $size } × { $tokens } tokens without gradient checkpointing
longest-sample = a sample is longer than { $tokens } tokens, from where on it no longer fits
loaded-fp32 = the base is loaded in fp32, { $weights_gib } of weights alone
merging = it happens while the adapter is merged after training, which takes { $peak_gib }
evaluation = it happens in evaluation or generation, which keep logits or a KV cache beside the training
other-process = another process, an old run or a notebook, holds memory (nvidia-smi shows it)
