headline-batch = { $cards } 上 { $model }，每條 { $tokens } token，微批最大：{ $each }。
headline-tokens = { $cards } 上 { $model }，微批 { $batch }，樣本最長（token）：{ $each }。
headline-rank = { $cards } 上 { $model }，每條 { $tokens } token，LoRA 秩最大：{ $each }。
headline-model = { $cards } 能微調的最大模型（每條 { $tokens } token）：{ $each }。
headline-samples = { $allowed }內，{ $cards } 微調 { $model } 能用的樣本數（每條 { $tokens } token，{ $epochs } 輪）：{ $each }。
headline-each = { $cards } 上 { $model } 用{ $run }，各項單獨的上限：{ $each }。
nothing-fits = { $cards } 連最小的設定也放不下 { $model }：需要 { $runs }。
not-by = ；放不下的：{ $runs }
takes = { $run } { $peak }
allowed =
    { $hours ->
        [none] {""}
       *[other] { $hours }{ $usd ->
            [none] {""}
           *[other] 、{ $usd }
        }
    }{ $hours ->
        [none] { $usd }
       *[other] {""}
    }
depends =
    取決於{ $model ->
        [yes] 模型{ $card ->
            [yes] 和顯示卡
           *[no] {""}
        }
       *[no] 顯示卡
    }，例如：
value =
    { $value }{ $ended ->
        [tried] {" "}以上
        [model] （模型本身的上限）
       *[memory] {""}
    }
nothing = 放不下
each = { $run } { $value }
limit-of =
    { $limit ->
        [batch] 微批 { $value }
        [tokens] 樣本 { $value } token
        [rank] LoRA 秩 { $value }
       *[model] 模型 { $value }
    }

## Tables

limit-name =
    { $limit ->
        [batch] 最大微批
        [tokens] 最長樣本（token）
        [rank] 最大 LoRA 秩
        [model] 最大模型
       *[samples] 樣本數
    }
columns = 方案 | { $limit } | 每卡顯示記憶體
column-chunked = 用分塊損失
column-larger = 再大一號
column-takes = 用時與費用
larger =
    { $size }：{ $memory }{ $fits ->
        [tight] ，只是勉強放下
       *[no] ，放不下
    }
taken = { $hours }，{ $cost }
row =
    { $model ->
        [none] { $gpu }
       *[other] { $model }，{ $gpu }
    }（{ $usable }）
several-cards = 每卡一份完整模型時，多卡只加快速度，不增加容量；只有切分（ZeRO-3、FSDP）才能放下更大的模型。

## Details

alone = 每個數字都留有餘地：估算的上限也放得下。其他設定保持下列不變。

## Next questions

largest-model = 能放下的最大模型是多少？
longest-sample = 樣本最長能到多少？
two-cards = 兩張卡呢？
how-long = 要訓練多久？
