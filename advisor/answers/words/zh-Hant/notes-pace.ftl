offload = 權重或最佳化器狀態放在記憶體裡（offload）
one-card = 只有一張卡在算，其他卡在等
split = 一個程序把各層拆到幾張卡上（device_map="auto"），各卡輪流工作
sharded = 每張卡放得下完整模型，卻切分到了各卡（ZeRO-3、FSDP）
micro-batch = 微批是 1
fp32 = 用 fp32 計算，沒有開 bf16 或 fp16
eager = 注意力沒有用 SDPA 或 flash
checkpointing = 開了梯度檢查點，每層要多算一遍
padding = 長短差別大的樣本都填充到最長（用 packing 或按長度分組可省）
loading = 卡在等資料、分詞或慢硬碟（nvidia-smi 的利用率不到 90 %）
beside = 時間裡包含了步與步之間的評估、儲存或生成
other-process = 別的任務佔著這張卡，或過熱降頻
shared-memory = Windows 上顯示記憶體放不下的部分進了「共享 GPU 記憶體」，每一步都在等它（工作管理員看得到，會慢很多倍）
