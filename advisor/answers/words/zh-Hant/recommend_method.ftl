headline-none = { $cards }放不下 { $model } 的任何一種微調方法。
headline-not-yet = 先別急著訓練：{ $samples } 條樣本太少；資料補足後用{ $method }。
headline-on-cards =
    建議用{ $method }：{ $model } { $number ->
        [1] {""}
       *[other] 每卡
    }約需 { $peak }，{ $cards }{ $number ->
        [1] {""}
       *[other] 每張
    }可用 { $usable }。
headline-memory = 建議用{ $method }：{ $model } 約需 { $peak } 顯示記憶體。
headline-start = 建議從{ $method }開始。
methods-columns = 方法 | 可訓練參數 | 顯示記憶體 | 速度 | 效果 | 適用
by-who-asks = 按使用者選擇：{ $advice }。
each-advice =
    { $who }選{ $method }{ $condition ->
        [none] {""}
       *[other] （{ $condition }）
    }
tell-more = 說出模型、顯示卡、任務和樣本數，就能按你的情況計算。
first-step = **第一步**：{ $step }
column-method = 方法
column-memory =
    { $number ->
        [1] {""}
       *[other] 每卡
    }顯示記憶體
columns-on-card = 放得下嗎 | 此卡最大規模
column-remark = 說明
fits =
    { $fits ->
        [tight] 很緊
        [no] 放不下
       *[yes] 放得下
    }
largest =
    { $size ->
        [none] 無
       *[other] 約 { $size }
    }
how-much-data = 我需要多少資料？
which-gpu-for = { $model } 需要什麼顯示卡？
which-gpu = 需要什麼顯示卡？
cost = 這樣訓要多久、多少錢？
write-config = 按這個方案寫一份訓練配置
one-card = 一張 RTX 4090 呢？
usual-card = 7B 模型、一張 RTX 4090 呢？
compare = 對比一下各種方法
