# 回答的卡片：大数字、它们的来历，以及周围的文字。

source = 来源
dot = {" · "}
span = { $low } – { $high }
on = { $cards }，{ $method }
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
result = 结果
training-tokens = 训练 token
not-padding = 计算量中非填充的比例
tokens-a-second = 每秒 token（所有卡）
tokens-a-second-in-all = 每秒 token（含评估与保存）
seconds-an-hour = 每小时秒数
overhead = 评估与保存
hours-of-run = 训练小时数
price-an-hour = 每卡每小时价格
number-of-cards = 卡数
about-speed = 每秒 token 由计算量、显存读写量和卡间通信量算出；十次实测有九次落在所给范围内。
about-memory = 各部分按模型结构、批大小和方法算出。十次同类实测有九次在 { $low } 到 { $high } 之间。
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
error = 误差
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
