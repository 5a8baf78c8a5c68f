mixed = 全量微调，混合精度 AdamW
pure = 全量微调，纯半精度 AdamW
lean = 全量微调，纯半精度，反向传播中更新（LOMO、AdaLomo：略多于权重本身）
offload = 全量微调，梯度与优化器放主内存（ZeRO-Offload）
offload-all = 全量微调，权重也放主内存（ZeRO-3 offload、ZeRO-Infinity）
lora = LoRA（半精度权重）
lora-offload = LoRA，权重放主内存
qlora = QLoRA（4 位）
