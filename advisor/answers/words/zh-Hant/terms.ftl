# 各個回答共用的詞。帶屬性的訊息是封閉列表：term("method", "lora")。
## Amounts
# Whose lists and dates are written (Unicode CLDR).
locale = zh-Hant-TW
unit =
    .seconds = { $amount } 秒
    .milliseconds = { $amount } 毫秒
    .minutes = { $amount } 分鐘
    .hours = { $amount } 小時
    .days = { $amount } 天
    .percent = { $amount }%
    .day-pattern = MM-dd
other-version = 沒有說是哪種顯示記憶體版本：{ $gpu } { $fits ->
        [tight] 勉強
       *[yes] {""}
    }放得下，{ $memory }。
card-named =
    { $memory ->
        [none] { $gpu }
       *[other] { $memory } GB 的卡（{ $gpu }）
    }
cards-named =
    { $memory ->
        [none] { $cards }
       *[other] { $memory } GB 的卡（{ $cards }）
    }
cards =
    { $count ->
        [1] 一張 { $gpu }
       *[other] { $count } 張 { $gpu }
    }
between =
    .comma = 、
    .semicolon = ；
    .colon = ：
    .clause = ，
price-unknown = 價格未知
tight-memory = （很緊）
fit-in-brackets =
    { $fits ->
        [tight] （很緊）
        [no] （放不下）
       *[yes] （放得下）
    }
between-these = ，{ $low } 到 { $high }
of-usable = { $peak } / { $usable }
## Below every answer
assumptions = 假設
sources = 來源
## Names
method =
    .full = 全量微調
    .lora = LoRA
    .qlora = QLoRA（4 位）
    .prompt_tuning = 提示學習（Prompt Tuning）
part =
    .weights = 模型權重
    .adapters = 適配器權重
    .gradients = 梯度
    .optimizer = 最佳化器狀態
    .activations = 活化值
    .logits = logits 與損失
    .workspace = 工作緩衝區
    .fragmentation = 分配器開銷
    .framework = CUDA 上下文與 NCCL
    .rollout = 生成回答（引擎或整份權重，加 KV 快取）
    .cache = 全部請求的 KV 快取
    .rest = 其餘較小部分
run-as =
    { $method }{ $full ->
        [mixed] （混合精度）
        [pure] （純 bf16）
        [lean] （純 bf16，Adafactor 在反向傳播中更新，類似 LOMO）
       *[none] {""}
    }{ $sharding ->
        [none] {""}
       *[other] ，{ $sharding }
    }
at-micro-batch = 、微批 { $size }
full-only =
    全量微調要改動才放得下：{ $first }{ $second ->
        [none] 。
       *[other] ；或者{ $second }。
    }
full-way =
    { $what }，{ $number ->
        [1] {""}
       *[other] 每卡
    } { $peak }{ $fits ->
        [tight] （很緊）
       *[yes] {""}
    }{ $takes }
full-takes =
    { $host ->
        [none] {""}
       *[other] ，佔記憶體 { $host }
    }{ $hours ->
        [none] {""}
       *[other] ，{ $hours }
    }
full-row = 全量微調：{ $what }
sharding =
    .single = 單卡
    .ddp = 每卡一份完整模型（DDP）
    .zero1 = 每卡一份完整模型，切分最佳化器狀態（ZeRO-1）
    .zero2 = 每卡一份完整模型，切分最佳化器狀態和梯度（ZeRO-2）
    .zero3 = 切分到各卡（ZeRO-3）
    .fsdp = 切分到各卡（FSDP）
    .device_map = 按層分到各卡（device_map）
copy-over =
    { $whole ->
        [yes] 全部卡共持一份模型（模型並行）
       *[no] 每 { $cards } 張卡共持一份模型（模型並行）
    }
about-card = 關於 { $gpu }：{ $note }
difficulty =
    .easy = 簡單
    .medium = 中等
    .hard = 困難
framework =
    .llama-factory = LLaMA-Factory
    .axolotl = Axolotl
    .trl = TRL
    .unsloth = Unsloth
objective =
    .sft = 監督微調
    .pretrain = 繼續預訓練
    .reward = 獎勵模型
    .dpo = DPO
    .orpo = ORPO
    .kto = KTO
    .ppo = PPO
    .grpo = GRPO
    .classification = 分類或打分
    .embedding = 檢索用的向量
setting =
    .learning_rate = 學習率
    .epochs = 訓練輪數
    .global_batch_size = 批大小（每步樣本數）
    .warmup_share = 預熱
    .lora_rank = LoRA 秩
    .lora_alpha_per_rank = LoRA alpha
    .lora_dropout = LoRA dropout
    .block_tokens = 切塊長度（每條打包序列的 token）
argument =
    .model = 模型
    .method = 微調方法
    .gpu = 顯示卡
    .num_gpus = 顯示卡數量
    .samples = 樣本數
    .tokens_per_sample = 每條樣本的 token 數
    .epochs = 訓練輪數
    .price_per_hour = 每小時價格
    .steps = 訓練步數
    .requests_per_day = 每日請求數
    .tokens_per_request = 每次請求的 token 數
    .days = 天數
    .weeks = 週數
    .hours = 小時數
    .budget_usd = 預算
    .scenario = 應用場景
    .framework = 訓練框架
    .api_model = API 模型
    .topic = 要解釋的內容
    .methods = 微調方法
    .lora_rank = LoRA 秩
    .micro_batch_size = 微批大小
    .gradient_accumulation = 梯度累積
    .gradient_checkpointing = 梯度檢查點（是或否）
    .attention = 注意力實現
    .optimizer = 最佳化器
    .precision = 精度
    .quantization = 量化方式
    .parallelism = 並行方式
    .packing = 樣本打包（是或否）
    .sequence_parallel = 序列並行的卡數
    .tensor_parallel = 張量並行的卡數
    .pipeline_parallel = 流水線的級數
    .virtual_pipeline = 流水線每級輪流計算的段數
    .expert_parallel = 專家並行的卡數
    .network_gbit_s = 網路速度
    .images_per_sample = 每條樣本的圖片數
    .image_pixels = 圖片大小（「1024x768」或畫素數）
    .max_pixels = 每張圖的畫素上限
    .train_vision_tower = 是否訓練視覺編碼器（yes 或 no）
    .selective_checkpointing = 選擇性檢查點（是或否）
    .activation_offload = 檢查點放在主記憶體（是或否）
    .whole_loading = 先載入完整模型（是或否）
    .fp32_weights = fp32 權重（是或否）
    .adapters_16_bit = 適配器用 16 位（是或否）
    .lora_experts = 對專家做 LoRA（是或否）
    .kl_reference = KL 參考模型（是或否）
    .generations = 每個提示的回答數
    .negatives = 每個查詢的負例數
    .audio_hours = 音訊小時數
    .completion_tokens = 每條回答的 token 數
    .rollout = 回答由誰生成
    .rollout_share = vLLM 佔每卡的比例
    .rollout_sleep = vLLM 休眠（是或否）
    .mean_completion_tokens = 回答的平均 token 數
    .kept_answers = 保留的回答比例
    .teacher = 教師模型（名稱）
    .teacher_quantization = 教師的儲存方式
    .on_policy_share = 學生自己生成的回答比例
    .techniques = 訓練方法的名稱
    .adapter_kind = 適配器種類
    .blocks_at_once = 同時訓練的層數
    .fp4 = NVFP4 矩陣乘（是或否）
    .fp8 = fp8 矩陣乘（是或否）
    .tiled_mlp = MLP 分塊（是或否）
    .upcast_unquantized = 未量化權重轉為 fp32（是或否）
    .quantized_experts = 專家也量化（是或否）
    .sharded_quantization = 量化基座也切分（是或否）
    .expert_loop = 專家逐個計算（是或否）
    .lora_targets = LoRA 目標模組
    .dataset_tokens = 資料集 token 數
    .learning_rate = 學習率
    .global_batch_size = 每步樣本數
    .objective = 訓練目標
    .provider = 服務商
    .gpu_memory_gib = 顯示記憶體大小
    .measured_seconds_per_step = 實測的每步秒數
    .measured_peak_gib = 實測的峰值顯示記憶體
## The largest that fits, other things equal
most = 其他不變時最多放得下：{ $each }。
most-between = ，或{" "}
most-micro-batch = 微批 { $number }
most-tokens = 樣本 { $number } token
most-model = { $size } 模型
## The price of a card
price-none = 該顯示卡沒有已知的租用價格，因此不給出費用。
price-stated = 單價：每卡每小時 { $usd }（按你給出的價格）。
price-provider = 單價：每卡每小時 { $usd }（{ $provider } 按需價，{ $as_of }）。
price-override = 單價：每卡每小時 { $usd }（管理員設定）。
price-lesson = 單價：每卡每小時 { $usd }（課程價目表）。
lesson-cards = 第 91 課的硬體建議（不參與以上計算）：{ $model } 用{ $cards }。
hours-to = { $low }–{ $high } 小時
days-to = { $low }–{ $high } 天
price-market = 單價：每卡每小時 { $usd }（各家按需報價的中位數，最舊的是 { $as_of }）。
price-range = 市場按需租價：每小時 { $range }（{ $oldest } 至 { $newest } 的報價）。
## A measured time
pace =
    你的{ $unit ->
        [seconds] 每步
       *[hours] {""}
    } { $measured }{ $model ->
        [none] {""}
       *[other] （若模型是 { $model }）
    }{ $epochs ->
        [none] {""}
       *[other] （輪數未說明，按 { $epochs } 輪）
    }{ $method ->
        [none] {""}
       *[other] （方法未說明，按最接近的{ $method }）
    }{ $samples ->
        [none] {""}
       *[other] （每步讀多少條未說明，按 { $samples } 條）
    }{ $verdict ->
        [slow] 是預計 { $expected }（{ $low } – { $high }）的 { $ratio } 倍：{ $epochs ->
            [none] {""}
           *[other] 要麼輪數更多，要麼
        }有什麼拖慢了它。
        [ordinary] 是 { $expected }（{ $low } – { $high }）的 { $ratio } 倍，後者是批次裝滿時的時間；這類卡不打包時到 2.5 倍都常見，不算異常。想快：打包或按長度分組，用融合核心（Unsloth、Liger）。
        [plausible] 與常用設定的 { $expected }（{ $low } – { $high }）相近。
        [fast] 比預計的 { $expected }（{ $low } – { $high }）還快：打包、按長度分組或樣本更短能解釋；否則請確認資料是否全部讀到了。
       *[usual] 屬於正常：預計 { $expected }（{ $low } – { $high }）。
    }{ $alone ->
        [none] {""}
       *[other] 若沒有梯度累積，預計只要 { $alone }，那就是偏慢。
    }
pace-kept = 這是開著卸載的速度，而卸載並不需要：不卸載每張卡也放得下（{ $memory }），速度是它的 { $times } 倍。
pace-open =
    你的 { $measured } 裡，{ $model ->
        [none] 這套配置
       *[other] { $model }
    }大約能讀 { $tokens } token；說明資料量，我就能判斷這是否正常。
what-slows = 可能拖慢它的原因，最可能的在前
slowing =
    { $what }{ $times ->
        [none] {""}
       *[other] ：耗時 { $times } 倍
    }。
## 常用設定
times-rank = 秩的 { $number } 倍
to = { $low } 到 { $high }
setting-judged =
    { $name } { $stated } { $verdict ->
        [high] 是常用上限的 { $times } 倍（常用 { $span }）
        [low] 只有常用下限的 { $times } 分之一（常用 { $span }）
       *[usual] 屬於常用範圍（{ $span }）
    }
