period =
    { $days ->
        [1] 每天
        [30] 每月
        [365] 每年
       *[other] { $days } 天共
    }
own =
    { $cards ->
        [1] 已有的顯示卡
       *[other] { $cards } 張已有的顯示卡
    }
own-bought =
    買下 { $cards }（{ $usd } 按 { $years } 年攤銷，加電費）
electricity-alone =
    { $lesson ->
        [none] 已經擁有的顯示卡只算電費
       *[other] 按課程的取值，已有的顯示卡每月 { $lesson } 電費
    }：{ $requests ->
        [none] 永遠不比 API 便宜
       *[other] 每天 { $requests } 次起
    }。
buying =
    買下 { $cards }（{ $usd }）{ $month ->
        [none] 在 { $years } 年內回不了本
       *[other] 相對 API 在第 { $month } 個月回本
    }。
buying-at =
    - 每天 { $requests } 次請求時買下 { $cards }（{ $usd }）：{ $month ->
        [none] 在 { $years } 年內回不了本
       *[other] 相對 API 在第 { $month } 個月回本
    }。
rented =
    { $cards ->
        [1] 租卡
       *[other] 租 { $cards } 張卡
    }
headline-no-price =
    { $api ->
        [none] {" "}API{" "}
       *[other] { $api }
    }的價格未知，無法算出能省多少{ $own_usd ->
        [none] {""}
       *[other] ；{ $own }{ $period }電費 { $own_usd }
    }{ $rented_usd ->
        [none] {""}
       *[other] ，{ $rented }{ $period } { $rented_usd }
    }。
by-batch = { $api } 批次 API
headline-ended = { $api } 已於 { $day } 停用，不再有價格。
headline-current =
    按目前在售的 API，1,000 次請求（每次 { $tokens } token）為 { $usd }{ $rent ->
        [none] 。
       *[other] ；租一張卡全天開機每月 { $rent }，{ $evens }。
    }
list-age = 該價目表日期為 { $day }，已超過一年，使用前請核對。
from-to =
    { $most ->
        [none] { $least }（{ $cheap }）
       *[other] { $least }（{ $cheap }）至 { $most }（{ $dear }）
    }
even-against =
    { $requests ->
        [none] 始終不比 { $api } 便宜
       *[other] 每天 { $requests } 次請求起比 { $api } 便宜
    }
columns-current = 自有顯示卡電費 | 租卡（24×7） | 卡數
requests-a-day = 每天請求數
break-even-current =
    與 { $api } 相比：租卡{ $rented ->
        [none] 始終不划算
       *[other] 每天 { $rented } 次請求起更便宜
    }；{ $cards ->
        [none] {""}
       *[other] { $cards }{ $bought ->
            [none] 始終不划算；
           *[other] 每天 { $bought } 次起更便宜；
        }
    }已有顯示卡只計電費，{ $own ->
        [none] 也不划算
       *[other] 每天 { $own } 次起更便宜
    }。
prices-checked = API 價格核對於 { $day }。
power-month = **自有顯示卡只計電費**：一張 { $gpu } 滿載每月 { $usd }，不含購卡費用。
lesson-table = **課程參考表**：API 每千 token { $rate }，為當時的 GPT-4，該模型現已停售。
lesson-api = 按課程的參考價（GPT-4，每千 token { $rate }，該模型現已停售），API 費用為 { $usd }。
columns-lesson = 每天請求數 | API | 自有顯示卡 | 節省
columns-return-lesson = 課程口徑：訓練投入 { $usd } 的回報 | 節省 | 回報率
earned-back-lesson = 訓練費用 { $usd } { $own_day }回本。
batch-instead =
    { $batch ->
        [yes] 不走批次、即時返回：{ $period } { $usd }。
       *[no] 若可等待數小時，走批次 API：{ $period } { $usd }。
    }
api-ends = { $api } 將於 { $day } 停用。
headline-request =
    { $api ->
        [none] API{" "}
       *[other] { $api }{" "}
    }每次請求（{ $tokens } token）{ $usd }，1,000 次 { $thousand }。
headline-break-even =
    { $requests ->
        [none] { $own }不會比{ $api ->
            [none] {" "}API{" "}
           *[other] { $api }
        }便宜
       *[other] 每天 { $requests } 次請求起，{ $own }比{ $api ->
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
    每天 { $requests } 次請求，{ $period }費用：{ $api ->
        [none] API
       *[other] { $api }
    } { $api_usd }{ $own_usd ->
        [none] {""}
       *[other] ，{ $own }電費 { $own_usd }
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
    每天請求數 | { $api ->
        [none] API
       *[other] { $api }
    } | 自有顯示卡 | 節省 | 租卡（24×7） | 節省 | 卡數
unknown = 未知
none-holds-it = 放不下
traffic = 均為{ $period }費用，每次請求 { $tokens } token。
break-even = 盈虧平衡點：{ $own }{ $own_even }，{ $rented }{ $rented_even }。
even =
    { $requests ->
        [none] 無法達到
       *[other] 每天 { $requests } 次請求
    }
own-lesson = **每月 { $usd } 只是自有顯示卡的電費**（課程的取值，不含購卡費用）。
own-electricity = **自有顯示卡只計電費**：一張 { $gpu } 滿載每月 { $usd }，不含購卡費用。
own-override = 自有顯示卡每月 { $usd }，為管理員設定。
rented-month = 租卡：一張 { $gpu } 每小時 { $an_hour }，全天開機每月 { $usd }。
columns-return = 訓練投入 { $usd } 的回報 | 自有顯示卡節省 | 回報率 | 租卡節省 | 回報率
after = { $months } 個月後
earned-back =
    訓練費用 { $usd } 回本：{ $own }{ $own_day }{ $rented_day ->
        [none] {""}
       *[other] ，{ $rented }{ $rented_day }
    }。
day =
    { $number ->
        [none] 無法回本
       *[other] 第 { $number } 天
    }
more-requests = 每天 3000 次請求呢？
ten-times = 請求量再翻十倍呢？
against-an-api = 和 GPT-6 Luna 比呢？
over-a-year = 按一年算呢？
what-speaks-for-it = 自部署和 API 各有什麼利弊？
bought-left-out = 買卡的價格不含顯示卡之外的整機。

## Above large figures

title-even =
    { $requests ->
        [none] 租卡始終不比 { $api } 便宜
       *[other] 每天 { $requests } 次請求起，租卡比 { $api } 便宜
    }
title-rented = 每天 { $requests } 次請求時，租卡比 { $api } 便宜
title-api = 每天 { $requests } 次請求時，{ $api } 比租卡便宜
