verdict =
    { $verdict ->
        [slow] 不正常。
        [somewhat] 略慢。
        [ordinary] 不算异常。
        [usual] 正常。
        [plausible] 合理。
       *[fast] 比一般还快。
    }
by-length =
    要看样本多长，这一点没有说明。你的{ $unit ->
        [seconds] 每步
       *[hours] {""}
    } { $measured }{ $epochs ->
        [none] {""}
       *[other] （轮数未说明，按 { $epochs } 轮）
    }{ $samples ->
        [none] {""}
       *[other] （若每步读 { $samples } 条）
    }，是按 { $assumed } token 预计的 { $expected } 的 { $ratio } 倍；样本长约 { $usual } token 才说得通，更短就是太慢。
by-rate = 每卡每秒 { $rate } token，是 16 位峰值的 { $share }；{ $model } 用{ $method }、{ $cards }，预计 { $expected }（{ $low } – { $high }）。
speed =
    相当于每卡每秒约 { $rate } token，是 16 位峰值的 { $share }，预计应有 { $expected }（{ $model } 用{ $method }，{ $cards }{ $tokens ->
        [none] {""}
       *[other] ，样本长度未说明，按 { $tokens } token
    }）。
open =
    { $measured } 里，{ $cards } 大约能读 { $tokens } token（{ $example ->
        [yes] 以 { $model } 为例
       *[no] { $model }
    }，{ $method }）：数据差不多有这么多就合理，少得多就是太慢。
look = 怎么找：单卡、不评估不保存跑 20 步，再一项项加回去；同时看利用率和功耗，比两边每秒的 token 数。
what-shortens = 怎么缩短
way = { $what }：时间为 { $times } 倍。
open-ways = 无论如何都能缩短的：先用一部分数据（十分之一往往就能看出行不行）；用已发布的权重做 LoRA、QLoRA，不训练全部参数；更多或更快的卡（时间大致随卡数和 16 位峰值成反比）。
ask-bottleneck = 怎么定位训练的瓶颈
ask-mfu = MFU 多少算正常
