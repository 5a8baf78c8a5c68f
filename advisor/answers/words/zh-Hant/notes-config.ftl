size = { $model } 只是規模：請把 { $place } 換成你的模型倉庫或本地目錄。
cut = 超過 { $tokens } token 的樣本會被截斷；每個最佳化步 { $batch } 條樣本。
no-card = 沒有說明顯示卡：這套設定約需 { $peak_gib } 顯示記憶體。
fit =
    這個訓練{ $only_just ->
        [yes] 只能勉強放下
       *[no] 放不下
    }：約需 { $peak_gib }，可用 { $usable_gib }。可改用 QLoRA、更小的模型、更多或更大的顯示卡。
no-bf16 = { $gpu } 不支援 bf16：改用 fp16。
not-cuda = 按 CUDA 環境編寫：{ $vendor } 硬體請參照框架自身的指南，QLoRA 前先確認 bitsandbytes 支援。
sharded = 單卡放不下模型：用 DeepSpeed ZeRO-3 切分到多卡。
chat-template = 需要帶對話模板的分詞器：請用 instruct 版本而不是 base。
remote-code = 該倉庫自帶模型程式碼（trust_remote_code），常需較舊的 Transformers：執行前請先審閱。
experts = Transformers 5 把專家存成一個張量，作用於全部線性層的 LoRA 夠不到：只微調注意力，不微調專家。
quantizes-experts = 用 Axolotl，因為它把混合專家模型的專家也存成 4 位（`quantize_moe_experts: true`）；LLaMA-Factory 把專家留在 16 位，顯示卡放不下。
instead =
    按你說的設定每卡需要 { $peak_gib }，超過可用的 { $usable_gib }。這裡是最接近、放得下的：{ $way ->
        [optimizer] 換成 8 位分頁 AdamW
        [pure] 只用 bf16（純 bf16），用 FSDP 切分到各卡
        [lora] LoRA
       *[qlora] QLoRA
    }。
