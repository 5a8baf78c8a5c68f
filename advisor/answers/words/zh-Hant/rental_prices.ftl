lends = { $name } 是免費借用顯示卡的平臺，沒有按小時的價格。
named = { $name }：
none-of-provider =
    { $gpu ->
        [none] 不知道 { $provider } 的租價。
       *[other] 不知道 { $provider } 的 { $gpu } 租價。
    }
of-provider = { $provider }：已知 { $cards } 種顯示卡的價格。
own =
    { $provider } 的 { $gpu } 每卡每小時 { $amount }{ $kind ->
        [on_demand] （按需，{ $as_of }）
        [spot] （競價 spot，隨時可能被回收，{ $as_of }）
       *[other] （需承諾時長，{ $as_of }）
    }。
of-kind =
    { $kind ->
        [spot] { $provider } 的 { $gpu } 競價（spot）每卡每小時 { $amount }（{ $as_of }），隨時可能被回收。
       *[reserved] { $provider } 的 { $gpu } 承諾租期（包月或包年）摺合每卡每小時 { $amount }（{ $as_of }）。
    }
no-kind =
    { $provider ->
        [none] 不知道 { $gpu } 的{ $kind ->
            [spot] 競價（spot）
           *[reserved] 包月、包年
        }價格。
       *[other] 不知道 { $provider } 的 { $gpu } 的{ $kind ->
            [spot] 競價（spot）
           *[reserved] 包月、包年
        }價格。
    }
ranked =
    { $gpu ->
        [none] 不知道有兩家以上出租、支援 bf16 的 { $memory } GB 顯示卡。
       *[other] 已知租金最便宜、支援 bf16 的 { $memory } GB 顯示卡：{ $gpu }，每小時 { $median }（{ $providers } 家按需價的中位數；最低 { $provider } { $low }）。
    }
columns-ranked = 顯示卡 | 每小時中位數 | 最低 | 最早的價格日期
unknown-card = 不知道 { $gpu } 的租價。
single = { $gpu } 只知道一家的報價：{ $provider }，按需每小時 { $amount }（{ $as_of }），說明不了別家的價格。
no-other = 沒有其他家的報價。
cheapest = 已知最便宜的按需 { $gpu }：{ $provider }，每小時 { $amount }（{ $as_of }）。
median =
    { $providers } 家按需價的中位數是每小時 { $amount }{ $spot ->
        [none] {""}
       *[other] ；競價（spot）{ $spot } 起，隨時可能被回收
    }。
several = 按中位數，{ $cards } 每小時 { $amount }。
quoted-yuan = { $usd }（原價 ¥{ $cny }）
columns =
    { $by ->
        [card] 顯示卡
       *[provider] 平臺
    } | 方式 | 每卡每小時 | 價格日期
kind =
    { $kind ->
        [on_demand] 按需
        [spot] 競價（spot）
       *[reserved] 預留，需承諾時長
    }
day =
    { $day }{ $stale ->
        [yes] ，較舊
       *[no] {""}
    }
dated =
    價格日期 { $oldest }{ $newest ->
        [none] {""}
       *[other] {" "}至 { $newest }
    }，單卡，不含儲存、流量和稅；付款前請再核對。
lesson = 課程參考表，與市場價並列：{ $gpu } 每小時 { $amount }。
versions = 其他版本：{ $names }。
ask-buy = 買 { $gpu } 還是租划算？
ask-run = 在 { $gpu } 上對 7B 做 LoRA 要多少錢？
ask-cheapest = 哪家的 H100 最便宜？

## Above large figures

title = { $provider } 的 { $gpu } 每小時 { $amount }
