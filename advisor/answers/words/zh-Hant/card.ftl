# 回答的卡片：大數字、它們的來歷，以及週圍的文字。

source = 來源
span = { $low } – { $high }
on = { $cards }，{ $method }
instead-on = 改用：{ $cards }，{ $method }
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
training-tokens = 訓練 token
not-padding = 計算量中非填充的比例
tokens-a-second = 每秒 token（所有卡）
seconds-an-hour = 每小時秒數
overhead = 評估與儲存
hours-of-run = 訓練小時數
price-an-hour = 每卡每小時價格
number-of-cards = 卡數
about-speed = 每秒 token 由計算量、顯示記憶體讀寫量和卡間通訊量算出；十次實測有九次落在所給範圍內。
about-memory =
    各部分按模型結構、批大小和方法算出。{ $low ->
        [none] {""}
       *[other] 十次同類實測有九次在 { $low } 到 { $high } 之間。
    }
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

## Figures of other answers

sized = { $model }，{ $method }
next-best = 其次 { $amount }
for-tokens-alone = 按 { $tokens } 訓練 token 計算
for-requests =
    按每天 { $requests } 次請求、每次 { $tokens } token 計算{ $assumed ->
        [yes] （舉例）
       *[no] {""}
    }
for-users =
    按 { $users ->
        [1] 1 個使用者
       *[other] 同時 { $users } 個使用者
    }計算{ $assumed ->
        [yes] （假設值）
       *[no] {""}
    }，輸入 { $read } token、輸出 { $written } token
at-use =
    { $always ->
        [yes] 晝夜不停
       *[no] 每週 { $hours } 小時
    }
period-of =
    { $who }，{ $days ->
        [1] 每天
        [30] 每月
        [365] 每年
       *[other] { $days } 天
    }
rented-cards = 租{ $cards }
own-cards = 自有{ $cards }的電費
bought-cards = 買{ $cards }
rented = 租卡
cost-at = 費用（{ $who }）
a-day = 每天 { $requests }
an-hour = 每小時 { $usd }
day-and-night = 晝夜不停
break-even = 租卡划算的起點
requests-against = 次請求，與 { $api } 相比
size-class = { $parameters } 以內的模型
requests-held = 能應答的請求
one-user = 單個使用者每秒 { $tokens } token
pays-off-after = 回本需用
hours-of-use = { $hours } 小時
for-purchase = 購價 { $usd }
workdays = 工作日
in-days = { $days } 天
budget-at-most = 預算上限
at-least = 至少 { $usd }
one-run = 訓練一次
median-of = { $providers } 家按需價的中位數：每卡每小時 { $usd }
requests-a-day = 每天請求數
requests-a-second = 滿載時每秒請求數
seconds-a-day = 每天秒數
busiest-over-mean = 最忙時與平均之比
days = 天數
days-a-month = 每月天數
hours-a-day = 每天小時數
hours-a-month = 每月小時數
price-of-request = 每次請求的 API 價格
rent-a-month = 每卡每月租金
rent-an-hour = 所有卡每小時租金
cards-of-copy = 裝下一份模型的卡數
kwh-a-month = 每卡每月滿載耗電（kWh）
price-of-kwh = 每 kWh 電價
purchase = 所有卡的購價
saved-an-hour = 每用一小時省下
months-of-life = 分攤的月數
electricity-a-month = 每月電費
million = 一百萬
price-of-million = 每百萬 token 價格
minimum-charge = 該處每個任務的最低收費
quoted-yuan = 人民幣報價
yuan-per-dollar = 1 美元合人民幣
request-made-of = 一次請求輸入 { $read } token，每百萬 { $read_usd }；輸出 { $written } token，每百萬 { $written_usd }。
rent-less-power = 省下的是每小時租金 { $rent } 減去自己的電費 { $power }。
about-electricity = 整機滿載、晝夜不停的耗電；買卡的錢不在內。
about-break-even = 請求數超過這裡，API 每天的費用就高於一張晝夜租用的卡。
about-life = 購價平均分攤到 { $years } 年，期末殘值按零計。
about-serving-memory = 按儲存格式計的權重、全部使用者滿長度的 KV 快取、服務程式自己的緩衝區；上限是服務程式可用的顯示記憶體。
about-serving-speed = 每秒請求數由顯示記憶體頻寬和算力算出，按好的服務程式能達到的比例計。

## Exports

report = 微調顧問：報告
imprint =
    由微調顧問 { $version } 於 { $made } 計算{ $oldest ->
        [none] 。
       *[other] ；最舊的價格為 { $oldest }。
    }
column =
    .question = 問題
    .figure = 數字
    .value = 數值
    .unit = 單位
    .shown = 顯示為
    .beside = 範圍或依據
