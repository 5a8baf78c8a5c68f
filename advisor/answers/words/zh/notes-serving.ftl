## What a token costs by API

api-unknown = 没有 { $api } 的已知价格：其费用与节省额无法给出。
api =
    { $api }：每百万输入 / 输出 token { $input_usd } / { $output_usd }{ $hours ->
        [none] {""}
       *[other] ，每周 { $hours } 小时高峰为 { $peak_input_usd } / { $peak_output_usd }（按请求均匀分布计）
    }{ $as_of ->
        [none] { $data_version ->
            [none] {""}
           *[other] {" "}(genai-prices { $data_version })
        }
       *[other] {" "}({ $as_of })
    }；每次请求输入 { $input_tokens }、输出 { $output_tokens } token{ $ends ->
        [none] {""}
       *[other] ；将于 { $ends } 停用
    }。
api-stated =
    { $api ->
        [none] API
       *[other] { $api }
    }：每次请求 { $request_usd }，按你给出的价格{ $side ->
        [none] 。
        [input] ；未给出输出 token 的价格，按同价计。
       *[output] ；未给出输入 token 的价格，按同价计。
    }
api-ended = { $api } 已于 { $day } 停用：不计其停用前的价格。
api-batch = { $api } 走批量 API：每百万输入 / 输出 token { $input_usd } / { $output_usd }。
api-cached = { $api }：{ $share_percent } 的输入命中提示缓存，每百万 token { $input_usd }；写入缓存的费用未计。
no-batch-price = 没有 { $api } 的已知批量价格：按常规价格计。
no-cache-price = 没有 { $api } 的已知缓存价格：按未命中计。
api-override = API：每千 token { $rate_usd }（管理员设定）。
api-lesson = API：每千 token { $rate_usd }，课程对 GPT-4 的取值，该模型现已停售；说出具体 API 可按其价格计算。

## What a card costs

owned-override = 自部署：每卡每月 { $month_usd }（管理员设定）。
owned-lesson = 自部署：每月 { $month_usd }，课程对自有显卡电费的取值；不含购卡费用。
electricity =
    { $compared ->
        [yes] 对照：自有
       *[no] 自有
    } { $gpu } 全天满载的电费：{ $watts } W（含整机分摊）× { $duration } 小时 × ${ $usd_per_kwh }/度{ $region ->
        [none] {""}
       *[other] ，{ $region }，{ $as_of }
    } = 每月 { $month_usd }；空闲时更少。
no-card = 没有已知价格且能放下 { $model } 的显卡：租金无法给出。
no-rent = 没有 { $gpu } 的已知租价：租金无法给出。
rented =
    租用：{ $gpu } 每小时 { $hour_usd }，全天 24 小时 = 每卡每月 { $month_usd }{ $proposed ->
        [yes] ；未指定显卡，此为{ $alone ->
            [yes] 单卡 16 位放得下、
           *[no] {""}
        }满足该流量租金最低者
       *[no] {""}
    }。

## What the model takes

no-room = { $most } 张 { $gpu } 也放不下 { $model }（即使 4 位、按此请求长度），因此不给出自部署费用。
copy =
    { $model } 以 { $format } 部署{ $together ->
        [1] {""}
       *[other] （{ $together } 卡共同承载）
    }：权重 { $weights_gib }，最多同时处理 { $batch } 个请求，满载约每秒 { $rate } token（输入加输出；按公开实测，多在 { $low } 到 { $high } 之间）。所需卡数按高峰为平均的 { $peak } 倍计算。
generic = { $model } 按该规模的典型解码器估算；说出具体模型可按其真实结构计算。
too-long = 每次请求 { $tokens } token，超过 { $model } 公布的上下文长度 { $context }。

## What is counted once, and what is not

investment =
    先需收回：训练 { $training_usd }（一次性）{ $card_usd ->
        [none] {""}
       *[other] 、每张自有显卡 { $card_usd }
    }{ $labelling_usd ->
        [none] {""}
       *[other] 、数据标注 { $labelling_usd }
    }。{ $low_usd ->
        [none] {""}
       *[other] 未计数据标注；如需，课程估为 { $low_usd }–{ $high_usd }。
    }回报率 =（节省 − 投入）/ 投入。
left-out = 未计入：人力、冗余、网络与存储，以及回答质量的差异。

## After a training

afterwards =
    之后在同样的 { $number } 张卡上推理（服务端可用{ $number ->
        [1] {""}
       *[other] 每张
    } { $room_gib }）：{ $each }。
afterwards-each =
    { $format } { $card_gib }（{ $fits ->
        [yes] 放得下
       *[no] 放不下
    }）
