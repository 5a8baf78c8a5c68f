headline =
    { $model } { $method }的 { $framework } 配置{ $cards ->
        [none] {""}
       *[other] （{ $cards }）
    }：{ $number ->
        [1] {""}
       *[other] 每卡
    }约需 { $peak }{ $usable ->
        [none] {""}
       *[other] ，{ $fits ->
            [no] 超过可用的
           *[yes] 可用
        } { $usable }
    }。
settings =
    微批 { $micro } × 累积 { $accumulation }{ $cards ->
        [1] {""}
       *[other] {" "}× { $cards } 卡
    }，学习率 { $rate }，样本最长 { $tokens } token。
start = 安装并启动：
arguments = 参数名以 { $framework } { $version } 为准。
cost = 这样训练要多少钱？
cost-on-a-card = 这样训练在 RTX 4090 上要多少钱？
same-for = 换成 { $framework } 写一份
