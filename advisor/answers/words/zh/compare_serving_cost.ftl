period =
    { $days ->
        [1] 每天
        [30] 每月
        [365] 每年
       *[other] { $days } 天共
    }
own =
    { $cards ->
        [1] 已有的显卡
       *[other] { $cards } 张已有的显卡
    }
own-bought =
    买下 { $cards }（{ $usd } 按 { $years } 年摊销，加电费）
electricity-alone =
    { $lesson ->
        [none] 已经拥有的显卡只算电费
       *[other] 按课程的取值，已有的显卡每月 { $lesson } 电费
    }：{ $requests ->
        [none] 永远不比 API 便宜
       *[other] 每天 { $requests } 次起
    }。
buying =
    买下 { $cards }（{ $usd }）{ $month ->
        [none] 在 { $years } 年内回不了本
       *[other] 相对 API 在第 { $month } 个月回本
    }。
buying-at =
    - 每天 { $requests } 次请求时买下 { $cards }（{ $usd }）：{ $month ->
        [none] 在 { $years } 年内回不了本
       *[other] 相对 API 在第 { $month } 个月回本
    }。
rented =
    { $cards ->
        [1] 租卡
       *[other] 租 { $cards } 张卡
    }
headline-no-price =
    { $api ->
        [none] {" "}API{" "}
       *[other] { $api }
    }的价格未知，无法算出能省多少{ $own_usd ->
        [none] {""}
       *[other] ；{ $own }{ $period }电费 { $own_usd }
    }{ $rented_usd ->
        [none] {""}
       *[other] ，{ $rented }{ $period } { $rented_usd }
    }。
headline-request =
    { $api ->
        [none] API{" "}
       *[other] { $api }{" "}
    }每次请求（{ $tokens } token）{ $usd }，1,000 次 { $thousand }。
headline-break-even =
    { $requests ->
        [none] { $own }不会比{ $api ->
            [none] {" "}API{" "}
           *[other] { $api }
        }便宜
       *[other] 每天 { $requests } 次请求起，{ $own }比{ $api ->
            [none] {" "}API{" "}
           *[other] { $api }
        }便宜
    }{ $rent ->
        [none] {""}
       *[other] ；{ $rented }{ $rented_requests ->
            [none] 不划算
           *[other] 要到每天 { $rented_requests } 次
        }
    }。
headline-month =
    每天 { $requests } 次请求，{ $period }费用：{ $api ->
        [none] API
       *[other] { $api }
    } { $api_usd }{ $own_usd ->
        [none] {""}
       *[other] ，{ $own }电费 { $own_usd }
    }{ $rented_usd ->
        [none] {""}
       *[other] ，{ $rented } { $rented_usd }
    }。
saving =
    { $usd ->
        [none] 未知
       *[other] { $usd }{ $percent ->
            [none] {""}
           *[other] （{ $percent }）
        }
    }
columns =
    每天请求数 | { $api ->
        [none] API
       *[other] { $api }
    } | 自有显卡 | 节省 | 租卡（24×7） | 节省 | 卡数
unknown = 未知
none-holds-it = 放不下
traffic = 均为{ $period }费用，每次请求 { $tokens } token。
break-even = 盈亏平衡点：{ $own }{ $own_even }，{ $rented }{ $rented_even }。
even =
    { $requests ->
        [none] 无法达到
       *[other] 每天 { $requests } 次请求
    }
own-lesson = **每月 { $usd } 只是自有显卡的电费**（课程的取值，不含购卡费用）。
own-electricity = **自有显卡只计电费**：一张 { $gpu } 满载每月 { $usd }，不含购卡费用。
own-override = 自有显卡每月 { $usd }，为管理员设定。
rented-month = 租卡：一张 { $gpu } 每小时 { $an_hour }，全天开机每月 { $usd }。
columns-return = 训练投入 { $usd } 的回报 | 自有显卡节省 | 回报率 | 租卡节省 | 回报率
after = { $months } 个月后
earned-back =
    训练费用 { $usd } 回本：{ $own }{ $own_day }{ $rented_day ->
        [none] {""}
       *[other] ，{ $rented }{ $rented_day }
    }。
day =
    { $number ->
        [none] 无法回本
       *[other] 第 { $number } 天
    }
more-requests = 每天 3000 次请求呢？
ten-times = 请求量再翻十倍呢？
against-an-api = 和 GPT-4o mini 比呢？
over-a-year = 按一年算呢？
what-speaks-for-it = 自部署和 API 各有什么利弊？
bought-left-out = 买卡的价格不含显卡之外的整机。
