other = 其他
memory-axis = 顯示記憶體（GiB），虛線：{ $gpu } { $usable }
own-card = 自有顯示卡（電費）
rented-card = 租卡（24×7）
requests-axis = 每天請求數
month-axis = 每月費用（{ $code ->
        [USD] 美元
        [CNY] 元
       *[other] { $code }
    }）
break-even = 平衡點 { $requests }
cost-axis = 訓練一次的費用（{ $code ->
        [USD] 美元
        [CNY] 元
       *[other] { $code }
    }）
api =
    { $basis ->
        [lesson] API（課程價）
       *[other] API
    }
