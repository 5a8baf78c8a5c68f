not-counted = 回本：購買價除以（租金 − 電費），按使用小時計；顯示卡閒置時不省錢。
read =
    { $reading ->
        [week] 小時數按每週計。
        [day] 小時數按每天計。
        [total] 小時數按總數計。
        [around_the_clock] 沒有給出小時數：按這段時間內全天候使用計。
       *[none] 沒有給出用量：列出偶爾（每週 10 小時）、工作時間（40 小時）和全天候三檔。
    }
bought =
    { $gpu } 購買價：{ $condition ->
        [new] 全新，
       *[other] 二手，
    }{ $seller }，{ $as_of }{ $low_usd ->
        [none] {""}
       *[other] ；其他報價 { $low_usd } 至 { $high_usd }
    }{ $stale ->
        [yes] 。報價超過半年，價格變動快，決定前請再核對
       *[no] {""}
    }。
electricity = 電費：功耗上限的 82%，整機再加三分之一，每千瓦時 { $kwh_usd }{ $region ->
        [none] {""}
       *[other] （{ $region }）
    }。
lesson =
    { $gpu } 每小時按課程價目表的 { $lesson_usd } 計，與其他回答一致；市場報價的中位數是 { $market_usd }{ $after ->
        [none] {""}
       *[other] ，按它要用 { $after } 小時才回本
    }。
