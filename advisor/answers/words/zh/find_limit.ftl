headline-batch = { $cards } 上 { $model }，每条 { $tokens } token，微批最大：{ $each }。
headline-tokens = { $cards } 上 { $model }，微批 { $batch }，样本最长（token）：{ $each }。
headline-rank = { $cards } 上 { $model }，每条 { $tokens } token，LoRA 秩最大：{ $each }。
headline-model = { $cards } 能微调的最大模型（每条 { $tokens } token）：{ $each }。
headline-samples = { $allowed }内，{ $cards } 微调 { $model } 能用的样本数（每条 { $tokens } token，{ $epochs } 轮）：{ $each }。
headline-each = { $cards } 上 { $model } 用{ $run }，各项单独的上限：{ $each }。
nothing-fits = { $cards } 连最小的设置也放不下 { $model }：需要 { $runs }。
not-by = ；放不下的：{ $runs }
takes = { $run } { $peak }
allowed =
    { $hours ->
        [none] {""}
       *[other] { $hours }{ $usd ->
            [none] {""}
           *[other] 、{ $usd }
        }
    }{ $hours ->
        [none] { $usd }
       *[other] {""}
    }
depends =
    取决于{ $model ->
        [yes] 模型{ $card ->
            [yes] 和显卡
           *[no] {""}
        }
       *[no] 显卡
    }，例如：
value =
    { $value }{ $ended ->
        [tried] {" "}以上
        [model] （模型本身的上限）
       *[memory] {""}
    }
nothing = 放不下
each = { $run } { $value }
limit-of =
    { $limit ->
        [batch] 微批 { $value }
        [tokens] 样本 { $value } token
        [rank] LoRA 秩 { $value }
       *[model] 模型 { $value }
    }

## Tables

limit-name =
    { $limit ->
        [batch] 最大微批
        [tokens] 最长样本（token）
        [rank] 最大 LoRA 秩
        [model] 最大模型
       *[samples] 样本数
    }
columns = 方案 | { $limit } | 每卡显存
column-chunked = 用分块损失
column-larger = 再大一号
column-takes = 用时与费用
larger =
    { $size }：{ $memory }{ $fits ->
        [tight] ，只是勉强放下
       *[no] ，放不下
    }
taken = { $hours }，{ $cost }
row =
    { $model ->
        [none] { $gpu }
       *[other] { $model }，{ $gpu }
    }（{ $usable }）
several-cards = 每卡一份完整模型时，多卡只加快速度，不增加容量；只有切分（ZeRO-3、FSDP）才能放下更大的模型。

## Details

alone = 每个数字都留有余地：估算的上限也放得下。其他设置保持下列不变。

## Next questions

largest-model = 能放下的最大模型是多少？
longest-sample = 样本最长能到多少？
two-cards = 两张卡呢？
how-long = 要训练多久？
