run =
    { $model ->
        [none] {""}
       *[other] { $model }{" "}
    }{ $method }{ $objective ->
        [none] {""}
       *[other] （{ $objective }）
    }
headline-epochs =
    { $verdict ->
        [low] 偏少
       *[high] 偏多，容易过拟合
    }：{ $samples } 条样本训 { $epochs } 轮，批大小 { $batch } 时是 { $steps } 步；通常训 { $span }，即 { $usual } 步。
headline-beyond =
    { $verdict ->
        [low] 偏低
       *[high] 偏高
    }：{ $name } { $stated } { $verdict ->
        [low] 只有{ $run }常用下限的 { $times } 分之一
       *[high] 是{ $run }常用上限的 { $times } 倍
    }（常用 { $span }）：建议从 { $value } 开始。
beyond-too =
    { $name } { $stated } 也偏{ $verdict ->
        [low] 低
       *[high] 高
    }（常用 { $span }）。
headline-plan =
    { $stated ->
        [yes] 你给的设置在常用范围内。
       *[no] {""}
    }{ $run }，{ $samples } 条样本：{ $rate ->
        [none] 没有已知的公开学习率，
       *[other] 学习率 { $rate }，
    }{ $epochs }，批大小 { $batch }，共 { $steps } 步{ $rank ->
        [none] {""}
       *[other] ，秩 { $rank }
    }。
headline-asked =
    { $run }{ $samples ->
        [none] {""}
       *[other] ，{ $samples } 条样本
    }：{ $each }。
asked-one =
    { $yours ->
        [yes] 你的{ $name } { $value } 属于常用范围（{ $span }）
       *[no] { $name }从 { $value } 开始，常用 { $span }
    }
asked-full = （全量微调从 { $value } 开始，常用 { $span }）
columns-rates = 学习率 | 会怎样
rate-effect =
    { $steps ->
        [hardly] 常用步数内学得太少：loss 降得慢，多半还是老样子
        [slow] 学得慢，保留原有能力多：适合小改动或步数多
        [start] 常用起点
        [fast] 学得快，也更容易忘掉原有能力：盯住验证集
       *[unstable] loss 可能跳升或变 NaN，原有能力会丢
    }
against =
    { $verdict ->
        [high] 是上限的 { $times } 倍
        [low] 只有下限的 { $times } 分之一
       *[usual] 常用
    }（{ $span }）
rates-weighed = 与常用的 { $span } 相比：{ $each }。
weighed =
    { $rate } { $verdict ->
        [high] 是上限的 { $times } 倍
        [low] 只有下限的 { $times } 分之一
       *[usual] 在范围内
    }
headline-open =
    { $stated ->
        [yes] 你给的设置在常用范围内。
       *[no] {""}
    }{ $run }：{ $rate ->
        [none] 没有已知的公开学习率
       *[other] 学习率从 { $rate } 开始
    }{ $epochs ->
        [none] {""}
       *[other] ，{ $epochs }
    }{ $batch ->
        [none] {""}
       *[other] ，批大小 { $batch }
    }{ $rank ->
        [none] {""}
       *[other] ，秩 { $rank }
    }。
epochs = { $number } 轮
columns = 设置 | 建议起点 | 常用范围
column-said = 你给的
batch =
    { $size }{ $micro ->
        [none] {" "}= 微批 × 累积 × 卡数
       *[other] {" "}= 微批 { $micro } × 累积 { $accumulation }{ $cards ->
            [1] {""}
           *[other] {" "}× { $cards } 卡
        }
    }
warmup =
    { $steps ->
        [none] 总步数的 { $share }
       *[other] { $steps } 步（{ $share }）
    }
schedule = 学习率调度
cosine = { $schedule }，降到零
targets = LoRA 目标模块
all-linear = 全部线性层
length = 序列长度
length-open = 取最长样本的长度
packing = 样本打包
pack =
    { $pack ->
        [none] 多数样本不到一半长时打开
        [yes] 打开
       *[no] 不打开
    }
too-high = { $value }（偏高）
too-low = { $value }（偏低）
steps-formula = 每轮步数 = 样本数 ÷（微批 × 梯度累积 × 卡数），向上取整。
steps = { $samples } 条 × { $epochs } / { $batch } = **{ $steps } 步**；每 { $every } 步看一次验证集。
steps-stated = 若训 { $epochs }则是 { $steps } 步。
rates = 要找到适合你的学习率，可用 { $rates } 各跑几百步，取验证损失最低的。
full-rate = 以上按 { $method }；全量微调的学习率从 { $value } 起（{ $span }）。
by-size = 按模型规模，{ $name }：{ $each }。
by-amount = 按样本数，{ $name }：{ $each }。
up-to = { $limit } 以内 { $usual }（{ $span }）
above = 以上 { $usual }（{ $span }）
cards-share =
    { $cards } 张卡{ $sharding ->
        [zero3] 各存模型的一部分（ZeRO-3 切分）
        [fsdp] 各存模型的一部分（FSDP 切分）
        [device_map] 各存若干层，同一时刻只有一张在算（device_map）
        [zero1] 各存一份完整模型（ZeRO-1）
        [zero2] 各存一份完整模型（ZeRO-2）
       *[ddp] 各存一份完整模型（DDP）
    }；批大小按读取不同样本的所有卡合计。
fit =
    { $fits ->
        [no] 这套设置放不下：每卡约需 { $peak }，可用 { $usable }。换更省显存的方法或更大的卡时，设置仍然适用。
        [tight] 这套设置每卡约需 { $peak }，可用 { $usable }：很紧。
       *[yes] 这套设置每卡约需 { $peak }，可用 { $usable }。
    }
watch = 训练中看什么
from-where = 常用范围的出处
from-one = { $name }：{ $by }（{ $checked } 核对）
write-config = 按这套设置写一份训练配置
cost = 这样在 RTX 4090 上训练要多少钱？
cost-here = 这样训练要多少钱？
less-data = 如果只有 2000 条样本呢？
full-instead = 换成全量微调呢？
