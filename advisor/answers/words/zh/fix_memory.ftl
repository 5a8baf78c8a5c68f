headline-short =
    { $model } 用{ $run }，每次 { $batch } 条 × { $tokens } token，{ $number ->
        [1] {""}
       *[other] 每张卡
    }约需 { $peak }{ $gpu ->
        [none] {""}
       *[other] ，{ $fits ->
            [tight] 只是勉强放下：{ $gpu } 可用 { $usable }
           *[no] 放不下：{ $gpu } 可用 { $usable }
        }
    }。主要是{ $parts }。
undivided =
    { $kind ->
        [zero1] ZeRO-1
        [zero2] ZeRO-2
        [zero3] ZeRO-3
       *[fsdp] FSDP
    } 在一张卡上什么也切不开：它是在多张卡之间切分训练状态，不卸载的话全部都在这一张卡上。
copies =
    每张卡放一份完整模型（DDP，torchrun、accelerate 不另作设置时就是这样）则{ $method ->
        [none] {""}
       *[other] { $method }
    }每卡 { $peak }，{ $fits ->
        [tight] 只是勉强放下
       *[no] 放不下
    }。
other-methods = 同样的设置下放得下的有：{ $needs }。
others-need = 其他方法同样放不下：{ $needs }。
first =
    { $method ->
        [none] {""}
       *[other] { $method }
    }{ $number ->
        [1] 最容易的可行改动
       *[other] 最容易的可行组合
    }：{ $changes }，{ $peak }，{ $time }{ $host ->
        [none] {""}
       *[other] ，占内存 { $host }
    }{ $others ->
        [none] {""}
       *[other] （同样改：{ $others }）
    }。
on-largest =
    如果是 { $gpu }（可用 { $usable }）：{ $needs }{ $changes ->
        [none] {""}
       *[other] ；那时{ $changes }，{ $peak }
    }。
enough-cards = 其中 { $count } 张就够，更多的卡只是更快。
faster = 更快的是{ $changes }：{ $peak }，{ $time }。
longer =
    可以：打开{ $switches }之后，{ $tokens } token 的样本{ $number ->
        [1] {""}
       *[other] 每卡
    }约 { $peak }（照现在的设置是 { $plain }），可用 { $usable }：{ $model } 用{ $run }，每次 { $batch } 条。{ $beyond ->
        [yes] 超过模型本来的长度，还要扩展位置编码（RoPE scaling）。
       *[no] {""}
    }
no-longer =
    只改设置不行：打开{ $switches }之后，{ $tokens } token 的样本{ $number ->
        [1] {""}
       *[other] 每卡
    }仍要 { $peak }，可用 { $usable }：{ $model } 用{ $run }。
columns-lengths = 样本 token 数 | 照现在的设置 | 改动之后
beyond = （要 RoPE scaling）
together-free =
    { $number ->
        [1] 不花代价的改动
       *[other] 不花代价的改动合在一起
    }：{ $changes }，{ $peak }。
as-example = 以下以 { $model } 为例。
switches = 在 { $framework } 里这样设置：{ $settings }。
suspected = 不是缺张量并行：用 accelerate（MULTI_GPU）、torchrun 启动，或网页里没选 DeepSpeed stage，都是每张卡放一整份（DDP），每卡 { $peak }，几张卡都一样；表里的总量只有用 ZeRO-3 或 FSDP 切分权重之后才摊到各卡。
by-count = 这样切分，{ $each }。
over-count = { $number } 张卡每卡 { $peak }
headline-plenty =
    有{ $cards }，不必用 4 位：{ $model } 用 bf16 { $method }、每条 { $tokens } token，每卡 { $peak }（{ $low } 到 { $high }），单卡可用 { $usable }，做法是 { $changes }。{ $least } 张就够，更多的卡只是更快。
columns-plenty = 显卡 | 方法 | 一起用 | 每卡显存 | 最少张数
from-to = （{ $low } 到 { $high }）
try-longest = 试跑几步，把最长的样本排在最前：能过去，后面的批次就不会再爆。
try-full-answers = 强制生成满长的回答试一步（min_tokens 设为上限），就知道放不放得下。
out-of-host = { $changes }放得下（{ $peak }），但要占内存 { $host }，机器只有 { $stated }。
grown = ；{ $part }多 { $size }
gradients-ddp = 梯度和 DDP 的桶
no-way =
    同样的硬件上改设置都放不下{ $cards ->
        [none] ，有价格的更大显卡也放不下
       *[other] ；{ $cards } 放得下
    }。
headline-fits =
    { $edge ->
        [none] { $differs ->
            [yes] 按估算放得下，所以实际情况和算的有出入：
           *[no] {""}
        }
       *[other] 按估算刚好在边缘（{ $edge }）：
    }{ $model } 用{ $run }，每次 { $batch } 条 × { $tokens } token，{ $number ->
        [1] {""}
       *[other] 每张卡
    }约 { $peak }，{ $gpu } 可用 { $usable }。
none-reaches =
    { $tried ->
        [none] {""}
       *[other] 没说明的设置单独改都超不过 { $usable }（{ $tried }），所以
    }看{ $longest ->
        [none] {""}
       *[other] { $whole ->
            [yes] {""}
           *[no] 有没有超过 { $longest } token 而没截断的样本、
        }
    }是不是发生在评估时、卡上有没有别的进程（nvidia-smi）。
example-cause = { $what } { $peak }
suspect =
    能解释它的一种情况：{ $what }{ $peak ->
        [none] {""}
       *[other] （{ $peak }）
    }。
measured =
    你看到的 { $peak } { $within ->
        [yes] 在估算的范围内
       *[no] 是估算的 { $ratio } 倍
    }（估算 { $expected }）。
headline-by-method =
    每次 { $batch } 条 × { $tokens } token 时，{ $model } { $number ->
        [1] 需要
       *[other] 每张卡需要（{ $sharding }）
    }：{ $needs }。{ $gpu_first }可用 { $usable }。
method-takes = { $method } { $peak }
suspect-of =
    如果用的是{ $run }，能解释它的一种情况：{ $what }{ $peak ->
        [none] {""}
       *[other] （{ $peak }）
    }。
headline-example = 是什么占满了显存取决于模型：每次 { $batch } 条 × { $tokens } token 时，{ $model } 需要 { $needs }{ $gpu ->
        [none] {""}
       *[other] ；{ $gpu } 可用 { $usable }
    }。
example = { $peak }（{ $run }）
headline-reinforcement = { $objective } 比 SFT 占得多：{ $holds }。说明模型和显卡，就能算出来。

## Table and lists

part-size = { $part } { $size }
columns-copies-read = 模型 | 16 位一份、{ $processes } 个进程合计 | fp32
why-full = 混合精度全量微调为什么要 { $peak }：仅训练状态每参数 16 字节（权重、梯度、fp32 副本、Adam 的两个动量）就是 { $states }；此外还有{ $parts }。
columns-needs = 方案 | 每卡显存 | 主要部分
changes =
    { $fits ->
        [yes] 怎样省显存，先易后难
       *[no] 怎么改，先易后难
    }
columns-changes = 改动 | 每卡显存 | 时间（与所述设置相比） | 代价
columns-changes-alone = 改动 | 每卡显存 | 代价
and-change = {" "}+ {""}
same-time = 时间基本不变
times = 时间为原来的 { $factor } 倍
price =
    { $price ->
        [free] 无
        [experts] 专家不训练
        [slower] 更慢
        [crawl] 慢很多
        [memory] { $slower ->
            [yes] 更慢，
           *[no] {""}
        }占内存 { $host }
        [coarse] 更新精度较低
        [job] 训练本身变了
       *[swap] 换了方法
    }{ $price ->
        [memory] {""}
       *[other] { $host ->
            [none] {""}
           *[other] ，占内存 { $host }
        }
    }
other-cards = 或者更多、更大的卡
columns-cards = 显卡 | 每卡显存
cards-shared =
    { $cards }{ $number ->
        [1] {""}
       *[other] ，{ $sharding }
    }
set-so =
    要查出来，先这样跑：微批 { $batch }，开启梯度检查点，样本截断到 { $tokens } token，SDPA 或 flash 注意力，基座按 { $four_bit ->
        [yes] 4 位
       *[no] 16 位
    }加载，卡上没有别的进程；能跑之后一次只放宽一项{ $longest ->
        [none] 。
       *[other] { $whole ->
            [yes] 。
           *[no] （按估算，样本最长可到 { $longest } token）。
        }
    }
causes =
    { $example ->
        [none] 可能与你说的不同之处
       *[other] 常见原因（数字按 { $example }）
    }
cause =
    { $what }{ $peak ->
        [none] {""}
       *[other] ：{ $peak }{ $fits ->
            [no] ，放不下
            [tight] ，很紧
           *[yes] {""}
        }
    }。
usual-order = 按这个顺序试，免费的在前：微批 1 加梯度累积，梯度检查点，SDPA 或 flash 注意力，分块损失；然后是卸载；再是 QLoRA 或更短的样本；最后是更多、更大的卡。
training-itself = 训练本身的显存，供对照：
models-held = 每张卡上：{ $each }。
held =
    { $role ->
        [policy] 策略模型
        [value] 价值模型
        [reference] 参考模型
        [reward] 奖励模型
        [rest] 工作缓冲区、激活值、分配器和 CUDA
       *[other] 生成回答
    }{ $trained ->
        [yes] （含梯度和优化器状态）
       *[no] {""}
    } { $size }
reinforcement-levers = 实际有用的办法：由 vLLM 生成时减小它占用的比例（gpu_memory_utilization），微批 1、更短的回答、每个提示更少的回答，所有要训练的模型用 ZeRO-3 或 FSDP 切分，策略模型用 LoRA（去掉适配器就是参考模型），把暂时不用的模型卸载。

## Details

where-memory-goes = 显存构成
range =
    峰值出现在{ $when ->
        [optimizer_step] 优化器更新时
       *[backward] 计算损失与反向传播时
    }{ $low ->
        [none] 。
       *[other] ；估算范围：{ $low } – { $high }。
    }
fragmentation = 如果报错里 reserved but unallocated 很大，设置 PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True。

## Next questions

what-is = 什么是 { $objective }？
with-sft = 先做 LoRA 的 SFT 呢？
name-model = 是 7B 的 QLoRA
largest-model = 能放下的最大模型是多少？
longest-sample = 样本最长能到多少？
largest-batch = 最大的 batch 是多少？
with-qlora = 换成 QLoRA 呢？
which-card-then = 那要什么显卡？
