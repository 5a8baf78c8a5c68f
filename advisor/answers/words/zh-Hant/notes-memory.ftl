cards-assumed = 沒有說明幾張卡一起訓練，按 { $count } 張計算。
full-offloads = 沒有說明方法；卸載最佳化器只有全量微調才有意義（適配器幾乎沒有狀態），所以按全量微調計算。
other-parallelism = 沒有計算 { $kind } 並行，數字按 ZeRO-3（切分同樣的內容）。
sleep = 更新時讓 vLLM 休眠（sleep mode）
rollout-share = 減小 vLLM 佔用的比例（gpu_memory_utilization { $share }）
micro-batch = 微批 { $size }、梯度累積 { $accumulation }（批大小不變）
shard = 把模型切分到各卡（ZeRO-3、FSDP）
more-pipeline = 流水線並行 { $cards }
more-experts = 專家並行 { $cards }
more-tensor = 張量並行 { $cards }
one-copy =
    多卡共用一份模型（張量 { $tensor } × 流水線 { $pipeline }{ $experts ->
        [none] ，全部按 { $rest_by } 份切
       *[other] ，專家 { $experts }：專家權重按 { $experts_by } 份切，其餘按 { $rest_by } 份切
    }）
pairs =
    { $objective } 比 SFT 佔得多：{ $paired ->
        [yes] 一行是兩條序列（chosen 和 rejected）
       *[no] 每行之外還要讀一條別的提示的回答
    }，{ $rows } × { $tokens } token 的 logits，一份 fp32 就是 { $logits_gib }{ $refers ->
        [yes] { $reference_gib ->
            [none] ，參考模型則是關掉適配器再過一遍
           *[other] ，參考模型也要放在卡上（每卡 { $reference_gib }）
        }
       *[no] {""}
    }。其餘不變時，按長度：512 token { $short_gib }，1,024 { $middle_gib }，2,048 { $long_gib }；所以要設 max_length（版本里有 max_prompt_length 也要設）、batch 1{ $objective ->
        [DPO] ，並開 precompute_ref_log_probs=True
       *[other] {""}
    }。
sequence-parallel = 把每條樣本切分到 { $cards } 張卡（序列並行：Ulysses、ring attention）
pure-bf16 = 權重和最佳化器只用 bf16（純 bf16）
lean = 純 bf16 加 Adafactor，反向傳播時逐矩陣更新（類似 LOMO，不能梯度累積）

## Models of reinforcement learning

ppo-holds = 策略、價值、獎勵、參考四個模型和生成回答的快取同時在顯示記憶體裡
grpo-holds = 策略模型、有 KL 項時的參考模型、生成多個回答的推論引擎及其快取同時在顯示記憶體裡

## When it ran out

at-evaluation =
    爆在評估：評估時 logits 要整份存在，訓練時損失分塊也一樣（Liger 只在訓練時不存）。{ $model } 詞表 { $vocabulary }，一條 { $tokens } token 的樣本，16 位是 { $half_gib }，fp32 是 { $logits_gib }{ $batch ->
        [1] ，你設的 batch 1 也是這麼多
       *[other] ；一批 { $batch } 條{ $set ->
            [yes] {""}
           *[no] （Transformers Trainer 的預設值）
        }是 { $batch_gib }
    }。有 compute_metrics 時 Trainer 還會把所有批次的 logits 留在卡上：{ $samples } 條這樣的樣本就是 { $samples_gib }。所以：{ $batch ->
        [1] {""}
       *[other] per_device_eval_batch_size 設為 1，
    }只要損失就設 prediction_loss_only，否則用 preprocess_logits_for_metrics（argmax）加 eval_accumulation_steps 1；最長的評估樣本去掉或截短，長度減半，這一塊就減半。
at-loading =
    是在載入模型時爆的，還輪不到訓練參數：{ $model } 16 位是 { $weights_gib }，fp32 是 { $fp32_gib }{ $usable_gib ->
        [none] {""}
       *[other] ，卡可用 { $usable_gib }
    }。按訓練用的精度載入（dtype=torch.bfloat16）或直接按 4 位載入{ $cards ->
        [1] {""}
       *[other] ；確認每個程序載入到自己的卡上，ZeRO-3 要先建立 TrainingArguments 再 from_pretrained，這樣沒有一張卡會放整個模型
    }；再用 nvidia-smi 看看卡是不是空的。
at-main-memory =
    爆的是記憶體，不是顯示記憶體：{ $processes ->
        [1] { $model } { $bits ->
            [sixteen] 16 位是
           *[other] 量化後是
        } { $copy_gib }
       *[other] 一臺機器的 { $processes } 個程序各讀一份完整的 { $model }（{ $bits ->
            [sixteen] 16 位
           *[other] 量化後
        } { $copy_gib }），共 { $each_gib }
    }{ $held ->
        [none] { $processes ->
            [1] ，超過機器的 { $stated_gib }
           *[other] ；連一份也超過機器的 { $stated_gib }
        }
        [one] ，超過機器的 { $stated_gib }，只放得下一份
        [sixteen] ；你的 { $stated_gib } 放得下，但放不下 fp32 的 { $wide_gib }，不寫 dtype 時就按 fp32 讀（Transformers 4）
        [all] ，你的 { $stated_gib } 放得下：看看還有什麼在漲（dataloader 的程序、讀進記憶體的資料集、鎖頁緩衝）
       *[unknown] {""}
    }。{ $sharding ->
        [fsdp] 讓一臺機器只由一個程序讀：fsdp_cpu_ram_efficient_loading: true 加 fsdp_sync_module_states: true，並用 accelerate launch 啟動（它在 from_pretrained 之前就宣告瞭）{ $bits ->
            [sixteen] {""}
           *[other] （4 位基座要 Transformers 4.46 以上，之前每個程序都在記憶體裡留一份完整基座；還要 bnb_4bit_quant_storage=torch.bfloat16）
        }。
        [zero3] 先用 DeepSpeed 配置建立 TrainingArguments，再調 from_pretrained：ZeRO-3 就會邊讀邊切分（zero.Init），沒有程序持有整個模型。
        [single] from_pretrained 寫上 dtype=torch.bfloat16、low_cpu_mem_usage=True，並用 device_map 直接放到卡上：記憶體裡一次只有一個權重檔案（多數模型每個不超過 { $file_gb }）；下載已量化成 4 位的基座還要更小。
        [device_map] from_pretrained 寫上 dtype=torch.bfloat16、low_cpu_mem_usage=True；device_map 分給 CPU 的層會一直留在記憶體裡。
        [open] 讓一臺機器只由一個程序讀，邊讀邊切分：FSDP 加 fsdp_cpu_ram_efficient_loading、fsdp_sync_module_states（其餘程序停在 meta 裝置上），或 ZeRO-3 並在 from_pretrained 之前建立 TrainingArguments（zero.Init）；都寫上 dtype=torch.bfloat16、low_cpu_mem_usage=True，記憶體裡大約只有一份。
       *[other] 讓每個程序直接讀到自己的卡上（device_map={"{"}"": LOCAL_RANK{"}"}、dtype=torch.bfloat16、low_cpu_mem_usage=True），一次一個檔案；或者切分模型（ZeRO-3，或 FSDP 加 cpu_ram_efficient_loading）。
    }
process-copy =
    每個程序佔的 { $seen_gib } 就是一份完整的 { $model }（{ $wide ->
        [yes] fp32
       *[no] 16 位
    }，{ $copy_gib }）{ $processes ->
        [1] 。
       *[other] ，{ $processes } 個程序共 { $all_gib }。
    }{ $wide ->
        [yes] 按 16 位載入（dtype=torch.bfloat16）減半。
       *[no] {""}
    }
at-offloading =
    爆的是記憶體，不是顯示記憶體：{ $model } { $method }卸載到記憶體的部分（{ $offloaded_gib }）加各程序自身要 { $needed_gib }，算上 DeepSpeed 的緩衝是 { $most_gib }{ $held ->
        [none] ：超過機器的 { $stated_gib }
        [least] ：你的 { $stated_gib } 夠前者，不夠後者
        [all] ；你的 { $stated_gib } 放得下，那就看載入（每個程序各讀一份）和 dataloader 的程序
       *[unknown] {""}
    }。要少佔：只卸載最佳化器，或卡多一些就不卸載；用 LoRA；或放到 NVMe（ZeRO-Infinity：device nvme）；pin_memory 設 false 可以減小緩衝。
at-saving = 爆在儲存：{ $model } 的完整狀態 fp32（混合精度訓練的就是它）是 { $fp32_gib }，16 位是 { $weights_gib }。FSDP 的 FULL_STATE_DICT 會把它彙集到一張卡上：儲存時用 offload_to_cpu 加 rank0_only，或改用 SHARDED_STATE_DICT；ZeRO-3 彙集到記憶體（stage3_gather_16bit_weights_on_model_save，可以關掉，之後用 zero_to_fp32.py 合併）；LoRA 只存適配器。先跑 5 步試一次儲存。
at-saving-fsdp =
    爆在儲存：FULL_STATE_DICT 把整個 { $model } 彙集到一張卡上，{ $wide ->
        [yes] fp32 權重
       *[no] {""}
    } { $whole_gib }，而卡上本來就有 { $standing_gib } 的訓練狀態：合計 { $sum_gib }{ $usable_gib ->
        [none] {""}
       *[other] ，可用 { $usable_gib }
    }，還沒算別的。改為彙集到 0 號程序的記憶體：FullStateDictConfig(offload_to_cpu=True, rank0_only=True)（記憶體 { $whole_gib }），或分片儲存（fsdp_state_dict_type: SHARDED_STATE_DICT），之後再合併（accelerate merge-weights）。先跑 5 步試一次儲存。
at-saving-zero3 =
    爆在儲存：開著 stage3_gather_16bit_weights_on_model_save 時，ZeRO-3 在卡上逐層彙集 { $model }，放到 0 號程序的記憶體裡，記憶體佔 { $weights_gib }；卡上只多一層和它的緩衝{ $peak_gib ->
        [none] {""}
       *[other] ，不過訓練本身已佔約 { $peak_gib }，可用 { $usable_gib }
    }。關掉它（分片檢查點照樣儲存，之後用 zero_to_fp32.py 在 CPU 上合併），儲存前調 torch.cuda.empty_cache()，再調小 stage3_max_live_parameters 和 prefetch bucket。先跑 5 步試一次儲存。
at-saving-copies =
    爆在儲存，而這時卡上不需要彙集什麼：每張卡都有完整模型（按訓練精度 { $weights_gib }）。記憶體要 { $saving_gib }，因為每個程序都會複製一份狀態。卡上爆的原因是 state_dict() 在卡上又複製了一份（先挪到 CPU），或者同一步還做了評估。
at-saving-adapter = 爆在儲存，而適配器只有 { $adapter_gib }：對 PEFT 模型調 save_pretrained，只存適配器。取整個模型的 state_dict()，或最後 merge_and_unload，都要在訓練之外再放一份 16 位基座（{ $weights_gib }）；合併請另開程式在 CPU 上做。
at-resuming =
    爆在續訓：跑起來以後它不比從頭訓練多佔，但檢查點是在訓練旁邊讀進來的。其中的最佳化器狀態（{ $number ->
        [1] {""}
       *[other] 每卡{" "}
    }{ $states_gib }）在複製完之前有兩份，釋放後的顯示記憶體又成了碎片。{ $peak_gib ->
        [none] {""}
       *[other] 訓練本身{ $number ->
            [1] {""}
           *[other] 每卡
        }約佔 { $peak_gib }，可用 { $usable_gib }。
    }設 PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True，用 nvidia-smi 確認舊程序已退出，微批減半、梯度累積加倍（總批不變）。還不行就只從檢查點的權重開始，不讀最佳化器狀態。
at-stepping =
    爆在最佳化器更新{ $explained ->
        [yes] ，你看到的各階段數字對得上
       *[no] {""}
    }：更新之前有權重{ $master_gib ->
        [none] （{ $weights_gib }）
       *[other] （{ $weights_gib }）和它的 fp32 副本（{ $master_gib }），共 { $prepared_gib }
    }{ $first_seen_gib ->
        [none] {""}
       *[other] （你看到 { $first_seen_gib }{ $loaded ->
            [yes] ，那時還沒建副本
           *[no] {""}
        }）
    }；反向再加梯度（{ $gradients_gib }），到 { $backward_gib }{ $second_seen_gib ->
        [none] {""}
       *[other] （你看到 { $second_seen_gib }，含活化值）
    }；第一次更新才建立最佳化器的動量，再要 { $moments_gib }：{ $number ->
        [1] {""}
       *[other] 每卡
    }至少 { $least_gib }{ $usable_gib ->
        [none] 。
       *[other] ，可用 { $usable_gib }。
    }這些是訓練狀態，減小 batch 或長度都沒有用。
at-generation = 是在生成文字時爆的：KV 快取隨提示和回答的每個 token、隨 batch 增長，而訓練佔的顯示記憶體還在。生成時用 torch.no_grad()、batch 1，限制 max_new_tokens，關掉梯度檢查點（開著就沒有快取），或者訓練完另開程序生成。
at-merging = 合併不需要顯示卡：{ $model } 16 位是 { $weights_gib }，腳本需要的就是這麼多記憶體（按 fp32 載入、或儲存時又複製一份則要兩倍）。用 dtype=torch.bfloat16、device_map="cpu"、low_cpu_mem_usage 載入基座，合併後按 safetensors 分片儲存；記憶體也不夠就逐片合併，或者不合並，部署時把適配器掛在基座旁邊。
at-later = 先能跑、後來才爆，是因為樣本長短不一：最長的那幾條湊成的一批來得晚，爆的就是它（或者正好是那一步的評估、儲存檢查點）。
at-rising = 顯示記憶體一直漲，是因為每批補齊到其中最長的樣本，PyTorch 又留著釋放過的顯示記憶體，數字跟著至今最長的一批走；最長的樣本過去之後就不再漲。如果一輪之後還在漲，就是有東西一直留著張量（累加損失沒用 .item()，收集了模型輸出）。
answers-grow = 先能跑、後來才爆，是因為訓練中回答越來越長：一批迴答接近 { $tokens } token 時，logits 和活化值達到峰值，和生成佔用的顯示記憶體疊加。

## What may differ, as "look whether …"

copy-loaded = 每個程序都載入了完整模型，而不是自己那一份
not-quantized = 4 位設定沒有生效，基座按 16 位載入
no-checkpointing = 沒有開梯度檢查點（Transformers 預設關閉）
eager-attention = 沒有用到 SDPA 或 flash 注意力，整個注意力矩陣留在顯示記憶體裡（eager：PyTorch 低於 2，或舊的模型程式碼）
longer = 樣本最長 { $tokens } token{ $kept ->
        [yes] ，且沒有開梯度檢查點
       *[no] {""}
    }{ $whole ->
        [yes] ，注意力也沒有用 SDPA 或 flash
       *[no] {""}
    }
usual-batch = batch 是 Transformers Trainer 的預設值 { $size }
mixed-precision = 權重按 fp32 載入
nothing-set = 參數都是預設值：每批 { $size } 條 × { $tokens } token，且沒有梯度檢查點
longest-sample = 有樣本超過 { $tokens } token，從那裡起就放不下
loaded-fp32 = 基座按 fp32 載入，僅權重就有 { $weights_gib }
merging = 發生在訓練後合併適配器時，需要 { $peak_gib }
evaluation = 發生在評估或生成時，那時還要保留 logits 或 KV 快取
other-process = 別的程序（舊的訓練、notebook）佔著顯示記憶體，用 nvidia-smi 檢視

## 沒有起作用的設定

idle-zero3 =
    不正常：ZeRO-3 { $adapter ->
        [yes] 連凍結的權重也會切分
       *[no] 會切分權重
    }。{ $model } 16 位權重每卡放一份（DDP、ZeRO-1、ZeRO-2）是 { $copy_gib }，{ $cards } 張卡切分後每卡 { $share_gib }；每次 { $batch } 條 × { $tokens } token 時，{ $method } 每卡 ZeRO-2 需 { $two_gib }，ZeRO-3 需 { $three_gib }。
check-zero3 =
    最可能的原因，按順序：

    1. 每個程序先把整個模型放上了自己的卡（{ $copy_gib }，fp32 是 { $wide_gib }），nvidia-smi 一直顯示這個峰值：`from_pretrained` 早於帶 stage 3 配置的 `TrainingArguments`（或 `HfDeepSpeedConfig`），或用了 `device_map`、`.cuda()`。先建立參數，去掉 `device_map`，加上 `dtype=torch.bfloat16`。
    2. 實際跑的不是 stage 3：accelerate 有自己的配置，或 `--deepspeed` 指向別的檔案。
    3. 大頭是活化值和 logits，任何一級都不切分它們：開梯度檢查點（LoRA 還要 `model.enable_input_require_grads()`）、微批 1、更短的樣本。

    檢查：剛載入完時看 `torch.cuda.memory_allocated()`，已切分約 { $share_gib }，沒切分約 { $copy_gib }；切分了的參數有 `p.ds_id`，`p.numel() == 0`，原來的形狀在 `p.ds_shape`。切分了還是太大，就升級 PEFT 和 DeepSpeed。
idle-quantized =
    不正常：{ $model } { $bits } 位載入後是 { $stored_gib }，16 位是 { $copy_gib }{ $near ->
        [whole] 。你看到的 { $seen_gib } 就是 16 位權重，說明量化沒有生效。
        [stored] 。你看到的 { $seen_gib } 接近前者：量化生效了，多出來的是活化值、訓練狀態和 CUDA 上下文。
        [between] 。你看到的 { $seen_gib } 兩者都不是：有一部分仍是 16 位，或者不只算了權重。
       *[unknown] 。
    }
check-quantized =
    最可能的原因，按順序：

    1. 設定沒有傳進去：把 `quantization_config=BitsAndBytesConfig(load_in_{ $bits }bit=True)` 直接傳給 `from_pretrained`；模型自帶的程式碼可能不理會它。
    2. 載入後又變了：`.half()`、`.float()`、合併，或還引用著另一份模型。
    3. 大塊仍是 16 位：詞嵌入和輸出層、視覺塔、融合的專家。
    4. nvidia-smi 顯示的是載入時留在 PyTorch 快取裡的；`torch.cuda.memory_allocated()` 不含它。

    檢查：`model.get_memory_footprint()` 應約為 { $stored_gib }，列印出來的層應是 { $bits ->
        [8] `Linear8bitLt`
       *[4] `Linear4bit`
    }。
idle-offload =
    { $expected ->
        [yes] 這裡本來就該如此：{ $model } 用{ $method }，最佳化器狀態{ $number ->
            [1] {""}
           *[other] 每卡
        }只佔 { $without_gib } 中的 { $states_gib }（訓練的參數少，或已切分到各卡）；大頭是模型權重（{ $weights_gib }）和隨批大小、長度增長的部分。
       *[no] 不正常：{ $model } 用{ $method }，每次 { $batch } 條 × { $tokens } token，最佳化器在卡上{ $number ->
            [1] {""}
           *[other] 每卡
        }需 { $without_gib }，放到記憶體後 { $with_gib }。
    }
check-offload =
    檢查：卸載生效時，DeepSpeed 的日誌裡有 `DeepSpeedCPUAdam`，記憶體會增加約 { $host_gib }（`free -h`）。沒有，就是用的不是這個檔案（accelerate 有自己的配置，`--deepspeed` 指向別處）、`offload_optimizer` 沒寫在 `zero_optimization` 裡，或腳本在卡上自己建了最佳化器。有，剩下的就是活化值和 logits，不是狀態：開梯度檢查點、微批 1、分塊損失；卸載權重用 `offload_param`，需要 stage 3。
idle-checkpointing =
    { $expected ->
        [yes] 這裡本來就該如此：{ $model } 用{ $method }，每次 { $batch } 條 × { $tokens } token，{ $number ->
            [1] {""}
           *[other] 每卡
        }不開梯度檢查點 { $without_gib }，開了 { $with_gib }，因為峰值在別處（logits { $logits_gib }）。
       *[no] 不正常：{ $model } 用{ $method }，每次 { $batch } 條 × { $tokens } token，{ $number ->
            [1] {""}
           *[other] 每卡
        }不開梯度檢查點需 { $without_gib }，開了 { $with_gib }，所以多半沒有生效。
    }
check-checkpointing =
    檢查：生效時會警告 `use_cache` 與它不能同用，每步約慢三分之一。呼叫 `model.gradient_checkpointing_enable()` 和 `model.train()`（eval 模式下不起作用）{ $adapter ->
        [yes] ，LoRA 還要 `model.enable_input_require_grads()`
       *[no] {""}
    }，設 `model.config.use_cache = False`，再看 `torch.cuda.max_memory_allocated()`：nvidia-smi 還包含 PyTorch 留著的舊峰值。
