headline-none = { $cards }放不下 { $model } 的任何一种微调方法。
headline-not-yet = 先别急着训练：{ $samples } 条样本太少；数据补足后用{ $method }。
headline-on-cards =
    建议用{ $method }：{ $model } { $number ->
        [1] {""}
       *[other] 每卡
    }约需 { $peak }，{ $cards }{ $number ->
        [1] {""}
       *[other] 每张
    }可用 { $usable }。
headline-memory = 建议用{ $method }：{ $model } 约需 { $peak } 显存。
headline-start = 建议从{ $method }开始。
methods-columns = 方法 | 可训练参数 | 显存 | 速度 | 效果 | 适用
by-who-asks = 按使用者选择：{ $advice }。
each-advice =
    { $who }选{ $method }{ $condition ->
        [none] {""}
       *[other] （{ $condition }）
    }
tell-more = 说出模型、显卡、任务和样本数，就能按你的情况计算。
first-step = **第一步**：{ $step }
column-method = 方法
column-memory =
    { $number ->
        [1] {""}
       *[other] 每卡
    }显存
columns-on-card = 放得下吗 | 此卡最大规模
column-remark = 说明
fits =
    { $fits ->
        [tight] 很紧
        [no] 放不下
       *[yes] 放得下
    }
largest =
    { $size ->
        [none] 无
       *[other] 约 { $size }
    }
how-much-data = 我需要多少数据？
which-gpu-for = { $model } 需要什么显卡？
which-gpu = 需要什么显卡？
cost = 这样训要多久、多少钱？
write-config = 按这个方案写一份训练配置
one-card = 一张 RTX 4090 呢？
usual-card = 7B 模型、一张 RTX 4090 呢？
compare = 对比一下各种方法
