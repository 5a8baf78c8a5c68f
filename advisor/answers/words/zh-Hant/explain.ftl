headline-unknown =
    { $title ->
        [none] 這個問題沒有現成的講解。
       *[other] 沒有正好回答這個問題的講解，最接近的是{ $title }{ $claim ->
            [none] 。
           *[other] ：{ $claim }
        }
    }
headline-sure =
    { $claim ->
        [none] { $title }
       *[other] { $claim }
    }
headline-uncovered = 還沒有講{ $subject }的文章。
headline-nearest =
    { $claim ->
        [none] 最接近的講解是{ $title }。
       *[other] { $claim }（最接近的講解：{ $title }。）
    }
related = 有講解的相近主題：{ $titles }。可以問其中之一，或者換個說法。
subjects = 可以問方法（LoRA、QLoRA）、設定（學習率、批大小）、故障（顯示記憶體不足、過擬合）、資料或部署。
whole = 想看全文，可以問「講講{ $title }」。
own-settings = 你的設定，與公開的訓練相比：
own-numbers = 按你的數字：
checked = 核對日期：{ $day }。
tell-me = 講講 { $title }
suggestions =
    什麼是 LoRA？
    訓練時顯示記憶體不足怎麼辦？
    學習率怎麼選？
