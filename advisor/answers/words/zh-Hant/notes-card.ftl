by-memory =
    { $memory } GB 的卡按 { $gpu }{ $other ->
        [none] {""}
       *[other] （{ $other } GB）
    }計算；同樣顯示記憶體的其他卡裝得一樣多，速度會有快慢。
remade =
    { $gpu } 沒有 { $memory } GB 的在售版本：按這款晶片加上你說的顯示記憶體計算，速度和（給出時的）價格都是 { $gpu } 的。
old = { $gpu } 不支援 bf16、TF32 和 FlashAttention 2（都要 Ampere 及更新的卡）：設 fp16=True、bf16=False、tf32=False，載入模型用 torch_dtype=torch.float16、attn_implementation="sdpa"，4 位再設 bnb_4bit_compute_dtype=torch.float16。要訓練的參數保持 fp32（PEFT 的適配器預設如此），所以全量微調用 float32 載入。
