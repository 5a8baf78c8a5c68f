## 兩個用時相比

scaled =
    { $quick_cards } 張卡 { $quick_hours }，同樣的工作在 { $slow_cards } 張卡上應是 { $scaled_hours }；你的 { $slow_hours } 是它的 { $ratio } 倍，{ $verdict ->
        [usual] 卡間通訊就能解釋。
        [more] 說明幾張卡沒有分擔好。
       *[fewer] 只是卡少解釋不了：這臺機器上有什麼拖慢了它。
    }
step-gain =
    每卡批大小不變時，{ $cards } 張卡的一步讀 { $times } 倍的樣本：{ $step } 秒摺合 { $each } 秒，{ $few } 張卡要 { $other } 秒，吞吐是它的 { $gain } 倍{ $verdict ->
        [none] ，確實更慢。
        [little] ，本來可以接近 { $times } 倍。
       *[good] ，這是正常的：比每秒樣本數，不要比每步秒數。
    }
slow-cards = 先看啟動方式：每張卡一個程序（`torchrun --nproc_per_node { $cards }` 或 `accelerate launch`）；直接用 `python` 啟動，Trainer 會走更慢的 `nn.DataParallel`，別的腳本只用一張卡。再看 `device_map="auto"`、單卡放得下卻用了 ZeRO-3 或 FSDP，以及沒有 NVLink、只走 PCIe：加大微批或累積，通訊次數就少。
slow-machine =
    依次查：{ $torch ->
        [none] 1. 注意力：用 SDPA 或 flash，要 PyTorch 2.0 以上。
       *[other] 1. 注意力：PyTorch { $torch } 還沒有 SDPA（2.0 才有），先升級。
    }2. 精度：`bf16`、`tf32` 要開；fp32 的日誌看不出區別，卻慢好幾倍。3. 卸載：顯示記憶體幾乎空著，就是狀態放在記憶體裡，關掉。4. 微批：不要比對方小，顯示記憶體要用到快滿。5. 卡間鏈路：`nvidia-smi topo -m` 裡應是 NV#，不是 PHB、SYS。6. 資料：利用率不到 90% 就是在等資料。改完再計 20 步的時。
batch-global =
    以上按每卡 { $batch } 條。若 { $batch } 是 { $cards } 張卡合計的批大小，就只有每卡每秒 { $rate } token、峰值的 { $share_percent }{ $slow ->
        [yes] ，那就不正常：查卸載、卡間是否走 PCIe、有沒有用 flash 注意力
       *[no] {""}
    }。

## 兩種方法相比

factor =
    按你的數字，{ $slow_method }用時是{ $quick_method }的 { $times } 倍，{ $more ->
        [yes] 超出常見的 { $low } 到 { $high } 倍
       *[no] 在常見的 { $low } 到 { $high } 倍之內
    }（{ $by }）。
beyond = { $what }。

## 步數與損失

steps-counted =
    { $steps } 是最佳化器步數，不是輪數（epoch）：樣本數 × 輪數 ÷（微批 × 累積 × 卡數）{ $seconds ->
        [none] 。
       *[other] ；按你的用時，每步 { $seconds } 秒。
    }
batch-implied =
    { $samples } 條 × { $epochs } 輪跑了 { $steps } 步，說明每步讀 { $batch } 條{ $enough ->
        [yes] ：更新次數夠看到效果了。
       *[no] ：更新太少，改變不了多少；減小批大小或加輪數。
    }
loss-high = 訓練完損失還有 { $loss }，偏高：每個 token 仍像在 { $choices } 個等可能的詞裡猶豫，答案几乎沒學進去。
hardly-learned = 先查對話模板、答案是否被掩掉、適配器是否掛上且可訓練，再提高學習率：LoRA 到 1e-4–3e-4，全量到 1e-5–2e-5。
loss-fits = 損失 { $loss } 是說，自己資料裡每個正確的 token 平均得到 { $share_percent } 的機率（e^−{ $loss }）：訓練本身是成的，問題在損失看不到的地方：基座、提示、實際載入的權重。
loss-middling = 損失 { $loss } 離背下來還遠：自己資料裡每個正確的 token 平均只得到 { $share_percent } 的機率（e^−{ $loss }），指令微調一般收在 1 附近。
loss-low = 損失 { $loss } 本身不算成功：不是把答案背下來了，就是幾乎沒有 token 計入損失。以沒訓過的資料為準。

## 顯示記憶體

nearly-full = 你看到佔用 { $used_gib }（共 { $total_gib }），比這裡估算的 { $expected_gib } 多：PyTorch 釋放後不還給系統，批更大或樣本更長也會佔滿（真實需要看 `torch.cuda.max_memory_allocated()`）。
logits-refused =
    申請失敗的 { $size_gib } 大約就是 { $batch } × { $tokens } 個 token、詞表 { $vocabulary } 的 { $bits } 位 logits（{ $logits_gib }），說明你的版本沒有分塊算損失：升級（Unsloth、TRL），或開啟 Liger 的損失（verl：use_fused_kernels）。上面的數字都按不分塊計算。
piece-refused =
    申請失敗的 { $size_gib } 正好是{ $what ->
        [weights] 整個模型的 { $bits } 位權重，一次申請一整塊：載入時的副本、最佳化器的主權重，或引擎的連續緩衝。
        [share] 一張卡那一份權重的 { $bits } 位整塊：引擎為它建的連續緩衝或主權重。
        [experts] 本卡全部專家權重（16 位）的又一份，載入或轉換時會這樣：專家並行或流水線並行加倍，兩份都減半。
        [layer-experts] 一層的全部專家（16 位），一次申請一整塊。
        [embedding] 詞嵌入或輸出矩陣（{ $vocabulary } × { $width }）的 { $bits } 位：它的梯度或一份副本。
       *[mlp] MLP 裡的一個矩陣（{ $width } × { $inner }，{ $bits } 位），也就是卡已經滿到最後一塊：要看的是佔滿它的東西。
    }
early =
    前期看到的 { $early_gib } 不是峰值（約 { $peak_gib }）：{ $rollout_gib ->
        [none] 開頭幾批的樣本較短，最長的那幾批還要多佔活化值和 logits。
       *[other] 它比 vLLM 的份額（{ $rollout_gib }）還小，說明當時 vLLM 在休眠，或你的模型比這裡算的小；峰值出現在 vLLM 醒著、又在訓練的時候。
    }
jump =
    一步之內從 { $low_gib } 漲 { $more_gib } 是合理的：前者是權重、梯度和最佳化器狀態，漲的是活化值和 logits，它們隨微批 × 長度變，不隨模型大小變{ $copy_gib ->
        [none] 。
       *[other] （詞表 { $vocabulary }，每 { $tokens } 個 token 的一份 fp32 logits 就是 { $copy_gib }，而且有好幾份）。
    }
public-data = { $name } 的 { $samples } 條是通用指令，沒有你領域的內容：上面的數量指你自己的樣本。可以混入一部分 { $name }，保住通用能力；會變或必須準確的事實交給檢索（RAG）。
epochs-implied = 按 { $epochs } 輪 { $hours } 推算，你的 { $other_hours } 相當於 { $implied } 輪。
part-of-time = { $whole } 裡的 { $part } 佔 { $percent }：就算這部分全部省掉，最多也只快到 { $ceiling } 倍。

## 請人確認的說法

verdict = { $verdict }
verdict-source =
    { $more ->
        [none] {""}
       *[other] { $more }
    }（來源：{ $sources }）

## 處理器上的最佳化器更新

processor-step =
    { $verdict ->
        [usual] 正常：
        [somewhat] 偏慢：
       *[slow] 不正常：
    }{ $billions }B 參數的 Adam 在處理器上更新一步約需 { $expected } 秒，其中經 PCIe 搬梯度和權重約 { $crossing } 秒；你的 { $seconds } 秒{ $verdict ->
        [usual] 在這個範圍內。
       *[other] 是它的 { $times } 倍，原因不在 PCIe。
    }
processor-step-causes =
    按可能性從大到小，逐項查：只用了一個執行緒（有的啟動器把 `OMP_NUM_THREADS` 設成 1，改成核數，`htop` 裡應該所有核都忙）；DeepSpeed 的 CPUAdam 沒編出向量指令，或退回了 PyTorch 的 Adam（看 `ds_report` 和日誌裡 AVX2、AVX512 那一行）；記憶體只插了一兩個通道，或用的是另一顆 CPU 的記憶體（`numactl`）；在換頁（`free -g`、`vmstat 1`）。不管哪種，加大梯度累積能讓更新少跑幾次，卡上放得下就用 8 位最佳化器，不必卸載。

## 兩個模型相比

two-models =
    { $explained ->
        [yes] 大小基本能解釋（如果慢的是大的那個）：
       *[no] 不正常：
    }{ $large } 有 { $large_billions }B 參數，{ $small } 有 { $small_billions }B（多 { $more_percent }），資料和設定相同，每步也只該慢這麼多{ $explained ->
        [yes] 。
       *[no] ，不該是 { $times } 倍，是別的地方不同。
    }
two-models-pictures =
    按這個順序查：PyTorch 版本（2.9 裡把圖切成小塊的三維卷積慢很多，2.8 或 2.10 以上沒有這個問題：[pytorch#174051](https://github.com/pytorch/pytorch/issues/174051)、[ms-swift#6744](https://github.com/modelscope/ms-swift/issues/6744)）；每張圖在兩個模型裡各是多少 token（由 patch 大小和 `max_pixels` 決定），影片取多少幀；flash attention 是否真的生效。然後兩邊各跑 50 步，比每步秒數和每步 token 數。

## 兩種卡相比

two-cards =
    { $verdict ->
        [usual] 正常：
        [somewhat] 偏慢，不全是卡的差別：
        [slow] 不正常，而且不是顯示卡的差別：
       *[no-gain] 瓶頸不在顯示卡：
    }你在 { $slow } 上的 { $slow_hours }是 { $quick } 上 { $quick_hours }的 { $ratio } 倍，而 { $quick } 的 16 位算力是它的 { $compute } 倍、顯示記憶體頻寬是它的 { $bandwidth } 倍{ $verdict ->
        [usual] ，卡的差別就能解釋。
        [no-gain] ，所以這次訓練等的不是卡的速度。
       *[other] ；同樣的工作在 { $slow } 上正常應在 { $least_hours }到 { $most_hours }左右，你的是它的 { $excess } 倍。
    }
two-cards-no-gain = 兩邊都在等別的，最可能的在前：一步太小，喂不滿 { $quick }（微批只有 1、2，樣本又短：加大微批到顯示記憶體快滿，打包或按長度分組）；等資料、等分詞（利用率不到 90%：`dataloader_num_workers` 設 4 到 8）；評估和儲存；4 位權重每次都要反量化、梯度檢查點要重算，大卡放得下就都可以去掉；沒有用 SDPA 或 flash 注意力。用同樣的 50 步比每秒 token 數。
two-cards-causes =
    { $own ->
        [yes] 按可能性依次查：1. 顯示記憶體溢出：Windows 下 { $slow }（{ $versions ->
            [none] { $memory } GB
           *[other] 有 { $versions } 幾種，先看你的是哪種
        }）放不下的部分會進「共享 GPU 記憶體」，不報錯，但每步都在等它（工作管理員→效能→GPU 可以看到）。{ $weights ->
            [none] 7B、8B 用 16 位，光權重就要 14–16 GB。
           *[other] { $model } 用 16 位，光權重就要 { $weights } GB。
        }改用 4 位載入（QLoRA，7B 短樣本約 7 GB）、微批 1–2 加梯度累積、樣本截到 384–512 token、開梯度檢查點；或者換 1.5B–4B 的模型。2. 設定與快的那次不同：批大小、長度、輪數、bf16/fp16（不能是 fp32）、評估。3. 模型是否真在卡上：`torch.cuda.is_available()` 要為 True，nvidia-smi 要有負載{ $laptop ->
            [yes] ；筆記本要插電源
           *[no] {""}
        }。改完用同樣的 20 步再計一次時。
       *[no] 依次查：1. 兩邊設定是否一樣：批大小、長度、輪數、bf16/fp16（不能是 fp32）、梯度檢查點、SDPA 或 flash 注意力。2. 沒有卸載到記憶體，也沒有被 `device_map` 拆開{ $weights ->
            [none] {""}
           *[other] （{ $model } 用 16 位光權重就要 { $weights } GB，這張卡有 { $memory } GB）
        }。3. 資料：利用率不到 90% 就是在等資料。4. 用時裡含沒含評估和儲存。5. 卡上有別的任務、降頻，或是 PCIe 版。再在兩邊用同樣的 20 步計時。
    }

## 進度條

progress =
    { $samples ->
        [none] { $steps } 是最佳化器步數，不是樣本數。
       *[other] { $guessed ->
            [yes] { $steps } 步符合：{ $samples } 條 × { $epochs } 輪 ÷ 每步 { $batch } 條（微批 × 累積 × 卡數）。
           *[no] { $steps } 步 = { $samples } 條 × { $epochs } 輪 ÷ 每步 { $batch } 條（微批 × 累積 × 卡數）。
        }
    }剩餘時間 = { $rest } 步 × { $seconds } 秒 = { $left } 小時{ $early ->
        [yes] ，用的是最初 { $done } 步的速度，含啟動時間：還不能下結論，跑 20 到 50 步再看。
       *[no] ，按目前的速度。
    }
progress-shorter =
    速度不變的話，一輪要 { $epoch } 小時{ $samples ->
        [none] ：減少樣本或加卡，時間按比例下降。
       *[other] ，{ $samples } 條訓一遍要 { $part } 小時：先用這麼一部分試。
    }
progress-one-card = 每步只讀 { $batch } 條，這是一張卡的量；{ $cards } 張卡應是 { $expected } 條，步數只有 1/{ $cards }。說明只起了一個程序：用 `torchrun --nproc_per_node { $cards }` 或 `accelerate launch` 啟動。
experts-slow =
    這是 MoE 模型：程式碼逐個迴圈專家時，比啟用參數量給人的印象慢得多。換新版 Transformers 並設 `experts_implementation="grouped_mm"`{ $adapter ->
        [yes] 、LoRA 只加在注意力上（`q_proj,k_proj,v_proj,o_proj`）
       *[no] {""}
    }、加大微批。
tokenizing =
    { $rows } 條按每秒 { $rate } 條分詞要 { $hours }，不正常{ $setting ->
        [none] ；多半隻有一個程序在做：把 `preprocessing_num_workers` 設到 { $workers }（LLaMA-Factory），TRL、Axolotl 用 `dataset_num_proc`，自己寫的在 `dataset.map` 裡設 `num_proc`，取 CPU 核數左右
       *[other] ：你設了 `{ $setting }`，只有一個程序在做。核數和硬碟跟得上的話，{ $workers } 個程序約 { $less_hours }
    }。在沒有 GPU 的機器上做一次並儲存：`tokenized_path`（LLaMA-Factory）、`dataset_prepared_path`（Axolotl）或 `save_to_disk`{ $cleared ->
        [yes] ；把 `overwrite_cache` 改成 false，現在的 `true` 每次啟動都會丟掉快取
       *[no] {""}
    }。

## 用時與別的抱怨

lora-time = LoRA 的用時和全量差不多：它省的是顯示記憶體，每參數每 token 的 6 次運算最多省 2 次，也就是三分之一的時間。
steps-an-epoch = 若是 { $epochs } 輪，{ $steps } 步就是每輪 { $each } 步；再乘每步讀的樣本數，就是你的樣本總數。
not-the-time =
    所以回答差不是用時的問題。依次查：使用時的提示詞與訓練模板逐字相同（Alpaca 是 「Below is an instruction…」）；載入的是微調後的檢查點而不是基座，分詞器、EOS、填充符與訓練時一致；基座權重轉換得對（沒微調的基座能通順地續寫）；{ $epochs ->
        [none] 輪數 2 到 3 輪，再多就把資料背下來了
       *[other] { $epochs } 輪會把資料背下來，退回 2 到 3 輪
    }；學習率（全量約 1e-5 到 2e-5，LoRA 1e-4 到 2e-4）；最後看資料本身，人工讀 50 條。

## MoE 與稠密模型相比

mixture-time = 計算量解釋不了：{ $mixture } 每個 token 計算 { $active }B 參數，{ $dense } 是 { $whole }B，用時應是它的約 { $share } 倍。你測得 { $mixture_hours }對 { $dense_hours }，是 { $ratio } 倍，為計算量所能解釋的 { $excess } 倍。
mixture-slow =
    { $loss ->
        [none] {""}
       *[other] 先看損失：{ $loss } 接近 { $guess } = ln({ $vocabulary })，等於在所有 token 裡瞎猜，這次訓練什麼也沒學到；先確認權重真的載入了（看有沒有 missing、newly initialized 的警告），再看速度。
    }最可能的原因是專家的程式碼：逐個迴圈、每次都是零碎的小乘法，ZeRO-3 又把專家一個個收集。依次試：把 MoE 塊設成葉子模組（`deepspeed.utils.set_z3_leaf_modules`）；權重放得下就用 ZeRO-2；新版 Transformers 設 `experts_implementation="grouped_mm"`；用打包的長批次代替微批 1；LoRA 只加在注意力上；用 Megatron 的專家並行。每改一項比 50 步。
other-process = 卡上還有{ $number ->
        [1] 另一個程序
       *[other] { $number } 個別的程序
    }佔著 { $other_gib }，你的程序只拿到 { $own_gib }：原因就在這裡。結束殘留的程序（`nvidia-smi` 檢視，是自己的就 `kill { $process }`），或換一張卡（CUDA_VISIBLE_DEVICES）。
more-than-card = 已分配的 { $held_gib } 超過了顯示卡的 { $card_gib }：Windows 和 WSL 的驅動會把放不下的部分挪到共享記憶體，每一步都會變得很慢。這個數說明程式實際想要多少，不是差一點就放得下。
documents = 針對自己文件的問答先做檢索（檢索或向量庫，把相關段落放進提示詞）：能給出處、文件一改就生效、可管許可權。微調用來調格式、語氣和行業用語，檢索之後答得不像樣再兩者結合；直接拿文件原文微調，很少能讓模型可靠地記住其中的事實。
