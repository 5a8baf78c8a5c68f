headline =
    { $model } { $method }的 { $framework } 配置{ $cards ->
        [none] {""}
       *[other] （{ $cards }）
    }：{ $number ->
        [1] {""}
       *[other] 每卡
    }約需 { $peak }{ $usable ->
        [none] {""}
       *[other] ，{ $fits ->
            [no] 超過可用的
           *[yes] 可用
        } { $usable }
    }。
settings =
    微批 { $micro } × 累積 { $accumulation }{ $cards ->
        [1] {""}
       *[other] {" "}× { $cards } 卡
    }，學習率 { $rate }，樣本最長 { $tokens } token。
start = 安裝並啟動：
arguments = 參數名以 { $framework } { $version } 為準。
cost = 這樣訓練要多少錢？
cost-on-a-card = 這樣訓練在 RTX 4090 上要多少錢？
same-for = 換成 { $framework } 寫一份
