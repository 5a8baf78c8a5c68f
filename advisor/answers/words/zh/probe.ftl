headline =
    { $processor ->
        [yes] 处理器（{ $machine }）
       *[no] { $machine }
    }上用 { $method } 微调 { $model }，实测推算：每步 { $seconds }{ $peak ->
        [none] {""}
       *[other] ，峰值 { $peak }
    }{ $fits ->
        [no] （超出现有容量，时间是假设放得下时的）
       *[other] {""}
    }，{ $stated ->
        [yes] 整个训练
       *[no] 假定 { $tokens } token，
    } { $hours }。
stated = 你说的 { $hours } 是实测推算 { $measured } 的 { $ratio } 倍。

## The whole run

column-measured = 实测推算
column-computed = 公式估算
column-ratio = 比值
row-step = 一个优化器步（{ $micro } × { $accumulation } 条，每条 { $tokens } token）
row-peak =
    { $processor ->
        [yes] 进程占用的内存
       *[no] 进程占用的显存
    }
row-rate = 每秒 token
row-hours =
    { $steps } 步（{ $tokens } token{ $stated ->
        [yes] {""}
       *[no] ，假定
    }）
follows = 由下面几点推到全部 { $layers } 层：
columns-points = 层数 | 每条 token | 一个微批步 | 峰值

## What to do with it

hand-on = 要让费用、替代方案等都按实测来算：打开页面上的 `{ $address }`（或把两个数填进「全部设置」），或者
nothing-to-hand-on =
    { $processor ->
        [yes] 目录里没有处理器，无从校准：上面的数就是答案。
       *[no] 目录里没有这张卡，无从校准：上面的数就是答案。
    }

## Details

measured-on =
    实测环境：{ $name }{ $memory ->
        [none] {""}
       *[other] （{ $memory }）
    }{ $processor ->
        [yes] ，{ $threads } 线程
       *[no] {""}
    }{ $cards ->
        [1] {""}
       *[other] ，{ $cards } 张中的一张
    }，PyTorch { $torch }，权重为 { $precision }。
differs = 与真实训练的不同
