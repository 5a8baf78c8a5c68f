# A message a `ToolError` code. `closest` are the nearest known names, "none" where there are none.

unknown_gpu =
    .headline = 沒有找到名為「{ $name }」的顯示卡。
    .body =
        { $closest ->
            [none] 請給出帶顯示記憶體容量的型號，例如 RTX 4090、A100 80GB 或昇騰 910B。
           *[other] 是不是指 { $closest }？只說顯示記憶體（例如「8 GB 的顯示卡」）也可以。
        }
    .suggestions = { $meant }
gpu_not_computed =
    .headline = 知道{ $name }這一型號，但不為它做計算。
    .body =
        { $known }{ $memory ->
            [none] {""}
           *[other] 只說顯示記憶體也能判斷放不放得下：「{ $memory } GB 的顯示卡」。
        }
unknown_model =
    .headline = 沒有找到名為「{ $name }」的模型。
    .body =
        { $closest ->
            [none] 能計算的有{ covered-models }請給出公開的模型名，例如 Qwen2.5 7B；只說規模（例如 7B）或上傳 config.json 也可以。
           *[other] 是不是指 { $closest }？只說規模（例如 7B）也可以。
        }
    .suggestions = { $meant }
model_not_covered =
    .headline = 知道 { $name } 這個名字，但不為它做計算。
    .body = { $what }能計算的有{ covered-models }
covered-models = 語言模型、看圖並寫文字的模型、BERT 一類編碼器、向量模型與重排模型，以及 Whisper。
unknown_need =
    .headline = 沒有「{ $need }」的資料需求。
    .body = 已知的任務：{ $closest }。
unknown_api_model =
    .headline = 沒有找到名為「{ $name }」的 API 模型。
    .body =
        { $closest ->
            [none] 請按服務商的寫法給出名稱，例如 GPT-4o mini 或 DeepSeek V3。
           *[other] 是不是指 { $closest }？
        }
    .suggestions = { $meant }
meant = 我是說 { $name }
unknown_engine =
    .headline = 沒有叫「{ $name }」的推論引擎。
    .body = 已知的有 { $known }。
dataset_too_large =
    .headline = 檔案超過 { $limit } MB。
    .body = 請切小，或在本機讀取：`python -m advisor dataset FILE` 不限大小。
dataset_empty =
    .headline = { $name } 是空的。
dataset_packed =
    .headline = { $name } 是壓縮檔案（{ $how }）。
    .body = 請先解壓；Excel 表格請另存為 CSV。
dataset_binary =
    .headline = { $name } 既不是文字，也不是 Parquet 檔案。
    .body = 能讀的有 UTF-8 的 JSONL、JSON、CSV、純文字，以及 Parquet。
dataset_columns =
    .headline = 表格超過 { $limit } 列。
dataset_parquet =
    .headline = { $name } 是 Parquet 檔案，但沒有安裝讀取它的元件。
    .body = 用 `pip install "fine-tune-advisor[parquet]"` 安裝，或把資料存成 JSONL。
dataset_damaged =
    .headline = { $name } 已損壞：開頭像 Parquet 檔案，卻讀不出來。
    .body = 讀取程式的提示：{ $problem }。
dataset_unpacked =
    .headline = 檔案解壓後超過 { $limit } GB、{ $rows } 百萬條或自身大小的一百倍。
    .body = 沒有繼續讀取，請拆分。
dataset_rows =
    .headline = 檔案超過 { $limit } 百萬條。
    .body = 沒有繼續讀取，請拆分。
dataset_none =
    .headline = 請求裡沒有檔案。
    .body = 請把檔案作為請求正文，或表單的「file」欄位傳送。
dataset_busy =
    .headline = 正在讀取幾個別的資料集。
    .body = 請過一分鐘再試。
dataset_failed =
    .headline = 在限定的時間和記憶體裡沒能讀完這個檔案。
    .body = 檔案可能已損壞。請切成兩半分別試。
dataset_slow =
    .headline = 檔案在 { $minutes } 分鐘內沒有傳完。
unknown_place =
    .headline = 不知道「{ $name }」的電價。
    .body = 已知的有 { $known }。
unknown_format =
    .headline = 沒有叫「{ $name }」的權重儲存格式。
    .body = 已知的有 { $known }；16bit、8bit、4bit 指其中常用的。
unknown_lora_target =
    .headline = 該模型沒有可供 LoRA 適配的模組「{ $name }」。
    .body =
        { $closest ->
            [none] {""}
           *[other] 它的模組有 { $closest } 等。
        }`all-linear` 表示適配全部線性層。
unknown_argument =
    .headline = 沒有「{ $argument }」這個參數。
missing_argument =
    .headline =
        { $argument ->
            [model] 用哪個模型，或者多大規模（例如 7B）？
            [gpu] 用什麼顯示卡（例如 RTX 4090）？
            [budget_usd] 預算多少，或者最多用多少小時（例如 50 美元，或 10 小時）？
            [hours] 預算多少，或者最多用多少小時（例如 50 美元，或 10 小時）？
            [topic] 想了解什麼（例如 LoRA 的秩）？
           *[other] 還缺一項：{ $argument_name }。
        }
    .suggestions =
        { $argument ->
            [model]
                7B
                Llama 3.1 8B
                Qwen2.5 14B
            [gpu]
                RTX 4090
                A100 80GB
            [budget_usd]
                預算 50 美元
                最多 10 小時
            [hours]
                預算 50 美元
                最多 10 小時
           *[other] {""}
        }
gpu_required =
    .headline = 用什麼顯示卡（例如 RTX 4090）？
    .suggestions =
        RTX 4090
        A100 80GB
nothing_to_look_up =
    .headline = 要查哪款顯示卡、哪個模型或哪個 API？
    .body = 可以查顯示卡的顯示記憶體、算力和租價，模型的參數量和結構，以及 API 的 token 價格。
    .suggestions =
        H100 一小時多少錢？
        Llama 3.1 8B 有多少參數？
bad_conversation =
    .headline = 無法讀取這段對話。
    .body = 請新建對話，或原樣傳送之前得到的對話內容。
empty_message =
    .headline = 訊息是空的。
    .body = 可以問微調專案的費用、時間、顯示記憶體、方法、資料或計劃。
    .suggestions =
        13B 用 LoRA 在 4090 上微調要多少錢？
        醫療問答需要多少資料？
message_too_long =
    .headline = 訊息有 { $length } 個字元，最多隻能處理 { $limit } 個。
    .body = 請只發問題本身，不要附上整篇資料。
    .suggestions =
        13B 用 LoRA 在 4090 上微調要多少錢？
        醫療問答需要多少資料？
model_size_out_of_range =
    .headline = 「{ $name }」超出可估算的規模：2000 萬到 3 兆參數。
    .body = 規模請寫成 7B、0.5B 或 405B 這樣的形式。
missing_config_field =
    .headline = 模型配置裡缺少 { $field }。
    .body =
        請補上下列欄位之一：{ $closest ->
            [none] { $field }
           *[other] { $closest }
        }。Hugging Face 的 `config.json` 裡有。
bad_config_field =
    .headline = 模型配置裡 { $field } 的值不可用。
    .body = 現在的值是「{ $value }」，應為正整數。
config_field_too_large =
    .headline = 沒有哪個模型的 { $field } 大於 { $limit }。
    .body = 現在的值是「{ $value }」；Hugging Face 的 `config.json` 裡的值更小。
plan_too_long =
    .headline = 這樣的計劃需要 { $years } 年以上。
    .body = 請減少樣本、換小一些的模型，或增加顯示卡、換更快的顯示卡。
not_json =
    .headline = 這不是 JSON 物件：{ $problem }。
nested_too_deep =
    .headline = 巢狀超過 { $limit } 層。
too_many_values =
    .headline = 超過 { $limit } 個值，不像一份模型配置。
no_number =
    .headline = 「{ $value }」不是數。
setting_of_method =
    .headline = `{ $argument }` 只用於 { $methods }。
    .body = 請去掉這個設定，或換一種方法。
no_accumulation =
    .headline = `{ $argument }` 每個微批都更新權重。
    .body = 請讓 `gradient_accumulation` 保持 1，或改為增大 `micro_batch_size`。
answer_above_sample =
    .headline = 樣本只有 { $tokens } token，放不下 { $answer } token 的回答。
    .body = `tokens_per_sample` 是提示加回答的長度，`completion_tokens` 只是回答的長度。
mean_above_longest =
    .headline = 樣本平均 { $mean } token，不可能最長只有 { $longest } token。
    .body = `tokens_per_sample` 是最長樣本，`mean_tokens_per_sample` 是平均長度。
makes_no_text =
    .headline = { $name } 不生成文字，這裡的數字只適用於生成式模型。
    .body = 可以計算它的訓練：顯示記憶體、時間和費用。
unsupported_by_framework =
    .headline =
        { $framework } 不支援{ $feature ->
            [prompt_tuning] 提示學習（Prompt Tuning）
            [sharding] 把模型切分到多張卡
           *[other] { $feature }
        }，{ $instead } 可以。
    .suggestions = 改用 { $instead } 寫一份
bad_slot =
    .headline = 「{ $value }」在這裡不能用。
    .body = 請填 { $least } 到 { $most } 之間的數。
bad_value =
    .headline = 「{ $value }」不能用作{ $argument_name }。
    .body = { $allowed }
limit =
    .choices = 可選：{ $choices }。
    .between = 應在 { $ge } 到 { $le } 之間。
    .ge = 不能小於 { $bound }。
    .gt = 必須大於 { $bound }。
    .le = 不能大於 { $bound }。
    .lt = 必須小於 { $bound }。
    .int = 應為整數。
    .float = 應為數字。
    .other = 請換一個值。
engine =
    .headline = 負責理解問題的語言模型出了故障。
    .body = 這次沒有算出結果，請重試；若一直如此，請讓管理員檢視日誌。
unforeseen =
    .headline = 無法計算：{ $message }。
cards_not_divided =
    .headline = { $cards } 張卡不能這樣劃分：張量並行 { $tensor }，流水線並行 { $pipeline }，序列並行 { $sequence }，專家並行 { $experts }。
    .body = 前三者的乘積、專家並行與流水線並行的乘積，都要能整除卡數。
batches_differ =
    .headline = 這些批大小互相矛盾：微批 { $micro } × 梯度累積 { $accumulation } × { $cards } 張卡，每步是 { $made } 條樣本，不是 { $stated } 條。
    .body = 去掉其中一個，它就由其他幾個算出。
not_computed =
    .headline = { $name } 不能計算。
    .body = 最接近的做法：{ $way_out }。
unknown_technique =
    .headline = 沒有叫「{ $name }」的訓練方法。
    .body =
        { $closest ->
            [none] 請去掉它，或直接說它改了什麼：最佳化器、訓練哪些參數、權重怎麼存。
           *[other] 是不是 { $closest }？
        }
technique_of_another =
    .headline = { $name } 與所說的方法或目標不符。
    .body = 請去掉其中一個。
no_such_products =
    .headline = { $gpu } 沒有 { $argument ->
        [fp4] FP4 矩陣乘：NVIDIA Blackwell 才有
       *[fp8] FP8 矩陣乘：NVIDIA Ada、Hopper、Blackwell，AMD MI300 起，Gaudi 2、3 才有
    }。
    .body = 在這張卡上用 bf16 訓練，顯示記憶體相同。
