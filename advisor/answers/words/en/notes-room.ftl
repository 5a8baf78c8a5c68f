no-checkpointing = Without gradient checkpointing
checkpointing = Gradient checkpointing
flash = SDPA or flash attention
chunked-loss = A loss in chunks (Liger; Unsloth and today's TRL do so by themselves)
chunked-loss-alone = A loss in chunks (Liger; Unsloth and today's TRL do so by themselves), with lm_head off the LoRA targets, where it would not be trained
activation-offload = Checkpoints in main memory (as Unsloth; Axolotl's and TRL's activation_offloading)
cut = Samples cut at { $tokens } tokens
smaller-pictures = Pictures of at most { $pixels } pixels ({ $tokens } tokens each; max_pixels)
more-cards =
    { $number ->
        [1] one card
       *[other] { $number } cards
    }
micro-batch = Micro batch { $size }
paged-optimizer = 8-bit paged AdamW
offload-optimizer = Optimizer in main memory (ZeRO-Offload)
lora = LoRA
qlora = QLoRA (4 bit)
lora-16-bit = LoRA (16 bit)
offload-weights = Weights in main memory too (ZeRO-3 or FSDP offload)
frozen-embeddings = embedding and output layer not trained (no modules_to_save)
attention-alone = LoRA on the attention alone ({ $layers }), rank { $rank }
fewer-targets = LoRA on q_proj and v_proj alone
