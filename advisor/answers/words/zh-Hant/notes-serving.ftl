## What a token costs by API

api-unknown = 沒有 { $api } 的已知價格：其費用與節省額無法給出。
api =
    { $api }：每百萬輸入 / 輸出 token { $input_usd } / { $output_usd }{ $hours ->
        [none] {""}
       *[other] ，每週 { $hours } 小時高峰為 { $peak_input_usd } / { $peak_output_usd }（按請求均勻分佈計）
    }{ $as_of ->
        [none] { $data_version ->
            [none] {""}
           *[other] {" "}(genai-prices { $data_version })
        }
       *[other] {" "}({ $as_of })
    }；每次請求輸入 { $input_tokens }、輸出 { $output_tokens } token{ $ends ->
        [none] {""}
       *[other] ；將於 { $ends } 停用
    }。
api-stated =
    { $api ->
        [none] API
       *[other] { $api }
    }：每次請求 { $request_usd }，按你給出的價格{ $side ->
        [none] 。
        [input] ；未給出輸出 token 的價格，按同價計。
       *[output] ；未給出輸入 token 的價格，按同價計。
    }
api-ended = { $api } 已於 { $day } 停用：不計其停用前的價格。
api-batch = { $api } 走批次 API：每百萬輸入 / 輸出 token { $input_usd } / { $output_usd }。
api-cached = { $api }：{ $share_percent } 的輸入命中提示快取，每百萬 token { $input_usd }；寫入快取的費用未計。
no-batch-price = 沒有 { $api } 的已知批次價格：按常規價格計。
no-cache-price = 沒有 { $api } 的已知快取價格：按未命中計。
api-override = API：每千 token { $rate_usd }（管理員設定）。
api-lesson = API：每千 token { $rate_usd }，課程對 GPT-4 的取值，該模型現已停售；說出具體 API 可按其價格計算。

## What a card costs

owned-override = 自部署：每卡每月 { $month_usd }（管理員設定）。
owned-lesson = 自部署：每月 { $month_usd }，課程對自有顯示卡電費的取值；不含購卡費用。
electricity =
    { $compared ->
        [yes] 對照：自有
       *[no] 自有
    } { $gpu } 全天滿載的電費：{ $watts } W（含整機分攤）× { $duration } 小時 × ${ $usd_per_kwh }/度{ $region ->
        [none] {""}
       *[other] ，{ $region }，{ $as_of }
    } = 每月 { $month_usd }；空閒時更少。
no-card = 沒有已知價格且能放下 { $model } 的顯示卡：租金無法給出。
no-rent = 沒有 { $gpu } 的已知租價：租金無法給出。
rented =
    租用：{ $gpu } 每小時 { $hour_usd }，全天 24 小時 = 每卡每月 { $month_usd }{ $proposed ->
        [yes] ；未指定顯示卡，此為{ $alone ->
            [yes] 單卡 16 位放得下、
           *[no] {""}
        }滿足該流量租金最低者
       *[no] {""}
    }。

## What the model takes

no-room = { $most } 張 { $gpu } 也放不下 { $model }（即使 4 位、按此請求長度），因此不給出自部署費用。
copy =
    { $model } 以 { $format } 部署{ $together ->
        [1] {""}
       *[other] （{ $together } 卡共同承載）
    }：權重 { $weights_gib }，最多同時處理 { $batch } 個請求，滿載約每秒 { $rate } token（輸入加輸出；按公開實測，多在 { $low } 到 { $high } 之間）。所需卡數按高峰為平均的 { $peak } 倍計算。
generic = { $model } 按該規模的典型解碼器估算；說出具體模型可按其真實結構計算。
too-long = 每次請求 { $tokens } token，超過 { $model } 公佈的上下文長度 { $context }。

## What is counted once, and what is not

investment =
    先需收回：訓練 { $training_usd }（一次性）{ $card_usd ->
        [none] {""}
       *[other] 、每張自有顯示卡 { $card_usd }
    }{ $labelling_usd ->
        [none] {""}
       *[other] 、資料標註 { $labelling_usd }
    }。{ $low_usd ->
        [none] {""}
       *[other] 未計資料標註；如需，課程估為 { $low_usd }–{ $high_usd }。
    }回報率 =（節省 − 投入）/ 投入。
left-out = 未計入：人力、冗餘、網路與儲存，以及回答品質的差異。

## After a training

afterwards =
    之後在同樣的 { $number } 張卡上推論（服務端可用{ $number ->
        [1] {""}
       *[other] 每張
    } { $room_gib }）：{ $each }。
afterwards-each =
    { $format } { $card_gib }（{ $fits ->
        [yes] 放得下
       *[no] 放不下
    }）
