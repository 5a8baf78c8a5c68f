by-memory =
    { $memory } GB 的卡按 { $gpu }{ $other ->
        [none] {""}
       *[other] （{ $other } GB）
    }計算；同樣顯示記憶體的其他卡裝得一樣多，速度會有快慢。
