size = { $model } 只是规模：请把 { $place } 换成你的模型仓库或本地目录。
cut = 超过 { $tokens } token 的样本会被截断；每个优化步 { $batch } 条样本。
no-card = 没有说明显卡：这套设置约需 { $peak_gib } 显存。
fit =
    这个训练{ $only_just ->
        [yes] 只能勉强放下
       *[no] 放不下
    }：约需 { $peak_gib }，可用 { $usable_gib }。可改用 QLoRA、更小的模型、更多或更大的显卡。
no-bf16 = { $gpu } 不支持 bf16：改用 fp16。
not-cuda = 按 CUDA 环境编写：{ $vendor } 硬件请参照框架自身的指南，QLoRA 前先确认 bitsandbytes 支持。
sharded = 单卡放不下模型：用 DeepSpeed ZeRO-3 切分到多卡。
chat-template = 需要带对话模板的分词器：请用 instruct 版本而不是 base。
remote-code = 该仓库自带模型代码（trust_remote_code），常需较旧的 Transformers：运行前请先审阅。
experts = Transformers 5 把专家存成一个张量，作用于全部线性层的 LoRA 够不到：只微调注意力，不微调专家。
quantizes-experts = 用 Axolotl，因为它把混合专家模型的专家也存成 4 位（`quantize_moe_experts: true`）；LLaMA-Factory 把专家留在 16 位，显卡放不下。
instead =
    按你说的设置每卡需要 { $peak_gib }，超过可用的 { $usable_gib }。这里是最接近、放得下的：{ $way ->
        [optimizer] 换成 8 位分页 AdamW
        [pure] 只用 bf16（纯 bf16），用 FSDP 切分到各卡
        [lora] LoRA
       *[qlora] QLoRA
    }。
