headline-unknown =
    { $trouble ->
        [slow] 只憑這些看不出為什麼慢；該有多快可以算：請寫明模型、顯示卡、每條樣本的 token 數、批大小和每步秒數。
        [memory] 顯示記憶體花在哪裡可以算：請寫明模型、方法、顯示卡、批大小和每條樣本的 token 數。
        [stuck] 只憑這些看不出卡在哪裡：請貼出日誌的最後幾行和停下的步數。
       *[none] 這個問題沒有把握回答；能算的是一次訓練的顯示記憶體、時間和費用：請寫明模型、方法、顯示卡和資料量。
    }
headline-sure =
    { $claim ->
        [none] { $title }
       *[other] { $claim }
    }
headline-uncovered = { $subject }方面沒有把握回答。
headline-nearest =
    { $claim ->
        [none] 關於{ $title }。
       *[other] 關於{ $title }：{ $claim }
    }
related = 有講解的相近主題：{ $titles }。可以問其中之一，或者換個說法。
subjects = 可以問方法（LoRA、QLoRA）、設定（學習率、批大小）、故障（顯示記憶體不足、過擬合）、資料或部署。
own-settings = 你的設定，與公開的訓練相比：
own-numbers = 按你的數字：
checked = 核對日期：{ $day }。
tell-me = 講講 { $title }
suggestions =
    什麼是 LoRA？
    訓練時顯示記憶體不足怎麼辦？
    學習率怎麼選？
