mixed = 全量微調，混合精度 AdamW
pure = 全量微調，純半精度 AdamW
lean = 全量微調，純半精度，反向傳播中更新（LOMO、AdaLomo：略多於權重本身）
offload = 全量微調，梯度與最佳化器放主記憶體（ZeRO-Offload）
offload-all = 全量微調，權重也放主記憶體（ZeRO-3 offload、ZeRO-Infinity）
lora = LoRA（半精度權重）
lora-offload = LoRA，權重放主記憶體
qlora = QLoRA（4 位）
