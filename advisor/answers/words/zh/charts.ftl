other = 其他
memory-axis = 显存（GiB），虚线：{ $gpu } { $usable }
own-card = 自有显卡（电费）
rented-card = 租卡（24×7）
requests-axis = 每天请求数
month-axis = 每月费用（{ $code ->
        [USD] 美元
        [CNY] 元
       *[other] { $code }
    }）
break-even = 平衡点 { $requests }
cost-axis = 训练一次的费用（{ $code ->
        [USD] 美元
        [CNY] 元
       *[other] { $code }
    }）
api =
    { $basis ->
        [lesson] API（课程价）
       *[other] API
    }
