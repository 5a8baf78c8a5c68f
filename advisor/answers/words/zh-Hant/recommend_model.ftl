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
first-pick = 先用 { $name }（{ $released }，{ $licence }{ $way ->
        [none] {""}
       *[other] ；{ $way }
    }）。
next-picks = 再試 { $each }。
pick-way =
    { $fits ->
        [yes] { $method }放得下：{ $peak }
       *[no] { $method }：{ $peak }
    }
picked-by = 依據：{ $task ->
        [none] {""}
       *[other] 官方對這類任務（{ $task }）的說明、
    }{ $languages ->
        [none] {""}
       *[other] 會{ $languages }{ $unsaid ->
            [yes] （你提問用的語言）
           *[no] {""}
        }、
    }{ $commercial ->
        [yes] 許可證允許商用、
       *[no] {""}
    }{ $small ->
        [yes] 規模約 5B 以內、
       *[no] {""}
    }{ $below ->
        [yes] 規模小於你說的、
       *[no] {""}
    }釋出時間{ $card ->
        [yes] 、顯示記憶體放得下
       *[no] {""}
    }；不按效果排名，這裡沒有這樣的資料。資料日期 { $checked }，更新的模型可能沒收錄。
columns-picks = 模型 | 釋出 | 商用 | 官方說明 | { $card ->
        [yes] 在這張卡上
       *[no] LoRA 顯示記憶體
    }
pick-licence =
    { $commercial ->
        [yes] 可以
        [conditions] 有條件
        [no] 不可
       *[unknown] 未判斷
    }{ $licence ->
        [none] （許可證未知）
       *[other] （{ $licence }）
    }
pick-spoken =
    { $spoken ->
        [home] 主要訓練語言
        [named] 列出了該語言
       [counted] 稱支援 { $counted } 種語言，未逐一核對
       *[none] { $counted } 種語言
    }
language-unnamed = 這幾家都沒有點名支援{ $languages }，會不會無從得知：先拿自己的一頁文字試；基本不會的，要先做繼續預訓練。
task-unstated = 這幾家都沒有專門提到這類任務（{ $task }）：近期的對話模型都能做，看語言、許可證和規模來選。
terms = { $licence }：{ $commercial ->
        [yes] 可商用
        [conditions] 有條件商用
       *[no] 不可商用
    }（{ $terms }）。
may-sell =
    { $name }{ $commercial ->
        [yes] 可以商用
        [conditions] 可以商用，但有條件
       *[no] 不可商用
    }（{ $licence }：{ $terms }）。
stays-under = 微調後的模型同樣受基座模型的許可證約束；上線前請讀原文，也要看資料的許可。
caution = { $family }：{ $caution }。
left-out = 不可商用，已排除：{ $each }。
left-out-family = { $family }（{ $terms }）
nothing-fits = 收錄的系列裡沒有既滿足要求又放得下的；只按規模看：
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
