mixed = full fine-tuning, mixed precision with AdamW
pure = full fine-tuning, half precision alone with AdamW
lean = full fine-tuning, half precision alone, the step within backward (LOMO, AdaLomo: little more than the weights)
offload = full fine-tuning, gradients and optimizer in main memory (ZeRO-Offload)
offload-all = full fine-tuning, weights in main memory too (ZeRO-3 offload, ZeRO-Infinity)
lora = LoRA over half-precision weights
lora-offload = LoRA, weights in main memory
qlora = QLoRA (4-bit)
