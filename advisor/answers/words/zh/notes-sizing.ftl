memory = 显存：权重、每位用户按最长长度计的 16 位 KV 缓存，以及服务端自身的 { $runtime_gib }；vLLM 这类服务端使用显卡的 { $share_percent }。FP8、INT8、AWQ、GPTQ 只量化线性层，嵌入和输出头仍为 16 位；MXFP4 量化混合专家模型的专家；GGUF 文件量化全部权重（Q4_K_M 每个权重约 4.9 位）。
length =
    { $stated ->
        [yes] 每个请求输入 { $input_tokens }、输出 { $output_tokens } token，缓存各留 { $tokens } token。
       *[no] 没有给出长度：按每个请求输入 { $input_tokens }、输出 { $output_tokens } token 计，缓存各留 { $tokens } token；更长的请求按比例占用更多缓存。
    }
speed = 速度是粗略值：按显存带宽和矩阵峰值、取好的服务端能达到的比例，公开实测的服务端十个里有九个在此数的 { $low } 到 { $high } 倍之间；未计投机解码和前缀缓存。“同时服务人数”指所有人不间断地生成、每人每秒至少 { $acceptable } token；实际用户会停下来阅读和思考，能服务的人数是它的几倍。
traffic = 流量：高峰为日均的 { $peak } 倍。
generic = 只给规模时按类 Llama 的典型模型计算；30B 以下没有分组查询注意力，缓存约为当前模型的四倍。给出模型名可得到它自己的数字。
beyond-context = { $model } 的上下文最长 { $tokens } token。
with-yarn = { $model } 原生上下文为 { $tokens } token；更长时需在配置或推理服务里打开 YaRN。
experts = 混合专家模型：全部专家都要放在显存里；单人使用时只读取激活的专家，因此较快；多人同时使用时几乎所有专家都要读取。
unified = { $gpu }：共用内存中默认有 { $usable_gib } 可供 GPU 使用。速度受内存带宽限制（llama.cpp、MLX）；读取长输入的时间和多人同时使用没有计算。
old-card = { $gpu } 太旧，vLLM 不支持；llama.cpp 可以用，一次服务一人或少数几人，因此同时服务人数只是上限。
host = 内存：{ $host_gib }，其中 { $system_gib } 留给系统。llama.cpp 可以在内存里运行，或把模型放不下的部分放进内存；此时速度取决于内存带宽，没有计算（通常每秒几个 token）。
machines = 一台机器很少放得下 { $number } 张以上的卡：跨机器网络没有计入速度。
typical = 规模代表该规模的典型解码器（如 { $model }：类似 Llama，词表 32,000）；词表更大的模型会多占几 GiB。说出模型名可得到它自己的数字。
lent = { $model } 它放不下；Colab 和 Kaggle 免费提供的 { $gpu } 用 QLoRA 放得下：{ $peak_gib } / { $usable_gib }。
