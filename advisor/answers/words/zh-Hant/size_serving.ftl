headline-card =
    { $cards } { $whole ->
        [none] { $small ->
            [none] 跑不了任何一種常見規模的模型
           *[other] 用 4 位量化最大能跑 { $small }，16 位精度則常見規模都放不下
        }
       *[other] 用 16 位精度最大能跑 { $whole }，4 位量化最大能跑 { $small }
    }。
headline-sizes = 部署 { $small } 需要顯示記憶體 { $small_whole }（16 位）或 { $small_4 }（4 位），{ $large } 需要 { $large_whole } 或 { $large_4 }。
headline-nowhere =
    { $model } 用 { $format }，僅權重就要 { $memory }，{ $gpu ->
        [none] 已知的顯示卡 32 張一起也放不下
       *[other] 32 張 { $gpu } 也放不下
    }。
headline-host =
    { $format ->
        [none] { $memory } GiB 記憶體放不下 { $model }：4 位量化也要 { $needed }。
       *[other] { $memory } GiB 記憶體放得下 { $format } 的 { $model }（{ $needed }），但用處理器跑很慢：{ $speeds }。
    }
headline-market =
    用 { $format } 部署 { $model }，同時服務 { $users } 人需要顯示記憶體 { $memory }{ $narrow ->
        [none] {""}
       *[other] （{ $narrow }：{ $narrow_memory }）
    }，例如 { $cards }（租用每小時 { $cost }）。
headline-fits =
    { $cards } 放得下 { $format } 的 { $model }：{ $number ->
        [1] {""}
       *[other] 每卡
    }佔 { $memory }，可用 { $room }；單人使用每秒約 { $alone } token{ $most ->
        [none] {""}
       *[other] ，最多同時服務 { $most } 人
    }。
headline-too-few = 這不夠滿足你的要求。
headline-enough =
    改用 { $cards }、{ $format } 就夠了{ $or_format ->
        [none] {""}
       *[other] ；卡數不變、用 { $or_format } 也夠
    }。
headline-no =
    { $cards } 放不下 { $format } 的 { $model }：{ $number ->
        [1] 需要 { $memory }，服務端可用只有 { $room }
       *[other] 把模型切分到所有卡上，每卡仍需 { $memory }，服務端可用只有 { $room }
    }。
headline-takes =
    { $model } 用 { $format } 需要 { $cards }：每卡佔 { $memory }，可用 { $room }；單人使用每秒約 { $alone } token{ $users ->
        [1] ，最多同時服務 { $most } 人。
       *[other] { $each ->
            [none] 。
           *[other] ，同時 { $users } 人時每人約 { $each }。
        }
    }
headline-engines = 按已有的公開資料分不出哪個引擎明顯更快：這類模型公開吞吐量的中位數，相對此處的計算值為 { $engines }；顯示卡、格式和設定的影響更大。
engine-short =
    { $engine } { $median ->
        [none] （沒有實測）
       *[other] { $median } 倍（{ $rows } 條）
    }
headline-speculation = 投機解碼在公開實測中使單個請求快到 { $low } 至 { $high } 倍；下面的數字不含投機解碼。
headline-instead = { $cards } 用 { $format } 可以跑，單人使用每秒約 { $alone } token。
card-chosen = 你只給了顯示記憶體大小，下面按有這麼多顯示記憶體的典型顯示卡 { $gpu } 計算。
columns-options = 顯示卡 | 權重精度 | 每卡顯示記憶體 | 單人獨用 | 同時服務人數 | 每小時租金
column-each = 同時 { $users } 人，每人
option-cards =
    { $cards }{ $copies ->
        [1] { $each ->
            [1] {""}
           *[other] { $turn ->
                [yes] ，各層分到這些卡上、輪流計算
               *[no] ，一份模型切分到這些卡上（張量並行）
            }
        }
       *[other] { $each ->
            [1] ，每卡一份完整模型
           *[other] ，{ $copies } 份模型，每份切分到 { $each } 張卡
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
        [yes] （其中一份可以宕機）
       *[no] {""}
    }：滿載每秒 { $rate } 次請求；按高峰為平均的三倍算，每天約 { $requests } 次這樣長度的請求，相當於 { $people } 人每人每天 { $each } 次{ $asked ->
        [none] {""}
       *[other] （你的用量是每天 { $asked } 次）
    }。
latency =
    輸入 { $tokens } token 時，{ $users ->
        [1] 首個 token { $first }，之後每個 token { $between }。
       *[other] 單獨請求首個 token { $first }，{ $users } 人同一時刻提問時平均 { $rush }；這麼多人同時使用時每人每個 token { $between }。
    }
tokens-a-second = 每秒 { $tokens } token
users-one = 一次一人
users-most =
    { $users }{ $limited ->
        [yes] （顯示記憶體放得下 { $memory } 人，但會太慢）
       *[no] {""}
    }
columns-needs =
    權重精度 | 權重 | { $users ->
        [1] 每個請求的 KV 快取
       *[other] KV 快取：每個請求、{ $users } 人合計
    } | 合計
cache-of =
    { $each }{ $users ->
        [1] {""}
       *[other] 、{ $all }
    }
host =
    { $holds ->
        [yes] （{ $memory } GiB 記憶體放得下）
       *[no] （{ $memory } GiB 記憶體放不下）
    }
columns-sizes =
    模型 | 16 位{ $users ->
        [1] {""}
       *[other] ，同時 { $users } 人
    } | 8 位 | 4 位
size-fits = ，放得下：每秒 { $rate } token，同時 { $users } 人
largest = { $model }（同時 { $users } 人）
and = ，
host-rate = { $memory } 每秒約 { $rate } token
host-speeds = ；處理器：{ $speeds }
headline-processor = 用處理器跑 { $format } 的 { $model } 需要記憶體 { $memory }，一次服務一人：{ $speeds }。
people = { $people } 人每人每天 { $each } 次，共每天 { $requests } 次請求；高峰按平均的三倍算，最多 { $users } 人同時在用。
reserve-any =
    不管跑什麼模型，{ $engine } 都會佔掉顯示卡的大部分顯示記憶體：{ $free ->
        [yes] 權重之外，再把剩餘顯示記憶體的 { $share } 留作 KV 快取
       *[no] 它預留整卡的 { $share }，權重之外全部留作 KV 快取
    }（`{ $flag }`）；真正需要的見下。
reserve =
    不管跑什麼模型，{ $engine } 都會佔用每張 { $gpu } 可用 { $usable } 中的 { $taken }：{ $free ->
        [yes] 權重之外，再把剩餘顯示記憶體的 { $share } 留作 KV 快取
       *[no] 它預留顯示卡的 { $share }，權重之外全部留作 KV 快取
    }（`{ $flag }`）。
reserve-of = 其中 { $format } 的 { $model } 權重佔 { $weights }，{ $cache } 留給快取，放得下 { $requests } 個 { $tokens } token 的請求。
reserve-less =
    { $users ->
        [1] 一次只服務一個請求
       *[other] 同時 { $users } 人
    }時，`{ $flag } { $share }` 就夠了。
engine =
    { $engine }：{ $rows ->
        [none] 沒有實測，已知資料裡沒有它跑這類模型的公開吞吐量。
       *[other] 公開的 { $rows } 條這類模型實測吞吐量，中位數是此處計算值的 { $median } 倍，十條裡有八條在 { $low } 到 { $high } 倍之間（{ $sources } 個來源）。
    }
engine-not-here = 它的文件沒有列出 { $gpu }。
engine-not-format = 它的文件沒有列出 { $format }。
engine-one-adapter = 它一次只能用一個適配器。
ask-users = { $model } 同時服務 50 人要幾張卡？
ask-4-bit = { $model } 用 4 位量化部署呢？
ask-cost = 部署 { $model } 每月要多少錢，和 API 比呢？
ask-model = 一張 { $gpu } 能部署 Llama 3.1 8B 嗎？

## Above large figures

title-market = { $users ->
        [1] 1 個使用者
       *[other] { $users } 個使用者
    }用 { $format } 的 { $model }：{ $cards }就夠
title-fits =
    { $cards }放得下 { $format } 的 { $model }{ $enough ->
        [yes] {""}
       *[no] ，但不夠你要的量
    }
title-takes = { $format } 的 { $model } 需要{ $cards }
title-no = { $cards }放不下 { $format } 的 { $model }

## 啟動失敗的服務

start-weights =
    { $cards ->
        [1] 一張 { $gpu } 放不下 { $format } 的 { $model }：僅權重就佔 { $weights }
       *[other] { $cards } 張 { $gpu } 放不下 { $format } 的 { $model }：權重每卡佔 { $weights }
    }，服務端自身的緩衝 { $buffers }，而程序最多能用 { $usable }。調高顯示記憶體比例、縮短長度、關 CUDA 圖都沒用{ $narrow ->
        [none] {""}
       *[other] ；換成 { $narrow }，權重佔 { $narrow_weights }，放得下
    }。
start-share =
    `{ $flag }` 為 { $share } 時，{ $engine } 在每張 { $gpu } 上可用 { $taken }；{ $format } 的 { $model } 權重佔 { $weights }，再加服務端自身的緩衝，KV 快取一點不剩。調高比例有用。
start-length =
    是長度的問題：{ $told ->
        [yes] 報錯裡
       *[no] 按我的計算，
    }KV 快取只放得下 { $held } token，而{ $stated ->
        [yes] 一個請求最長允許 { $asked }
       *[no] 預設長度是模型自己的 { $asked }
    }。{ $short ->
        [yes] 只靠縮短長度已不夠用。
       *[no] 設 `{ $flag } { $value }`。
    }
start-split = 每張 { $gpu } 上 { $engine } 佔 { $taken }（`{ $flag } { $share }`{ $stated ->
        [yes] {""}
       *[no] ，假定
    }）：權重 { $weights }，扣去服務端緩衝後留給快取 { $cache }。
start-spread = { $cards } 張卡都用上了：日誌裡的每個數都是一張卡的。每張 { $gpu } 放 1/{ $cards } 的權重（{ $weights }）和每個 token 快取的 1/{ $cards }，按我的計算每卡有 { $cache } 做快取。
start-profile =
    按我的計算應當能啟動：{ $engine } 在 { $gpu } 上可用 { $taken }，{ $format } 的 { $model } 權重佔 { $weights }，還剩 { $cache }，夠放 { $held } token 的快取。所以要麼有別的程序佔著顯示記憶體，要麼啟動時的試跑比平常多佔。
start-sampler = 不夠的是取樣器的試跑，不是權重（{ $weights }）：{ $engine } 已佔下 { $gpu } 的 { $taken }，再按 { $together } 個請求同時試跑。
start-missing = 按我的計算，每卡的快取本應多 { $missing }：`nvidia-smi` 若顯示別的程序就結束它；否則是啟動時的試跑佔了（`{ $flag }`、很長的提示、圖片）。
start-busy = 有別的程序佔著顯示卡：{ $card } GiB 只剩 { $free } GiB，而 { $engine } 要佔整卡的 { $share }。
lever =
    { $name ->
        [others] - 先看 `{ $flag }`：可能有別的程序，或沒退乾淨的舊服務佔著顯示記憶體。
        [length] - `{ $flag } { $value }`：一個請求最長就是這麼多。
        [share] - `{ $flag } { $value }`{ $tokens ->
                [none] {""}
                [0] （卡上沒有別的程式時）；只靠它不夠
               *[other] （卡上沒有別的程式時）：快取放得下 { $tokens } token
            }。
        [lower] - `{ $flag } { $value }`：不夠的那部分在這個比例之外；仍有 { $tokens } token 的快取。
        [together] { $already ->
                [yes] - `{ $flag } { $value }` 已經很小。
               *[no] - `{ $flag } { $value }`：啟動時按這麼多請求試跑（預設 256 或更多），其峰值從快取里扣。起來以後再調高。
            }
        [cache] - `{ $flag }`：每個 token 的快取減半，放得下 { $tokens } token。
        [eager] { $already ->
                [yes] - `{ $flag }` 已經設了：省下 CUDA 圖的顯示記憶體，代價是變慢。
               *[no] - `{ $flag }`：省下 CUDA 圖的顯示記憶體，但回答變慢，參數裡最後再用。
            }
        [narrow] - 權重換成 { $format }：{ $cards ->
                [1] {""}
               *[other] 每卡
            }佔 { $weights }，快取放得下 { $tokens } token。用這種格式的現成版本。
       *[cards] - 還有卡的話 `{ $flag } { $value }`：權重每卡 { $weights }，快取放得下 { $tokens } token。
    }
start-try = 按這個順序試：
start-command = 按這些數字可以這樣試（名稱換成模型路徑）：

## 回答很慢

slow-fits = { $cards } 放得下 { $format } 的 { $model }，單人使用通常每秒約 { $alone } token；如果慢得多，原因在執行方式，不在顯示記憶體。
slow-told =
    { $verdict ->
        [slow] 不正常
        [somewhat] 偏慢
       *[normal] 正常
    }：每秒 { $told } token{ $verdict ->
        [normal] ，和 { $cards } 上 { $format } 的 { $model } 單人使用時的約 { $alone } 差不多：每個 token 都要把權重讀一遍，快慢由顯示記憶體頻寬決定。
       *[other] 只有 { $cards } 上 { $format } 的 { $model } 單人使用時約 { $alone } 的 { $percent }；原因在執行方式，不在顯示卡。
    }
slow-normal = - 單人要更快：權重用更少的位數（每個 token 讀得更少）、換頻寬更高的卡，或者投機解碼。多人同時用時權重只讀一遍，合起來快得多。
slow-no =
    { $cards } 放不下 { $format } 的 { $model }：{ $number ->
        [1] {""}
       *[other] 每卡
    }需要 { $memory }，可用 { $room }。放不下的部分在 CPU 上算，或者每個 token 都要搬一遍，所以慢。
slow-narrow = 同樣的卡換成 { $format } 就放得下，每秒約 { $alone } token。
slow-cards = 不改精度需要 { $cards }，每秒約 { $alone } token。
slow-eager = - 設了 `--enforce-eager`：它關掉 CUDA 圖，每步之間顯示卡都在等 CPU，先去掉它。
slow-split = - 一份模型切到 { $number } 張卡上，每個 token 每層要通訊兩次；沒有 NVLink 就在等 PCIe。每份用放得下的最少卡數，其餘的卡各放一份。
slow-look = - 有沒有一部分在 CPU 上？`ollama ps` 顯示比例，llama.cpp 日誌寫明放到顯示卡的層數，Transformers 會警告 "offloaded to the cpu"（`device_map="auto"`）；`nvidia-smi` 或 `npu-smi info` 看卡有沒有在算。
slow-server = - 直接 `generate()`、尤其配 bitsandbytes，本來就慢；合併後或 AWQ 的權重用 vLLM、SGLang 跑會快幾倍。
slow-judge = - 以每秒 token 數判斷，提示和回答分開看：請求少時利用率忽高忽低是正常的，併發高了才會跑滿。
