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
    }最大可訓 { $model }：{ $run }。
headline-samples = { $means }最多可用約 { $samples } 條樣本訓練 { $model }：{ $run }。
headline-enough =
    { $means }夠用：{ $samples } 條樣本訓練 { $model }，{ $run }{ $fastest ->
        [none] {""}
       *[other] ；最快是{ $fastest }
    }。
headline-beyond =
    { $means }不夠：{ $by ->
        [time] 最快
       *[money] 最便宜
    }的方案是 { $model }，{ $cards } 用{ $method }，{ $hours }，{ $cost }。
headline-nothing = { $means }不夠。
run =
    { $cards } 用{ $method }（{ $checkpointing ->
        [no] 不用梯度檢查點，
       *[yes] {""}
    }{ $hours }，{ $cost }）
way =
    { $cards }，{ $method }{ $checkpointing ->
        [no] ，不用梯度檢查點
       *[yes] {""}
    }
columns = 模型 | 方法與顯示卡 | 樣本數 | 時間 | 費用 | 每卡顯示記憶體 | 受限於
limit =
    { $by ->
        [money] 預算
        [time] 時間
        [memory] 顯示記憶體
        [ladder] 已是最大規模
       *[none] –
    }
write-config = 按這個方案寫一份訓練配置
twice-the-budget = 預算翻倍呢？
twice-the-time = 時間翻倍呢？
two-cards = 兩張卡呢？
how-many-samples = 7B 能訓多少條資料？
smaller-model = 換成 3B 模型呢？

## Above large figures

title =
    { $goal ->
        [largest_model] { $means ->
            [none] 最大可訓
           *[other] { $means } 最大可訓
        } { $model }：{ $cards }用{ $method }
        [most_samples] { $means ->
            [none] 可訓
           *[other] { $means } 可訓
        } { $samples } 條樣本（{ $model }）：{ $cards }用{ $method }
       *[enough] { $means ->
            [none] 可行
           *[other] { $means } 夠用
        }：{ $model }，{ $cards }用{ $method }
    }
title-beyond =
    { $means ->
        [none] 不夠
       *[other] { $means } 不夠
    }；最接近的是 { $model }，{ $cards }用{ $method }
