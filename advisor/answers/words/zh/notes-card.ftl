by-memory =
    { $memory } GB 的卡按 { $gpu }{ $other ->
        [none] {""}
       *[other] （{ $other } GB）
    }计算；同样显存的其他卡装得一样多，速度会有快慢。
