gpu-line =
    { $name }：显存 { $memory } GB，{ $usd ->
        [none] 租用价格未知
       *[other] 租用约每小时 { $usd }
    }。
asked-purchase =
    { $usd ->
        [none] 不知道 { $name } 的购买价。
       *[other] { $name } 的购买价：{ $usd }，{ $condition ->
            [new] 全新
           *[used] 二手
        }{ $machine ->
            [none] {""}
           *[other] ，按一台 { $machine } 中的一份计
        }（{ $as_of }）。
    }
asked-bandwidth = { $name } 的显存带宽为 { $speed } GB/s。
asked-interconnect =
    { $speed ->
        [none] { $nvidia ->
            [yes] { $name } 没有 NVLink，多卡之间只走 PCIe。
           *[no] { $name } 没有专用的卡间互联。
        }
       *[other] { $nvidia ->
            [yes] { $name } 有 NVLink{ $bridge ->
                [yes] （两张卡之间加桥接器）
               *[no] {""}
            }，双向合计 { $speed } GB/s。
           *[no] { $name } 的卡间互联双向合计 { $speed } GB/s。
        }
    }
asked-bf16 =
    { $bf16 ->
        [none] { $name } 的矩阵单元不支持 bf16，请用 fp16 训练（{ $fp16 } TFLOPS）。
       *[other] { $name } 支持 bf16，稠密算力 { $bf16 } TFLOPS。
    }
asked-narrow =
    { $bits ->
        [4] { $name }（{ $architecture }）支持 FP8 计算，也支持 FP4。
        [8] { $name }（{ $architecture }）支持 FP8 计算，不支持 FP4。
       *[16] { $nvidia ->
            [yes] { $name }（{ $architecture }）不支持 FP8、FP4 计算：权重存成这种格式只省显存。
           *[no] 没有 { $name }（{ $architecture }）是否支持 FP8、FP4 的数据。
        }
    }
asked-throughput = { $name } 的稠密算力（不含稀疏）为 { $figures }。
asked-power = { $name } 的功耗上限为 { $watts } W。
asked-electricity =
    { $cards ->
        [1] {""}
       *[other] { $cards } 张{" "}
    }{ $name } 工作 { $hours } 小时约耗电 { $kwh } 度（连同整机从墙上取 { $watts } W），电费约 { $usd }，按每度 { $rate }{ $region ->
        [none] 。
       *[other] （{ $region }，{ $as_of }）。
    }
asked-architecture = { $name } 的厂商、架构、年份：{ $maker }。
asked-dated =
    { $oldest ->
        [none] { $name }：没有已知租价
       *[other] { $name } 的租价日期为 { $oldest } 至 { $newest }
    }{ $bought ->
        [none] 。
       *[other] ，购买价日期为 { $bought }。
    }
asked-memory = { $name } 的显存为 { $memory }。
it = 它
model-line =
    { $name }：{ $parameters } 参数{ $active ->
        [none] {""}
       *[other] ，每个 token 激活 { $active }
    }{ $context ->
        [none] {""}
       *[other] ，上下文最长 { $context } token
    }。
with-yarn =
    { $longest ->
        [none] { $tokens }
       *[other] { $tokens }（用 YaRN 可到 { $longest }）
    }
by-batch =
    { $input ->
        [none] 批量 API 的价格此处未知
       *[other] 批量 API 为输入 { $input }、输出 { $output }
    }
from-cache =
    { $input ->
        [none] 命中缓存的价格此处未知
       *[other] 命中缓存的输入为 { $input }
    }
api-line =
    { $name }：{ $input ->
        [none] 价格未知
       *[other] 每百万 token 输入 { $input }、输出 { $output }
    }{ $hours ->
        [none] {""}
       *[other] ；每周有 { $hours } 小时为高峰，按 { $peak_input }、{ $peak_output } 计
    }{ $batch ->
        [none] {""}
       *[other] ；{ $batch }
    }{ $cached ->
        [none] {""}
       *[other] ；{ $cached }
    }{ $listed ->
        [none] {""}
       *[other] （价目表日期 { $listed }，已超过一年，使用前请核对）
    }。{ $ends ->
        [none] {""}
       *[other] 该模型将于 { $ends } 停用{ $successor ->
            [none] {""}
           *[other] ，{ $provider } 指定的替代模型为 { $successor }
        }。
    }
api-ended =
    { $name } 已于 { $day } 停用，无法再购买{ $successor ->
        [none] 。
       *[other] ；{ $provider } 指定的替代模型为 { $successor }{ $input ->
            [none] 。
           *[other] ：每百万 token 输入 { $input }、输出 { $output }。
        }
    }
unknown = 未知
maker-year = 厂商、架构、年份
maker =
    { $vendor }，{ $architecture }{ $capability ->
        [none] {""}
       *[other] （计算能力 { $capability }）
    }，{ $year }
memory = 显存
memory-usable =
    { $memory } GB，进程实际可用 { $usable }{ $segment ->
        [unified] ；与处理器共用
       *[other] {""}
    }
bandwidth = 显存带宽
throughput = 稠密矩阵算力
tflops =
    fp16 { $fp16 } TFLOPS，{ $bf16 ->
        [none] 不支持 bf16
       *[other] bf16 { $bf16 } TFLOPS
    }
power = 功耗上限
interconnect = 卡间互联
rent = 租用价格
an-hour =
    每小时 { $usd }（{ $basis ->
        [lesson] 课程价目表
        [override] 管理员设定
        [stated] 你给出的价格
       *[other] 各家按需报价的中位数
    }）
lesson-rent = 课程价目表
market = 市场按需价
market-range = 每小时 { $range }，{ $providers } 家，{ $oldest } 至 { $newest }
spot = 市场竞价（spot）
spot-range = 每小时 { $range }（随时可能被回收）
versions = 其他版本：{ $names }。
generic = { $name } 是规模而不是具体模型，下面是估算时采用的该规模典型解码器。
publisher = 发布方
parameters = 参数量
parameters-active =
    { $parameters }{ $active ->
        [none] {""}
       *[other] ，每个 token 激活 { $active }
    }
layers = 层数与宽度
layers-width = { $layers } 层，宽 { $width }
attention = 注意力
heads =
    { $heads } 头{ $kind ->
        [latent] ，多头潜在注意力（MLA）
        [grouped] ，{ $kv_heads } 个 KV 头
       *[full] {""}
    }
window = 滑动窗口
window-layers = { $layers } 层只看最近 { $tokens } 个 token
states = 以固定状态代替 KV 的层
states-layers =
    { $layers } 层，{ $kind ->
        [gated_delta] Gated DeltaNet
        [kimi_delta] Kimi Delta Attention
        [mamba] Mamba
        [mamba2] Mamba-2
       *[convolution] 短卷积
    }
serving = 部署所需显存
serving-memory = 16 位权重 { $weights }；每个请求的缓存在 { $few } token 时 { $short }，{ $many } token 时 { $long }
experts = 专家
experts-active = { $all } 个路由专家，每个 token 用 { $active } 个
vocabulary = 词表
vocabulary-tokens = { $tokens }
context = 上下文
tokens = { $tokens } token
licence = 许可证
provider = 服务商
input = 输入
output = 输出
cached-input = 命中提示缓存的输入
batch-price = 批量 API
peak-price = 高峰时段（每周 168 小时中的 { $hours } 小时）
pair = 每百万 token 输入 { $input }、输出 { $output }
last-price = 停用前的价格
ends = 停用日期
per-million = 每百万 token { $usd }
price-from = 价格来源
price-basis =
    { $basis ->
        [override] 管理员设定
       *[other] { $as_of ->
            [none] { $basis ->
                [own] 服务商价目表
               *[other] genai-prices{ $version ->
                    [none] {""}
                   *[other] {" "}{ $version }
                }
            }
           *[other] 服务商价目表，{ $as_of }
        }
    }
checked = { $name }核对于 { $day }。
does-it-fit =
    { $model ->
        [none] 7B
       *[other] { $model }
    } 用 LoRA，{ $gpu } 放得下吗？
cost = 13B 用 QLoRA 在 { $gpu } 上微调要多少钱？
which-gpu = 微调 { $model } 需要什么显卡？
which-method = { $model } 在 RTX 4090 上该用哪种方法？
or-own-server = 每天 1000 次请求，用 { $api } 还是自部署？
an-hour-plain = 每小时 { $usd }
purchase = 购买价
purchase-of =
    { $usd }，{ $condition ->
        [new] 全新
       *[used] 二手
    }{ $machine ->
        [none] {""}
       *[other] ，按一台 { $machine } 中的一份计
    }（{ $as_of }）
