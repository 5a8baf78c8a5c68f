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
