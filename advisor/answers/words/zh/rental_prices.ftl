lends = { $name } 是免费借用显卡的平台，没有按小时的价格。
named = { $name }：
none-of-provider =
    { $gpu ->
        [none] 不知道 { $provider } 的租价。
       *[other] 不知道 { $provider } 的 { $gpu } 租价。
    }
of-provider = { $provider }：已知 { $cards } 种显卡的价格。
own =
    { $provider } 的 { $gpu } 每卡每小时 { $amount }{ $kind ->
        [on_demand] （按需，{ $as_of }）
        [spot] （竞价 spot，随时可能被回收，{ $as_of }）
       *[other] （需承诺时长，{ $as_of }）
    }。
of-kind =
    { $kind ->
        [spot] { $provider } 的 { $gpu } 竞价（spot）每卡每小时 { $amount }（{ $as_of }），随时可能被回收。
       *[reserved] { $provider } 的 { $gpu } 承诺租期（包月或包年）折合每卡每小时 { $amount }（{ $as_of }）。
    }
no-kind =
    { $provider ->
        [none] 不知道 { $gpu } 的{ $kind ->
            [spot] 竞价（spot）
           *[reserved] 包月、包年
        }价格。
       *[other] 不知道 { $provider } 的 { $gpu } 的{ $kind ->
            [spot] 竞价（spot）
           *[reserved] 包月、包年
        }价格。
    }
ranked =
    { $gpu ->
        [none] 不知道有两家以上出租、支持 bf16 的 { $memory } GB 显卡。
       *[other] 已知租金最便宜、支持 bf16 的 { $memory } GB 显卡：{ $gpu }，每小时 { $median }（{ $providers } 家按需价的中位数；最低 { $provider } { $low }）。
    }
columns-ranked = 显卡 | 每小时中位数 | 最低 | 最早的价格日期
unknown-card = 不知道 { $gpu } 的租价。
single = { $gpu } 只知道一家的报价：{ $provider }，按需每小时 { $amount }（{ $as_of }），说明不了别家的价格。
no-other = 没有其他家的报价。
cheapest = 已知最便宜的按需 { $gpu }：{ $provider }，每小时 { $amount }（{ $as_of }）。
median =
    { $providers } 家按需价的中位数是每小时 { $amount }{ $spot ->
        [none] {""}
       *[other] ；竞价（spot）{ $spot } 起，随时可能被回收
    }。
several = 按中位数，{ $cards } 每小时 { $amount }。
quoted-yuan = { $usd }（原价 ¥{ $cny }）
columns =
    { $by ->
        [card] 显卡
       *[provider] 平台
    } | 方式 | 每卡每小时 | 价格日期
kind =
    { $kind ->
        [on_demand] 按需
        [spot] 竞价（spot）
       *[reserved] 预留，需承诺时长
    }
day =
    { $day }{ $stale ->
        [yes] ，较旧
       *[no] {""}
    }
dated =
    价格日期 { $oldest }{ $newest ->
        [none] {""}
       *[other] {" "}至 { $newest }
    }，单卡，不含存储、流量和税；付款前请再核对。
lesson = 课程参考表，与市场价并列：{ $gpu } 每小时 { $amount }。
versions = 其他版本：{ $names }。
ask-buy = 买 { $gpu } 还是租划算？
ask-run = 在 { $gpu } 上对 7B 做 LoRA 要多少钱？
ask-cheapest = 哪家的 H100 最便宜？

## Above large figures

title = { $provider } 的 { $gpu } 每小时 { $amount }
