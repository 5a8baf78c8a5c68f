unknown = 我沒有 { $name } 的資料，請在表中看它的規模。
unsupported = { $gpu } 不在廠商現行軟體的支援之列，所以這裡不指望 4 位（bitsandbytes）。
headline-largest = { $cards }最大能微調：{ $held }。
headline-beyond = { $cards }放不下 { $usual }；最大能微調：{ $held }。
headline-barely = { $method } { $model } 勉強放得下。
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
headline-none = { $cards }連 { $model } 也放不下：需要 { $peak }，可用 { $usable }。
headline-open =
    { $unknown ->
        [yes] {""}
       *[no] 取決於模型大小。
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
        [yes] 按 { $millions }M 訓練 token 計
       *[no] 假設 { $millions }M 訓練 token
    }

headline-rule = 經驗演算法：顯示記憶體 = 參數量 × 方法的每參數位元組 + 活化值；卡數 = 顯示記憶體 ÷（0.9 × 單卡顯示記憶體）；時間 = 6 × 參數量 × token 數（LoRA、QLoRA 為 4 ×）÷（卡數 × 峰值算力 × 0.4）；費用 = 小時 × 卡數 × 租價。最後實測 50 步。
rule-memory = **顯示記憶體**：每參數位元組：全量微調 16（純 bf16 為 8），最佳化器的工作緩衝區最多再加一半；LoRA 2；QLoRA 0.6。另加活化值和 logits：開梯度檢查點，7B、批 1 × 2,048 token 約 2–4 GiB，隨批大小 × 長度和詞表增長。
rule-cards = **卡數**：顯示記憶體 ÷（0.9 × 單卡顯示記憶體），向上取整；單卡放不下就多卡切分（ZeRO-3、FSDP）。取放得下的最少張數：加卡縮短時間，費用幾乎不變，閒著的卡照樣計費。
rule-time = **時間**（秒）：6 × 參數量 × 訓練 token（條數 × 長度 × 輪數）為全量，LoRA 和 QLoRA 為 4 ×，÷（卡數 × 峰值 FLOPS × 利用率）。利用率取 0.3–0.5；短樣本不打包、卸載或卡間連線慢會低得多。
rule-cost = **費用**：小時 × 卡數 × 每小時租價；裝環境和失敗的啟動另算。
rule-check = **核對**：先在一張卡上跑 50 步，看每秒 token 和峰值顯示記憶體，再按 token 數和卡數放大，然後才租其餘的卡。
rule-example = **例子**：{ $model } LoRA，{ $tokens } token，{ $cards }（{ $peak } TFLOPS）。顯示記憶體：2 × { $parameters } = { $weights }，其餘 { $rest }，共 { $memory }，一張夠。時間：4 × { $parameters } × { $tokens } ÷（{ $peak } TFLOPS × { $share }）= { $hours }（完整計算為 { $computed }）。{ $cost ->
        [none] {""}
       *[other] 費用：{ $computed } × { $rent } = { $cost }。
    }

## Table

size = 規模
cell =
    { $peak }{ $fits ->
        [tight] （勉強）
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
        [memory] 每卡顯示記憶體，按每條 { $tokens } token 計算
       *[other] 每卡顯示記憶體{ $told ->
            [money] 、時間和費用
           *[time] 和時間
        }，按 { $samples } 條樣本、每條 { $tokens } token、{ $epochs } 輪計算{ $stated ->
            [yes] {""}
           *[no] （你沒有說明資料量）
        }
    }{ $number ->
        [1] {""}
       *[other] ；沒有標 ZeRO-3（切分）的，每卡一份完整模型
    }。

no-price = 這張卡沒有已知價格，因此不給出費用。

## 課程的數字

headline-project = 整個專案，課程給的是 { $total }、{ $low } 到 { $high } 週。
lesson-memory = 第 91 課給{ $method }的概數（不分規模）：{ $memory }。
lesson-project = 第 91 課對整個專案的估計（不參與以上計算）
columns-lesson = 專案 | 第 91 課
lesson-training = 只算訓練（自有或租用）
lesson-total = 總計
lesson-time = 總時間
weeks = { $low }–{ $high } 週
lesson-cards-of = { $size } 用什麼卡

## Next questions

name-model = 是 7B 的 LoRA
method-for-me = 我該用哪種方法？

## Above large figures

title-open = 微調要用多少，取決於模型規模：以 { $model } 為例
