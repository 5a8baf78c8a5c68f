memory =
    显存：权重、每位用户按最长长度计的 KV 缓存{ $cache_percent ->
        [none] （16 位）
       *[other] （按 16 位缓存的 { $cache_percent } 计）
    }，以及服务端自身的 { $runtime_gib }{ $share_percent ->
        [none] 。
       *[other] ；服务端使用显卡的 { $share_percent }。
    }FP8、INT8、AWQ、GPTQ 只量化线性层，嵌入和输出头仍为 16 位；MXFP4 量化混合专家模型的专家；GGUF 和 MLX 文件量化全部权重（Q4_K_M 每个权重约 4.9 位）。
length =
    { $stated ->
        [yes] 每个请求输入 { $input_tokens }、输出 { $output_tokens } token，缓存各留 { $tokens } token。
       *[no] 没有给出长度：按每个请求输入 { $input_tokens }、输出 { $output_tokens } token 计，缓存各留 { $tokens } token；更长的请求按比例占用更多缓存。
    }
speed = 速度是粗略值：按显存带宽和矩阵峰值、取好的服务端能达到的比例，公开实测的服务端十个里有九个在此数的 { $low } 到 { $high } 倍之间。“同时服务人数”指所有人不间断地生成、每人每秒至少 { $acceptable } token；实际用户会停下来阅读和思考，能服务的人数是它的几倍。
latency = 首个 token 的时间更粗略，与公开实测大多相差两倍以内；网络和客户端自身的时间另计。同时提问的人多于能同时服务的人数时，其余的要排队。
traffic = 流量：高峰为日均的 { $peak } 倍，相当于一天的请求集中在八小时内；每人每天 { $requests } 次请求是假设。
prefix = 前缀缓存：每个输入的 { $share_percent } 直接取自缓存，省去读取时间；占用的显存仍按全部计，因为它可能是每位用户自己的对话。
spare = 冗余：比所需多 { $spare } 份，各放在单独的机器上，允许一份宕机；人数、请求数和每秒 token 数按剩下的几份计算。
adapters = { $number } 个秩为 { $rank } 的 LoRA 适配器，加在全部线性层上（混合专家模型的专家除外），16 位：每个 { $each_gib }，合计 { $all_gib }。速度里计入了读取正在使用的适配器，没有计入引擎多适配器内核的其他开销。
speculated = { $name }为 { $gain } 倍
speculation = 投机解码没有计算：草稿 token 的接受率取决于模型、草稿模型和文本。公开实测（单个请求）：{ $found }。许多请求同时进行时收益很小。
window = 有 { $layers } 层只看最近 { $tokens } token，它们的缓存到此不再增长。
processor = 用处理器跑（llama.cpp）：一次服务一人，按内存带宽的 0.8 计，与公开实测相符；通道更少或内存更慢则按比例降低。读取长输入比显卡慢得多，没有计算。
generic = 只给规模时按类 Llama 的典型模型计算；30B 以下没有分组查询注意力，缓存约为当前模型的四倍。给出模型名可得到它自己的数字。
beyond-context = { $model } 的上下文最长 { $tokens } token。
with-yarn = { $model } 原生上下文为 { $tokens } token；更长时需在配置或推理服务里打开 YaRN。
experts = 混合专家模型：全部专家都要放在显存里；单人使用时只读取激活的专家，因此较快；多人同时使用时几乎所有专家都要读取。
unified =
    { $gpu }：共用内存中默认有 { $usable_gib } 可供 GPU 使用。速度受内存带宽限制（llama.cpp、MLX）。{ $gain ->
        [none] 多人同时使用按独立显卡的方式计算，没有这种机器的公开批量实测。
       *[other] 多人同时使用的收益比独立显卡小：四人一起每秒的 token 是一人的 { $gain } 倍，与 MLX 公开的批量实测相符。
    }
old-card = { $gpu } 太旧，vLLM 不支持；llama.cpp 可以用，一次服务一人或少数几人，因此同时服务人数只是上限。
host = 内存：{ $host_gib }，其中 { $system_gib } 留给系统。llama.cpp 可以在内存里运行，或把模型放不下的部分放进内存。
machines = 一台机器很少放得下 { $number } 张以上的卡：跨机器网络没有计入速度。
typical = { $model } 起的规模代表该规模的典型解码器（类似 Llama，词表 32,000）；词表更大的模型会多占几 GiB。说出模型名可得到它自己的数字。
desktop = 这么小的卡给屏幕留 { $gib }。
on-processor = 用 CPU：{ $model } 的 LoRA，一百万 token（2,000 条 × 512，过一遍）约 { $hours }，占 { $ram_gib } 内存，按六核、约 0.3 TFLOPS 估算。
lent = Colab 和 Kaggle 免费提供的 { $gpu } 用 QLoRA 放得下 { $model }：{ $peak_gib } / { $usable_gib }。
