states =
    其中 { $layers } 层以固定大小的状态代替 KV：按已安装{ $kind ->
        [gated_delta] flash-linear-attention 的内核
        [kimi_delta] flash-linear-attention 的内核
        [convolution] causal-conv1d
       *[mamba] mamba-ssm 与 causal-conv1d 的内核
    }计算；用 PyTorch 自带的循环会慢数倍、占用更多显存。这些层的数值没有公开实测校准。
generic =
    { $model } 按{ $like ->
        [none] 该规模的典型解码器
       *[other] 该规模常用的 { $like }
    }估算（{ $layers } 层、宽度 { $width }、词表 { $vocabulary }）；说出具体模型可按其真实结构计算。
no-data-size = 未说明数据量：按课程的{ $whole ->
        [yes] 工作量
       *[no] 样本数
    } { $samples } 条 × { $tokens } token × { $epochs } 轮 = { $millions }M 训练 token 计算。
workload = 工作量：{ $samples } 条 × { $tokens } token × { $epochs } 轮 = { $millions }M 训练 token，未说明的取默认值。
card-of-family = { $family } 按 { $gpu } 计算；其他显存版本请说明容量。
four-bit-elsewhere = { $vendor } 硬件上的 4 位训练取决于 bitsandbytes 的支持情况：购买或租用前请确认。
on-mac =
    用 mlx-lm 微调（`mlx_lm.lora --train --model …`，QLoRA 用 4 位模型，LoRA 用 16 位模型）；bitsandbytes 和 Unsloth 的 CUDA 方案只适用于 NVIDIA。{ $memory } GB 里 GPU 默认可用约 { $usable_gib }。{ $hours ->
        [none] {""}
       *[other] 1M 训练 token 约需 { $hours }，多数数据集只有几百万 token。
    }
no-bf16 = 不支持 bf16，用 fp16 训练（fp16=True，不开 bf16）；FlashAttention 2 要 Ampere 及更新的卡，这里用 SDPA。
whole = 没有说明方法：这类 10 亿参数以下的模型按全量微调计算，适配器省不了多少，显存主要是激活值。
piece = 一条样本是 30 秒音频（编码器 { $positions } 个位置）加 { $tokens } 个 token 的转写；速度按转写的 token 计。
passages = 一条样本是 { $sequences } 条文本：查询、对应的段落和负例（如有）。同时读入的其他段落也作负例，这里是 { $batch } 条样本；梯度累积不增加负例。
measured-time = 时间按你实测的每步用时计算，为理论估算的 { $factor } 倍。
measured-memory = 显存按你实测的峰值计算，为理论估算的 { $factor } 倍。
settings =
    设置：微批 { $micro_batch } × { $tokens } token，梯度累积 { $accumulation }，{ $precision }，{ $optimizer }，{ $attention } 注意力，{ $checkpointing ->
        [yes] 开启
       *[no] 关闭
    }梯度检查点{ $unusual ->
        [none] {""}
       *[other] ，{ $unusual }
    }。

## Of the settings, where they are not the usual ones

lora = LoRA 秩 { $rank }（{ $targets }）
lora-mixture = LoRA 秩 { $rank }（{ $targets }）{ $experts ->
        [with] 、含专家
       *[without] 、专家不加
    }
experts-counted =
    专家上的适配器：{ $layers } 层 × { $experts } 个专家 × { $matrices } 个矩阵 × 秩 { $rank } × ({ $hidden } + { $width }) = { $parameters } 个可训练参数，按你的 target 会挂到专家上计算（Transformers 5 之前、PEFT 0.20 起、Unsloth）。只加注意力层、秩 { $other_rank }：{ $other_trained }，{ $fits ->
        [none] { $peak_gib }
        [true] 每卡 { $peak_gib }，放得下
        [tight] 每卡 { $peak_gib }，勉强放得下
       *[false] 每卡 { $peak_gib }
    }。以 print_trainable_parameters() 打印的为准。
unknown-mixture = 有保留：资料中没有 { $model }。权重按前一个数算，时间按后一个数算；层数、宽度、词表取自 { $like }，所以激活值和 logits 可能不同。没有算专家上的适配器：上传它的 config.json 才能算。
experts-left =
    这里没有算专家上的适配器。若 target 是所有线性层或 gate_proj、up_proj、down_proj，且工具会挂到专家上（Transformers 5 之前、PEFT 0.20 起、Unsloth），则多训练 { $layers } 层 × { $experts } 个专家 × { $matrices } 个矩阵 × 秩 { $rank } × ({ $hidden } + { $width }) = { $parameters }，{ $fits ->
        [none] 约需 { $peak_gib }
        [true] 每卡 { $peak_gib }，放得下
        [tight] 每卡 { $peak_gib }，勉强放得下
       *[false] 每卡 { $peak_gib }，放不下
    }。
embeddings = 词嵌入和输出层全部参与训练
dora = DoRA
prefix = 前缀微调
for = { $objective ->
        [dpo] DPO 偏好对
        [kto] KTO
        [orpo] ORPO 偏好对
        [simpo] SimPO 偏好对
        [reward] 成对样本的奖励模型
        [grpo] GRPO
        [online_dpo] 在线 DPO（奖励模型与策略同样大）
        [gkd] GKD
        [classification] 每条文本一个标签或分数
        [embedding] 查询与段落的向量
       *[ppo] PPO（价值模型、奖励模型与策略同样大）
    }
generated = 每个提示 { $answers } 条回答，各{ $mean ->
        [none] {" "}{ $tokens } token
       *[other] 不超过 { $tokens } token、平均 { $mean }
    }，由{ $rollout ->
        [server] 另外的卡上的 vLLM
        [async] 另外的卡上的 vLLM（与训练同时进行）
        [transformers] Transformers
       *[colocate] 同卡的 vLLM（占每卡 { $share }%{ $sleeps ->
            [yes] ，更新时休眠
           *[no] {""}
        }）
    }生成，{ $reference ->
        [yes] 有参考模型
       *[no] 没有参考模型
    }
loss = { $loss } 损失
global-batch = 每步 { $stated } 条样本这样分不尽，实际每步 { $made } 条。
offload = 卸载 { $what }
experts-elsewhere = 这里按专家也量化为 4 位计算，Unsloth 如此，Axolotl 需设 quantize_moe_experts: true。单用 Transformers 5 加 bitsandbytes 时专家不量化：那时约需 { $peak_gib }。
optimizer-in-backward = 反向传播中更新
fp8 = 矩阵乘用 fp8
fp4 = 矩阵乘用 NVFP4
adapter-kind = 用 { $kind }
blocks = 每次训练 { $number } 层
selective = 选择性检查点
activation-offload = 检查点放在主内存
tiled-mlp = MLP 分块
experts-16-bit = 专家保持 16 位
base-on-each = 每卡一份完整的量化基座
expert-loop = 专家逐个计算
divided = { $tensor ->
        [1] {""}
       *[other] 张量并行 { $tensor }
    }{ $pipeline ->
        [1] {""}
       *[other] {" "}流水线并行 { $pipeline }
    }{ $expert ->
        [1] {""}
       *[other] {" "}专家并行 { $expert }
    }{ $sequence ->
        [1] {""}
       *[other] {" "}序列并行 { $sequence }
    }
packed = 样本打包
mean-tokens = 样本平均 { $tokens } token
evaluated = 评估 { $samples } 条
saved = 保存 { $checkpoints } 次
technique = { $name }：{ $told }。
teacher-on-cards = 旁边是教师 { $name }（{ $stored ->
        [none] 16 位
       *[other] { $stored }
    }）
teacher-writes = 此前由 { $name } 生成样本：同样的卡上用 vLLM 约 { $hours }，按每条回答 { $tokens } token。
teacher-too-large = 此前由 { $name } 生成样本；它的 16 位权重放不进这些卡，需要更多卡或用 API。
answers-at-most = 每条回答都按上限 { $tokens } token 计时，是时间的上限；十一个公开的训练里平均长度为上限的 13%–76%，所以范围的下端按 15% 计。说“回答平均……token”可按实际计算。
dropped = { $percent }% 的回答被丢弃
