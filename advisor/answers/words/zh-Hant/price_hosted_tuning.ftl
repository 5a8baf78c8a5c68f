of-model =
    { $provider ->
        [none] { $model ->
            [none] 託管
           *[other] {""}
        }
       *[other] 在 { $provider }{" "}
    }微調{ $model ->
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
list-age = 其中最早的價格來自 { $day }，已超過一年，使用前請核對。
headline-priced = { $what }，{ $tokens } 訓練 token 的費用為 { $cost }{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-rate = { $what }，每百萬訓練 token { $rate }；舉例：{ $tokens } 訓練 token 為 { $cost }{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-closing = { $what }，每百萬訓練 token { $rate }，{ $stated ->
        [yes] {""}
       *[no] 舉例：
    }{ $tokens } 為 { $cost }；但只有已在用微調模型的組織能新建任務，{ $until } 起全部停止。
headline-unknown = 此處沒有{ $what }的已知價格{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-provider-ended = { $provider } 已不再接受微調任務{ $day ->
        [none] {""}
       *[other] （{ $day } 起）
    }{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
headline-model-ended = { $model } 已不能微調：{ $provider } 於 { $day } 停用{ $own ->
        [none] 。
       *[other] ；{ $own }。
    }
own-rented =
    { $stand_in ->
        [yes] 開放的 { $model } 在{ $cards } 上用{ $method }
       *[no] 在{ $cards } 上用{ $method }
    }為 { $cost }（{ $hours }）
own-instead =
    你說的顯示卡這樣放不下 { $model }，{ $stand_in ->
        [yes] 開放的 { $model }{" "}
       *[no] {""}
    }在 { $cards } 上用{ $method }為 { $cost }（{ $hours }）
columns =
    服務商與模型 | 方法 | 每百萬 token | 費用 | 使用：每百萬輸入 / 輸出，或每小時 | { $month ->
        [yes] 每月使用 |{" "}
       *[no] {""}
    }價格日期
any-method = 全參或 LoRA
size-class = { $parameters } 及以下的模型
in-region = （{ $region }）
size-top = { $parameters } 以上的模型
billed = 計費：{ $samples } 條 × { $each } token × { $epochs } 輪 = { $tokens } token{ $stated ->
        [yes] 。
       *[no] （舉例；告訴我你的樣本數即可按實際計算）。
    }
billed-tokens = 計費：{ $data } token × { $epochs } 輪 = { $tokens } token。
own-electricity = 若是自有顯示卡，電費 { $usd }。
takes =
    { $takes ->
        [nobody] 已不再接受任務。
        [active_customers] { $until } 起不再接受新任務。
       *[anyone] {""}
    }
elsewhere = 其他服務商的已知價格
others =
    其他已知價格{ $all ->
        [none] {""}
       *[other] （{ $all } 項中最便宜的 { $most } 項）
    }
use =
    { $first ->
        [none] 使用微調後的模型另行收費，各家規則不同。
       *[other] 使用微調後的模型另行收費（價格日期 { $first }{ $last ->
            [none] {""}
           *[other] {" "}至 { $last }
        }）{ $least ->
            [none] 。
           *[other] ；獨佔部署全天開機每月 { $least }{ $most ->
                [none] {""}
               *[other] {" "}到 { $most }
            }。
        }
    }
use-month =
    每月按每天 { $requests } 次請求、每次輸入 { $input } 與輸出 { $output } token{ $stated ->
        [yes] {""}
       *[no] （假設）
    }計算{ $dedicated ->
        [yes] ；獨佔部署只計一份，不論其能否應付。
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
        }每小時 { $hour }（{ $gpu }）
    }
used-unknown = 未知
unpriced = 以下服務商的價格此處未知：{ $names }。
remark = { $provider }，{ $model }：{ $note }
suggest-own = { $model } QLoRA 在 RTX 4090 上要多少錢？
suggest-serving = 每天 1000 次請求，用 API 還是自建？
suggest-samples = 如果有 10000 條樣本呢？
suggest-settings = 學習率和輪數怎麼設？

## Above large figures

title =
    { $own ->
        [yes] { $several ->
            [yes] { $what }：租卡自己訓最便宜；託管服務裡 { $provider } 最便宜
           *[no] { $what }：比租卡自己訓貴
        }
       *[no] { $several ->
            [yes] { $what }：{ $provider } 最便宜
           *[no] { $what }：比租卡自己訓便宜
        }
    }
