subject =
    { $model ->
        [none] { $method }
       *[other] { $model }{ $method ->
            [none] {""}
           *[other] {" "}{ $method }
        }
    }：
headline-several = 最快的是{ $fast }，{ $hours }（其他至少 { $more_hours }）；最便宜的是{ $cheap }，{ $cost }（其他至少 { $more_cost }）。
headline-worth = { $fast }更划算：{ $hours }，對 { $more_hours }，費用差不多（{ $cost }，{ $cheap } { $least }）。
faster-there =
    同一家更快的是 { $machine }：{ $hours }，{ $cost }{ $cheap ->
        [none] {""}
       *[other] ；更省錢的是 { $cheap }：{ $cheap_hours }，{ $cheap_cost }
    }。你說的幾種裡，
headline-both = { $best }又快又便宜：{ $hours }、{ $cost }，其他至少 { $more_hours }、{ $more_cost }。
headline-fastest =
    最快的是{ $fast }，{ $hours }，其他至少 { $more_hours }{ $priced ->
        [no] 。
       *[yes] ；並非兩邊都有已知價格，費用不比。
    }
headline-times =
    { $cards ->
        [none] {""}
       *[other] { $cards }上，
    }{ $each }（按 { $millions }M 訓練 token：{ $samples } 條 × { $tokens } token × { $epochs } 輪）；時間與 token 數成正比，與卡數大致成反比。
takes-time = { $run } 要 { $hours }
headline-equal-time = 速度相當（{ $hours }）；最便宜的是{ $cheap }，{ $cost }（其他至少 { $more_cost }）。
headline-equal-cost = 最快的是{ $fast }，{ $hours }（其他至少 { $more_hours }），費用差不多（{ $cost }）。
faster = 同一家更快的機器，同樣的工作量
columns-faster = 機器 | 時間 | 一次訓練費用
headline-equal = 差別小到估算分不出來：都是 { $hours }、{ $cost }。
headline-one =
    { $others ->
        [none] { $run }：{ $hours }，{ $cost }。
       *[other] 只有{ $run }放得下（{ $hours }，{ $cost }）；{ $others }。
    }
headline-none = 這幾種都放不下：{ $others }。
headline-memory = { $each }。
headline-hosted = { $each }。
needs = { $run }需要 { $peak }，只有 { $usable }
takes = { $run }佔 { $peak }
not-computed = { $run }沒有計算
hosted-beside = { $run } 微調同樣的 token 收費 { $usd }{ $cheaper ->
        [yes] ，更便宜
       *[no] {""}
    }。
hosted-cost = { $run }收費 { $usd }
model-chosen = 你沒有說模型，這裡以 { $model } 為例。
method-chosen = 各方案統一用{ $method }：各方案都放得下的較好的一種，否則用最省顯示記憶體的；各方案下全量、LoRA、QLoRA 的顯示記憶體見下表。
methods-chosen = 每種方案各用放得下的最好的適配器方法。
card-chosen = 你沒有說用什麼卡：時間與費用按 { $card } 計算，各取放得下的最少張數。
no-card = 都沒有說用什麼卡，所以只能比顯示記憶體。
columns-times = 方案 | 時間（範圍）
time-on =
    { $hours }{ $more ->
        [yes] （{ $cards } 張卡）
       *[no] {""}
    }{ $pure ->
        [yes] （純 bf16）
       *[no] {""}
    }
columns-memory = 方案 | 峰值顯示記憶體
columns = 方案 | 每卡顯示記憶體 | 時間 | 一次訓練費用 | 每小時費用
named-way = { $run }（{ $way }）
way =
    { $sharding ->
        [ddp] 每卡一份完整模型，DDP
        [zero1] 每卡一份完整權重，ZeRO-1
        [zero2] 每卡一份完整權重，ZeRO-2
        [zero3] 模型切分到各卡，ZeRO-3
        [fsdp] 模型切分到各卡，FSDP
       *[other] 各層分到各卡，device_map
    }
too-much = ，放不下
time-range = { $hours }（{ $low } – { $high }）
why-fastest = **時間**：{ $run }，{ $why }
why-cheapest = **費用**：{ $run }，{ $why }
change = **{ $run }** 放不下。改一處就行：{ $change }（{ $peak }，{ $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }）。
instead = **{ $run }** 放不下。可以改用：{ $method }，{ $cards }（{ $peak }，{ $hours }，{ $cost }）。
nothing-instead = **{ $run }** 放不下，更省的方法、更大的卡或更多的卡里也沒有找到放得下的。
size-class = 不超過 { $parameters } 的模型
hosted = **{ $run }**（{ $model }）：同樣的訓練 token 收費 { $usd }（每百萬 { $per_million }，截至 { $as_of }）；背後用多少顯示記憶體和時間無從得知，部署另收費。
column-set-up = 方案
fit =
    { $peak }{ $fits ->
        [tight] （很緊）
        [no] （放不下）
       *[other] {""}
    }
lesson = 第 91 課參考表：{ $run }，{ $hours }{ $cost ->
        [none] ，需要多張卡
       *[other] ，{ $cost }
    }。以上比較本身是算出來的。
which-card = 哪種卡做這件事最便宜？
with-qlora = 換成 QLoRA 呢？
twice-the-data = 資料翻一倍呢？
write-config = 按這個方案寫一份 LLaMA-Factory 配置

## Above large figures

title-ahead =
    { $fast ->
        [none] { $cheap ->
            [none] 這樣的估算看不出差別
           *[other] 一樣快，{ $cheap } 最省錢
        }
       *[other] { $cheap ->
            [none] { $fast } 最快，費用差不多
           *[other] { $same ->
                [yes] { $fast } 最快也最省錢
               *[no] { $fast } 最快，{ $cheap } 最省錢
            }
        }
    }
title-memory = 各要多少顯示記憶體
