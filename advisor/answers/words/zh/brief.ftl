# 答案下面的一行：对项目的理解，每个槽位一条。

# An amount in another currency than was asked for, and in dollars.
with-dollars = { $amount }（{ $usd }）
converted =
    金额按 1 美元 = { $rate } { $code ->
        [CNY] 元
       *[other] { $code }
    }折算（{ $as_of ->
        [none] 你设置的汇率
       *[other] { $as_of }
    }）。
understood = 已了解：{ $list }。
missing = 这里没有回答：{ $list }
not-used = 未用到：{ $list }。
# 存疑的值要问；`taken` 是暂代的值：「none」没有，「nothing」什么都没算出来。
doubt =
    { $why }{ $taken ->
        [none] （暂不计入）
        [nothing] {""}
       *[other] （暂按{ $taken }计算）
    }。{ $meant ->
        [none] 应该是多少？
       *[other] 是指{ $meant }吗？
    }
doubt-why =
    .impossible = { $said }不可能
    .no-number = 「{ $words }」不是数字
    .too-much = { $said }大得不合常理
    .too-little = { $said }小得不合常理
    .too-long = { $said }，超出任何模型能读的长度
    .beyond-context = { $said }，远超 { $model } 能读的 { $limit } 个 token
    .batch = { $said }、每条 { $limit } 个 token，一张卡一次放不下
    .rank = { $said }超过了 { $model } 的宽度 { $limit }
    .card = 资料中没有 { $said }
fact =
    .model = { $value }
    .below = 小于所说规模的模型
    .objective = { $value ->
            [pretrain] 继续预训练
            [reward] 奖励模型
           *[other] { $value }
        }
    .num_gpus = { $value } 张卡
    .gpu_memory_gib = 显存 { $value } GB
    .host_memory_gib = 内存 { $value } GB
    .samples = { $value } 条样本
    .tokens_per_sample = 每条 { $value } 个 token
    .dataset_tokens = 共 { $value } 个 token
    .dataset_bytes = { $value } 字节文本
    .epochs = { $value } 轮
    .steps = { $value } 步
    .micro_batch_size = 微批 { $value }
    .gradient_accumulation = 梯度累积 { $value }
    .global_batch_size = 全局批大小 { $value }
    .lora_rank = 秩 { $value }
    .learning_rate = 学习率 { $value }
    .optimizer = { $value }
    .precision = { $value }
    .quantization = { $value } 量化
    .parallelism = { $value }
    .offload = 卸载{ $value ->
            [on] 开
            [off] 关
           *[other] { $value }
        }
    .gradient_checkpointing = 梯度检查点{ $value ->
            [on] 开
           *[off] 关
        }
    .flash_attention = FlashAttention { $value ->
            [on] 开
           *[off] 关
        }
    .packing = packing { $value ->
            [on] 开
           *[off] 关
        }
    .framework = { $value }
    .generations = 每个提示 { $value } 个回答
    .negatives = 每个查询 { $value } 个负例
    .audio_hours = { $value } 小时音频
    .completion_tokens = 回答 { $value } 个 token
    .prompt_tokens = 提示 { $value } 个 token
    .rollout = { $value ->
            [transformers] Transformers
           *[other] vLLM
        } 生成回答
    .rollout_sleep = 休眠 { $value ->
            [off] 关
           *[on] 开
        }
    .mean_completion_tokens = 回答平均 { $value } 个 token
    .on_policy_share = lmbda { $value }
    .rollout_share = 每卡 { $value } 给 vLLM
    .saves = { $value } 个检查点
    .save_total_limit = 保留 { $value } 个检查点
    .free_disk_gb = 硬盘 { $value } GB
    .tensor_parallel = 张量并行 { $value }
    .pipeline_parallel = 流水线并行 { $value }
    .expert_parallel = 专家并行 { $value }
    .sequence_parallel = 序列并行 { $value }
    .network_gbit_s = 机器间 { $value } Gbit/s
    .people = { $value } 人
    .adapters = { $value } 个 LoRA 适配器
    .prefix_share = 前缀缓存 { $value }
    .kv_cache = { $value } KV 缓存
    .speculative = { $value ->
            [on] 投机解码
           *[off] 不用投机解码
        }
    .redundancy = { $value ->
            [on] 冗余
           *[off] 不要冗余
        }
    .processor = { $value ->
            [on] 只用处理器
           *[off] 不用处理器
        }
    .images_per_sample = 每条样本 { $value } 张图
    .image_pixels = 图片 { $value }
    .max_pixels = 每张图最多 { $value } 像素
    .train_vision_tower = 视觉编码器{ $value ->
            [on] 训练
           *[off] 冻结
        }
    .purchase_price = 每张卡 { $value }
    .machine_price = 整机 { $value }
    .electricity_price = 每度电 { $value }
    .price_per_request = 每次请求 { $value }
    .price_per_million = 每百万 token { $value }
    .input_price_per_million = 每百万输入 token { $value }
    .output_price_per_million = 每百万输出 token { $value }
    .cached_share = { $value } 的输入命中缓存
    .price_per_hour = 每卡每小时 { $value }
    .budget = 预算 { $value }
    .hours = 最多 { $value } 小时
    .weeks = { $value } 周
    .measured_hours = 实测 { $value } 小时
    .measured_seconds_per_step = 实测每步 { $value } 秒
    .measured_peak_gib = 实测峰值 { $value } GiB
    .requests_per_day = 每天 { $value } 次请求
    .tokens_per_request = 每次 { $value } 个 token
    .input_tokens = 输入 { $value } 个 token
    .output_tokens = 输出 { $value } 个 token
    .users = { $value } 人同时使用
    .context_tokens = 上下文 { $value } 个 token
    .days = { $value } 天
    .api_model = { $value }
    .provider = { $value }
    .scenario = { $value ->
            [qa_system] 问答系统
            [text_generation] 文本生成
            [code_generation] 代码生成
            [classification] 文本分类
           *[extraction] 信息抽取
        }
