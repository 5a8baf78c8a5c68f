# 回答的卡片：大数字、它们的来历，以及周围的文字。

source = 来源
span = { $low } – { $high }
on = { $cards }，{ $method }
instead-on = 改用：{ $cards }，{ $method }
card-unknown = 未说明显卡
a-second = 每秒 { $tokens } token

## Figures

hours = 训练时间
cost = 费用
memory =
    { $number ->
        [1] 峰值显存
       *[other] 每卡峰值显存
    }
by-method = { $method }
usable = 可用 { $usable }
for-tokens =
    按 { $tokens } 训练 token 计算（{ $samples } 条 × { $length } token × { $epochs } 轮{ $assumed ->
        [yes] ，假设值
       *[no] {""}
    }）
at-price =
    每卡每小时 { $usd }{ $as_of ->
        [none] {""}
       *[other] （{ $as_of }）
    }
gauge =
    已占 { $filled }{ $limit ->
        [none] {""}
       *[other] ，可用 { $limit }
    }：{ $parts }

## Receipts

receipt = 这个数怎么来的
training-tokens = 训练 token
not-padding = 计算量中非填充的比例
tokens-a-second = 每秒 token（所有卡）
seconds-an-hour = 每小时秒数
overhead = 评估与保存
hours-of-run = 训练小时数
price-an-hour = 每卡每小时价格
number-of-cards = 卡数
about-speed = 每秒 token 由计算量、显存读写量和卡间通信量算出；十次实测有九次落在所给范围内。
about-memory =
    各部分按模型结构、批大小和方法算出。{ $low ->
        [none] {""}
       *[other] 十次同类实测有九次在 { $low } 到 { $high } 之间。
    }
price-basis =
    { $basis ->
        [stated] 价格由你给出。
        [provider] 价格来自 { $provider }。
        [override] 价格由本站管理员设定。
        [lesson] 价格取自第 91 课。
       *[market] 价格是各家按需价的中位数。
    }
price-spread = 市场价：{ $low } – { $high }（{ $oldest } 至 { $newest }）。
facts = 依据
dated = { $day }
nearest = 最接近的实测
measured = 实测
computed = 计算
record = { $method } 的全部 { $runs } 次实测：平均误差 { $mean }，{ $within } 的误差在 10% 以内。

## Around

badge =
    .fits = 放得下
    .tight = 勉强
    .no = 放不下
assumed = 假设
next = 接着问
more = 更多
details = 详情

## Figures of other answers

sized = { $model }，{ $method }
next-best = 其次 { $amount }
for-tokens-alone = 按 { $tokens } 训练 token 计算
for-requests =
    按每天 { $requests } 次请求、每次 { $tokens } token 计算{ $assumed ->
        [yes] （举例）
       *[no] {""}
    }
for-users =
    按 { $users ->
        [1] 1 个用户
       *[other] 同时 { $users } 个用户
    }计算{ $assumed ->
        [yes] （假设值）
       *[no] {""}
    }，输入 { $read } token、输出 { $written } token
at-use =
    { $always ->
        [yes] 昼夜不停
       *[no] 每周 { $hours } 小时
    }
period-of =
    { $who }，{ $days ->
        [1] 每天
        [30] 每月
        [365] 每年
       *[other] { $days } 天
    }
rented-cards = 租{ $cards }
own-cards = 自有{ $cards }的电费
bought-cards = 买{ $cards }
rented = 租卡
cost-at = 费用（{ $who }）
a-day = 每天 { $requests }
an-hour = 每小时 { $usd }
day-and-night = 昼夜不停
break-even = 租卡划算的起点
requests-against = 次请求，与 { $api } 相比
size-class = { $parameters } 以内的模型
requests-held = 能应答的请求
one-user = 单个用户每秒 { $tokens } token
pays-off-after = 回本需用
hours-of-use = { $hours } 小时
for-purchase = 购价 { $usd }
workdays = 工作日
in-days = { $days } 天
budget-at-most = 预算上限
at-least = 至少 { $usd }
one-run = 训练一次
median-of = { $providers } 家按需价的中位数：每卡每小时 { $usd }
requests-a-day = 每天请求数
requests-a-second = 满载时每秒请求数
seconds-a-day = 每天秒数
busiest-over-mean = 最忙时与平均之比
days = 天数
days-a-month = 每月天数
hours-a-day = 每天小时数
hours-a-month = 每月小时数
price-of-request = 每次请求的 API 价格
rent-a-month = 每卡每月租金
rent-an-hour = 所有卡每小时租金
cards-of-copy = 装下一份模型的卡数
kwh-a-month = 每卡每月满载耗电（kWh）
price-of-kwh = 每 kWh 电价
purchase = 所有卡的购价
saved-an-hour = 每用一小时省下
months-of-life = 分摊的月数
electricity-a-month = 每月电费
million = 一百万
price-of-million = 每百万 token 价格
minimum-charge = 该处每个任务的最低收费
quoted-yuan = 人民币报价
yuan-per-dollar = 1 美元合人民币
request-made-of = 一次请求输入 { $read } token，每百万 { $read_usd }；输出 { $written } token，每百万 { $written_usd }。
rent-less-power = 省下的是每小时租金 { $rent } 减去自己的电费 { $power }。
about-electricity = 整机满载、昼夜不停的耗电；买卡的钱不在内。
about-break-even = 请求数超过这里，API 每天的费用就高于一张昼夜租用的卡。
about-life = 购价平均分摊到 { $years } 年，期末残值按零计。
about-serving-memory = 按存储格式计的权重、全部用户满长度的 KV 缓存、服务程序自己的缓冲区；上限是服务程序可用的显存。
about-serving-speed = 每秒请求数由显存带宽和算力算出，按好的服务程序能达到的比例计。

## Exports

report = 微调顾问：报告
imprint =
    由微调顾问 { $version } 于 { $made } 计算{ $oldest ->
        [none] 。
       *[other] ；最旧的价格为 { $oldest }。
    }
column =
    .question = 问题
    .figure = 数字
    .value = 数值
    .unit = 单位
    .shown = 显示为
    .beside = 范围或依据
