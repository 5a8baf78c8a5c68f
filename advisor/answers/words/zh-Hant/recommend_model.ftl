headline-card = { $cards }最多能微調：{ $largest }。
largest-with =
    { $size ->
        [none] { $method } 一種常用規模都不行
       *[other] { $method } { $size }{ $model ->
            [none] {""}
           *[other] （{ $model }）
        }{ $sharded ->
            [yes] {" "}ZeRO-3 切分
            [no] {" "}每卡一份
           *[none] {""}
        }
    }
headline-cards = 用{ $method }，單卡最多能微調：{ $each }。
card-up-to =
    { $memory }GB { $size ->
        [none] 一種常用規模都不行
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
        [tight] ，很緊
       *[yes] {""}
    }）
candidate-too-large = { $name } 放不下（{ $method }也要 { $peak }）
candidate-needs = { $name } 用{ $method }需要 { $peak }
candidate-unknown = 不認識 { $name }
card-of-memory = { $memory }GB 卡
start =
    { $model ->
        [none] {""}
       *[other] { $model }{" "}
    }{ $kind ->
        [base] 從基座版（base）開始。
        [either] 基座版和對話版（chat、instruct）都行。
       *[chat] 從對話版（chat、instruct）開始。
    }
why = **{ $kind ->
        [base] 為什麼用基座版
        [either] 基座還是對話版
       *[chat] 為什麼用對話版
    }**：{ $why }
way =
    { $copied ->
        [yes] 每張卡一份完整模型（DDP）：
       *[no] 模型切分到各卡（ZeRO-3）：
    }
named-way = { $name }（{ $copied ->
        [yes] 每卡一份完整模型，DDP
       *[no] 模型切分到各卡，ZeRO-3
    }）
column-size = 規模
column-model = 模型
columns-facts = 參數量 | 上下文 | 許可證
columns-models = 規模 | 近期開源模型（論文年月；許可證）
column-memory = 顯示記憶體
unknown = 未知
with-yarn =
    { $longest ->
        [none] { $tokens }
       *[other] { $tokens }；用 YaRN 可到 { $longest }
    }
active = { $parameters }，啟用 { $active }
cell =
    { $fits ->
        [no] 放不下（{ $peak }）
        [tight] 很緊：{ $peak }，{ $hours }
        [none] { $peak }
       *[yes] 放得下：{ $peak }，{ $hours }
    }
size-cell =
    { $fits ->
        [all] 放得下：{ $least } – { $most }，{ $hours }
        [some] 部分：{ $names }（{ $least } – { $most }）
        [tight] 很緊：{ $least } – { $most }
       *[no] 放不下（至少 { $least }）
    }
none = 無
up-to = 最大 { $size }{ $model ->
        [none] {""}
       *[other] （{ $model }）
    }
memory-row = { $memory }GB（{ $gpu }）
model = { $name }（{ $paper }；{ $licence ->
        [none] 許可證未知
       *[other] { $licence }
    }）
work = 時間按 { $samples } 條、每條 { $tokens } token、{ $epochs } 輪計算{ $chosen ->
        [yes] （你沒有說資料量）
       *[no] {""}
    }。
cost-of = 用 { $gpu } 訓 { $model } 要多少錢？
my-card = 一張 RTX 4090 呢？
how-much-data = 我需要多少資料？
which-method = LoRA 還是全量微調？
