headline-table = 微调显存（微批 1 × { $tokens } token，开启梯度检查点）：{ $model } { $each }；其余见表。
headline-named = 微批 1 × { $tokens } token、开启梯度检查点时：{ $each }。
headline-long = { $tokens } token 时，决定显存的不是参数量。用{ $method }：{ $each }。
with-loss = { $model } { $peak }，其中 logits { $logits }，改用分块损失后 { $chunked }
by = { $method } { $peak }
model = 模型
length = token
full-mixed = 全量（混合精度）
too-much = （放不下）
what-counts =
    微批 1 × { $tokens } token，开启梯度检查点，LoRA 秩 16（所有线性层，另有说明除外）；全部放在一张卡上{ $gpu ->
        [none] {""}
       *[other] ，一张 { $gpu } 可用 { $usable }
    }。ZeRO-3、FSDP 会把激活值与 logits 以外的部分切分到各卡。
columns-parts = 模型（{ $tokens } token） | 层数 | 词表 | 激活值 | logits 与损失 | 分块损失时合计
why-long = 激活值随 层数 × 宽度 × 长度 增长，logits 随 词表 × 长度 增长：层数多、词表大的小模型可能比更大的模型更占显存。依次尝试：分块或融合损失（Liger、Cut Cross-Entropy、Unsloth），检查点放到主内存（activation offloading），再把序列切到多张卡（Ulysses、ring attention）。
which-card = 8B 用 LoRA 要什么卡？
