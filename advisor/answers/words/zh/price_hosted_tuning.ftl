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
       *[other] { $least }（{ $cheapest }）到 { $most }（{ $dearest }）
    }
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
headline-unknown = 没有已知的价格：{ $what }{ $own ->
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
columns = 服务商与模型 | 方法 | 每百万 token | 计费 token | 费用 | 价格日期
any-method = 全参或 LoRA
size-class = { $parameters } 及以下的模型
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
others = 其他已知价格
tuned-costs-extra = 部署微调后的模型另行收费，各家规则不同。
remark = { $provider }，{ $model }：{ $note }
suggest-own = { $model } QLoRA 在 RTX 4090 上要多少钱？
suggest-serving = 每天 1000 次请求，用 API 还是自建？
suggest-samples = 如果有 10000 条样本呢？
suggest-settings = 学习率和轮数怎么设？
