headline-none =
    { $model } 在可估算的{ $gpu ->
        [none] {""}
       *[other] {" "}{ $gpu }{" "}
    }配置裡都放不下。
takes-hours = { $cards }上{ $method }訓練 { $millions }M token（各輪合計）約需 { $hours }。
once-takes = 這是把 { $millions }M token 讀 { $times } 輪（常用值）；只讀一輪約 { $hours }。
headline-counts = { $model } 需要：{ $needs }。
headline-cards = { $model } 需要：{ $needs }。
need-lead =
    { $method } { $cards }{ $other ->
        [none] {""}
       *[other] 或 { $other }
    }
of-memory =
    { $number ->
        [1] 一張
       *[other] { $number } 張
    } { $memory } GB 卡（{ $number ->
        [1] {""}
       *[other] 每張{" "}
    }{ $peak }{ $fits ->
        [tight] ，很緊
       *[other] {""}
    }{ $roomy ->
        [none] {""}
       *[other] ；寬裕些用 { $roomy } 張
    }）
need-offloaded =
    ，或 { $number ->
        [1] 一張
       *[other] { $number } 張
    }加最佳化器卸載到記憶體（{ $number ->
        [1] {""}
       *[other] 每張{" "}
    }{ $peak }，佔記憶體 { $host }）
headline-rented = 在 { $provider } 上，{ $model }：{ $needs }。
rented-of = { $provider } 的按需價，最舊的是 { $oldest }；各地區價格不同。
need-rented =
    { $method }用 { $machine }，{ $number ->
        [1] {""}
       *[other] 每卡{" "}
    }{ $peak } / { $usable }{ $usd ->
        [none] {""}
       *[other] ，每小時 { $usd }
    }
machine =
    { $name ->
        [none] { $cards }
       *[other] { $name }（{ $cards }）
    }
columns-rented = 方法 | 機型 | 每卡顯示記憶體 | 每小時租價 | 訓練一次的時間 | 訓練一次的費用
headline-build =
    要跑 { $models }，配一臺裝{ $cards }（共 { $memory } GB 顯示記憶體）的電腦：可微調 { $holds }。其餘：{ $slots ->
        [1] 一條 x16 插槽的主機板
       *[other] { $slots } 條全長 x16 插槽的主機板
    }、{ $ram } GB 記憶體、{ $disk } TB NVMe、{ $supply } W 電源。
headline-no-build = 裝得進電腦的兩張卡都微調不了 { $models }：請租伺服器。
build-cheaper = 便宜些：{ $cards }（{ $holds }，電源 { $supply } W）。
build-not-full = { $model } 全量微調需要 { $peak } 顯示記憶體，電腦放不下：租一臺 8 卡伺服器來做。
holds = { $model } 用{ $method }
holds-not = { $model } 不行
columns-pc-models = 模型 | 執行，16 位 | 執行，4 位 | QLoRA | LoRA | 全量
columns-pc = 顯示卡 | 最多能微調 | 顯示卡價格 | 電源
pc-price =
    { $usd }{ $condition ->
        [used] （二手，{ $as_of }）
       *[other] （{ $as_of }）
    }
what-pc = 執行一欄只算權重，快取另需 1 到 4 GiB；微調按微批 1、{ $tokens } token 計算，兩張卡切分模型。經驗規則：記憶體為顯示記憶體的兩倍並夠 16 位合併，硬碟放得下五份權重，電源按 80% 負載。
column-method = 方法
column-model = 模型
up-to-16 = 12 或 16 GB
column = { $memory } GB（{ $gpu }）
small = 1 張 { $memory } GB（{ $peak }）
with-host = { $method }，最佳化器卸載到記憶體
cell =
    { $number } 張（{ $number ->
        [1] {""}
       *[other] 每張{" "}
    }{ $peak }{ $host ->
        [none] {""}
       *[other] ，佔記憶體 { $host }
    }{ $fits ->
        [tight] ，很緊
       *[other] {""}
    }{ $roomy ->
        [none] {""}
       *[other] ；寬裕些用 { $roomy } 張
    }）
what-counts =
    表中是每種顯示記憶體最少要幾張：微批 1、{ $tokens } token、開啟梯度檢查點，多張卡切分模型（ZeRO-3 或 FSDP）；「–」：一臺 8 卡機器放不下，80 GB 卡則為 64 張也放不下。{ $full ->
        [yes] 全量微調按保留 fp32 主權重計算（每參數 16 位元組，另有工作緩衝區）；純 bf16 減半，但效果有風險。
       *[other] {""}
    }
of-model = { $model }，
stated-cards =
    你的 { $number } 張{ $enough ->
        [yes] 夠用。
       *[no] 不夠。
    }
need-counts =
    { $method } { $cards }（{ $number ->
        [1] {""}
       *[other] 每張
    }{ $memory }）
roomier = ，寬裕些用{ $cards }（每張 { $peak }）
or-between =
    ，或同樣{ $cards }加最佳化器卸載到記憶體（{ $number ->
        [1] {""}
       *[other] 每張{" "}
    }{ $peak }，佔記憶體 { $host }）
fewest = { $cards }：{ $what }
or-fewest =
    ；最少 { $cards }（{ $what }，{ $number ->
        [1] {""}
       *[other] 每張
    } { $peak }{ $host }，{ $hours }）
between-counts = ，
one-card = ：若全部放在一張卡上，需要 { $memory }
pure-bf16 = 純 bf16（不保留 fp32 主權重）單卡需要 { $memory }：顯示記憶體減半，但效果有風險。
nothing-holds-it = 在可估算的卡數範圍內都放不下。
columns = 顯示卡 | 每卡顯示記憶體 | 訓練一次的時間 | 訓練一次的費用
extremes = 最便宜：{ $cheap }，{ $cost }；最快：{ $fast }，{ $hours }。
more-options = { $method }：其他選擇
cost-on = 用{ $cards }要多少錢？
with-qlora = 換成 QLoRA 呢？
longer-samples = 每條 4096 token 呢？

## Above large figures

title =
    { $asked ->
        [yes] { $model } 用{ $method }需要{ $cards }
       *[no] { $model } 建議{ $cards }，用{ $method }
    }
