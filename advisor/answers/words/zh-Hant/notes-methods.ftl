good-for-lora = 效果接近全量微調，顯示記憶體只要一小部分
good-for-qlora = 4 位基座：效果好的方法裡最省顯示記憶體，每步稍慢
good-for-full = 約 { $samples } 條樣本以上或繼續預訓練時才值得
good-for-prompt-tuning = 四種方法裡最弱，只適合大模型上樣本極少的簡單任務
does-not-fit = 顯示記憶體放不下
fits-only-just = 勉強放得下：樣本變長或批次變大就會溢出；{ $good_for }
first-step = { $samples } 條樣本不足：{ $task ->
        [none] 最簡單的任務也
       *[other] { $task }
    }至少需要 { $minimum } 條。先用帶示例的提示詞或檢索（RAG），或再收集 { $missing } 條。
use = { $name }：{ $use }。
data = { $scenario }至少需要 { $least } 條樣本，推薦 { $better } 條。
no-card = 沒有說明顯示卡：這是一般建議；16 位基座放不下時改用 QLoRA。
full-pays = 資料足以讓全部權重學習，顯示卡也放得下權重、梯度和最佳化器狀態。
baseline-first = 先跑一次 LoRA 作為便宜的基線：全量微調要超過它才值得。
sixteen-bit-fits = 16 位基座模型放得下。
four-bit-only = 16 位基座的 LoRA 放不下，4 位放得下。
four-bit-safer = 16 位基座的 LoRA 只能勉強放下，4 位更有餘量。
few-samples = 樣本這麼少，適配器會死記硬背；而在這麼大的模型上，訓練提示向量的效果接近它。
nothing-stronger = 更強的方法都放不下。
nothing-fits =
    { $number ->
        [1] { $gpu }
       *[other] { $number } 張 { $gpu }
    } 放不下任何方法{ $qlora ->
        [none] ，最小的模型也不行。
       *[other] 。放得下的最大規模：QLoRA 約 { $qlora }{ $lora ->
            [none] {""}
           *[other] ，LoRA 約 { $lora }
        }；否則需要更多或更大的顯示卡。
    }
judged-by = 沒有說明模型：按 { $model } 判斷。
as-many-as-fit = 顯示記憶體按放得下的批次（每次最多 { $most } 條，每條 { $tokens } token）、開啟梯度檢查點計算；樣本更長則需要更多。
one-sample = 顯示記憶體按每次一條 { $tokens } token 的樣本、開啟梯度檢查點計算；樣本更長則需要更多。
