headline =
    { $processor ->
        [yes] 處理器（{ $machine }）
       *[no] { $machine }
    }上用 { $method } 微調 { $model }，實測推算：每步 { $seconds }{ $peak ->
        [none] {""}
       *[other] ，峰值 { $peak }
    }{ $fits ->
        [no] （超出現有容量，時間是假設放得下時的）
       *[other] {""}
    }，{ $stated ->
        [yes] 整個訓練
       *[no] 假定 { $tokens } token，
    } { $hours }。
stated = 你說的 { $hours } 是實測推算 { $measured } 的 { $ratio } 倍。

## The whole run

column-measured = 實測推算
column-computed = 公式估算
column-ratio = 比值
row-step = 一個最佳化器步（{ $micro } × { $accumulation } 條，每條 { $tokens } token）
row-peak =
    { $processor ->
        [yes] 程序佔用的記憶體
       *[no] 程序佔用的顯示記憶體
    }
row-rate = 每秒 token
row-hours =
    { $steps } 步（{ $tokens } token{ $stated ->
        [yes] {""}
       *[no] ，假定
    }）
follows = 由下面幾點推到全部 { $layers } 層：
columns-points = 層數 | 每條 token | 一個微批步 | 峰值

## What to do with it

hand-on = 要讓費用、替代方案等都按實測來算：開啟頁面上的 `{ $address }`（或把兩個數填進「全部設定」），或者
nothing-to-hand-on =
    { $processor ->
        [yes] 目錄裡沒有處理器，無從校準：上面的數就是答案。
       *[no] 目錄裡沒有這張卡，無從校準：上面的數就是答案。
    }

## Details

measured-on =
    實測環境：{ $name }{ $memory ->
        [none] {""}
       *[other] （{ $memory }）
    }{ $processor ->
        [yes] ，{ $threads } 執行緒
       *[no] {""}
    }{ $cards ->
        [1] {""}
       *[other] ，{ $cards } 張中的一張
    }，PyTorch { $torch }，權重為 { $precision }。
differs = 與真實訓練的不同
