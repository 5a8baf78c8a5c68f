# 回答的卡片：大數字、它們的來歷，以及週圍的文字。

source = 來源
dot = {" · "}
span = { $low } – { $high }
on = { $cards }，{ $method }
card-unknown = 未說明顯示卡
a-second = 每秒 { $tokens } token

## Figures

hours = 訓練時間
cost = 費用
memory =
    { $number ->
        [1] 峰值顯示記憶體
       *[other] 每卡峰值顯示記憶體
    }
by-method = { $method }
usable = 可用 { $usable }
for-tokens =
    按 { $tokens } 訓練 token 計算（{ $samples } 條 × { $length } token × { $epochs } 輪{ $assumed ->
        [yes] ，假設值
       *[no] {""}
    }）
at-price =
    每卡每小時 { $usd }{ $as_of ->
        [none] {""}
       *[other] （{ $as_of }）
    }
gauge =
    已佔 { $filled }{ $limit ->
        [none] {""}
       *[other] ，可用 { $limit }
    }：{ $parts }

## Receipts

receipt = 這個數怎麼來的
result = 結果
training-tokens = 訓練 token
not-padding = 計算量中非填充的比例
tokens-a-second = 每秒 token（所有卡）
tokens-a-second-in-all = 每秒 token（含評估與儲存）
seconds-an-hour = 每小時秒數
overhead = 評估與儲存
hours-of-run = 訓練小時數
price-an-hour = 每卡每小時價格
number-of-cards = 卡數
about-speed = 每秒 token 由計算量、顯示記憶體讀寫量和卡間通訊量算出；十次實測有九次落在所給範圍內。
about-memory = 各部分按模型結構、批大小和方法算出。十次同類實測有九次在 { $low } 到 { $high } 之間。
price-basis =
    { $basis ->
        [stated] 價格由你給出。
        [provider] 價格來自 { $provider }。
        [override] 價格由本站管理員設定。
        [lesson] 價格取自第 91 課。
       *[market] 價格是各家按需價的中位數。
    }
price-spread = 市場價：{ $low } – { $high }（{ $oldest } 至 { $newest }）。
facts = 依據
dated = { $day }
nearest = 最接近的實測
measured = 實測
computed = 計算
error = 誤差
record = { $method } 的全部 { $runs } 次實測：平均誤差 { $mean }，{ $within } 的誤差在 10% 以內。

## Around

badge =
    .fits = 放得下
    .tight = 勉強
    .no = 放不下
assumed = 假設
next = 接著問
more = 更多
details = 詳情
