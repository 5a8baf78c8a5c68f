cards-assumed = 沒有說明幾張卡一起訓練，按 { $count } 張計算。
other-parallelism = 沒有計算 { $kind } 並行，數字按 ZeRO-3（切分同樣的內容）。
sleep = 更新時讓 vLLM 休眠（sleep mode）
rollout-share = 減小 vLLM 佔用的比例（gpu_memory_utilization { $share }）
micro-batch = 微批 { $size }、梯度累積 { $accumulation }（批大小不變）
shard = 把模型切分到各卡（ZeRO-3、FSDP）
sequence-parallel = 把每條樣本切分到 { $cards } 張卡（序列並行：Ulysses、ring attention）
pure-bf16 = 權重和最佳化器只用 bf16（純 bf16）
lean = 純 bf16 加 Adafactor，反向傳播時逐矩陣更新（類似 LOMO，不能梯度累積）

## Models of reinforcement learning

ppo-holds = 策略、價值、獎勵、參考四個模型和生成回答的快取同時在顯示記憶體裡
grpo-holds = 策略模型、有 KL 項時的參考模型、生成多個回答的推論引擎及其快取同時在顯示記憶體裡

## When it ran out

at-evaluation = 是在評估時爆的，那時要存訓練時不存的東西：{ $model } 一條 { $tokens } token 的樣本，fp32 的 logits 就有 { $logits_gib }，一批 { $batch } 條（Transformers Trainer 的預設值）是 { $batch_gib }，而且 Trainer 會把所有批次的 logits 都留在卡上。把 per_device_eval_batch_size 設為 1，並設 prediction_loss_only（要算自己的指標，就設 eval_accumulation_steps 1 和 preprocess_logits_for_metrics），評估樣本也按訓練的長度截斷。
at-loading =
    是在載入模型時爆的，還輪不到訓練參數：{ $model } 16 位是 { $weights_gib }，fp32 是 { $fp32_gib }{ $cards ->
        [1] {""}
       *[other] ，{ $cards } 個程序各讀一份完整模型，要佔記憶體 { $all_gib }
    }。按訓練用的精度載入（dtype=torch.bfloat16）或直接按 4 位載入；ZeRO-3 要先建立 TrainingArguments 再 from_pretrained，FSDP 開啟 cpu_ram_efficient_loading，這樣沒有程序會持有整個模型；再用 nvidia-smi 看看卡是不是空的。
at-generation = 是在生成文字時爆的：KV 快取隨提示和回答的每個 token、隨 batch 增長，而訓練佔的顯示記憶體還在。生成時用 torch.no_grad()、batch 1，限制 max_new_tokens，關掉梯度檢查點（開著就沒有快取），或者訓練完另開程序生成。
at-saving = 是在儲存檢查點時爆的：儲存完整狀態要把 { $model } 的 16 位權重 { $weights_gib } 彙集到一張卡和它的記憶體裡。改為分片儲存（FSDP：SHARDED_STATE_DICT；ZeRO-3：不開 stage3_gather_16bit_weights_on_model_save，之後用 zero_to_fp32.py 合併），LoRA 只存適配器；不需要續訓就不存最佳化器狀態。
at-merging = 合併不需要顯示卡：{ $model } 16 位是 { $weights_gib }，腳本需要的就是這麼多記憶體（按 fp32 載入、或儲存時又複製一份則要兩倍）。用 dtype=torch.bfloat16、device_map="cpu"、low_cpu_mem_usage 載入基座，合併後按 safetensors 分片儲存；記憶體也不夠就逐片合併，或者不合並，部署時把適配器掛在基座旁邊。
at-later = 先能跑、後來才爆，是因為樣本長短不一：最長的那幾條湊成的一批來得晚，爆的就是它（或者正好是那一步的評估、儲存檢查點）。
at-rising = 顯示記憶體一直漲，是因為每批補齊到其中最長的樣本，PyTorch 又留著釋放過的顯示記憶體，數字跟著至今最長的一批走；最長的樣本過去之後就不再漲。如果一輪之後還在漲，就是有東西一直留著張量（累加損失沒用 .item()，收集了模型輸出）。
answers-grow = 先能跑、後來才爆，是因為訓練中回答越來越長：一批迴答接近 { $tokens } token 時，logits 和活化值達到峰值，和生成佔用的顯示記憶體疊加。

## What may differ, as "look whether …"

copy-loaded = 每個程序都載入了完整模型，而不是自己那一份
not-quantized = 4 位設定沒有生效，基座按 16 位載入
no-checkpointing = 沒有開梯度檢查點（Transformers 預設關閉）
usual-batch = batch 是 Transformers Trainer 的預設值 { $size }
mixed-precision = 權重按 fp32 載入
nothing-set = 參數都是預設值：每批 { $size } 條 × { $tokens } token，且沒有梯度檢查點
longest-sample = 有樣本超過 { $tokens } token，從那裡起就放不下
loaded-fp32 = 基座按 fp32 載入，僅權重就有 { $weights_gib }
merging = 發生在訓練後合併適配器時，需要 { $peak_gib }
evaluation = 發生在評估或生成時，那時還要保留 logits 或 KV 快取
other-process = 別的程序（舊的訓練、notebook）佔著顯示記憶體，用 nvidia-smi 檢視
