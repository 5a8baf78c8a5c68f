subject =
    { $model ->
        [none] { $method }
       *[other] { $model }{ $method ->
            [none] {""}
           *[other] {" "}{ $method }
        }
    }：
headline-several = 最快的是{ $fast }，{ $hours }（其他至少 { $more_hours }）；最便宜的是{ $cheap }，{ $cost }（其他至少 { $more_cost }）。
headline-worth = { $fast }更划算：{ $hours }，对 { $more_hours }，费用差不多（{ $cost }，{ $cheap } { $least }）。
faster-there =
    同一家更快的是 { $machine }：{ $hours }，{ $cost }{ $cheap ->
        [none] {""}
       *[other] ；更省钱的是 { $cheap }：{ $cheap_hours }，{ $cheap_cost }
    }。你说的几种里，
headline-both = { $best }又快又便宜：{ $hours }、{ $cost }，其他至少 { $more_hours }、{ $more_cost }。
headline-fastest =
    最快的是{ $fast }，{ $hours }，其他至少 { $more_hours }{ $priced ->
        [no] 。
       *[yes] ；并非两边都有已知价格，费用不比。
    }
headline-times =
    { $cards ->
        [none] {""}
       *[other] { $cards }上，
    }{ $each }（按 { $millions }M 训练 token：{ $samples } 条 × { $tokens } token × { $epochs } 轮）；时间与 token 数成正比，与卡数大致成反比。
takes-time = { $run } 要 { $hours }
headline-equal-time = 速度相当（{ $hours }）；最便宜的是{ $cheap }，{ $cost }（其他至少 { $more_cost }）。
headline-equal-cost = 最快的是{ $fast }，{ $hours }（其他至少 { $more_hours }），费用差不多（{ $cost }）。
faster = 同一家更快的机器，同样的工作量
columns-faster = 机器 | 时间 | 一次训练费用
headline-equal = 差别小到估算分不出来：都是 { $hours }、{ $cost }。
headline-one =
    { $others ->
        [none] { $run }：{ $hours }，{ $cost }。
       *[other] 只有{ $run }放得下（{ $hours }，{ $cost }）；{ $others }。
    }
headline-none = 这几种都放不下：{ $others }。
headline-memory = { $each }。
headline-hosted = { $each }。
needs = { $run }需要 { $peak }，只有 { $usable }
takes = { $run }占 { $peak }
not-computed = { $run }没有计算
hosted-beside = { $run } 微调同样的 token 收费 { $usd }{ $cheaper ->
        [yes] ，更便宜
       *[no] {""}
    }。
hosted-cost = { $run }收费 { $usd }
model-chosen = 你没有说模型，这里以 { $model } 为例。
method-chosen = 各方案统一用{ $method }：各方案都放得下的较好的一种，否则用最省显存的；各方案下全量、LoRA、QLoRA 的显存见下表。
methods-chosen = 每种方案各用放得下的最好的适配器方法。
card-chosen = 你没有说用什么卡：时间与费用按 { $card } 计算，各取放得下的最少张数。
no-card = 都没有说用什么卡，所以只能比显存。
columns-times = 方案 | 时间（范围）
time-on =
    { $hours }{ $more ->
        [yes] （{ $cards } 张卡）
       *[no] {""}
    }{ $pure ->
        [yes] （纯 bf16）
       *[no] {""}
    }
columns-memory = 方案 | 峰值显存
columns = 方案 | 每卡显存 | 时间 | 一次训练费用 | 每小时费用
named-way = { $run }（{ $way }）
way =
    { $sharding ->
        [ddp] 每卡一份完整模型，DDP
        [zero1] 每卡一份完整权重，ZeRO-1
        [zero2] 每卡一份完整权重，ZeRO-2
        [zero3] 模型切分到各卡，ZeRO-3
        [fsdp] 模型切分到各卡，FSDP
       *[other] 各层分到各卡，device_map
    }
too-much = ，放不下
time-range = { $hours }（{ $low } – { $high }）
why-fastest = **时间**：{ $run }，{ $why }
why-cheapest = **费用**：{ $run }，{ $why }
change = **{ $run }** 放不下。改一处就行：{ $change }（{ $peak }，{ $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }）。
instead = **{ $run }** 放不下。可以改用：{ $method }，{ $cards }（{ $peak }，{ $hours }，{ $cost }）。
nothing-instead = **{ $run }** 放不下，更省的方法、更大的卡或更多的卡里也没有找到放得下的。
size-class = 不超过 { $parameters } 的模型
hosted = **{ $run }**（{ $model }）：同样的训练 token 收费 { $usd }（每百万 { $per_million }，截至 { $as_of }）；背后用多少显存和时间无从得知，部署另收费。
column-set-up = 方案
fit =
    { $peak }{ $fits ->
        [tight] （很紧）
        [no] （放不下）
       *[other] {""}
    }
lesson = 第 91 课参考表：{ $run }，{ $hours }{ $cost ->
        [none] ，需要多张卡
       *[other] ，{ $cost }
    }。以上比较本身是算出来的。
which-card = 哪种卡做这件事最便宜？
with-qlora = 换成 QLoRA 呢？
twice-the-data = 数据翻一倍呢？
write-config = 按这个方案写一份 LLaMA-Factory 配置

## Above large figures

title-ahead =
    { $fast ->
        [none] { $cheap ->
            [none] 这样的估算看不出差别
           *[other] 一样快，{ $cheap } 最省钱
        }
       *[other] { $cheap ->
            [none] { $fast } 最快，费用差不多
           *[other] { $same ->
                [yes] { $fast } 最快也最省钱
               *[no] { $fast } 最快，{ $cheap } 最省钱
            }
        }
    }
title-memory = 各要多少显存
