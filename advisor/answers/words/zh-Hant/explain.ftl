headline-unknown = 這個問題沒有現成的講解。
related = 相近的有：{ $titles }。
subjects = 可以問方法（LoRA、QLoRA）、設定（學習率、批大小）、故障（顯示記憶體不足、過擬合）、資料或部署。
checked = 核對日期：{ $day }。
tell-me = 講講 { $title }
suggestions =
    什麼是 LoRA？
    訓練時顯示記憶體不足怎麼辦？
    學習率怎麼選？
