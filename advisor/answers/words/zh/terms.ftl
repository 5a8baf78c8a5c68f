# 各个回答共用的词。带属性的消息是封闭列表：term("method", "lora")。
## Amounts
# Whose lists and dates are written (Unicode CLDR).
locale = zh-Hans-CN
unit =
    .seconds = { $amount } 秒
    .milliseconds = { $amount } 毫秒
    .minutes = { $amount } 分钟
    .hours = { $amount } 小时
    .days = { $amount } 天
    .percent = { $amount }%
    .day-pattern = MM-dd
other-version = 没有说是哪种显存版本：{ $gpu } { $fits ->
        [tight] 勉强
       *[yes] {""}
    }放得下，{ $memory }。
card-named =
    { $memory ->
        [none] { $gpu }
       *[other] { $memory } GB 的卡（{ $gpu }）
    }
cards-named =
    { $memory ->
        [none] { $cards }
       *[other] { $memory } GB 的卡（{ $cards }）
    }
cards =
    { $count ->
        [1] 一张 { $gpu }
       *[other] { $count } 张 { $gpu }
    }
between =
    .comma = 、
    .semicolon = ；
    .colon = ：
    .clause = ，
price-unknown = 价格未知
tight-memory = （很紧）
fit-in-brackets =
    { $fits ->
        [tight] （很紧）
        [no] （放不下）
       *[yes] （放得下）
    }
between-these = ，{ $low } 到 { $high }
of-usable = { $peak } / { $usable }
## Below every answer
assumptions = 假设
sources = 来源
## Names
method =
    .full = 全量微调
    .lora = LoRA
    .qlora = QLoRA（4 位）
    .prompt_tuning = 提示学习（Prompt Tuning）
part =
    .weights = 模型权重
    .adapters = 适配器权重
    .gradients = 梯度
    .optimizer = 优化器状态
    .activations = 激活值
    .logits = logits 与损失
    .workspace = 工作缓冲区
    .fragmentation = 分配器开销
    .framework = CUDA 上下文与 NCCL
    .rollout = 生成回答（引擎或整份权重，加 KV 缓存）
    .cache = 全部请求的 KV 缓存
    .rest = 其余较小部分
run-as =
    { $method }{ $full ->
        [mixed] （混合精度）
        [pure] （纯 bf16）
        [lean] （纯 bf16，Adafactor 在反向传播中更新，类似 LOMO）
       *[none] {""}
    }{ $sharding ->
        [none] {""}
       *[other] ，{ $sharding }
    }
at-micro-batch = 、微批 { $size }
full-only =
    全量微调要改动才放得下：{ $first }{ $second ->
        [none] 。
       *[other] ；或者{ $second }。
    }
full-way =
    { $what }，{ $number ->
        [1] {""}
       *[other] 每卡
    } { $peak }{ $fits ->
        [tight] （很紧）
       *[yes] {""}
    }{ $takes }
full-takes =
    { $host ->
        [none] {""}
       *[other] ，占内存 { $host }
    }{ $hours ->
        [none] {""}
       *[other] ，{ $hours }
    }
full-row = 全量微调：{ $what }
sharding =
    .single = 单卡
    .ddp = 每卡一份完整模型（DDP）
    .zero1 = 每卡一份完整模型，切分优化器状态（ZeRO-1）
    .zero2 = 每卡一份完整模型，切分优化器状态和梯度（ZeRO-2）
    .zero3 = 切分到各卡（ZeRO-3）
    .fsdp = 切分到各卡（FSDP）
    .device_map = 按层分到各卡（device_map）
copy-over =
    { $whole ->
        [yes] 全部卡共持一份模型（模型并行）
       *[no] 每 { $cards } 张卡共持一份模型（模型并行）
    }
about-card = 关于 { $gpu }：{ $note }
difficulty =
    .easy = 简单
    .medium = 中等
    .hard = 困难
framework =
    .llama-factory = LLaMA-Factory
    .axolotl = Axolotl
    .trl = TRL
    .unsloth = Unsloth
objective =
    .sft = 监督微调
    .pretrain = 继续预训练
    .reward = 奖励模型
    .dpo = DPO
    .orpo = ORPO
    .kto = KTO
    .ppo = PPO
    .grpo = GRPO
    .classification = 分类或打分
    .embedding = 检索用的向量
setting =
    .learning_rate = 学习率
    .epochs = 训练轮数
    .global_batch_size = 批大小（每步样本数）
    .warmup_share = 预热
    .lora_rank = LoRA 秩
    .lora_alpha_per_rank = LoRA alpha
    .lora_dropout = LoRA dropout
    .block_tokens = 切块长度（每条打包序列的 token）
argument =
    .model = 模型
    .method = 微调方法
    .gpu = 显卡
    .num_gpus = 显卡数量
    .samples = 样本数
    .tokens_per_sample = 每条样本的 token 数
    .epochs = 训练轮数
    .price_per_hour = 每小时价格
    .steps = 训练步数
    .requests_per_day = 每日请求数
    .tokens_per_request = 每次请求的 token 数
    .days = 天数
    .weeks = 周数
    .hours = 小时数
    .budget_usd = 预算
    .scenario = 应用场景
    .framework = 训练框架
    .api_model = API 模型
    .topic = 要解释的内容
    .methods = 微调方法
    .lora_rank = LoRA 秩
    .micro_batch_size = 微批大小
    .gradient_accumulation = 梯度累积
    .gradient_checkpointing = 梯度检查点（是或否）
    .attention = 注意力实现
    .optimizer = 优化器
    .precision = 精度
    .quantization = 量化方式
    .parallelism = 并行方式
    .packing = 样本打包（是或否）
    .sequence_parallel = 序列并行的卡数
    .tensor_parallel = 张量并行的卡数
    .pipeline_parallel = 流水线的级数
    .virtual_pipeline = 流水线每级轮流计算的段数
    .expert_parallel = 专家并行的卡数
    .network_gbit_s = 网络速度
    .images_per_sample = 每条样本的图片数
    .image_pixels = 图片大小（“1024x768”或像素数）
    .max_pixels = 每张图的像素上限
    .train_vision_tower = 是否训练视觉编码器（yes 或 no）
    .selective_checkpointing = 选择性检查点（是或否）
    .activation_offload = 检查点放在主内存（是或否）
    .whole_loading = 先加载完整模型（是或否）
    .fp32_weights = fp32 权重（是或否）
    .adapters_16_bit = 适配器用 16 位（是或否）
    .lora_experts = 对专家做 LoRA（是或否）
    .kl_reference = KL 参考模型（是或否）
    .generations = 每个提示的回答数
    .negatives = 每个查询的负例数
    .audio_hours = 音频小时数
    .completion_tokens = 每条回答的 token 数
    .rollout = 回答由谁生成
    .rollout_share = vLLM 占每卡的比例
    .rollout_sleep = vLLM 休眠（是或否）
    .mean_completion_tokens = 回答的平均 token 数
    .kept_answers = 保留的回答比例
    .teacher = 教师模型（名称）
    .teacher_quantization = 教师的存储方式
    .on_policy_share = 学生自己生成的回答比例
    .techniques = 训练方法的名称
    .adapter_kind = 适配器种类
    .blocks_at_once = 同时训练的层数
    .fp4 = NVFP4 矩阵乘（是或否）
    .fp8 = fp8 矩阵乘（是或否）
    .tiled_mlp = MLP 分块（是或否）
    .upcast_unquantized = 未量化权重转为 fp32（是或否）
    .quantized_experts = 专家也量化（是或否）
    .sharded_quantization = 量化基座也切分（是或否）
    .expert_loop = 专家逐个计算（是或否）
    .lora_targets = LoRA 目标模块
    .dataset_tokens = 数据集 token 数
    .learning_rate = 学习率
    .global_batch_size = 每步样本数
    .objective = 训练目标
    .provider = 服务商
    .gpu_memory_gib = 显存大小
    .measured_seconds_per_step = 实测的每步秒数
    .measured_peak_gib = 实测的峰值显存
## The largest that fits, other things equal
most = 其他不变时最多放得下：{ $each }。
most-between = ，或{" "}
most-micro-batch = 微批 { $number }
most-tokens = 样本 { $number } token
most-model = { $size } 模型
## The price of a card
price-none = 该显卡没有已知的租用价格，因此不给出费用。
price-stated = 单价：每卡每小时 { $usd }（按你给出的价格）。
price-provider = 单价：每卡每小时 { $usd }（{ $provider } 按需价，{ $as_of }）。
price-override = 单价：每卡每小时 { $usd }（管理员设定）。
price-lesson = 单价：每卡每小时 { $usd }（课程价目表）。
lesson-cards = 第 91 课的硬件建议（不参与以上计算）：{ $model } 用{ $cards }。
hours-to = { $low }–{ $high } 小时
days-to = { $low }–{ $high } 天
price-market = 单价：每卡每小时 { $usd }（各家按需报价的中位数，最旧的是 { $as_of }）。
price-range = 市场按需租价：每小时 { $range }（{ $oldest } 至 { $newest } 的报价）。
## A measured time
pace =
    你的{ $unit ->
        [seconds] 每步
       *[hours] {""}
    } { $measured }{ $model ->
        [none] {""}
       *[other] （若模型是 { $model }）
    }{ $epochs ->
        [none] {""}
       *[other] （轮数未说明，按 { $epochs } 轮）
    }{ $method ->
        [none] {""}
       *[other] （方法未说明，按最接近的{ $method }）
    }{ $samples ->
        [none] {""}
       *[other] （每步读多少条未说明，按 { $samples } 条）
    }{ $verdict ->
        [slow] 是预计 { $expected }（{ $low } – { $high }）的 { $ratio } 倍：{ $epochs ->
            [none] {""}
           *[other] 要么轮数更多，要么
        }有什么拖慢了它。
        [ordinary] 是 { $expected }（{ $low } – { $high }）的 { $ratio } 倍，后者是批次装满时的时间；这类卡不打包时到 2.5 倍都常见，不算异常。想快：打包或按长度分组，用融合内核（Unsloth、Liger）。
        [plausible] 与常用设置的 { $expected }（{ $low } – { $high }）相近。
        [fast] 比预计的 { $expected }（{ $low } – { $high }）还快：打包、按长度分组或样本更短能解释；否则请确认数据是否全部读到了。
       *[usual] 属于正常：预计 { $expected }（{ $low } – { $high }）。
    }{ $alone ->
        [none] {""}
       *[other] 若没有梯度累积，预计只要 { $alone }，那就是偏慢。
    }
pace-kept = 这是开着卸载的速度，而卸载并不需要：不卸载每张卡也放得下（{ $memory }），速度是它的 { $times } 倍。
pace-open =
    你的 { $measured } 里，{ $model ->
        [none] 这套配置
       *[other] { $model }
    }大约能读 { $tokens } token；说明数据量，我就能判断这是否正常。
what-slows = 可能拖慢它的原因，最可能的在前
slowing =
    { $what }{ $times ->
        [none] {""}
       *[other] ：耗时 { $times } 倍
    }。
## 常用设置
times-rank = 秩的 { $number } 倍
to = { $low } 到 { $high }
setting-judged =
    { $name } { $stated } { $verdict ->
        [high] 是常用上限的 { $times } 倍（常用 { $span }）
        [low] 只有常用下限的 { $times } 分之一（常用 { $span }）
       *[usual] 属于常用范围（{ $span }）
    }
