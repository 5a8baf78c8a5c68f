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
by-batch = { $api } 批量 API
headline-ended = { $api } 已于 { $day } 停用，不再有价格。
headline-current =
    按目前在售的 API，1,000 次请求（每次 { $tokens } token）为 { $usd }{ $rent ->
        [none] 。
       *[other] ；租一张卡全天开机每月 { $rent }，{ $evens }。
    }
list-age = 该价目表日期为 { $day }，已超过一年，使用前请核对。
from-to =
    { $most ->
        [none] { $least }（{ $cheap }）
       *[other] { $least }（{ $cheap }）至 { $most }（{ $dear }）
    }
even-against =
    { $requests ->
        [none] 始终不比 { $api } 便宜
       *[other] 每天 { $requests } 次请求起比 { $api } 便宜
    }
columns-current = 自有显卡电费 | 租卡（24×7） | 卡数
requests-a-day = 每天请求数
break-even-current =
    与 { $api } 相比：租卡{ $rented ->
        [none] 始终不划算
       *[other] 每天 { $rented } 次请求起更便宜
    }；{ $cards ->
        [none] {""}
       *[other] { $cards }{ $bought ->
            [none] 始终不划算；
           *[other] 每天 { $bought } 次起更便宜；
        }
    }已有显卡只计电费，{ $own ->
        [none] 也不划算
       *[other] 每天 { $own } 次起更便宜
    }。
prices-checked = API 价格核对于 { $day }。
power-month = **自有显卡只计电费**：一张 { $gpu } 满载每月 { $usd }，不含购卡费用。
lesson-table = **课程参考表**：API 每千 token { $rate }，为当时的 GPT-4，该模型现已停售。
lesson-api = 按课程的参考价（GPT-4，每千 token { $rate }，该模型现已停售），API 费用为 { $usd }。
columns-lesson = 每天请求数 | API | 自有显卡 | 节省
columns-return-lesson = 课程口径：训练投入 { $usd } 的回报 | 节省 | 回报率
earned-back-lesson = 训练费用 { $usd } { $own_day }回本。
batch-instead =
    { $batch ->
        [yes] 不走批量、即时返回：{ $period } { $usd }。
       *[no] 若可等待数小时，走批量 API：{ $period } { $usd }。
    }
api-ends = { $api } 将于 { $day } 停用。
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
against-an-api = 和 GPT-6 Luna 比呢？
over-a-year = 按一年算呢？
what-speaks-for-it = 自部署和 API 各有什么利弊？
bought-left-out = 买卡的价格不含显卡之外的整机。

## Above large figures

title-even =
    { $requests ->
        [none] 租卡始终不比 { $api } 便宜
       *[other] 每天 { $requests } 次请求起，租卡比 { $api } 便宜
    }
title-rented = 每天 { $requests } 次请求时，租卡比 { $api } 便宜
title-api = 每天 { $requests } 次请求时，{ $api } 比租卡便宜
