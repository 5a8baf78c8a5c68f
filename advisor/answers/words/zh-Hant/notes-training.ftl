states =
    其中 { $layers } 層以固定大小的狀態代替 KV：按已安裝{ $kind ->
        [gated_delta] flash-linear-attention 的核心
        [kimi_delta] flash-linear-attention 的核心
        [convolution] causal-conv1d
       *[mamba] mamba-ssm 與 causal-conv1d 的核心
    }計算；用 PyTorch 自帶的迴圈會慢數倍、佔用更多顯示記憶體。這些層的數值沒有公開實測校準。
generic =
    { $model } 按{ $like ->
        [none] 該規模的典型解碼器
       *[other] 該規模常用的 { $like }
    }估算（{ $layers } 層、寬度 { $width }、詞表 { $vocabulary }）；說出具體模型可按其真實結構計算。
no-data-size = 未說明資料量：按課程的{ $whole ->
        [yes] 工作量
       *[no] 樣本數
    } { $samples } 條 × { $tokens } token × { $epochs } 輪 = { $millions }M 訓練 token 計算。
workload = 工作量：{ $samples } 條 × { $tokens } token × { $epochs } 輪 = { $millions }M 訓練 token，未說明的取預設值。
card-of-family = { $family } 按 { $gpu } 計算；其他顯示記憶體版本請說明容量。
four-bit-elsewhere = { $vendor } 硬體上的 4 位訓練取決於 bitsandbytes 的支援情況：購買或租用前請確認。
on-mac =
    用 mlx-lm 微調（`mlx_lm.lora --train --model …`，QLoRA 用 4 位模型，LoRA 用 16 位模型）；bitsandbytes 和 Unsloth 的 CUDA 方案只適用於 NVIDIA。{ $memory } GB 裡 GPU 預設可用約 { $usable_gib }。{ $hours ->
        [none] {""}
       *[other] 1M 訓練 token 約需 { $hours }，多數資料集只有幾百萬 token。
    }
no-bf16 = 不支援 bf16，用 fp16 訓練（fp16=True，不開 bf16）；FlashAttention 2 要 Ampere 及更新的卡，這裡用 SDPA。
whole = 沒有說明方法：這類 10 億參數以下的模型按全量微調計算，適配器省不了多少，顯示記憶體主要是活化值。
piece = 一條樣本是 30 秒音訊（編碼器 { $positions } 個位置）加 { $tokens } 個 token 的轉寫；速度按轉寫的 token 計。
passages = 一條樣本是 { $sequences } 條文字：查詢、對應的段落和負例（如有）。同時讀入的其他段落也作負例，這裡是 { $batch } 條樣本；梯度累積不增加負例。
measured-time = 時間按你實測的每步用時計算，為理論估算的 { $factor } 倍。
measured-memory = 顯示記憶體按你實測的峰值計算，為理論估算的 { $factor } 倍。
settings =
    設定：微批 { $micro_batch } × { $tokens } token，梯度累積 { $accumulation }，{ $precision }，{ $optimizer }，{ $attention } 注意力，{ $checkpointing ->
        [yes] 開啟
       *[no] 關閉
    }梯度檢查點{ $unusual ->
        [none] {""}
       *[other] ，{ $unusual }
    }。

## Of the settings, where they are not the usual ones

lora = LoRA 秩 { $rank }（{ $targets }）
lora-mixture = LoRA 秩 { $rank }（{ $targets }）{ $experts ->
        [with] 、含專家
       *[without] 、專家不加
    }
experts-counted =
    專家上的適配器：{ $layers } 層 × { $experts } 個專家 × { $matrices } 個矩陣 × 秩 { $rank } × ({ $hidden } + { $width }) = { $parameters } 個可訓練參數，按你的 target 會掛到專家上計算（Transformers 5 之前、PEFT 0.20 起、Unsloth）。只加注意力層、秩 { $other_rank }：{ $other_trained }，{ $fits ->
        [none] { $peak_gib }
        [true] 每卡 { $peak_gib }，放得下
        [tight] 每卡 { $peak_gib }，勉強放得下
       *[false] 每卡 { $peak_gib }
    }。以 print_trainable_parameters() 列印的為準。
unknown-mixture = 有保留：資料中沒有 { $model }。權重按前一個數算，時間按後一個數算；層數、寬度、詞表取自 { $like }，所以活化值和 logits 可能不同。沒有算專家上的適配器：上傳它的 config.json 才能算。
experts-left =
    這裡沒有算專家上的適配器。若 target 是所有線性層或 gate_proj、up_proj、down_proj，且工具會掛到專家上（Transformers 5 之前、PEFT 0.20 起、Unsloth），則多訓練 { $layers } 層 × { $experts } 個專家 × { $matrices } 個矩陣 × 秩 { $rank } × ({ $hidden } + { $width }) = { $parameters }，{ $fits ->
        [none] 約需 { $peak_gib }
        [true] 每卡 { $peak_gib }，放得下
        [tight] 每卡 { $peak_gib }，勉強放得下
       *[false] 每卡 { $peak_gib }，放不下
    }。
embeddings = 詞嵌入和輸出層全部參與訓練
dora = DoRA
prefix = 前綴微調
for = { $objective ->
        [dpo] DPO 偏好對
        [kto] KTO
        [orpo] ORPO 偏好對
        [simpo] SimPO 偏好對
        [reward] 成對樣本的獎勵模型
        [grpo] GRPO
        [online_dpo] 線上 DPO（獎勵模型與策略同樣大）
        [gkd] GKD
        [classification] 每條文字一個標籤或分數
        [embedding] 查詢與段落的向量
       *[ppo] PPO（價值模型、獎勵模型與策略同樣大）
    }
generated = 每個提示 { $answers } 條回答，各{ $mean ->
        [none] {" "}{ $tokens } token
       *[other] 不超過 { $tokens } token、平均 { $mean }
    }，由{ $rollout ->
        [server] 另外的卡上的 vLLM
        [async] 另外的卡上的 vLLM（與訓練同時進行）
        [transformers] Transformers
       *[colocate] 同卡的 vLLM（佔每卡 { $share }%{ $sleeps ->
            [yes] ，更新時休眠
           *[no] {""}
        }）
    }生成，{ $reference ->
        [yes] 有參考模型
       *[no] 沒有參考模型
    }
loss = { $loss } 損失
global-batch = 每步 { $stated } 條樣本這樣分不盡，實際每步 { $made } 條。
offload = 卸載 { $what }
experts-elsewhere = 這裡按專家也量化為 4 位計算，Unsloth 如此，Axolotl 需設 quantize_moe_experts: true。單用 Transformers 5 加 bitsandbytes 時專家不量化：那時約需 { $peak_gib }。
optimizer-in-backward = 反向傳播中更新
fp8 = 矩陣乘用 fp8
fp4 = 矩陣乘用 NVFP4
adapter-kind = 用 { $kind }
blocks = 每次訓練 { $number } 層
selective = 選擇性檢查點
activation-offload = 檢查點放在主記憶體
tiled-mlp = MLP 分塊
experts-16-bit = 專家保持 16 位
base-on-each = 每卡一份完整的量化基座
expert-loop = 專家逐個計算
divided = { $tensor ->
        [1] {""}
       *[other] 張量並行 { $tensor }
    }{ $pipeline ->
        [1] {""}
       *[other] {" "}流水線並行 { $pipeline }
    }{ $expert ->
        [1] {""}
       *[other] {" "}專家並行 { $expert }
    }{ $sequence ->
        [1] {""}
       *[other] {" "}序列並行 { $sequence }
    }
packed = 樣本打包
mean-tokens = 樣本平均 { $tokens } token
evaluated = 評估 { $samples } 條
saved = 儲存 { $checkpoints } 次
technique = { $name }：{ $told }。
teacher-on-cards = 旁邊是教師 { $name }（{ $stored ->
        [none] 16 位
       *[other] { $stored }
    }）
teacher-writes = 此前由 { $name } 生成樣本：同樣的卡上用 vLLM 約 { $hours }，按每條回答 { $tokens } token。
teacher-too-large = 此前由 { $name } 生成樣本；它的 16 位權重放不進這些卡，需要更多卡或用 API。
answers-at-most = 每條回答都按上限 { $tokens } token 計時，是時間的上限；十一個公開的訓練裡平均長度為上限的 13%–76%，所以範圍的下端按 15% 計。說「回答平均……token」可按實際計算。
dropped = { $percent }% 的回答被丟棄
