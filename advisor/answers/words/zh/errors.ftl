# A message a `ToolError` code. `closest` are the nearest known names, "none" where there are none.

unknown_gpu =
    .headline = 没有找到名为“{ $name }”的显卡。
    .body =
        { $closest ->
            [none] 请给出带显存容量的型号，例如 RTX 4090、A100 80GB 或昇腾 910B。
           *[other] 是不是指 { $closest }？只说显存（例如“8 GB 的显卡”）也可以。
        }
    .suggestions = { $meant }
gpu_not_computed =
    .headline = 知道{ $name }这一型号，但不为它做计算。
    .body =
        { $known }{ $memory ->
            [none] {""}
           *[other] 只说显存也能判断放不放得下：“{ $memory } GB 的显卡”。
        }
unknown_model =
    .headline = 没有找到名为“{ $name }”的模型。
    .body =
        { $closest ->
            [none] 能计算的有{ covered-models }请给出公开的模型名，例如 Qwen2.5 7B；只说规模（例如 7B）或上传 config.json 也可以。
           *[other] 是不是指 { $closest }？只说规模（例如 7B）也可以。
        }
    .suggestions = { $meant }
model_not_covered =
    .headline = 知道 { $name } 这个名字，但不为它做计算。
    .body = { $what }能计算的有{ covered-models }
covered-models = 语言模型、看图并写文字的模型、BERT 一类编码器、向量模型与重排模型，以及 Whisper。
unknown_need =
    .headline = 没有“{ $need }”的数据需求。
    .body = 已知的任务：{ $closest }。
unknown_api_model =
    .headline = 没有找到名为“{ $name }”的 API 模型。
    .body =
        { $closest ->
            [none] 请按服务商的写法给出名称，例如 GPT-4o mini 或 DeepSeek V3。
           *[other] 是不是指 { $closest }？
        }
    .suggestions = { $meant }
meant = 我是说 { $name }
unknown_engine =
    .headline = 没有叫“{ $name }”的推理引擎。
    .body = 已知的有 { $known }。
dataset_too_large =
    .headline = 文件超过 { $limit } MB。
    .body = 请切小，或在本机读取：`python -m advisor dataset FILE` 不限大小。
dataset_empty =
    .headline = { $name } 是空的。
dataset_packed =
    .headline = { $name } 是压缩文件（{ $how }）。
    .body = 请先解压；Excel 表格请另存为 CSV。
dataset_binary =
    .headline = { $name } 既不是文本，也不是 Parquet 文件。
    .body = 能读的有 UTF-8 的 JSONL、JSON、CSV、纯文本，以及 Parquet。
dataset_columns =
    .headline = 表格超过 { $limit } 列。
dataset_parquet =
    .headline = { $name } 是 Parquet 文件，但没有安装读取它的组件。
    .body = 用 `pip install "fine-tune-advisor[parquet]"` 安装，或把数据存成 JSONL。
dataset_damaged =
    .headline = { $name } 已损坏：开头像 Parquet 文件，却读不出来。
    .body = 读取程序的提示：{ $problem }。
dataset_unpacked =
    .headline = 文件解压后超过 { $limit } GB、{ $rows } 百万条或自身大小的一百倍。
    .body = 没有继续读取，请拆分。
dataset_rows =
    .headline = 文件超过 { $limit } 百万条。
    .body = 没有继续读取，请拆分。
dataset_none =
    .headline = 请求里没有文件。
    .body = 请把文件作为请求正文，或表单的“file”字段发送。
dataset_busy =
    .headline = 正在读取几个别的数据集。
    .body = 请过一分钟再试。
dataset_failed =
    .headline = 在限定的时间和内存里没能读完这个文件。
    .body = 文件可能已损坏。请切成两半分别试。
dataset_slow =
    .headline = 文件在 { $minutes } 分钟内没有传完。
unknown_place =
    .headline = 不知道“{ $name }”的电价。
    .body = 已知的有 { $known }。
unknown_format =
    .headline = 没有叫“{ $name }”的权重存储格式。
    .body = 已知的有 { $known }；16bit、8bit、4bit 指其中常用的。
unknown_lora_target =
    .headline = 该模型没有可供 LoRA 适配的模块“{ $name }”。
    .body =
        { $closest ->
            [none] {""}
           *[other] 它的模块有 { $closest } 等。
        }`all-linear` 表示适配全部线性层。
unknown_argument =
    .headline = 没有“{ $argument }”这个参数。
missing_argument =
    .headline =
        { $argument ->
            [model] 用哪个模型，或者多大规模（例如 7B）？
            [gpu] 用什么显卡（例如 RTX 4090）？
            [budget_usd] 预算多少，或者最多用多少小时（例如 50 美元，或 10 小时）？
            [hours] 预算多少，或者最多用多少小时（例如 50 美元，或 10 小时）？
            [topic] 想了解什么（例如 LoRA 的秩）？
           *[other] 还缺一项：{ $argument_name }。
        }
    .suggestions =
        { $argument ->
            [model]
                7B
                Llama 3.1 8B
                Qwen2.5 14B
            [gpu]
                RTX 4090
                A100 80GB
            [budget_usd]
                预算 50 美元
                最多 10 小时
            [hours]
                预算 50 美元
                最多 10 小时
           *[other] {""}
        }
gpu_required =
    .headline = 用什么显卡（例如 RTX 4090）？
    .suggestions =
        RTX 4090
        A100 80GB
nothing_to_look_up =
    .headline = 要查哪款显卡、哪个模型或哪个 API？
    .body = 可以查显卡的显存、算力和租价，模型的参数量和结构，以及 API 的 token 价格。
    .suggestions =
        H100 一小时多少钱？
        Llama 3.1 8B 有多少参数？
bad_conversation =
    .headline = 无法读取这段对话。
    .body = 请新建对话，或原样发送之前得到的对话内容。
empty_message =
    .headline = 消息是空的。
    .body = 可以问微调项目的费用、时间、显存、方法、数据或计划。
    .suggestions =
        13B 用 LoRA 在 4090 上微调要多少钱？
        医疗问答需要多少数据？
message_too_long =
    .headline = 消息有 { $length } 个字符，最多只能处理 { $limit } 个。
    .body = 请只发问题本身，不要附上整篇资料。
    .suggestions =
        13B 用 LoRA 在 4090 上微调要多少钱？
        医疗问答需要多少数据？
model_size_out_of_range =
    .headline = “{ $name }”超出可估算的规模：2000 万到 3 万亿参数。
    .body = 规模请写成 7B、0.5B 或 405B 这样的形式。
missing_config_field =
    .headline = 模型配置里缺少 { $field }。
    .body =
        请补上下列字段之一：{ $closest ->
            [none] { $field }
           *[other] { $closest }
        }。Hugging Face 的 `config.json` 里有。
bad_config_field =
    .headline = 模型配置里 { $field } 的值不可用。
    .body = 现在的值是“{ $value }”，应为正整数。
config_field_too_large =
    .headline = 没有哪个模型的 { $field } 大于 { $limit }。
    .body = 现在的值是“{ $value }”；Hugging Face 的 `config.json` 里的值更小。
plan_too_long =
    .headline = 这样的计划需要 { $years } 年以上。
    .body = 请减少样本、换小一些的模型，或增加显卡、换更快的显卡。
not_json =
    .headline = 这不是 JSON 对象：{ $problem }。
nested_too_deep =
    .headline = 嵌套超过 { $limit } 层。
too_many_values =
    .headline = 超过 { $limit } 个值，不像一份模型配置。
no_number =
    .headline = “{ $value }”不是数。
setting_of_method =
    .headline = `{ $argument }` 只用于 { $methods }。
    .body = 请去掉这个设置，或换一种方法。
no_accumulation =
    .headline = `{ $argument }` 每个微批都更新权重。
    .body = 请让 `gradient_accumulation` 保持 1，或改为增大 `micro_batch_size`。
answer_above_sample =
    .headline = 样本只有 { $tokens } token，放不下 { $answer } token 的回答。
    .body = `tokens_per_sample` 是提示加回答的长度，`completion_tokens` 只是回答的长度。
mean_above_longest =
    .headline = 样本平均 { $mean } token，不可能最长只有 { $longest } token。
    .body = `tokens_per_sample` 是最长样本，`mean_tokens_per_sample` 是平均长度。
makes_no_text =
    .headline = { $name } 不生成文本，这里的数字只适用于生成式模型。
    .body = 可以计算它的训练：显存、时间和费用。
unsupported_by_framework =
    .headline =
        { $framework } 不支持{ $feature ->
            [prompt_tuning] 提示学习（Prompt Tuning）
            [sharding] 把模型切分到多张卡
           *[other] { $feature }
        }，{ $instead } 可以。
    .suggestions = 改用 { $instead } 写一份
bad_slot =
    .headline = “{ $value }”在这里不能用。
    .body = 请填 { $least } 到 { $most } 之间的数。
bad_value =
    .headline = “{ $value }”不能用作{ $argument_name }。
    .body = { $allowed }
limit =
    .choices = 可选：{ $choices }。
    .between = 应在 { $ge } 到 { $le } 之间。
    .ge = 不能小于 { $bound }。
    .gt = 必须大于 { $bound }。
    .le = 不能大于 { $bound }。
    .lt = 必须小于 { $bound }。
    .int = 应为整数。
    .float = 应为数字。
    .other = 请换一个值。
engine =
    .headline = 负责理解问题的语言模型出了故障。
    .body = 这次没有算出结果，请重试；若一直如此，请让管理员查看日志。
unforeseen =
    .headline = 无法计算：{ $message }。
cards_not_divided =
    .headline = { $cards } 张卡不能这样划分：张量并行 { $tensor }，流水线并行 { $pipeline }，序列并行 { $sequence }，专家并行 { $experts }。
    .body = 前三者的乘积、专家并行与流水线并行的乘积，都要能整除卡数。
batches_differ =
    .headline = 这些批大小互相矛盾：微批 { $micro } × 梯度累积 { $accumulation } × { $cards } 张卡，每步是 { $made } 条样本，不是 { $stated } 条。
    .body = 去掉其中一个，它就由其他几个算出。
not_computed =
    .headline = { $name } 不能计算。
    .body = 最接近的做法：{ $way_out }。
unknown_technique =
    .headline = 没有叫“{ $name }”的训练方法。
    .body =
        { $closest ->
            [none] 请去掉它，或直接说它改了什么：优化器、训练哪些参数、权重怎么存。
           *[other] 是不是 { $closest }？
        }
technique_of_another =
    .headline = { $name } 与所说的方法或目标不符。
    .body = 请去掉其中一个。
no_such_products =
    .headline = { $gpu } 没有 { $argument ->
        [fp4] FP4 矩阵乘：NVIDIA Blackwell 才有
       *[fp8] FP8 矩阵乘：NVIDIA Ada、Hopper、Blackwell，AMD MI300 起，Gaudi 2、3 才有
    }。
    .body = 在这张卡上用 bf16 训练，显存相同。
