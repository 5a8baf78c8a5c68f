cards-assumed = 没有说明几张卡一起训练，按 { $count } 张计算。
other-parallelism = 没有计算 { $kind } 并行，数字按 ZeRO-3（切分同样的内容）。
nearest-objective = { $objective } 按最接近的 { $nearest } 计算。
shard = 把模型切分到各卡（ZeRO-3、FSDP）
sequence-parallel = 把每条样本切分到 { $cards } 张卡（序列并行：Ulysses、ring attention）
pure-bf16 = 权重和优化器只用 bf16（纯 bf16）
lean = 纯 bf16 加 Adafactor，反向传播时逐矩阵更新（类似 LOMO，不能梯度累积）

## Models of reinforcement learning

ppo-holds = 策略、价值、奖励、参考四个模型和生成回答的缓存同时在显存里
grpo-holds = 策略模型、有 KL 项时的参考模型、生成多个回答的推理引擎及其缓存同时在显存里

## What may differ, as "look whether …"

copy-loaded = 每个进程都加载了完整模型，而不是自己那一份
not-quantized = 4 位设置没有生效，基座按 16 位加载
no-checkpointing = 没有开梯度检查点（Transformers 默认关闭）
usual-batch = batch 是 Transformers Trainer 的默认值 { $size }
eager = 注意力没有用 SDPA 或 flash
mixed-precision = 权重按 fp32 加载
nothing-set = 参数都是默认值：每批 { $size } 条 × { $tokens } token，且没有梯度检查点
longest-sample = 有样本超过 { $tokens } token，从那里起就放不下
loaded-fp32 = 基座按 fp32 加载，仅权重就有 { $weights_gib }
merging = 发生在训练后合并适配器时，需要 { $peak_gib }
evaluation = 发生在评估或生成时，那时还要保留 logits 或 KV 缓存
other-process = 别的进程（旧的训练、notebook）占着显存，用 nvidia-smi 查看
