cards-assumed = 沒有說明幾張卡一起訓練，按 { $count } 張計算。
other-parallelism = 沒有計算 { $kind } 並行，數字按 ZeRO-3（切分同樣的內容）。
nearest-objective = { $objective } 按最接近的 { $nearest } 計算。
shard = 把模型切分到各卡（ZeRO-3、FSDP）
sequence-parallel = 把每條樣本切分到 { $cards } 張卡（序列並行：Ulysses、ring attention）
pure-bf16 = 權重和最佳化器只用 bf16（純 bf16）
lean = 純 bf16 加 Adafactor，反向傳播時逐矩陣更新（類似 LOMO，不能梯度累積）

## Models of reinforcement learning

ppo-holds = 策略、價值、獎勵、參考四個模型和生成回答的快取同時在顯示記憶體裡
grpo-holds = 策略模型、有 KL 項時的參考模型、生成多個回答的推論引擎及其快取同時在顯示記憶體裡

## What may differ, as "look whether …"

copy-loaded = 每個程序都載入了完整模型，而不是自己那一份
not-quantized = 4 位設定沒有生效，基座按 16 位載入
no-checkpointing = 沒有開梯度檢查點（Transformers 預設關閉）
usual-batch = batch 是 Transformers Trainer 的預設值 { $size }
eager = 注意力沒有用 SDPA 或 flash
mixed-precision = 權重按 fp32 載入
nothing-set = 參數都是預設值：每批 { $size } 條 × { $tokens } token，且沒有梯度檢查點
longest-sample = 有樣本超過 { $tokens } token，從那裡起就放不下
loaded-fp32 = 基座按 fp32 載入，僅權重就有 { $weights_gib }
merging = 發生在訓練後合併適配器時，需要 { $peak_gib }
evaluation = 發生在評估或生成時，那時還要保留 logits 或 KV 快取
other-process = 別的程序（舊的訓練、notebook）佔著顯示記憶體，用 nvidia-smi 檢視
