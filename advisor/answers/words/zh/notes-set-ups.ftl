## A set-up by what sets it apart

as-stated = 原方案
model = { $model }
by-method = { $method }
on-machine =
    { $machine }，{ $number ->
        [1] 一张
       *[other] { $number } 张
    }{" "}{ $gpu }
on-cards =
    { $number ->
        [1] 一张
       *[other] { $number } 张
    }{" "}{ $memory ->
        [none] { $gpu }
       *[other] { $memory }GB 卡（{ $gpu }）
    }
samples = { $number } 条样本
tokens = 每条 { $number } token
epochs = { $number } 轮
steps = { $number } 步
dataset-tokens = 数据 { $number } token
micro-batch = 微批 { $number }
accumulation = 梯度累积 { $number }
global-batch = 全局批 { $number }
base = 基座以 { $stored } 存放
rank = LoRA 秩 { $number }
checkpointing =
    { $on ->
        [yes] 开
       *[no] 关
    }梯度检查点
flash =
    { $on ->
        [yes] FlashAttention
       *[no] 不用 FlashAttention（SDPA）
    }
packing =
    { $on ->
        [yes] 打包样本
       *[no] 不打包
    }
offload =
    { $what ->
        [none] 不卸载
        [False] 不卸载
        [optimizer] 卸载优化器
        [True] 卸载优化器
       *[other] 全部卸载
    }
parallelism =
    { $way ->
        [ddp] DDP（每卡一份完整模型）
        [zero1] ZeRO-1（每卡一份完整权重）
        [zero2] ZeRO-2（每卡一份完整权重）
        [zero3] ZeRO-3（切分）
        [fsdp] FSDP（切分）
        [single] 单卡
        [device_map] device_map
       *[other] { $way }
    }
price = 每小时 { $price_usd }
other = { $name }：{ $value }
unknown = 不认识“{ $name }”，这种方案没有计算{ $closest ->
        [none] {""}
       *[other] ；你是说 { $closest } 吗？
    }
no-value = { $name } 的值“{ $value }”算不了，这种方案没有计算
hosted-unknown = { $name } 是托管服务或模型，没有已知的微调价格，因此没有计算

## What a difference changes

effect =
    { $change }相对{ $before }：每卡显存{ $less ->
        [yes] 少
       *[no] 多
    } { $memory_gib }{ $factor ->
        [none] {""}
       *[other] ，时间是 { $factor } 倍
    }。
why-method = 全量微调还要保存每个权重的梯度和优化器状态；LoRA 冻结 16 位权重；QLoRA 把它存成 4 位，每一步都要反量化。
why-parallelism = DDP 和 ZeRO-1/2 每张卡都有完整权重；ZeRO-3 和 FSDP 把权重切开，每一层都要在卡间传送，因此更费时间。
why-checkpointing = 梯度检查点每层只留一份激活值，其余在反向传播时重算。
why-attention = 普通注意力要存下每对 token 的分数；flash 和 SDPA 不用。
why-packing = 打包省的是填充；样本一样长时没有填充可省。
why-offload = 卸载的部分放在内存里，每一步都要走 PCIe。
why-quantization = 位数减少只缩小冻结的权重；梯度、适配器和激活值不变。
why-optimizer = 优化器决定每个被训练的权重占多少字节的状态；LoRA 下这部分很小。
why-precision = 精度决定权重和主副本各占多少字节。
why-micro-batch = 微批越大，激活值越多，显卡利用得越充分。
why-rank = 秩只影响适配器及其梯度和状态，与基座模型相比很小。
why-model = 显存取决于全部权重，时间取决于每个 token 经过的权重。
not-computed = { $names } 带来的变化没有计算：这里的数字都不取决于它。

## What decides

faster-by-work = 读的 token 少，相差 { $factor } 倍。
faster-by-flops = 每个 token 的计算量少，相差 { $factor } 倍。
faster-by-peak = 显卡的峰值算力合计 { $tflops } TFLOPS，次快的是 { $others }。
faster-by-use =
    用到了显卡峰值的 { $use_percent }，次快的是 { $other_percent }{ $cause ->
        [none] {""}
       *[other] ：{ $cause }
    }。
exchange = 卡间传送的数据少
dequantizing = 16 位权重不用反量化
bandwidth = 相对算力的显存带宽更高（{ $bandwidth } 对 { $others } GB/s）
larger-batch = 放得下微批 { $size }
cheaper-by-time = 每小时同价（{ $hour_usd }），时间是 { $factor } 倍。
cheaper = 每小时 { $hour_usd }，另一种 { $other_usd }，时间是 { $factor } 倍。

## Assumptions

workload = { $samples } 条样本、每条 { $tokens } token、{ $epochs } 轮；没有说明的按默认值。
generic = { $model } 按该规模的典型解码器估算；说出具体模型会更准。
same-batch = 各方案都用微批 { $size }，只比这一处差别。
sixteen-bit-full = 不用 ZeRO 或 FSDP 的全量微调按 bf16 的权重、梯度和动量计算（每参数 8 字节）；保留 fp32 主权重的做法要 16 字节。
batch = 没有说明时取放得下的最大微批（不超过 4），每卡每步 16 条样本，开启梯度检查点；时间和费用都是算出来的，括号里是范围。
as-measured = 用时和费用都由你在 { $what } 上的 { $hours } 推算：数据量取按估算在那里正好要这么久的量。如果那次是因故障变慢，各项都会更短。
first-a-fault =
    先排除故障：{ $several ->
        [yes] 看 nvidia-smi，device_map="auto" 每次只有一张卡在算，用 torchrun 或 accelerate launch（DDP）才都在算；
       *[no] {""}
    }{ $no_bf16 ->
        [yes] 用 fp16 训练，这种卡的 bf16 是模拟的；
       *[no] {""}
    }不要卸载，短样本打包或按长度排序，不要隔几步就评估或保存。
merging = 把适配器合并进 16 位的 { $model }：显卡上要 { $card_gib }，或内存 { $host_gib }（device_map="cpu"，不用显卡也行）。
