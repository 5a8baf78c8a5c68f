headline-nothing =
    没有一张已知购买价的显卡放得下{ $model ->
        [none] 你说的训练
       *[other] { $model } 的这次训练
    }；请给出显卡和购买价格。
headline-does-not-hold =
    { $cards }{ $number ->
        [1] {""}
       *[other] 一起也
    }放不下 { $model } 的这次训练，买和租都没有用。
headline-no-rent = 不知道 { $cards } 的租价，无法与购买比较。
headline-never = 买 { $cards } 永远回不了本：每小时 { $rent } 的租金不高于自有显卡的电费。
headline-no-price = 不知道 { $gpu } 的购买价：{ $at }，{ $cards } 的租金是每月 { $month }；低于 { $worth } 买下，{ $years } 年内回本。
headline-use =
    { $at }，买 { $cards }（{ $purchase }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }）{ $paid ->
        [none] 在 { $life } 年内回不了本
       *[other] 在第 { $paid } 个月回本（使用 { $hours } 小时）
    }，租则每月 { $month }（每小时 { $rent }）。
headline-hours =
    买 { $cards }（{ $purchase }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }）大约用 { $hours } 小时后回本（租价每小时 { $rent }）：每周 40 小时{ $working }，全天候{ $always }。
at =
    { $always ->
        [yes] 全天候使用
       *[no] 每周用 { $hours } 小时
    }
unknown = 未知
never = 永不
month =
    { $month ->
        [none] 在 { $life } 年内回不了本
       *[other] 在第 { $month } 个月
    }
least =
    { $hours ->
        [none] 按 { $years } 年摊销，买 { $cards } 即使全天候使用也比租贵。
       *[other] 按 { $years } 年摊销，每月用满约 { $hours } 小时起买 { $cards } 更便宜；用得更少就租。
    }
machine-share = { $usd }（{ $machine } 中的一份，{ $as_of }）
columns-cards = 显卡 | 每小时租金 | 每小时电费 | 购买价 | 多久回本
rent-market =
    { $usd }{ $range ->
        [none] {""}
       *[other] （市场 { $range }）
    }
bought =
    { $usd }{ $condition ->
        [used] （二手，{ $as_of }）
        [new] （全新，{ $as_of }）
       *[other] （按你给出的价格）
    }
hours-of-use =
    使用 { $hours } 小时{ $low ->
        [none] {""}
       *[other] { $high ->
            [none] （按市场最高租价 { $low }，按最低租价永不回本）
           *[other] （按市场租价 { $low } – { $high }）
        }
    }
sum =
    { $cards }：{ $purchase } ÷（每小时租金 { $rent } − 电费 { $power }）= { $hours } 小时{ $thousand ->
        [none] 。
       *[other] ；整机其余部分每 { $more } 再加 { $thousand } 小时。
    }
owned = 自购
owned-for = 优势：一次付清，以后只付电费；数据不出门，不用排队，不用每次重装环境；卡还能转卖。
owned-against = 劣势：显存固定，更大的模型还得租；供电、散热、噪声、维修和折旧都归自己，闲着也一样花钱。
rented = 租云
rented-for = 优势：不用先投入；什么卡都能租，可以一天租八张，明年换新卡；项目结束就停。
rented-against = 劣势：开着就计费，装环境和忘关机也算；存储和流量另算；数据要出门；热门卡可能租不到。
period =
    { $cards } 用 { $hours } 小时：租 { $rent }{ $own ->
        [none] {""}
       *[other] ，买 { $own }（含电费，显卡仍归你）
    }。
run =
    一次训练（{ $model }，{ $method }）在 { $cards } 上需要 { $hours }，租用 { $cost }{ $sharding ->
        [single] {""}
        [ddp] ，每卡一份完整模型（DDP）
        [zero1] ，每卡一份完整模型（ZeRO-1）
        [zero2] ，每卡一份完整模型（ZeRO-2）
        [zero3] ，模型切分到各卡（ZeRO-3）
        [fsdp] ，模型切分到各卡（FSDP）
       *[other] ，各层分放到各卡
    }{ $runs ->
        [none] {""}
       *[other] ；{ $number ->
            [1] {""}
           *[other] 全部
        }买下后跑 { $runs } 次这样的训练回本
    }。
budget =
    { $budget } 可以租 { $cards } { $hours } 小时{ $number ->
        [none] {""}
        [0] ，不够买一张 { $gpu }
       *[other] ，或者买 { $number } 张 { $gpu }
    }。
columns-use = { $cards }：用量 | 每月租金 | 自有每月（{ $life } 年摊销加电费） | 自有每年电费 | 购买何时回本 | 低于此价买划算（{ $years } 年回本）
use =
    { $always ->
        [yes] 全天候
       *[no] 每周 { $hours } 小时
    }
left-out =
    没有计入：{ $machine ->
        [yes] {""}
       *[no] 显卡之外的整机、
    }闲置时间、转卖所得、维修和技术支持、利息，以及租用机器时传数据和配环境的时间。
ask-hours = 每周用 20 小时，{ $cards } 买还是租？
ask-other = { $cards } 和租一张 H100 比呢？
ask-run = 13B 用 QLoRA 在 { $gpu } 上微调要多少钱？
ask-api = 每天 1000 次请求，用 API 会更便宜吗？
headline-not-in-life =
    买 { $cards }（{ $purchase }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }）在 { $years } 年内回不了本，全天候使用也不行：相对每小时 { $rent } 的租价要用约 { $hours } 小时。租更划算。

## Above large figures

title =
    { $paid ->
        [none] 买{ $cards }，用满 { $hours } 小时回本
        [never] 买{ $cards }、{ $at }，{ $life } 年内回不了本
       *[other] 买{ $cards }、{ $at }，第 { $paid } 个月回本
    }
