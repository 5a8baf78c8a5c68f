headline-memory = { $model } 用{ $method }，每條 { $tokens } token，大約需要 { $peak } 顯示記憶體{ $longer ->
        [none] {""}
       *[other] （{ $more } token 時 { $longer }）
    }。
headline-methods = 微調 { $model }，每條 { $tokens } token，大約需要：{ $needs }。
fair = { $dear ->
        [much] 偏貴
        [some] 略貴
       *[no] 不貴
    }：每小時 { $usd } 是市場中位價 { $median } 的 { $times } 倍（{ $low } 到 { $high }）。
need-of = { $run } { $peak }
headline-each =
    { $cards }微調 { $model }，每次 { $batch } 條 × { $tokens } token：{ $needs }；{ $number ->
        [1] 可用
       *[other] 每張可用
    } { $usable }。
need-judged = { $run } { $peak }
figures-of = 下面的數字按{ $method }計算。
headline-typical =
    { $method }：{ $each }{ $millions ->
        [none] {""}
       *[other] （假設 { $millions }M 訓練 token）
    }。
typical =
    { $cards } 約 { $hours }{ $cost ->
        [none] {""}
       *[other] 、{ $cost }
    }
on-typical = 你沒有指定顯示卡，常用的卡上：
leanest =
    最省的做法勉強可行：Unsloth，load_in_4bit、微批 1、自帶的分塊損失、optim="paged_adamw_8bit"、use_gradient_checkpointing="unsloth"，{ $tokens } token 時約需 { $peak }（{ $low } – { $high }）{ $published ->
        [none] 。
       *[other] ；Unsloth 自己公佈的是 { $published } GB。
    }卡上別開其他程式，爆了就再縮短樣本。
headline-too-large =
    { $cards }放不下 { $model } 的{ $method }：{ $number ->
        [1] {""}
       *[other] 每張
    }約需 { $peak }，單卡可用 { $usable }。
headline-spills = { $number ->
        [1] {""}
       *[other] 每張卡
    }{ $peak } 超過了單卡可用的 { $usable }：能跑只是因為驅動把放不下的部分挪進了記憶體（Windows 的「共享 GPU 記憶體」），每一步都在等它。先把佔用降到 { $usable } 以下：減小微批、縮短樣本或縮小圖片，或改用 QLoRA。
headline-instead =
    { $cards } 用{ $method }可行：{ $memory ->
        [none] { $hours }{ $cost ->
            [none] {""}
           *[other] ，{ $cost }
        }
       *[other] { $memory }
    }。
headline-time =
    { $model } 用{ $method }，{ $cards }：約 { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }。
it-fits =
    { $fits ->
        [tight] 勉強放得下
       *[yes] 放得下
    }：{ $number ->
        [1] {""}
       *[other] 每張
    }約需 { $peak }，單卡可用 { $usable }。
headline-fits =
    { $cards }{ $fits ->
        [tight] 勉強放得下
       *[yes] 放得下
    } { $model } 的{ $method }：{ $number ->
        [1] {""}
       *[other] 每張
    }約需 { $peak }，單卡可用 { $usable }。
other-way =
    { $divided ->
        [yes] 若切分到各卡（ZeRO-3）
       *[no] 若每卡一份完整模型（DDP）
    }，{ $method }每張 { $peak }{ $fits ->
        [yes] 。
        [tight] ，很緊。
       *[no] ，放不下。
    }
of-objective = { $objective ->
        [dpo] DPO
        [kto] KTO
        [orpo] ORPO
        [simpo] SimPO
        [reward] 獎勵模型訓練
        [grpo] GRPO
        [online_dpo] 線上 DPO
        [gkd] GKD
        [classification] 分類或打分訓練
        [embedding] 向量模型訓練
       *[ppo] PPO
    }（{ $run }）
step-time = 每步 { $answers } 條回答，連同生成約需 { $seconds } 秒。
assumed-time =
    你沒有說明資料量；按 { $millions }M 訓練 token 計，約需 { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }。
read-so-often = 這是把 { $millions }M token 讀 { $epochs } 輪（常用值）；只讀一輪約 { $hours }。
amount-time =
    你的資料約需 { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }。
columns-methods =
    方法 | { $longer ->
        [yes] 每卡顯示記憶體（{ $tokens } token） | { $more } token 時
       *[no] 每卡顯示記憶體
    }
cards-chosen = 單卡不夠，按能放下的最少卡數計算。
what-runs = 可行的方案：
or-one-setting = 或者在同樣的卡上改一項設定：
nothing-runs = 沒有找到可行的方案：換更省顯示記憶體的方法、增加同款顯示卡、換一張有價格的更大顯示卡，都放不下。
with-more-room = 更寬裕的方案：

## Table of figures

columns-figures = 預計 | 範圍
with-longer = 樣本 { $tokens } token 時
time = 訓練時間
cost = 費用
throughput = 吞吐
tokens-a-second = 每秒 { $tokens } token
electricity = 若是自有顯示卡，電費
peak-memory =
    { $number ->
        [1] {""}
       *[other] 每卡
    }峰值顯示記憶體
peak-of-usable = **{ $peak }**{ $usable ->
        [none] {""}
       *[other] （單卡可用 { $usable }）
    }
pictures = 每條樣本的圖片
pictures-seen = { $tokens ->
        [none] { $count } × { $patches } 個圖塊（視覺編碼器）
       *[other] { $count } × { $tokens } token，樣本共 { $all } token
    }
parameters = 可訓練參數
trained = { $trained }，佔 { $all } 的 { $percent }
lesson = 第 91 課參考表（約 50M token，{ $several ->
        [yes] 多卡
       *[no] 單卡
    }），不參與估算
lesson-says = { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }

## Other set-ups and changes

columns-options = 方案 | 時間 | 費用 | 每卡顯示記憶體
option = { $cards }，{ $method }
columns-changes = 改動 | 每卡顯示記憶體 | 時間
change-memory =
    { $peak }{ $fits ->
        [tight] （很緊）
        [no] （放不下）
       *[yes] {""}
    }
change-time =
    { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }
one-change = 改一項設定的效果

## Details

where-memory-goes = 顯示記憶體構成
peak-when =
    峰值出現在{ $when ->
        [optimizer_step] 最佳化器更新時
       *[backward] 計算損失與反向傳播時
    }。PyTorch 會顯示 allocated { $allocated }、reserved { $reserved }；nvidia-smi 約 { $process }。
main-memory =
    佔用記憶體：載入 { $loading }{ $each ->
        [none] {""}
       *[other] （若{ $processes ->
            [1] {""}
           *[other] { $processes } 個程序各自
        }先把整個模型讀進記憶體則 { $each }）
    }，訓練 { $training }{ $offloaded ->
        [none] {""}
       *[other] （其中卸載的部分 { $offloaded }）
    }，儲存 { $saving }。
merging =
    訓練後把適配器合併進 16 位模型需要 { $memory } 顯示記憶體{ $host ->
        [none] {""}
       *[other] ，或 { $host } 記憶體
    }。
disk =
    佔用硬碟：最多 { $total }，即下載的模型 { $weights }、{ $checkpoints } 個檢查點各 { $checkpoint }{ $assumed ->
        [yes] （保留兩個，再寫一個）
       *[no] {""}
    }、{ $merged ->
        [yes] 合併後的模型
       *[no] 最終結果
    } { $result }。
on-top = 訓練之外
at-market-prices =
    同樣時長按市場價：{ $range }{ $spot ->
        [none] {""}
       *[other] ，競價執行個體最低 { $spot }（隨時可能被收回）
    }。
idle = 顯示卡空等（環境準備、下載、載入）{ $hours }：{ $usd }
storage = 儲存這 { $gb } GB：{ $usd }
padding = 填充：佔計算量的 { $percent }，打包樣本可以省下。

## Next questions

which-gpu = 需要什麼顯示卡？
smaller-model = 換成 7B 呢？
with-qlora = 換成 QLoRA 呢？
which-card-then = 那要什麼顯示卡？
two-cards = 兩張卡呢？
twice-the-data = 資料翻倍呢？
write-config = 按這個方案寫一份 LLaMA-Factory 配置
fewest =
    { $doubted ->
        [fewer] 不必，用更少也行（微批 1）：
        [all] 更少的卡不行（微批 1）：
       *[none] 最少需要幾張 { $gpu }（微批 1）：
    }{ $each }。
fewest-of =
    { $method } { $number ->
        [none] { $most } 張也放不下
       *[other] { $number } 張（{ $number ->
            [1] {""}
           *[other] 每張{" "}
        }{ $peak }{ $fits ->
            [tight] ，很緊
           *[other] {""}
        }）
    }{ $fewer ->
        [none] {""}
       *[other] ，最佳化器卸載到記憶體則 { $fewer } 張（{ $fewer ->
            [1] {""}
           *[other] 每張{" "}
        }{ $other }，佔記憶體 { $host }）
    }
own-cards =
    買下 { $cards }（{ $usd }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }，{ $as_of }）{ $hours ->
        [none] 相對該租價永遠回不了本
       *[other] 相對該租價要用 { $hours } 小時回本：每週 40 小時{ $working ->
            [none] 在 { $years } 年內回不了本
           *[other] 在第 { $working } 個月
        }，全天候{ $always ->
            [none] 在 { $years } 年內回不了本
           *[other] 在第 { $always } 個月
        }
    }。

## Above large figures

verdict-fits =
    { $cards }{ $fits ->
        [tight] 勉強放得下
       *[yes] 放得下
    } { $model } 的{ $method }
verdict-too-large = { $cards }放不下 { $model } 的{ $method }
verdict-spills = { $cards }跑 { $model } 的{ $method }，全靠驅動把放不下的部分挪進記憶體
verdict-memory = { $model } 的{ $method }需要什麼
verdict-methods = 每條樣本 { $tokens } token 時，微調 { $model } 需要什麼
