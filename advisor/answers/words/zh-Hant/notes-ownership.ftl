not-counted = 回本：購買價除以（租金 − 電費），按使用小時計；顯示卡閒置時不省錢。
read =
    { $reading ->
        [week] 小時數按每週計。
        [day] 小時數按每天計。
        [total] 小時數按總數計。
        [around_the_clock] 沒有給出小時數：按這段時間內全天候使用計。
       *[none] 沒有給出用量：列出偶爾（每週 10 小時）、工作時間（40 小時）和全天候三檔。
    }
spread = 購買價按 { $years } 年平均攤銷，期末不計殘值：這是亞馬遜給伺服器定的折舊年限。保值的顯示卡實際更划算。
bought =
    { $gpu } 購買價：{ $machine ->
        [none] {""}
       *[other] 取自一臺 { $machine }（{ $machine_cards } 卡，整機 { $machine_usd }），
    }{ $condition ->
        [new] 全新，
       *[other] 二手，
    }{ $seller }，{ $as_of }{ $low_usd ->
        [none] {""}
       *[other] ；其他報價 { $low_usd } 至 { $high_usd }
    }{ $days ->
        [none] {""}
       *[other] 。報價超過 { $days } 天，價格變動快，決定前請再核對
    }。
electricity = 電費：按整機最大功耗的 82%（沒有整機資料時取顯示卡功耗上限再加三分之一），每千瓦時 { $kwh_usd }{ $region ->
        [none] {""}
       *[other] （{ $region }）
    }。
lesson =
    課程參考表中 { $gpu } 每小時 { $lesson_usd }，與市場價並列{ $after ->
        [none] {""}
       *[other] ；按該租價要用 { $after } 小時才回本
    }。
