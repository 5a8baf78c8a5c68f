headline-card = { $cards }最多能微调：{ $largest }。
largest-with =
    { $size ->
        [none] { $method } 一种常用规模都不行
       *[other] { $method } { $size }{ $model ->
            [none] {""}
           *[other] （{ $model }）
        }{ $sharded ->
            [yes] {" "}ZeRO-3 切分
            [no] {" "}每卡一份
           *[none] {""}
        }
    }
headline-cards = 用{ $method }，单卡最多能微调：{ $each }。
card-up-to =
    { $memory }GB { $size ->
        [none] 一种常用规模都不行
       *[other] 到 { $size }{ $model ->
            [none] {""}
           *[other] （{ $model }）
        }
    }
headline-candidates = { $each }。
candidate-fits =
    { $name } 用{ $method }放得下（{ $way ->
        [copied] 每卡一份，每卡{" "}
        [sharded] 切分到各卡，每卡{" "}
       *[single] {""}
    }{ $peak }{ $fits ->
        [tight] ，很紧
       *[yes] {""}
    }）
candidate-too-large = { $name } 放不下（{ $method }也要 { $peak }）
candidate-needs = { $name } 用{ $method }需要 { $peak }
candidate-unknown = 不认识 { $name }
card-of-memory = { $memory }GB 卡
start =
    { $model ->
        [none] {""}
       *[other] { $model }{" "}
    }{ $kind ->
        [base] 从基座版（base）开始。
        [either] 基座版和对话版（chat、instruct）都行。
       *[chat] 从对话版（chat、instruct）开始。
    }
why = **{ $kind ->
        [base] 为什么用基座版
        [either] 基座还是对话版
       *[chat] 为什么用对话版
    }**：{ $why }
way =
    { $copied ->
        [yes] 每张卡一份完整模型（DDP）：
       *[no] 模型切分到各卡（ZeRO-3）：
    }
named-way = { $name }（{ $copied ->
        [yes] 每卡一份完整模型，DDP
       *[no] 模型切分到各卡，ZeRO-3
    }）
column-size = 规模
column-model = 模型
columns-facts = 参数量 | 上下文 | 许可证
columns-models = 规模 | 近期开源模型（论文年月；许可证）
column-memory = 显存
unknown = 未知
with-yarn =
    { $longest ->
        [none] { $tokens }
       *[other] { $tokens }；用 YaRN 可到 { $longest }
    }
active = { $parameters }，激活 { $active }
cell =
    { $fits ->
        [no] 放不下（{ $peak }）
        [tight] 很紧：{ $peak }，{ $hours }
        [none] { $peak }
       *[yes] 放得下：{ $peak }，{ $hours }
    }
size-cell =
    { $fits ->
        [all] 放得下：{ $least } – { $most }，{ $hours }
        [some] 部分：{ $names }（{ $least } – { $most }）
        [tight] 很紧：{ $least } – { $most }
       *[no] 放不下（至少 { $least }）
    }
none = 无
up-to = 最大 { $size }{ $model ->
        [none] {""}
       *[other] （{ $model }）
    }
memory-row = { $memory }GB（{ $gpu }）
model = { $name }（{ $paper }；{ $licence ->
        [none] 许可证未知
       *[other] { $licence }
    }）
work = 时间按 { $samples } 条、每条 { $tokens } token、{ $epochs } 轮计算{ $chosen ->
        [yes] （你没有说数据量）
       *[no] {""}
    }。
cost-of = 用 { $gpu } 训 { $model } 要多少钱？
my-card = 一张 RTX 4090 呢？
how-much-data = 我需要多少数据？
which-method = LoRA 还是全量微调？
