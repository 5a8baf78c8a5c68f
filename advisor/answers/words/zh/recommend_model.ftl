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
first-pick = 先用 { $name }（{ $released }，{ $licence }{ $way ->
        [none] {""}
       *[other] ；{ $way }
    }）。
next-picks = 再试 { $each }。
pick-way =
    { $fits ->
        [yes] { $method }放得下：{ $peak }
       *[no] { $method }：{ $peak }
    }
picked-by = 依据：{ $task ->
        [none] {""}
       *[other] 官方对这类任务（{ $task }）的说明、
    }{ $languages ->
        [none] {""}
       *[other] 会{ $languages }{ $unsaid ->
            [yes] （你提问用的语言）
           *[no] {""}
        }、
    }{ $commercial ->
        [yes] 许可证允许商用、
       *[no] {""}
    }{ $small ->
        [yes] 规模约 5B 以内、
       *[no] {""}
    }{ $below ->
        [yes] 规模小于你说的、
       *[no] {""}
    }发布时间{ $card ->
        [yes] 、显存放得下
       *[no] {""}
    }；不按效果排名，这里没有这样的数据。资料日期 { $checked }，更新的模型可能没收录。
columns-picks = 模型 | 发布 | 商用 | 官方说明 | { $card ->
        [yes] 在这张卡上
       *[no] LoRA 显存
    }
pick-licence =
    { $commercial ->
        [yes] 可以
        [conditions] 有条件
        [no] 不可
       *[unknown] 未判断
    }{ $licence ->
        [none] （许可证未知）
       *[other] （{ $licence }）
    }
pick-spoken =
    { $spoken ->
        [home] 主要训练语言
        [named] 列出了该语言
       [counted] 称支持 { $counted } 种语言，未逐一核对
       *[none] { $counted } 种语言
    }
language-unnamed = 这几家都没有点名支持{ $languages }，会不会无从得知：先拿自己的一页文本试；基本不会的，要先做继续预训练。
task-unstated = 这几家都没有专门提到这类任务（{ $task }）：近期的对话模型都能做，看语言、许可证和规模来选。
terms = { $licence }：{ $commercial ->
        [yes] 可商用
        [conditions] 有条件商用
       *[no] 不可商用
    }（{ $terms }）。
may-sell =
    { $name }{ $commercial ->
        [yes] 可以商用
        [conditions] 可以商用，但有条件
       *[no] 不可商用
    }（{ $licence }：{ $terms }）。
stays-under = 微调后的模型同样受基座模型的许可证约束；上线前请读原文，也要看数据的许可。
caution = { $family }：{ $caution }。
left-out = 不可商用，已排除：{ $each }。
left-out-family = { $family }（{ $terms }）
nothing-fits = 收录的系列里没有既满足要求又放得下的；只按规模看：
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
