# 答案下面的一行：對專案的理解，每個槽位一條。

# An amount in another currency than was asked for, and in dollars.
with-dollars = { $amount }（{ $usd }）
converted =
    金額按 1 美元 = { $rate } { $code ->
        [CNY] 元
       *[other] { $code }
    }折算（{ $as_of ->
        [none] 你設定的匯率
       *[other] { $as_of }
    }）。
understood = 已瞭解：{ $list }。
missing = 這裡沒有回答：{ $list }
not-used = 未用到：{ $list }。
# 存疑的值要問；`taken` 是暫代的值：「none」沒有，「nothing」什麼都沒算出來。
doubt =
    { $why }{ $taken ->
        [none] （暫不計入）
        [nothing] {""}
       *[other] （暫按{ $taken }計算）
    }。{ $meant ->
        [none] 應該是多少？
       *[other] 是指{ $meant }嗎？
    }
doubt-why =
    .impossible = { $said }不可能
    .no-number = 「{ $words }」不是數字
    .too-much = { $said }大得不合常理
    .too-little = { $said }小得不合常理
    .too-long = { $said }，超出任何模型能讀的長度
    .beyond-context = { $said }，遠超 { $model } 能讀的 { $limit } 個 token
    .batch = { $said }、每條 { $limit } 個 token，一張卡一次放不下
    .rank = { $said }超過了 { $model } 的寬度 { $limit }
    .card = 資料中沒有 { $said }
fact =
    .model = { $value }
    .below = 小於所說規模的模型
    .objective = { $value ->
            [pretrain] 繼續預訓練
            [reward] 獎勵模型
           *[other] { $value }
        }
    .num_gpus = { $value } 張卡
    .gpu_memory_gib = 顯示記憶體 { $value } GB
    .host_memory_gib = 記憶體 { $value } GB
    .samples = { $value } 條樣本
    .tokens_per_sample = 每條 { $value } 個 token
    .dataset_tokens = 共 { $value } 個 token
    .dataset_bytes = { $value } 位元組文字
    .epochs = { $value } 輪
    .steps = { $value } 步
    .micro_batch_size = 微批 { $value }
    .gradient_accumulation = 梯度累積 { $value }
    .global_batch_size = 全域性批大小 { $value }
    .lora_rank = 秩 { $value }
    .learning_rate = 學習率 { $value }
    .optimizer = { $value }
    .precision = { $value }
    .quantization = { $value } 量化
    .parallelism = { $value }
    .offload = 卸載{ $value ->
            [on] 開
            [off] 關
           *[other] { $value }
        }
    .gradient_checkpointing = 梯度檢查點{ $value ->
            [on] 開
           *[off] 關
        }
    .flash_attention = FlashAttention { $value ->
            [on] 開
           *[off] 關
        }
    .packing = packing { $value ->
            [on] 開
           *[off] 關
        }
    .framework = { $value }
    .generations = 每個提示 { $value } 個回答
    .negatives = 每個查詢 { $value } 個負例
    .audio_hours = { $value } 小時音訊
    .completion_tokens = 回答 { $value } 個 token
    .prompt_tokens = 提示 { $value } 個 token
    .rollout = { $value ->
            [transformers] Transformers
           *[other] vLLM
        } 生成回答
    .rollout_sleep = 休眠 { $value ->
            [off] 關
           *[on] 開
        }
    .mean_completion_tokens = 回答平均 { $value } 個 token
    .on_policy_share = lmbda { $value }
    .rollout_share = 每卡 { $value } 給 vLLM
    .saves = { $value } 個檢查點
    .save_total_limit = 保留 { $value } 個檢查點
    .free_disk_gb = 硬碟 { $value } GB
    .tensor_parallel = 張量並行 { $value }
    .pipeline_parallel = 流水線並行 { $value }
    .expert_parallel = 專家並行 { $value }
    .sequence_parallel = 序列並行 { $value }
    .network_gbit_s = 機器間 { $value } Gbit/s
    .people = { $value } 人
    .adapters = { $value } 個 LoRA 適配器
    .prefix_share = 前綴快取 { $value }
    .kv_cache = { $value } KV 快取
    .speculative = { $value ->
            [on] 投機解碼
           *[off] 不用投機解碼
        }
    .redundancy = { $value ->
            [on] 冗餘
           *[off] 不要冗餘
        }
    .processor = { $value ->
            [on] 只用處理器
           *[off] 不用處理器
        }
    .images_per_sample = 每條樣本 { $value } 張圖
    .image_pixels = 圖片 { $value }
    .max_pixels = 每張圖最多 { $value } 畫素
    .train_vision_tower = 視覺編碼器{ $value ->
            [on] 訓練
           *[off] 凍結
        }
    .purchase_price = 每張卡 { $value }
    .machine_price = 整機 { $value }
    .electricity_price = 每度電 { $value }
    .price_per_request = 每次請求 { $value }
    .price_per_million = 每百萬 token { $value }
    .input_price_per_million = 每百萬輸入 token { $value }
    .output_price_per_million = 每百萬輸出 token { $value }
    .cached_share = { $value } 的輸入命中快取
    .price_per_hour = 每卡每小時 { $value }
    .budget = 預算 { $value }
    .hours = 最多 { $value } 小時
    .weeks = { $value } 週
    .measured_hours = 實測 { $value } 小時
    .measured_seconds_per_step = 實測每步 { $value } 秒
    .measured_peak_gib = 實測峰值 { $value } GiB
    .requests_per_day = 每天 { $value } 次請求
    .tokens_per_request = 每次 { $value } 個 token
    .input_tokens = 輸入 { $value } 個 token
    .output_tokens = 輸出 { $value } 個 token
    .users = { $value } 人同時使用
    .context_tokens = 上下文 { $value } 個 token
    .days = { $value } 天
    .api_model = { $value }
    .provider = { $value }
    .scenario = { $value ->
            [qa_system] 問答系統
            [text_generation] 文字生成
            [code_generation] 程式碼生成
            [classification] 文字分類
           *[extraction] 資訊抽取
        }
