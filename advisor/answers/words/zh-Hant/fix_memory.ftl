headline-short =
    { $model } 用{ $run }，每次 { $batch } 條 × { $tokens } token，{ $number ->
        [1] {""}
       *[other] 每張卡
    }約需 { $peak }{ $gpu ->
        [none] {""}
       *[other] ，{ $fits ->
            [tight] 只是勉強放下：{ $gpu } 可用 { $usable }
           *[no] 放不下：{ $gpu } 可用 { $usable }
        }
    }。主要是{ $parts }。
undivided =
    { $kind ->
        [zero1] ZeRO-1
        [zero2] ZeRO-2
        [zero3] ZeRO-3
       *[fsdp] FSDP
    } 在一張卡上什麼也切不開：它是在多張卡之間切分訓練狀態，不卸載的話全部都在這一張卡上。
copies =
    每張卡放一份完整模型（DDP，torchrun、accelerate 不另作設定時就是這樣）則{ $method ->
        [none] {""}
       *[other] { $method }
    }每卡 { $peak }，{ $fits ->
        [tight] 只是勉強放下
       *[no] 放不下
    }。
other-methods = 同樣的設定下放得下的有：{ $needs }。
others-need = 其他方法同樣放不下：{ $needs }。
first =
    { $method ->
        [none] {""}
       *[other] { $method }
    }{ $number ->
        [1] 最容易的可行改動
       *[other] 最容易的可行組合
    }：{ $changes }，{ $peak }，{ $time }{ $host ->
        [none] {""}
       *[other] ，佔記憶體 { $host }
    }{ $others ->
        [none] {""}
       *[other] （同樣改：{ $others }）
    }。
on-largest =
    如果是 { $gpu }（可用 { $usable }）：{ $needs }{ $changes ->
        [none] {""}
       *[other] ；那時{ $changes }，{ $peak }
    }。
enough-cards = 其中 { $count } 張就夠，更多的卡只是更快。
faster = 更快的是{ $changes }：{ $peak }，{ $time }。
longer =
    可以：開啟{ $switches }之後，{ $tokens } token 的樣本{ $number ->
        [1] {""}
       *[other] 每卡
    }約 { $peak }（照現在的設定是 { $plain }），可用 { $usable }：{ $model } 用{ $run }，每次 { $batch } 條。{ $beyond ->
        [yes] 超過模型本來的長度，還要擴充套件位置編碼（RoPE scaling）。
       *[no] {""}
    }
no-longer =
    只改設定不行：開啟{ $switches }之後，{ $tokens } token 的樣本{ $number ->
        [1] {""}
       *[other] 每卡
    }仍要 { $peak }，可用 { $usable }：{ $model } 用{ $run }。
columns-lengths = 樣本 token 數 | 照現在的設定 | 改動之後
beyond = （要 RoPE scaling）
together-free =
    { $number ->
        [1] 不花代價的改動
       *[other] 不花代價的改動合在一起
    }：{ $changes }，{ $peak }。
as-example = 以下以 { $model } 為例。
switches = 在 { $framework } 裡這樣設定：{ $settings }。
suspected = 不是缺張量並行：用 accelerate（MULTI_GPU）、torchrun 啟動，或網頁裡沒選 DeepSpeed stage，都是每張卡放一整份（DDP），每卡 { $peak }，幾張卡都一樣；表裡的總量只有用 ZeRO-3 或 FSDP 切分權重之後才攤到各卡。
by-count = 這樣切分，{ $each }。
over-count = { $number } 張卡每卡 { $peak }
headline-plenty =
    有{ $cards }，不必用 4 位：{ $model } 用 bf16 { $method }、每條 { $tokens } token，每卡 { $peak }（{ $low } 到 { $high }），單卡可用 { $usable }，做法是 { $changes }。{ $least } 張就夠，更多的卡只是更快。
columns-plenty = 顯示卡 | 方法 | 一起用 | 每卡顯示記憶體 | 最少張數
from-to = （{ $low } 到 { $high }）
try-longest = 試跑幾步，把最長的樣本排在最前：能過去，後面的批次就不會再爆。
try-full-answers = 強制生成滿長的回答試一步（min_tokens 設為上限），就知道放不放得下。
out-of-host = { $changes }放得下（{ $peak }），但要佔記憶體 { $host }，機器只有 { $stated }。
grown = ；{ $part }多 { $size }
gradients-ddp = 梯度和 DDP 的桶
no-way =
    同樣的硬體上改設定都放不下{ $cards ->
        [none] ，有價格的更大顯示卡也放不下
       *[other] ；{ $cards } 放得下
    }。
headline-fits =
    { $edge ->
        [none] { $differs ->
            [yes] 按估算放得下，所以實際情況和算的有出入：
           *[no] {""}
        }
       *[other] 按估算剛好在邊緣（{ $edge }）：
    }{ $model } 用{ $run }，每次 { $batch } 條 × { $tokens } token，{ $number ->
        [1] {""}
       *[other] 每張卡
    }約 { $peak }，{ $gpu } 可用 { $usable }。
none-reaches =
    { $tried ->
        [none] {""}
       *[other] 沒說明的設定單獨改都超不過 { $usable }（{ $tried }），所以
    }看{ $longest ->
        [none] {""}
       *[other] { $whole ->
            [yes] {""}
           *[no] 有沒有超過 { $longest } token 而沒截斷的樣本、
        }
    }是不是發生在評估時、卡上有沒有別的程序（nvidia-smi）。
example-cause = { $what } { $peak }
suspect =
    能解釋它的一種情況：{ $what }{ $peak ->
        [none] {""}
       *[other] （{ $peak }）
    }。
measured =
    你看到的 { $peak } { $within ->
        [yes] 在估算的範圍內
       *[no] 是估算的 { $ratio } 倍
    }（估算 { $expected }）。
headline-by-method =
    每次 { $batch } 條 × { $tokens } token 時，{ $model } { $number ->
        [1] 需要
       *[other] 每張卡需要（{ $sharding }）
    }：{ $needs }。{ $gpu_first }可用 { $usable }。
method-takes = { $method } { $peak }
suspect-of =
    如果用的是{ $run }，能解釋它的一種情況：{ $what }{ $peak ->
        [none] {""}
       *[other] （{ $peak }）
    }。
headline-example = 是什麼佔滿了顯示記憶體取決於模型：每次 { $batch } 條 × { $tokens } token 時，{ $model } 需要 { $needs }{ $gpu ->
        [none] {""}
       *[other] ；{ $gpu } 可用 { $usable }
    }。
example = { $peak }（{ $run }）
headline-reinforcement = { $objective } 比 SFT 佔得多：{ $holds }。說明模型和顯示卡，就能算出來。

## Table and lists

part-size = { $part } { $size }
columns-copies-read = 模型 | 16 位一份、{ $processes } 個程序合計 | fp32
why-full = 混合精度全量微調為什麼要 { $peak }：僅訓練狀態每參數 16 位元組（權重、梯度、fp32 副本、Adam 的兩個動量）就是 { $states }；此外還有{ $parts }。
columns-needs = 方案 | 每卡顯示記憶體 | 主要部分
changes =
    { $fits ->
        [yes] 怎樣省顯示記憶體，先易後難
       *[no] 怎麼改，先易後難
    }
columns-changes = 改動 | 每卡顯示記憶體 | 時間（與所述設定相比） | 代價
columns-changes-alone = 改動 | 每卡顯示記憶體 | 代價
and-change = {" "}+ {""}
same-time = 時間基本不變
times = 時間為原來的 { $factor } 倍
price =
    { $price ->
        [free] 無
        [experts] 專家不訓練
        [slower] 更慢
        [crawl] 慢很多
        [memory] { $slower ->
            [yes] 更慢，
           *[no] {""}
        }佔記憶體 { $host }
        [coarse] 更新精度較低
        [job] 訓練本身變了
       *[swap] 換了方法
    }{ $price ->
        [memory] {""}
       *[other] { $host ->
            [none] {""}
           *[other] ，佔記憶體 { $host }
        }
    }
other-cards = 或者更多、更大的卡
columns-cards = 顯示卡 | 每卡顯示記憶體
cards-shared =
    { $cards }{ $number ->
        [1] {""}
       *[other] ，{ $sharding }
    }
set-so =
    要查出來，先這樣跑：微批 { $batch }，開啟梯度檢查點，樣本截斷到 { $tokens } token，SDPA 或 flash 注意力，基座按 { $four_bit ->
        [yes] 4 位
       *[no] 16 位
    }載入，卡上沒有別的程序；能跑之後一次只放寬一項{ $longest ->
        [none] 。
       *[other] { $whole ->
            [yes] 。
           *[no] （按估算，樣本最長可到 { $longest } token）。
        }
    }
causes =
    { $example ->
        [none] 可能與你說的不同之處
       *[other] 常見原因（數字按 { $example }）
    }
cause =
    { $what }{ $peak ->
        [none] {""}
       *[other] ：{ $peak }{ $fits ->
            [no] ，放不下
            [tight] ，很緊
           *[yes] {""}
        }
    }。
usual-order = 按這個順序試，免費的在前：微批 1 加梯度累積，梯度檢查點，SDPA 或 flash 注意力，分塊損失；然後是卸載；再是 QLoRA 或更短的樣本；最後是更多、更大的卡。
training-itself = 訓練本身的顯示記憶體，供對照：
models-held = 每張卡上：{ $each }。
held =
    { $role ->
        [policy] 策略模型
        [value] 價值模型
        [reference] 參考模型
        [reward] 獎勵模型
        [rest] 工作緩衝區、活化值、分配器和 CUDA
       *[other] 生成回答
    }{ $trained ->
        [yes] （含梯度和最佳化器狀態）
       *[no] {""}
    } { $size }
reinforcement-levers = 實際有用的辦法：由 vLLM 生成時減小它佔用的比例（gpu_memory_utilization），微批 1、更短的回答、每個提示更少的回答，所有要訓練的模型用 ZeRO-3 或 FSDP 切分，策略模型用 LoRA（去掉適配器就是參考模型），把暫時不用的模型卸載。

## Details

where-memory-goes = 顯示記憶體構成
range =
    峰值出現在{ $when ->
        [optimizer_step] 最佳化器更新時
       *[backward] 計算損失與反向傳播時
    }{ $low ->
        [none] 。
       *[other] ；估算範圍：{ $low } – { $high }。
    }
fragmentation = 如果報錯裡 reserved but unallocated 很大，設定 PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True。

## Next questions

what-is = 什麼是 { $objective }？
with-sft = 先做 LoRA 的 SFT 呢？
name-model = 是 7B 的 QLoRA
largest-model = 能放下的最大模型是多少？
longest-sample = 樣本最長能到多少？
largest-batch = 最大的 batch 是多少？
with-qlora = 換成 QLoRA 呢？
which-card-then = 那要什麼顯示卡？
