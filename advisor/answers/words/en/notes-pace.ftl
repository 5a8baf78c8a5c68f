offload = weights or optimizer states stand in main memory (offload)
one-card = only one of the cards computes, the others wait
split = one process splits the layers over the cards (device_map="auto"), so that they work in turn
sharded = the model is divided over the cards (ZeRO-3, FSDP) although a copy fits on each
micro-batch = the micro batch is 1
fp32 = it computes in fp32, without bf16 or fp16
eager = attention runs without SDPA or flash attention
checkpointing = gradient checkpointing is on, which computes each layer once more
padding = samples of very different length are padded to the longest (packing or grouping by length saves that)
loading = the cards wait for data, tokenization or a slow disk (nvidia-smi shows less than 90% use)
beside = evaluation, saving or generation between the steps is counted
other-process = another job uses the card, or it runs hot and slows its clock
shared-memory = on Windows, what the card does not hold stands in shared GPU memory, and every step waits for it (Task Manager shows it; many times the time)
