## 显存
memory-range = 预计，范围 { $low } 至 { $high }
memory-limit = { $gpu }：可用 { $usable }
memory-text =
    { $parts }；合计 { $expected }，在 { $low } 至 { $high } 之间{ $limit ->
        [none] {""}
       *[other] ；{ $limit }
    }
other = 其他
serving-title = 一份模型占用的显存，按权重精度
cache = { $users } 个请求的 KV 缓存
server = 服务程序自身
peak-title = 单卡显存峰值

## 时间和费用
time-title = 训练时间
cost-title = 训练一次的费用
range = { $low } 至 { $high }
rent-title = 一张 { $gpu } 的每小时按需租金，最便宜的平台
median = 中位数 { $amount }
plan-title = 项目各阶段
days =
    { $last ->
        [none] { $first }
       *[other] { $first } 至 { $last }
    }

## 按流量和月份
month-title = 每月费用（按每天请求数）
api =
    { $basis ->
        [lesson] API（课程价）
       *[other] API
    }
own-card = 自有显卡（电费）
rented-card = 租卡（24×7）
break-even = 平衡点（每天请求数）
even-at = 每天 { $requests } 次请求为平衡点
by-traffic = 每天 { $least } 次请求时每月 { $low }，{ $most } 次时 { $high }
purchase-title = { $cards }每周使用 { $hours } 小时，累计花费
renting = 租用
buying = 购买
months = { $number } 个月
paid =
    { $start ->
        [none] {""}
       *[other] 开始时 { $start }，
    }{ $months } 个月后 { $end }
pays-off = 第 { $month } 个月回本
