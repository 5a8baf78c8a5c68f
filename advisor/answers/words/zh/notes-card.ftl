by-memory =
    { $memory } GB 的卡按 { $gpu }{ $other ->
        [none] {""}
       *[other] （{ $other } GB）
    }计算；同样显存的其他卡装得一样多，速度会有快慢。
remade =
    { $gpu } 没有 { $memory } GB 的在售版本：按这款芯片加上你说的显存计算，速度和（给出时的）价格都是 { $gpu } 的。
old = { $gpu } 不支持 bf16、TF32 和 FlashAttention 2（都要 Ampere 及更新的卡）：设 fp16=True、bf16=False、tf32=False，加载模型用 torch_dtype=torch.float16、attn_implementation="sdpa"，4 位再设 bnb_4bit_compute_dtype=torch.float16。要训练的参数保持 fp32（PEFT 的适配器默认如此），所以全量微调用 float32 加载。
