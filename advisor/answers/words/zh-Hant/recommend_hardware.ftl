headline-none =
    { $model } 在可估算的{ $gpu ->
        [none] {""}
       *[other] {" "}{ $gpu }{" "}
    }配置裡都放不下。
headline-counts = { $model } 需要：{ $needs }。
headline-cards = { $model } 推薦：{ $needs }。
stated-cards =
    你的 { $number } 張{ $enough ->
        [yes] 夠用。
       *[no] 不夠。
    }
smallest = 放得下的最小配置：{ $each }。
set =
    { $cards }（{ $number ->
        [1] {""}
       *[other] 每張{" "}
    }{ $memory }）
need-counts =
    { $method } { $cards }（{ $number ->
        [1] {""}
       *[other] 每張
    }{ $memory }）
roomier = ，寬裕些用{ $cards }（每張 { $peak }）
fewest = { $cards }：{ $what }
or-fewest =
    ；最少 { $cards }（{ $what }，{ $number ->
        [1] {""}
       *[other] 每張
    } { $peak }{ $host }，{ $hours }）
need-cards =
    { $method } 用{ $cards }（{ $number ->
        [1] {""}
       *[other] 每張{" "}
    }{ $peak }）
between-counts = ，
between-cards = ，
one-card = ：若全部放在一張卡上，需要 { $memory }
pure-bf16 = 純 bf16（不保留 fp32 主權重）單卡需要 { $memory }：顯示記憶體減半，但效果有風險。
nothing-holds-it = 在可估算的卡數範圍內都放不下。
columns = 顯示卡 | 每卡顯示記憶體 | 訓練一次的時間 | 訓練一次的費用
extremes = 最便宜：{ $cheap }，{ $cost }；最快：{ $fast }，{ $hours }。
more-options = { $method }：其他選擇
cost-on = 用{ $cards }要多少錢？
with-qlora = 換成 QLoRA 呢？
longer-samples = 每條 4096 token 呢？

## Above large figures

title =
    { $asked ->
        [yes] { $model } 用{ $method }需要{ $cards }
       *[no] { $model } 建議{ $cards }，用{ $method }
    }
