headline-none =
    { $model } 在可估算的{ $gpu ->
        [none] {""}
       *[other] {" "}{ $gpu }{" "}
    }配置里都放不下。
headline-counts = { $model } 需要：{ $needs }。
headline-cards = { $model } 推荐：{ $needs }。
stated-cards =
    你的 { $number } 张{ $enough ->
        [yes] 够用。
       *[no] 不够。
    }
smallest = 放得下的最小配置：{ $each }。
set =
    { $cards }（{ $number ->
        [1] {""}
       *[other] 每张{" "}
    }{ $memory }）
need-counts =
    { $method } { $cards }（{ $number ->
        [1] {""}
       *[other] 每张
    }{ $memory }）
roomier = ，宽裕些用{ $cards }（每张 { $peak }）
fewest = { $cards }：{ $what }
or-fewest =
    ；最少 { $cards }（{ $what }，{ $number ->
        [1] {""}
       *[other] 每张
    } { $peak }{ $host }，{ $hours }）
need-cards =
    { $method } 用{ $cards }（{ $number ->
        [1] {""}
       *[other] 每张{" "}
    }{ $peak }）
between-counts = ，
between-cards = ，
one-card = ：若全部放在一张卡上，需要 { $memory }
pure-bf16 = 纯 bf16（不保留 fp32 主权重）单卡需要 { $memory }：显存减半，但效果有风险。
nothing-holds-it = 在可估算的卡数范围内都放不下。
columns = 显卡 | 每卡显存 | 训练一次的时间 | 训练一次的费用
extremes = 最便宜：{ $cheap }，{ $cost }；最快：{ $fast }，{ $hours }。
more-options = { $method }：其他选择
cost-on = 用{ $cards }要多少钱？
with-qlora = 换成 QLoRA 呢？
longer-samples = 每条 4096 token 呢？

## Above large figures

title =
    { $asked ->
        [yes] { $model } 用{ $method }需要{ $cards }
       *[no] { $model } 建议{ $cards }，用{ $method }
    }
