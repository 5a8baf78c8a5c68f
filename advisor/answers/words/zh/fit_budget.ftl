means =
    { $money ->
        [none] { $time }
       *[other] { $money }{ $time ->
            [none] {""}
           *[other] 、{ $time }
        }
    }
headline-largest =
    { $means ->
        [none] { $cards }
       *[other] { $means }
    }最大可训 { $model }：{ $run }。
headline-samples = { $means }最多可用约 { $samples } 条样本训练 { $model }：{ $run }。
headline-enough =
    { $means }够用：{ $samples } 条样本训练 { $model }，{ $run }{ $fastest ->
        [none] {""}
       *[other] ；最快是{ $fastest }
    }。
headline-beyond =
    { $means }不够：{ $by ->
        [time] 最快
       *[money] 最便宜
    }的方案是 { $model }，{ $cards } 用{ $method }，{ $hours }，{ $cost }。
headline-nothing = { $means }不够。
run =
    { $cards } 用{ $method }（{ $checkpointing ->
        [no] 不用梯度检查点，
       *[yes] {""}
    }{ $hours }，{ $cost }）
way =
    { $cards }，{ $method }{ $checkpointing ->
        [no] ，不用梯度检查点
       *[yes] {""}
    }
columns = 模型 | 方法与显卡 | 样本数 | 时间 | 费用 | 每卡显存 | 受限于
limit =
    { $by ->
        [money] 预算
        [time] 时间
        [memory] 显存
        [ladder] 已是最大规模
       *[none] –
    }
write-config = 按这个方案写一份训练配置
twice-the-budget = 预算翻倍呢？
twice-the-time = 时间翻倍呢？
two-cards = 两张卡呢？
how-many-samples = 7B 能训多少条数据？
smaller-model = 换成 3B 模型呢？

## Above large figures

title =
    { $goal ->
        [largest_model] { $means ->
            [none] 最大可训
           *[other] { $means } 最大可训
        } { $model }：{ $cards }用{ $method }
        [most_samples] { $means ->
            [none] 可训
           *[other] { $means } 可训
        } { $samples } 条样本（{ $model }）：{ $cards }用{ $method }
       *[enough] { $means ->
            [none] 可行
           *[other] { $means } 够用
        }：{ $model }，{ $cards }用{ $method }
    }
title-beyond =
    { $means ->
        [none] 不够
       *[other] { $means } 不够
    }；最接近的是 { $model }，{ $cards }用{ $method }
