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
       *[other] { $memory } GiB 内存放得下 { $format } 的 { $model }（{ $needed }），但用处理器跑很慢：{ $speeds }。
    }
headline-market =
    用 { $format } 部署 { $model }，同时服务 { $users } 人需要显存 { $memory }{ $narrow ->
        [none] {""}
       *[other] （{ $narrow }：{ $narrow_memory }）
    }，例如 { $cards }（租用每小时 { $cost }）。
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
        [1] ，最多同时服务 { $most } 人。
       *[other] { $each ->
            [none] 。
           *[other] ，同时 { $users } 人时每人约 { $each }。
        }
    }
headline-engines = 按已有的公开数据分不出哪个引擎明显更快：这类模型公开吞吐量的中位数，相对此处的计算值为 { $engines }；显卡、格式和设置的影响更大。
engine-short =
    { $engine } { $median ->
        [none] （没有实测）
       *[other] { $median } 倍（{ $rows } 条）
    }
headline-speculation = 投机解码在公开实测中使单个请求快到 { $low } 至 { $high } 倍；下面的数字不含投机解码。
headline-instead = { $cards } 用 { $format } 可以跑，单人使用每秒约 { $alone } token。
card-chosen = 你只给了显存大小，下面按有这么多显存的典型显卡 { $gpu } 计算。
columns-options = 显卡 | 权重精度 | 每卡显存 | 单人独用 | 同时服务人数 | 每小时租金
column-each = 同时 { $users } 人，每人
option-cards =
    { $cards }{ $copies ->
        [1] { $each ->
            [1] {""}
           *[other] { $turn ->
                [yes] ，各层分到这些卡上、轮流计算
               *[no] ，一份模型切分到这些卡上（张量并行）
            }
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
    { $cards }{ $spare ->
        [yes] （其中一份可以宕机）
       *[no] {""}
    }：满载每秒 { $rate } 次请求；按高峰为平均的三倍算，每天约 { $requests } 次这样长度的请求，相当于 { $people } 人每人每天 { $each } 次{ $asked ->
        [none] {""}
       *[other] （你的用量是每天 { $asked } 次）
    }。
latency =
    输入 { $tokens } token 时，{ $users ->
        [1] 首个 token { $first }，之后每个 token { $between }。
       *[other] 单独请求首个 token { $first }，{ $users } 人同一时刻提问时平均 { $rush }；这么多人同时使用时每人每个 token { $between }。
    }
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
size-fits = ，放得下：每秒 { $rate } token，同时 { $users } 人
largest = { $model }（同时 { $users } 人）
and = ，
host-rate = { $memory } 每秒约 { $rate } token
host-speeds = ；处理器：{ $speeds }
headline-processor = 用处理器跑 { $format } 的 { $model } 需要内存 { $memory }，一次服务一人：{ $speeds }。
people = { $people } 人每人每天 { $each } 次，共每天 { $requests } 次请求；高峰按平均的三倍算，最多 { $users } 人同时在用。
reserve-any =
    不管跑什么模型，{ $engine } 都会占掉显卡的大部分显存：{ $free ->
        [yes] 权重之外，再把剩余显存的 { $share } 留作 KV 缓存
       *[no] 它预留整卡的 { $share }，权重之外全部留作 KV 缓存
    }（`{ $flag }`）；真正需要的见下。
reserve =
    不管跑什么模型，{ $engine } 都会占用每张 { $gpu } 可用 { $usable } 中的 { $taken }：{ $free ->
        [yes] 权重之外，再把剩余显存的 { $share } 留作 KV 缓存
       *[no] 它预留显卡的 { $share }，权重之外全部留作 KV 缓存
    }（`{ $flag }`）。
reserve-of = 其中 { $format } 的 { $model } 权重占 { $weights }，{ $cache } 留给缓存，放得下 { $requests } 个 { $tokens } token 的请求。
reserve-less =
    { $users ->
        [1] 一次只服务一个请求
       *[other] 同时 { $users } 人
    }时，`{ $flag } { $share }` 就够了。
engine =
    { $engine }：{ $rows ->
        [none] 没有实测，已知数据里没有它跑这类模型的公开吞吐量。
       *[other] 公开的 { $rows } 条这类模型实测吞吐量，中位数是此处计算值的 { $median } 倍，十条里有八条在 { $low } 到 { $high } 倍之间（{ $sources } 个来源）。
    }
engine-not-here = 它的文档没有列出 { $gpu }。
engine-not-format = 它的文档没有列出 { $format }。
engine-one-adapter = 它一次只能用一个适配器。
ask-users = { $model } 同时服务 50 人要几张卡？
ask-4-bit = { $model } 用 4 位量化部署呢？
ask-cost = 部署 { $model } 每月要多少钱，和 API 比呢？
ask-model = 一张 { $gpu } 能部署 Llama 3.1 8B 吗？

## Above large figures

title-market = { $users ->
        [1] 1 个用户
       *[other] { $users } 个用户
    }用 { $format } 的 { $model }：{ $cards }就够
title-fits =
    { $cards }放得下 { $format } 的 { $model }{ $enough ->
        [yes] {""}
       *[no] ，但不够你要的量
    }
title-takes = { $format } 的 { $model } 需要{ $cards }
title-no = { $cards }放不下 { $format } 的 { $model }

## 启动失败的服务

start-weights =
    { $cards ->
        [1] 一张 { $gpu } 放不下 { $format } 的 { $model }：仅权重就占 { $weights }
       *[other] { $cards } 张 { $gpu } 放不下 { $format } 的 { $model }：权重每卡占 { $weights }
    }，服务端自身的缓冲 { $buffers }，而进程最多能用 { $usable }。调高显存比例、缩短长度、关 CUDA 图都没用{ $narrow ->
        [none] {""}
       *[other] ；换成 { $narrow }，权重占 { $narrow_weights }，放得下
    }。
start-share =
    `{ $flag }` 为 { $share } 时，{ $engine } 在每张 { $gpu } 上可用 { $taken }；{ $format } 的 { $model } 权重占 { $weights }，再加服务端自身的缓冲，KV 缓存一点不剩。调高比例有用。
start-length =
    是长度的问题：{ $told ->
        [yes] 报错里
       *[no] 按我的计算，
    }KV 缓存只放得下 { $held } token，而{ $stated ->
        [yes] 一个请求最长允许 { $asked }
       *[no] 默认长度是模型自己的 { $asked }
    }。{ $short ->
        [yes] 只靠缩短长度已不够用。
       *[no] 设 `{ $flag } { $value }`。
    }
start-split = 每张 { $gpu } 上 { $engine } 占 { $taken }（`{ $flag } { $share }`{ $stated ->
        [yes] {""}
       *[no] ，假定
    }）：权重 { $weights }，扣去服务端缓冲后留给缓存 { $cache }。
start-spread = { $cards } 张卡都用上了：日志里的每个数都是一张卡的。每张 { $gpu } 放 1/{ $cards } 的权重（{ $weights }）和每个 token 缓存的 1/{ $cards }，按我的计算每卡有 { $cache } 做缓存。
start-profile =
    按我的计算应当能启动：{ $engine } 在 { $gpu } 上可用 { $taken }，{ $format } 的 { $model } 权重占 { $weights }，还剩 { $cache }，够放 { $held } token 的缓存。所以要么有别的进程占着显存，要么启动时的试跑比平常多占。
start-sampler = 不够的是采样器的试跑，不是权重（{ $weights }）：{ $engine } 已占下 { $gpu } 的 { $taken }，再按 { $together } 个请求同时试跑。
start-missing = 按我的计算，每卡的缓存本应多 { $missing }：`nvidia-smi` 若显示别的进程就结束它；否则是启动时的试跑占了（`{ $flag }`、很长的提示、图片）。
start-busy = 有别的进程占着显卡：{ $card } GiB 只剩 { $free } GiB，而 { $engine } 要占整卡的 { $share }。
lever =
    { $name ->
        [others] - 先看 `{ $flag }`：可能有别的进程，或没退干净的旧服务占着显存。
        [length] - `{ $flag } { $value }`：一个请求最长就是这么多。
        [share] - `{ $flag } { $value }`{ $tokens ->
                [none] {""}
                [0] （卡上没有别的程序时）；只靠它不够
               *[other] （卡上没有别的程序时）：缓存放得下 { $tokens } token
            }。
        [lower] - `{ $flag } { $value }`：不够的那部分在这个比例之外；仍有 { $tokens } token 的缓存。
        [together] { $already ->
                [yes] - `{ $flag } { $value }` 已经很小。
               *[no] - `{ $flag } { $value }`：启动时按这么多请求试跑（默认 256 或更多），其峰值从缓存里扣。起来以后再调高。
            }
        [cache] - `{ $flag }`：每个 token 的缓存减半，放得下 { $tokens } token。
        [eager] { $already ->
                [yes] - `{ $flag }` 已经设了：省下 CUDA 图的显存，代价是变慢。
               *[no] - `{ $flag }`：省下 CUDA 图的显存，但回答变慢，参数里最后再用。
            }
        [narrow] - 权重换成 { $format }：{ $cards ->
                [1] {""}
               *[other] 每卡
            }占 { $weights }，缓存放得下 { $tokens } token。用这种格式的现成版本。
       *[cards] - 还有卡的话 `{ $flag } { $value }`：权重每卡 { $weights }，缓存放得下 { $tokens } token。
    }
start-try = 按这个顺序试：
start-command = 按这些数字可以这样试（名称换成模型路径）：

## 回答很慢

slow-fits = { $cards } 放得下 { $format } 的 { $model }，单人使用通常每秒约 { $alone } token；如果慢得多，原因在运行方式，不在显存。
slow-told =
    { $verdict ->
        [slow] 不正常
        [somewhat] 偏慢
       *[normal] 正常
    }：每秒 { $told } token{ $verdict ->
        [normal] ，和 { $cards } 上 { $format } 的 { $model } 单人使用时的约 { $alone } 差不多：每个 token 都要把权重读一遍，快慢由显存带宽决定。
       *[other] 只有 { $cards } 上 { $format } 的 { $model } 单人使用时约 { $alone } 的 { $percent }；原因在运行方式，不在显卡。
    }
slow-normal = - 单人要更快：权重用更少的位数（每个 token 读得更少）、换带宽更高的卡，或者投机解码。多人同时用时权重只读一遍，合起来快得多。
slow-no =
    { $cards } 放不下 { $format } 的 { $model }：{ $number ->
        [1] {""}
       *[other] 每卡
    }需要 { $memory }，可用 { $room }。放不下的部分在 CPU 上算，或者每个 token 都要搬一遍，所以慢。
slow-narrow = 同样的卡换成 { $format } 就放得下，每秒约 { $alone } token。
slow-cards = 不改精度需要 { $cards }，每秒约 { $alone } token。
slow-eager = - 设了 `--enforce-eager`：它关掉 CUDA 图，每步之间显卡都在等 CPU，先去掉它。
slow-split = - 一份模型切到 { $number } 张卡上，每个 token 每层要通信两次；没有 NVLink 就在等 PCIe。每份用放得下的最少卡数，其余的卡各放一份。
slow-look = - 有没有一部分在 CPU 上？`ollama ps` 显示比例，llama.cpp 日志写明放到显卡的层数，Transformers 会警告 "offloaded to the cpu"（`device_map="auto"`）；`nvidia-smi` 或 `npu-smi info` 看卡有没有在算。
slow-server = - 直接 `generate()`、尤其配 bitsandbytes，本来就慢；合并后或 AWQ 的权重用 vLLM、SGLang 跑会快几倍。
slow-judge = - 以每秒 token 数判断，提示和回答分开看：请求少时利用率忽高忽低是正常的，并发高了才会跑满。
