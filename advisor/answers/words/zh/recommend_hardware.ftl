headline-none =
    { $model } 在可估算的{ $gpu ->
        [none] {""}
       *[other] {" "}{ $gpu }{" "}
    }配置里都放不下。
takes-hours = { $cards }上{ $method }训练 { $millions }M token（各轮合计）约需 { $hours }。
once-takes = 这是把 { $millions }M token 读 { $times } 轮（常用值）；只读一轮约 { $hours }。
headline-counts = { $model } 需要：{ $needs }。
headline-cards = { $model } 需要：{ $needs }。
need-lead =
    { $method } { $cards }{ $other ->
        [none] {""}
       *[other] 或 { $other }
    }
of-memory =
    { $number ->
        [1] 一张
       *[other] { $number } 张
    } { $memory } GB 卡（{ $number ->
        [1] {""}
       *[other] 每张{" "}
    }{ $peak }{ $fits ->
        [tight] ，很紧
       *[other] {""}
    }{ $roomy ->
        [none] {""}
       *[other] ；宽裕些用 { $roomy } 张
    }）
need-offloaded =
    ，或 { $number ->
        [1] 一张
       *[other] { $number } 张
    }加优化器卸载到内存（{ $number ->
        [1] {""}
       *[other] 每张{" "}
    }{ $peak }，占内存 { $host }）
headline-rented = 在 { $provider } 上，{ $model }：{ $needs }。
rented-of = { $provider } 的按需价，最旧的是 { $oldest }；各地区价格不同。
need-rented =
    { $method }用 { $machine }，{ $number ->
        [1] {""}
       *[other] 每卡{" "}
    }{ $peak } / { $usable }{ $usd ->
        [none] {""}
       *[other] ，每小时 { $usd }
    }
machine =
    { $name ->
        [none] { $cards }
       *[other] { $name }（{ $cards }）
    }
columns-rented = 方法 | 机型 | 每卡显存 | 每小时租价 | 训练一次的时间 | 训练一次的费用
headline-build =
    要跑 { $models }，配一台装{ $cards }（共 { $memory } GB 显存）的电脑：可微调 { $holds }。其余：{ $slots ->
        [1] 一条 x16 插槽的主板
       *[other] { $slots } 条全长 x16 插槽的主板
    }、{ $ram } GB 内存、{ $disk } TB NVMe、{ $supply } W 电源。
headline-no-build = 装得进电脑的两张卡都微调不了 { $models }：请租服务器。
build-cheaper = 便宜些：{ $cards }（{ $holds }，电源 { $supply } W）。
build-not-full = { $model } 全量微调需要 { $peak } 显存，电脑放不下：租一台 8 卡服务器来做。
holds = { $model } 用{ $method }
holds-not = { $model } 不行
columns-pc-models = 模型 | 运行，16 位 | 运行，4 位 | QLoRA | LoRA | 全量
columns-pc = 显卡 | 最多能微调 | 显卡价格 | 电源
pc-price =
    { $usd }{ $condition ->
        [used] （二手，{ $as_of }）
       *[other] （{ $as_of }）
    }
what-pc = 运行一栏只算权重，缓存另需 1 到 4 GiB；微调按微批 1、{ $tokens } token 计算，两张卡切分模型。经验规则：内存为显存的两倍并够 16 位合并，硬盘放得下五份权重，电源按 80% 负载。
column-method = 方法
column-model = 模型
up-to-16 = 12 或 16 GB
column = { $memory } GB（{ $gpu }）
small = 1 张 { $memory } GB（{ $peak }）
with-host = { $method }，优化器卸载到内存
cell =
    { $number } 张（{ $number ->
        [1] {""}
       *[other] 每张{" "}
    }{ $peak }{ $host ->
        [none] {""}
       *[other] ，占内存 { $host }
    }{ $fits ->
        [tight] ，很紧
       *[other] {""}
    }{ $roomy ->
        [none] {""}
       *[other] ；宽裕些用 { $roomy } 张
    }）
what-counts =
    表中是每种显存最少要几张：微批 1、{ $tokens } token、开启梯度检查点，多张卡切分模型（ZeRO-3 或 FSDP）；“–”：一台 8 卡机器放不下，80 GB 卡则为 64 张也放不下。{ $full ->
        [yes] 全量微调按保留 fp32 主权重计算（每参数 16 字节，另有工作缓冲区）；纯 bf16 减半，但效果有风险。
       *[other] {""}
    }
of-model = { $model }，
stated-cards =
    你的 { $number } 张{ $enough ->
        [yes] 够用。
       *[no] 不够。
    }
need-counts =
    { $method } { $cards }（{ $number ->
        [1] {""}
       *[other] 每张
    }{ $memory }）
roomier = ，宽裕些用{ $cards }（每张 { $peak }）
or-between =
    ，或同样{ $cards }加优化器卸载到内存（{ $number ->
        [1] {""}
       *[other] 每张{" "}
    }{ $peak }，占内存 { $host }）
fewest = { $cards }：{ $what }
or-fewest =
    ；最少 { $cards }（{ $what }，{ $number ->
        [1] {""}
       *[other] 每张
    } { $peak }{ $host }，{ $hours }）
between-counts = ，
one-card = ：若全部放在一张卡上，需要 { $memory }
pure-bf16 = 纯 bf16（不保留 fp32 主权重）单卡需要 { $memory }：显存减半，但效果有风险。
nothing-holds-it = 在可估算的卡数范围内都放不下。
columns = 显卡 | 每卡显存 | 训练一次的时间 | 训练一次的费用
extremes = 最便宜：{ $cheap }，{ $cost }；最快：{ $fast }，{ $hours }。
more-options = { $method }：其他选择
cost-on = 用{ $cards }要多少钱？
with-qlora = 换成 QLoRA 呢？
longer-samples = 每条 4096 token 呢？

## Above large figures

title =
    { $asked ->
        [yes] { $model } 用{ $method }需要{ $cards }
       *[no] { $model } 建议{ $cards }，用{ $method }
    }
