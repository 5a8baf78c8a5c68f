unknown = 我没有 { $name } 的数据，请在表中看它的规模。
unsupported = { $gpu } 不在厂商现行软件的支持之列，所以这里不指望 4 位（bitsandbytes）。
headline-largest = { $cards }最大能微调：{ $held }。
headline-beyond = { $cards }放不下 { $usual }；最大能微调：{ $held }。
headline-barely = { $method } { $model } 勉强放得下。
held =
    { $method } { $model }{ $divided ->
        [yes] （ZeRO-3）
       *[no] {""}
    }
headline-example =
    { $work ->
        [none] {""}
       *[other] { $work }，
    }{ $model } 需要：{ $each }。
headline-none = { $cards }连 { $model } 也放不下：需要 { $peak }，可用 { $usable }。
headline-open =
    { $unknown ->
        [yes] {""}
       *[no] 取决于模型大小。
    }{ $work ->
        [none] {""}
       *[other] { $work }，
    }{ $model } 需要：{ $each }。
next = ；
example =
    { $method }{ $divided ->
        [yes] （ZeRO-3）
       *[no] {""}
    } { $peak }{ $hours ->
        [none] {""}
       *[other] 、{ $hours }
    }{ $cost ->
        [none] {""}
       *[other] 、{ $cost }
    }{ $cards ->
        [none] {""}
       *[other] （{ $cards }）
    }
work =
    { $stated ->
        [yes] 按 { $millions }M 训练 token 计
       *[no] 假设 { $millions }M 训练 token
    }

headline-rule = 经验算法：显存 = 参数量 × 方法的每参数字节 + 激活值；卡数 = 显存 ÷（0.9 × 单卡显存）；时间 = 6 × 参数量 × token 数（LoRA、QLoRA 为 4 ×）÷（卡数 × 峰值算力 × 0.4）；费用 = 小时 × 卡数 × 租价。最后实测 50 步。
rule-memory = **显存**：每参数字节：全量微调 16（纯 bf16 为 8），优化器的工作缓冲区最多再加一半；LoRA 2；QLoRA 0.6。另加激活值和 logits：开梯度检查点，7B、批 1 × 2,048 token 约 2–4 GiB，随批大小 × 长度和词表增长。
rule-cards = **卡数**：显存 ÷（0.9 × 单卡显存），向上取整；单卡放不下就多卡切分（ZeRO-3、FSDP）。取放得下的最少张数：加卡缩短时间，费用几乎不变，闲着的卡照样计费。
rule-time = **时间**（秒）：6 × 参数量 × 训练 token（条数 × 长度 × 轮数）为全量，LoRA 和 QLoRA 为 4 ×，÷（卡数 × 峰值 FLOPS × 利用率）。利用率取 0.3–0.5；短样本不打包、卸载或卡间连接慢会低得多。
rule-cost = **费用**：小时 × 卡数 × 每小时租价；装环境和失败的启动另算。
rule-check = **核对**：先在一张卡上跑 50 步，看每秒 token 和峰值显存，再按 token 数和卡数放大，然后才租其余的卡。
rule-example = **例子**：{ $model } LoRA，{ $tokens } token，{ $cards }（{ $peak } TFLOPS）。显存：2 × { $parameters } = { $weights }，其余 { $rest }，共 { $memory }，一张够。时间：4 × { $parameters } × { $tokens } ÷（{ $peak } TFLOPS × { $share }）= { $hours }（完整计算为 { $computed }）。{ $cost ->
        [none] {""}
       *[other] 费用：{ $computed } × { $rent } = { $cost }。
    }

## Table

size = 规模
cell =
    { $peak }{ $fits ->
        [tight] （勉强）
       *[yes] {""}
    }{ $cards ->
        [none] {""}
       *[other] ，{ $cards }
    }{ $divided ->
        [yes] ，ZeRO-3
       *[no] {""}
    }{ $hours ->
        [none] {""}
       *[other] ：{ $hours }
    }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }
too-much =
    { $peak }{ $divided ->
        [yes] （ZeRO-3）
       *[no] {""}
    }，放不下
what-counts =
    { $told ->
        [memory] 每卡显存，按每条 { $tokens } token 计算
       *[other] 每卡显存{ $told ->
            [money] 、时间和费用
           *[time] 和时间
        }，按 { $samples } 条样本、每条 { $tokens } token、{ $epochs } 轮计算{ $stated ->
            [yes] {""}
           *[no] （你没有说明数据量）
        }
    }{ $number ->
        [1] {""}
       *[other] ；没有标 ZeRO-3（切分）的，每卡一份完整模型
    }。

no-price = 这张卡没有已知价格，因此不给出费用。

## 课程的数字

headline-project = 整个项目，课程给的是 { $total }、{ $low } 到 { $high } 周。
lesson-memory = 第 91 课给{ $method }的概数（不分规模）：{ $memory }。
lesson-project = 第 91 课对整个项目的估计（不参与以上计算）
columns-lesson = 项目 | 第 91 课
lesson-training = 只算训练（自有或租用）
lesson-total = 总计
lesson-time = 总时间
weeks = { $low }–{ $high } 周
lesson-cards-of = { $size } 用什么卡

## Next questions

name-model = 是 7B 的 LoRA
method-for-me = 我该用哪种方法？

## Above large figures

title-open = 微调要用多少，取决于模型规模：以 { $model } 为例
