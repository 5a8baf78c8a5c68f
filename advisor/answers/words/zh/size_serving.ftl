headline-card =
    { $cards } { $whole ->
        [none] { $small ->
            [none] 跑不了任何一种常见规模的模型
           *[other] 用 4 位量化最大能跑 { $small }，16 位精度则常见规模都放不下
        }
       *[other] 用 16 位精度最大能跑 { $whole }，4 位量化最大能跑 { $small }
    }。
headline-sizes = 部署 { $small } 需要显存 { $small_whole }（16 位）或 { $small_4 }（4 位），{ $large } 需要 { $large_whole } 或 { $large_4 }。
headline-nowhere =
    { $model } 用 { $format }，仅权重就要 { $memory }，{ $gpu ->
        [none] 已知的显卡 32 张一起也放不下
       *[other] 32 张 { $gpu } 也放不下
    }。
headline-host =
    { $format ->
        [none] { $memory } GiB 内存放不下 { $model }：4 位量化也要 { $needed }。
       *[other] { $memory } GiB 内存放得下 { $format } 的 { $model }（{ $needed }），但用处理器跑很慢。
    }
headline-market = 用 { $format } 部署 { $model }，同时服务 { $users } 人需要显存 { $memory }，例如 { $cards }（租用每小时 { $cost }）。
headline-fits =
    { $cards } 放得下 { $format } 的 { $model }：{ $number ->
        [1] {""}
       *[other] 每卡
    }占 { $memory }，可用 { $room }；单人使用每秒约 { $alone } token{ $most ->
        [none] {""}
       *[other] ，最多同时服务 { $most } 人
    }。
headline-too-few = 这不够满足你的要求。
headline-enough =
    改用 { $cards }、{ $format } 就够了{ $or_format ->
        [none] {""}
       *[other] ；卡数不变、用 { $or_format } 也够
    }。
headline-no =
    { $cards } 放不下 { $format } 的 { $model }：{ $number ->
        [1] 需要 { $memory }，服务端可用只有 { $room }
       *[other] 把模型切分到所有卡上，每卡仍需 { $memory }，服务端可用只有 { $room }
    }。
headline-takes =
    { $model } 用 { $format } 需要 { $cards }：每卡占 { $memory }，可用 { $room }；单人使用每秒约 { $alone } token{ $users ->
        [1] 。
       *[other] { $each ->
            [none] 。
           *[other] ，同时 { $users } 人时每人约 { $each }。
        }
    }
headline-instead = { $cards } 用 { $format } 可以跑，单人使用每秒约 { $alone } token。
card-chosen = 你只给了显存大小，下面按有这么多显存的典型显卡 { $gpu } 计算。
columns-options = 显卡 | 权重精度 | 每卡显存 | 单人独用 | 同时服务人数 | 每小时租金
column-each = 同时 { $users } 人，每人
option-cards =
    { $cards }{ $copies ->
        [1] { $each ->
            [1] {""}
           *[other] ，一份模型切分到这些卡上（张量并行）
        }
       *[other] { $each ->
            [1] ，每卡一份完整模型
           *[other] ，{ $copies } 份模型，每份切分到 { $each } 张卡
        }
    }
format =
    { $format ->
        [BF16] 16 位（BF16）
        [FP8] 8 位（FP8）
        [INT8] 8 位（INT8）
        [AWQ] 4 位（AWQ）
        [GPTQ] 4 位（GPTQ）
        [NF4] 4 位（NF4）
       *[other] { $format }
    }
no-fit = （**放不下**）
traffic =
    { $cards }：每天大约能处理 { $requests } 次这样长度的请求（按高峰为平均的三倍算）{ $asked ->
        [none] {""}
       *[other] ，你的用量是 { $asked } 次
    }。
tokens-a-second = 每秒 { $tokens } token
users-one = 一次一人
users-most =
    { $users }{ $limited ->
        [yes] （显存放得下 { $memory } 人，但会太慢）
       *[no] {""}
    }
columns-needs =
    权重精度 | 权重 | { $users ->
        [1] 每个请求的 KV 缓存
       *[other] KV 缓存：每个请求、{ $users } 人合计
    } | 合计
cache-of =
    { $each }{ $users ->
        [1] {""}
       *[other] 、{ $all }
    }
host =
    { $holds ->
        [yes] （{ $memory } GiB 内存放得下）
       *[no] （{ $memory } GiB 内存放不下）
    }
columns-sizes =
    模型 | 16 位{ $users ->
        [1] {""}
       *[other] ，同时 { $users } 人
    } | 8 位 | 4 位
size-fits = ，放得下：每秒 { $rate } token
vllm = 不管跑什么模型，vLLM 都会占用每张 { $gpu } 的 { $memory }：它预留显卡的 90%，权重之外全部留作 KV 缓存；用 `--gpu-memory-utilization` 可以调低。
ask-users = { $model } 同时服务 50 人要几张卡？
ask-4-bit = { $model } 用 4 位量化部署呢？
ask-cost = 部署 { $model } 每月要多少钱，和 API 比呢？
ask-model = 一张 { $gpu } 能部署 Llama 3.1 8B 吗？
