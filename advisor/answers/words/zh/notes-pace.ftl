offload = 权重或优化器状态放在内存里（offload）
one-card = 只有一张卡在算，其他卡在等
split = 一个进程把各层拆到几张卡上（device_map="auto"），各卡轮流工作
sharded = 每张卡放得下完整模型，却切分到了各卡（ZeRO-3、FSDP）
micro-batch = 微批是 1
fp32 = 用 fp32 计算，没有开 bf16 或 fp16
eager = 注意力没有用 SDPA 或 flash
checkpointing = 开了梯度检查点，每层要多算一遍
padding = 长短差别大的样本都填充到最长（用 packing 或按长度分组可省）
loading = 卡在等数据、分词或慢硬盘（nvidia-smi 的利用率不到 90 %）
beside = 时间里包含了步与步之间的评估、保存或生成
other-process = 别的任务占着这张卡，或过热降频
shared-memory = Windows 上显存放不下的部分进了“共享 GPU 内存”，每一步都在等它（任务管理器看得到，会慢很多倍）
