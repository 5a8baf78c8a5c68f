## A set-up by what sets it apart

as-stated = 原方案
model = { $model }
by-method = { $method }
on-machine =
    { $machine }，{ $number ->
        [1] 一張
       *[other] { $number } 張
    }{" "}{ $gpu }
on-cards =
    { $number ->
        [1] 一張
       *[other] { $number } 張
    }{" "}{ $memory ->
        [none] { $gpu }
       *[other] { $memory }GB 卡（{ $gpu }）
    }
samples = { $number } 條樣本
tokens = 每條 { $number } token
epochs = { $number } 輪
steps = { $number } 步
dataset-tokens = 資料 { $number } token
micro-batch = 微批 { $number }
accumulation = 梯度累積 { $number }
global-batch = 全域性批 { $number }
base = 基座以 { $stored } 存放
rank = LoRA 秩 { $number }
checkpointing =
    { $on ->
        [yes] 開
       *[no] 關
    }梯度檢查點
flash =
    { $on ->
        [yes] FlashAttention
       *[no] 不用 FlashAttention（SDPA）
    }
packing =
    { $on ->
        [yes] 打包樣本
       *[no] 不打包
    }
offload =
    { $what ->
        [none] 不卸載
        [False] 不卸載
        [optimizer] 卸載最佳化器
        [True] 卸載最佳化器
       *[other] 全部卸載
    }
parallelism =
    { $way ->
        [ddp] DDP（每卡一份完整模型）
        [zero1] ZeRO-1（每卡一份完整權重）
        [zero2] ZeRO-2（每卡一份完整權重）
        [zero3] ZeRO-3（切分）
        [fsdp] FSDP（切分）
        [single] 單卡
        [device_map] device_map
       *[other] { $way }
    }
price = 每小時 { $price_usd }
other = { $name }：{ $value }
unknown = 不認識「{ $name }」，這種方案沒有計算{ $closest ->
        [none] {""}
       *[other] ；你是說 { $closest } 嗎？
    }
no-value = { $name } 的值「{ $value }」算不了，這種方案沒有計算
hosted-unknown = { $name } 是託管服務或模型，沒有已知的微調價格，因此沒有計算

## What a difference changes

effect =
    { $change }相對{ $before }：每卡顯示記憶體{ $less ->
        [yes] 少
       *[no] 多
    } { $memory_gib }{ $factor ->
        [none] {""}
       *[other] ，時間是 { $factor } 倍
    }。
why-method = 全量微調還要儲存每個權重的梯度和最佳化器狀態；LoRA 凍結 16 位權重；QLoRA 把它存成 4 位，每一步都要反量化。
why-parallelism = DDP 和 ZeRO-1/2 每張卡都有完整權重；ZeRO-3 和 FSDP 把權重切開，每一層都要在卡間傳送，因此更費時間。
why-checkpointing = 梯度檢查點每層只留一份活化值，其餘在反向傳播時重算。
why-attention = 普通注意力要存下每對 token 的分數；flash 和 SDPA 不用。
why-packing = 打包省的是填充；樣本一樣長時沒有填充可省。
why-offload = 卸載的部分放在記憶體裡，每一步都要走 PCIe。
why-quantization = 位數減少只縮小凍結的權重；梯度、適配器和活化值不變。
why-optimizer = 最佳化器決定每個被訓練的權重佔多少位元組的狀態；LoRA 下這部分很小。
why-precision = 精度決定權重和主副本各佔多少位元組。
why-micro-batch = 微批越大，活化值越多，顯示卡利用得越充分。
why-rank = 秩隻影響適配器及其梯度和狀態，與基座模型相比很小。
why-model = 顯示記憶體取決於全部權重，時間取決於每個 token 經過的權重。
not-computed = { $names } 帶來的變化沒有計算：這裡的數字都不取決於它。

## What decides

faster-by-work = 讀的 token 少，相差 { $factor } 倍。
faster-by-flops = 每個 token 的計算量少，相差 { $factor } 倍。
faster-by-peak = 顯示卡的峰值算力合計 { $tflops } TFLOPS，次快的是 { $others }。
faster-by-use =
    用到了顯示卡峰值的 { $use_percent }，次快的是 { $other_percent }{ $cause ->
        [none] {""}
       *[other] ：{ $cause }
    }。
exchange = 卡間傳送的資料少
dequantizing = 16 位權重不用反量化
bandwidth = 相對算力的顯示記憶體頻寬更高（{ $bandwidth } 對 { $others } GB/s）
larger-batch = 放得下微批 { $size }
cheaper-by-time = 每小時同價（{ $hour_usd }），時間是 { $factor } 倍。
cheaper = 每小時 { $hour_usd }，另一種 { $other_usd }，時間是 { $factor } 倍。

## Assumptions

workload = { $samples } 條樣本、每條 { $tokens } token、{ $epochs } 輪；沒有說明的按預設值。
generic = { $model } 按該規模的典型解碼器估算；說出具體模型會更準。
same-batch = 各方案都用微批 { $size }，只比這一處差別。
sixteen-bit-full = 不用 ZeRO 或 FSDP 的全量微調按 bf16 的權重、梯度和動量計算（每參數 8 位元組）；保留 fp32 主權重的做法要 16 位元組。
batch = 沒有說明時取放得下的最大微批（不超過 4），每卡每步 16 條樣本，開啟梯度檢查點；時間和費用都是算出來的，括號裡是範圍。
as-measured = 用時和費用都由你在 { $what } 上的 { $hours } 推算：資料量取按估算在那裡正好要這麼久的量。如果那次是因故障變慢，各項都會更短。
first-a-fault =
    先排除故障：{ $several ->
        [yes] 看 nvidia-smi，device_map="auto" 每次只有一張卡在算，用 torchrun 或 accelerate launch（DDP）才都在算；
       *[no] {""}
    }{ $no_bf16 ->
        [yes] 用 fp16 訓練，這種卡的 bf16 是模擬的；
       *[no] {""}
    }不要卸載，短樣本打包或按長度排序，不要隔幾步就評估或儲存。
merging = 把適配器合併進 16 位的 { $model }：顯示卡上要 { $card_gib }，或記憶體 { $host_gib }（device_map="cpu"，不用顯示卡也行）。
