cards-assumed = 没有说明几张卡一起训练，按 { $count } 张计算。
other-parallelism = 没有计算 { $kind } 并行，数字按 ZeRO-3（切分同样的内容）。
sleep = 更新时让 vLLM 休眠（sleep mode）
rollout-share = 减小 vLLM 占用的比例（gpu_memory_utilization { $share }）
micro-batch = 微批 { $size }、梯度累积 { $accumulation }（批大小不变）
shard = 把模型切分到各卡（ZeRO-3、FSDP）
sequence-parallel = 把每条样本切分到 { $cards } 张卡（序列并行：Ulysses、ring attention）
pure-bf16 = 权重和优化器只用 bf16（纯 bf16）
lean = 纯 bf16 加 Adafactor，反向传播时逐矩阵更新（类似 LOMO，不能梯度累积）

## Models of reinforcement learning

ppo-holds = 策略、价值、奖励、参考四个模型和生成回答的缓存同时在显存里
grpo-holds = 策略模型、有 KL 项时的参考模型、生成多个回答的推理引擎及其缓存同时在显存里

## When it ran out

at-evaluation = 是在评估时爆的，那时要存训练时不存的东西：{ $model } 一条 { $tokens } token 的样本，fp32 的 logits 就有 { $logits_gib }，一批 { $batch } 条（Transformers Trainer 的默认值）是 { $batch_gib }，而且 Trainer 会把所有批次的 logits 都留在卡上。把 per_device_eval_batch_size 设为 1，并设 prediction_loss_only（要算自己的指标，就设 eval_accumulation_steps 1 和 preprocess_logits_for_metrics），评估样本也按训练的长度截断。
at-loading =
    是在加载模型时爆的，还轮不到训练参数：{ $model } 16 位是 { $weights_gib }，fp32 是 { $fp32_gib }{ $cards ->
        [1] {""}
       *[other] ，{ $cards } 个进程各读一份完整模型，要占内存 { $all_gib }
    }。按训练用的精度加载（dtype=torch.bfloat16）或直接按 4 位加载；ZeRO-3 要先创建 TrainingArguments 再 from_pretrained，FSDP 打开 cpu_ram_efficient_loading，这样没有进程会持有整个模型；再用 nvidia-smi 看看卡是不是空的。
at-generation = 是在生成文本时爆的：KV 缓存随提示和回答的每个 token、随 batch 增长，而训练占的显存还在。生成时用 torch.no_grad()、batch 1，限制 max_new_tokens，关掉梯度检查点（开着就没有缓存），或者训练完另开进程生成。
at-saving = 是在保存检查点时爆的：保存完整状态要把 { $model } 的 16 位权重 { $weights_gib } 汇集到一张卡和它的内存里。改为分片保存（FSDP：SHARDED_STATE_DICT；ZeRO-3：不开 stage3_gather_16bit_weights_on_model_save，之后用 zero_to_fp32.py 合并），LoRA 只存适配器；不需要续训就不存优化器状态。
at-merging = 合并不需要显卡：{ $model } 16 位是 { $weights_gib }，脚本需要的就是这么多内存（按 fp32 加载、或保存时又复制一份则要两倍）。用 dtype=torch.bfloat16、device_map="cpu"、low_cpu_mem_usage 加载基座，合并后按 safetensors 分片保存；内存也不够就逐片合并，或者不合并，部署时把适配器挂在基座旁边。
at-later = 先能跑、后来才爆，是因为样本长短不一：最长的那几条凑成的一批来得晚，爆的就是它（或者正好是那一步的评估、保存检查点）。
at-rising = 显存一直涨，是因为每批补齐到其中最长的样本，PyTorch 又留着释放过的显存，数字跟着至今最长的一批走；最长的样本过去之后就不再涨。如果一轮之后还在涨，就是有东西一直留着张量（累加损失没用 .item()，收集了模型输出）。
answers-grow = 先能跑、后来才爆，是因为训练中回答越来越长：一批回答接近 { $tokens } token 时，logits 和激活值达到峰值，和生成占用的显存叠加。

## What may differ, as "look whether …"

copy-loaded = 每个进程都加载了完整模型，而不是自己那一份
not-quantized = 4 位设置没有生效，基座按 16 位加载
no-checkpointing = 没有开梯度检查点（Transformers 默认关闭）
usual-batch = batch 是 Transformers Trainer 的默认值 { $size }
mixed-precision = 权重按 fp32 加载
nothing-set = 参数都是默认值：每批 { $size } 条 × { $tokens } token，且没有梯度检查点
longest-sample = 有样本超过 { $tokens } token，从那里起就放不下
loaded-fp32 = 基座按 fp32 加载，仅权重就有 { $weights_gib }
merging = 发生在训练后合并适配器时，需要 { $peak_gib }
evaluation = 发生在评估或生成时，那时还要保留 logits 或 KV 缓存
other-process = 别的进程（旧的训练、notebook）占着显存，用 nvidia-smi 查看
