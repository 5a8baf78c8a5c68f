## 顯示記憶體
memory-range = 預計，範圍 { $low } 至 { $high }
memory-limit = { $gpu }：可用 { $usable }
memory-text =
    { $parts }；合計 { $expected }，在 { $low } 至 { $high } 之間{ $limit ->
        [none] {""}
       *[other] ；{ $limit }
    }
other = 其他
serving-title = 一份模型佔用的顯示記憶體，按權重精度
cache = { $users } 個請求的 KV 快取
server = 服務程式自身
peak-title = 單卡顯示記憶體峰值

## 時間和費用
time-title = 訓練時間
cost-title = 訓練一次的費用
range = { $low } 至 { $high }
rent-title = 一張 { $gpu } 的每小時按需租金，最便宜的平臺
median = 中位數 { $amount }
plan-title = 專案各階段
days =
    { $last ->
        [none] { $first }
       *[other] { $first } 至 { $last }
    }

## 按流量和月份
month-title = 每月費用（按每天請求數）
api =
    { $basis ->
        [lesson] API（課程價）
       *[other] API
    }
own-card = 自有顯示卡（電費）
rented-card = 租卡（24×7）
break-even = 平衡點（每天請求數）
even-at = 每天 { $requests } 次請求為平衡點
by-traffic = 每天 { $least } 次請求時每月 { $low }，{ $most } 次時 { $high }
purchase-title = { $cards }每週使用 { $hours } 小時，累計花費
renting = 租用
buying = 購買
months = { $number } 個月
paid =
    { $start ->
        [none] {""}
       *[other] 開始時 { $start }，
    }{ $months } 個月後 { $end }
pays-off = 第 { $month } 個月回本
