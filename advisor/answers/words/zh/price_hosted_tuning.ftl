of-model =
    { $provider ->
        [none] { $model ->
            [none] 托管
           *[other] {""}
        }
       *[other] 在 { $provider }{" "}
    }微调{ $model ->
        [none] {""}
       *[other] {" "}{ $model }
    }
costs =
    { $most ->
        [none] { $least }
       *[other] { $cheapest ->
            [none] { $least } 到 { $most }
           *[other] { $least }（{ $cheapest }）到 { $most }（{ $dearest }）
        }
    }
list-age = 其中最早的价格来自 { $day }，已超过一年，使用前请核对。
headline-priced = { $what }，{ $tokens } 训练 token 的费用为 { $cost }{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-rate = { $what }，每百万训练 token { $rate }；举例：{ $tokens } 训练 token 为 { $cost }{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-closing = { $what }，每百万训练 token { $rate }，{ $stated ->
        [yes] {""}
       *[no] 举例：
    }{ $tokens } 为 { $cost }；但只有已在用微调模型的组织能新建任务，{ $until } 起全部停止。
headline-unknown = 此处没有{ $what }的已知价格{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-provider-ended = { $provider } 已不再接受微调任务{ $day ->
        [none] {""}
       *[other] （{ $day } 起）
    }{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-model-ended = { $model } 已不能微调：{ $provider } 于 { $day } 停用{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
own-rented =
    { $stand_in ->
        [yes] 开放的 { $model } 在{ $cards } 上用{ $method }
       *[no] 在{ $cards } 上用{ $method }
    }为 { $cost }（{ $hours }）
own-instead =
    你说的显卡这样放不下 { $model }，{ $stand_in ->
        [yes] 开放的 { $model }{" "}
       *[no] {""}
    }在 { $cards } 上用{ $method }为 { $cost }（{ $hours }）
columns =
    服务商与模型 | 方法 | 每百万 token | 费用 | 使用：每百万输入 / 输出，或每小时 | { $month ->
        [yes] 每月使用 |{" "}
       *[no] {""}
    }价格日期
any-method = 全参或 LoRA
size-class = { $parameters } 及以下的模型
in-region = （{ $region }）
size-top = { $parameters } 以上的模型
billed = 计费：{ $samples } 条 × { $each } token × { $epochs } 轮 = { $tokens } token{ $stated ->
        [yes] 。
       *[no] （举例；告诉我你的样本数即可按实际计算）。
    }
billed-tokens = 计费：{ $data } token × { $epochs } 轮 = { $tokens } token。
own-electricity = 若是自有显卡，电费 { $usd }。
takes =
    { $takes ->
        [nobody] 已不再接受任务。
        [active_customers] { $until } 起不再接受新任务。
       *[anyone] {""}
    }
elsewhere = 其他服务商的已知价格
others =
    其他已知价格{ $all ->
        [none] {""}
       *[other] （{ $all } 项中最便宜的 { $most } 项）
    }
use =
    { $first ->
        [none] 使用微调后的模型另行收费，各家规则不同。
       *[other] 使用微调后的模型另行收费（价格日期 { $first }{ $last ->
            [none] {""}
           *[other] {" "}至 { $last }
        }）{ $least ->
            [none] 。
           *[other] ；独占部署全天开机每月 { $least }{ $most ->
                [none] {""}
               *[other] {" "}到 { $most }
            }。
        }
    }
use-month =
    每月按每天 { $requests } 次请求、每次输入 { $input } 与输出 { $output } token{ $stated ->
        [yes] {""}
       *[no] （假设）
    }计算{ $dedicated ->
        [yes] ；独占部署只计一份，不论其能否应付。
       *[no] 。
    }
used =
    { $input ->
        [none] {""}
       *[other] { $input } / { $output }{ $adapters ->
            [yes] （LoRA）
           *[no] {""}
        }
    }{ $hour ->
        [none] {""}
       *[other] { $input ->
            [none] {""}
           *[other] {" "}或{" "}
        }每小时 { $hour }（{ $gpu }）
    }
used-unknown = 未知
unpriced = 以下服务商的价格此处未知：{ $names }。
remark = { $provider }，{ $model }：{ $note }
suggest-own = { $model } QLoRA 在 RTX 4090 上要多少钱？
suggest-serving = 每天 1000 次请求，用 API 还是自建？
suggest-samples = 如果有 10000 条样本呢？
suggest-settings = 学习率和轮数怎么设？

## Above large figures

title =
    { $own ->
        [yes] { $several ->
            [yes] { $what }：租卡自己训最便宜；托管服务里 { $provider } 最便宜
           *[no] { $what }：比租卡自己训贵
        }
       *[no] { $several ->
            [yes] { $what }：{ $provider } 最便宜
           *[no] { $what }：比租卡自己训便宜
        }
    }
