headline =
    { $example ->
        [yes] 以 { $model } 为例，从零训练
       *[no] 从零训练 { $model }
    }需要 { $each } × { $parameters } 参数 × { $tokens } token{ $by ->
        [stated] {""}
        [published] （原作者的用量）
       *[rule] （按每个参数 { $rule } 个，即 Chinchilla 的规则；如今的模型读得多得多）
    } = { $flops } FLOPs：{ $gpu } 利用率 { $usual } 时约 { $hours } 卡时{ $cost ->
        [none] 。
       *[other] ，约 { $cost }（利用率 { $most } 到 { $least }：{ $low } 到 { $high }）。
    }
on-cards =
    用 { $cards } 要 { $days } 天（每 { $tokens } token { $each } 天）；权重、梯度和优化器状态每张占 { $states }，{ $holds ->
        [yes] 激活留得下就够（单卡可用 { $usable }）。
       *[no] 超过单卡的 { $usable }。
    }
bought = 按这个价格，{ $usd } 大约能训练 { $tokens } token。
instead = 这只是成功的那一次，不含数据、人力和失败的试验；所以通常下载开源模型再微调，几美元就够。
columns = 显卡 | 卡时（利用率 { $most }、{ $usual }、{ $least }） | 费用（{ $usual }） | 30 天训完要几张 | 放得下状态（每参数 16 字节）要几张
hours = { $low }、{ $expected }、{ $high }
published =
    公开数据，{ $model }：{ $tokens } token{ $flops ->
        [none] {""}
       *[other] ，{ $flops } FLOPs
    }{ $hours ->
        [none] {""}
       *[other] ，{ $gpu } { $hours } 卡时
    }。
continued = 什么时候值得做继续预训练？
smaller = 从零训练一个 1B 要多少钱？
