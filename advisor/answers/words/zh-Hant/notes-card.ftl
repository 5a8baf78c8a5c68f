by-memory =
    { $memory } GB 的卡按 { $gpu }{ $other ->
        [none] {""}
       *[other] （{ $other } GB）
    }計算；同樣顯示記憶體的其他卡裝得一樣多，速度會有快慢。
remade =
    { $gpu } 沒有 { $memory } GB 的在售版本：按這款晶片加上你說的顯示記憶體計算，速度和（給出時的）價格都是 { $gpu } 的。
