by-memory =
    { $memory } GB 的卡按 { $gpu }{ $other ->
        [none] {""}
       *[other] （{ $other } GB）
    }计算；同样显存的其他卡装得一样多，速度会有快慢。
remade =
    { $gpu } 没有 { $memory } GB 的在售版本：按这款芯片加上你说的显存计算，速度和（给出时的）价格都是 { $gpu } 的。
