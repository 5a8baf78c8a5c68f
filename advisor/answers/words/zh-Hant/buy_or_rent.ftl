headline-nothing =
    沒有一張已知購買價的顯示卡放得下{ $model ->
        [none] 你說的訓練
       *[other] { $model } 的這次訓練
    }；請給出顯示卡和購買價格。
headline-does-not-hold =
    { $cards }{ $number ->
        [1] {""}
       *[other] 一起也
    }放不下 { $model } 的這次訓練，買和租都沒有用。
headline-no-rent = 不知道 { $cards } 的租價，無法與購買比較。
headline-never = 買 { $cards } 永遠回不了本：每小時 { $rent } 的租金不高於自有顯示卡的電費。
headline-no-price = 不知道 { $gpu } 的購買價：{ $at }，{ $cards } 的租金是每月 { $month }；低於 { $worth } 買下，{ $years } 年內回本。
headline-use =
    { $at }，買 { $cards }（{ $purchase }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }）{ $paid ->
        [none] 在 { $life } 年內回不了本
       *[other] 在第 { $paid } 個月回本（使用 { $hours } 小時）
    }，租則每月 { $month }（每小時 { $rent }）。
headline-hours =
    買 { $cards }（{ $purchase }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }）大約用 { $hours } 小時後回本（租價每小時 { $rent }）：每週 40 小時{ $working }，全天候{ $always }。
at =
    { $always ->
        [yes] 全天候使用
       *[no] 每週用 { $hours } 小時
    }
unknown = 未知
never = 永不
month =
    { $month ->
        [none] 在 { $life } 年內回不了本
       *[other] 在第 { $month } 個月
    }
least =
    { $hours ->
        [none] 按 { $years } 年攤銷，買 { $cards } 即使全天候使用也比租貴。
       *[other] 按 { $years } 年攤銷，每月用滿約 { $hours } 小時起買 { $cards } 更便宜；用得更少就租。
    }
machine-share = { $usd }（{ $machine } 中的一份，{ $as_of }）
columns-cards = 顯示卡 | 每小時租金 | 每小時電費 | 購買價 | 多久回本
rent-market =
    { $usd }{ $range ->
        [none] {""}
       *[other] （市場 { $range }）
    }
bought =
    { $usd }{ $condition ->
        [used] （二手，{ $as_of }）
        [new] （全新，{ $as_of }）
       *[other] （按你給出的價格）
    }
hours-of-use =
    使用 { $hours } 小時{ $low ->
        [none] {""}
       *[other] { $high ->
            [none] （按市場最高租價 { $low }，按最低租價永不回本）
           *[other] （按市場租價 { $low } – { $high }）
        }
    }
sum =
    { $cards }：{ $purchase } ÷（每小時租金 { $rent } − 電費 { $power }）= { $hours } 小時{ $thousand ->
        [none] 。
       *[other] ；整機其餘部分每 { $more } 再加 { $thousand } 小時。
    }
owned = 自購
owned-for = 優勢：一次付清，以後只付電費；資料不出門，不用排隊，不用每次重灌環境；卡還能轉賣。
owned-against = 劣勢：顯示記憶體固定，更大的模型還得租；供電、散熱、噪聲、維修和折舊都歸自己，閒著也一樣花錢。
rented = 租雲
rented-for = 優勢：不用先投入；什麼卡都能租，可以一天租八張，明年換新卡；專案結束就停。
rented-against = 劣勢：開著就計費，裝環境和忘關機也算；儲存和流量另算；資料要出門；熱門卡可能租不到。
period =
    { $cards } 用 { $hours } 小時：租 { $rent }{ $own ->
        [none] {""}
       *[other] ，買 { $own }（含電費，顯示卡仍歸你）
    }。
run =
    一次訓練（{ $model }，{ $method }）在 { $cards } 上需要 { $hours }，租用 { $cost }{ $sharding ->
        [single] {""}
        [ddp] ，每卡一份完整模型（DDP）
        [zero1] ，每卡一份完整模型（ZeRO-1）
        [zero2] ，每卡一份完整模型（ZeRO-2）
        [zero3] ，模型切分到各卡（ZeRO-3）
        [fsdp] ，模型切分到各卡（FSDP）
       *[other] ，各層分放到各卡
    }{ $runs ->
        [none] {""}
       *[other] ；{ $number ->
            [1] {""}
           *[other] 全部
        }買下後跑 { $runs } 次這樣的訓練回本
    }。
budget =
    { $budget } 可以租 { $cards } { $hours } 小時{ $number ->
        [none] {""}
        [0] ，不夠買一張 { $gpu }
       *[other] ，或者買 { $number } 張 { $gpu }
    }。
columns-use = { $cards }：用量 | 每月租金 | 自有每月（{ $life } 年攤銷加電費） | 自有每年電費 | 購買何時回本 | 低於此價買划算（{ $years } 年回本）
use =
    { $always ->
        [yes] 全天候
       *[no] 每週 { $hours } 小時
    }
left-out =
    沒有計入：{ $machine ->
        [yes] {""}
       *[no] 顯示卡之外的整機、
    }閒置時間、轉賣所得、維修和技術支援、利息，以及租用機器時傳資料和配環境的時間。
ask-hours = 每週用 20 小時，{ $cards } 買還是租？
ask-other = { $cards } 和租一張 H100 比呢？
ask-run = 13B 用 QLoRA 在 { $gpu } 上微調要多少錢？
ask-api = 每天 1000 次請求，用 API 會更便宜嗎？
headline-not-in-life =
    買 { $cards }（{ $purchase }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }）在 { $years } 年內回不了本，全天候使用也不行：相對每小時 { $rent } 的租價要用約 { $hours } 小時。租更划算。

## Above large figures

title =
    { $paid ->
        [none] 買{ $cards }，用滿 { $hours } 小時回本
        [never] 買{ $cards }、{ $at }，{ $life } 年內回不了本
       *[other] 買{ $cards }、{ $at }，第 { $paid } 個月回本
    }
