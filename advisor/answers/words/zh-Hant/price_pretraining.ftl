headline =
    { $example ->
        [yes] 以 { $model } 為例，從零訓練
       *[no] 從零訓練 { $model }
    }需要 { $each } × { $parameters } 參數 × { $tokens } token{ $by ->
        [stated] {""}
        [published] （原作者的用量）
       *[rule] （按每個參數 { $rule } 個，即 Chinchilla 的規則；如今的模型讀得多得多）
    } = { $flops } FLOPs：{ $gpu } 利用率 { $usual } 時約 { $hours } 卡時{ $cost ->
        [none] 。
       *[other] ，約 { $cost }（利用率 { $most } 到 { $least }：{ $low } 到 { $high }）。
    }
on-cards =
    用 { $cards } 要 { $days } 天（每 { $tokens } token { $each } 天）；權重、梯度和最佳化器狀態每張佔 { $states }，{ $holds ->
        [yes] 啟用留得下就夠（單卡可用 { $usable }）。
       *[no] 超過單卡的 { $usable }。
    }
bought = 按這個價格，{ $usd } 大約能訓練 { $tokens } token。
instead = 這只是成功的那一次，不含資料、人力和失敗的試驗；所以通常下載開源模型再微調，幾美元就夠。
columns = 顯示卡 | 卡時（利用率 { $most }、{ $usual }、{ $least }） | 費用（{ $usual }） | 30 天訓完要幾張 | 放得下狀態（每參數 16 位元組）要幾張
hours = { $low }、{ $expected }、{ $high }
published =
    公開資料，{ $model }：{ $tokens } token{ $flops ->
        [none] {""}
       *[other] ，{ $flops } FLOPs
    }{ $hours ->
        [none] {""}
       *[other] ，{ $gpu } { $hours } 卡時
    }。
continued = 什麼時候值得做繼續預訓練？
smaller = 從零訓練一個 1B 要多少錢？
