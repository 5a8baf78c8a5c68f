cards-assumed = 没有说明几张卡一起训练，按 { $count } 张计算。
full-offloads = 没有说明方法；卸载优化器只有全量微调才有意义（适配器几乎没有状态），所以按全量微调计算。
other-parallelism = 没有计算 { $kind } 并行，数字按 ZeRO-3（切分同样的内容）。
sleep = 更新时让 vLLM 休眠（sleep mode）
rollout-share = 减小 vLLM 占用的比例（gpu_memory_utilization { $share }）
micro-batch = 微批 { $size }、梯度累积 { $accumulation }（批大小不变）
shard = 把模型切分到各卡（ZeRO-3、FSDP）
more-pipeline = 流水线并行 { $cards }
more-experts = 专家并行 { $cards }
more-tensor = 张量并行 { $cards }
one-copy =
    多卡共用一份模型（张量 { $tensor } × 流水线 { $pipeline }{ $experts ->
        [none] ，全部按 { $rest_by } 份切
       *[other] ，专家 { $experts }：专家权重按 { $experts_by } 份切，其余按 { $rest_by } 份切
    }）
pairs =
    { $objective } 比 SFT 占得多：{ $paired ->
        [yes] 一行是两条序列（chosen 和 rejected）
       *[no] 每行之外还要读一条别的提示的回答
    }，{ $rows } × { $tokens } token 的 logits，一份 fp32 就是 { $logits_gib }{ $refers ->
        [yes] { $reference_gib ->
            [none] ，参考模型则是关掉适配器再过一遍
           *[other] ，参考模型也要放在卡上（每卡 { $reference_gib }）
        }
       *[no] {""}
    }。其余不变时，按长度：512 token { $short_gib }，1,024 { $middle_gib }，2,048 { $long_gib }；所以要设 max_length（版本里有 max_prompt_length 也要设）、batch 1{ $objective ->
        [DPO] ，并开 precompute_ref_log_probs=True
       *[other] {""}
    }。
sequence-parallel = 把每条样本切分到 { $cards } 张卡（序列并行：Ulysses、ring attention）
pure-bf16 = 权重和优化器只用 bf16（纯 bf16）
lean = 纯 bf16 加 Adafactor，反向传播时逐矩阵更新（类似 LOMO，不能梯度累积）

## Models of reinforcement learning

ppo-holds = 策略、价值、奖励、参考四个模型和生成回答的缓存同时在显存里
grpo-holds = 策略模型、有 KL 项时的参考模型、生成多个回答的推理引擎及其缓存同时在显存里

## When it ran out

at-evaluation =
    爆在评估：评估时 logits 要整份存在，训练时损失分块也一样（Liger 只在训练时不存）。{ $model } 词表 { $vocabulary }，一条 { $tokens } token 的样本，16 位是 { $half_gib }，fp32 是 { $logits_gib }{ $batch ->
        [1] ，你设的 batch 1 也是这么多
       *[other] ；一批 { $batch } 条{ $set ->
            [yes] {""}
           *[no] （Transformers Trainer 的默认值）
        }是 { $batch_gib }
    }。有 compute_metrics 时 Trainer 还会把所有批次的 logits 留在卡上：{ $samples } 条这样的样本就是 { $samples_gib }。所以：{ $batch ->
        [1] {""}
       *[other] per_device_eval_batch_size 设为 1，
    }只要损失就设 prediction_loss_only，否则用 preprocess_logits_for_metrics（argmax）加 eval_accumulation_steps 1；最长的评估样本去掉或截短，长度减半，这一块就减半。
at-loading =
    是在加载模型时爆的，还轮不到训练参数：{ $model } 16 位是 { $weights_gib }，fp32 是 { $fp32_gib }{ $usable_gib ->
        [none] {""}
       *[other] ，卡可用 { $usable_gib }
    }。按训练用的精度加载（dtype=torch.bfloat16）或直接按 4 位加载{ $cards ->
        [1] {""}
       *[other] ；确认每个进程加载到自己的卡上，ZeRO-3 要先创建 TrainingArguments 再 from_pretrained，这样没有一张卡会放整个模型
    }；再用 nvidia-smi 看看卡是不是空的。
at-main-memory =
    爆的是内存，不是显存：{ $processes ->
        [1] { $model } { $bits ->
            [sixteen] 16 位是
           *[other] 量化后是
        } { $copy_gib }
       *[other] 一台机器的 { $processes } 个进程各读一份完整的 { $model }（{ $bits ->
            [sixteen] 16 位
           *[other] 量化后
        } { $copy_gib }），共 { $each_gib }
    }{ $held ->
        [none] { $processes ->
            [1] ，超过机器的 { $stated_gib }
           *[other] ；连一份也超过机器的 { $stated_gib }
        }
        [one] ，超过机器的 { $stated_gib }，只放得下一份
        [sixteen] ；你的 { $stated_gib } 放得下，但放不下 fp32 的 { $wide_gib }，不写 dtype 时就按 fp32 读（Transformers 4）
        [all] ，你的 { $stated_gib } 放得下：看看还有什么在涨（dataloader 的进程、读进内存的数据集、锁页缓冲）
       *[unknown] {""}
    }。{ $sharding ->
        [fsdp] 让一台机器只由一个进程读：fsdp_cpu_ram_efficient_loading: true 加 fsdp_sync_module_states: true，并用 accelerate launch 启动（它在 from_pretrained 之前就声明了）{ $bits ->
            [sixteen] {""}
           *[other] （4 位基座要 Transformers 4.46 以上，之前每个进程都在内存里留一份完整基座；还要 bnb_4bit_quant_storage=torch.bfloat16）
        }。
        [zero3] 先用 DeepSpeed 配置创建 TrainingArguments，再调 from_pretrained：ZeRO-3 就会边读边切分（zero.Init），没有进程持有整个模型。
        [single] from_pretrained 写上 dtype=torch.bfloat16、low_cpu_mem_usage=True，并用 device_map 直接放到卡上：内存里一次只有一个权重文件（多数模型每个不超过 { $file_gb }）；下载已量化成 4 位的基座还要更小。
        [device_map] from_pretrained 写上 dtype=torch.bfloat16、low_cpu_mem_usage=True；device_map 分给 CPU 的层会一直留在内存里。
        [open] 让一台机器只由一个进程读，边读边切分：FSDP 加 fsdp_cpu_ram_efficient_loading、fsdp_sync_module_states（其余进程停在 meta 设备上），或 ZeRO-3 并在 from_pretrained 之前创建 TrainingArguments（zero.Init）；都写上 dtype=torch.bfloat16、low_cpu_mem_usage=True，内存里大约只有一份。
       *[other] 让每个进程直接读到自己的卡上（device_map={"{"}"": LOCAL_RANK{"}"}、dtype=torch.bfloat16、low_cpu_mem_usage=True），一次一个文件；或者切分模型（ZeRO-3，或 FSDP 加 cpu_ram_efficient_loading）。
    }
process-copy =
    每个进程占的 { $seen_gib } 就是一份完整的 { $model }（{ $wide ->
        [yes] fp32
       *[no] 16 位
    }，{ $copy_gib }）{ $processes ->
        [1] 。
       *[other] ，{ $processes } 个进程共 { $all_gib }。
    }{ $wide ->
        [yes] 按 16 位加载（dtype=torch.bfloat16）减半。
       *[no] {""}
    }
at-offloading =
    爆的是内存，不是显存：{ $model } { $method }卸载到内存的部分（{ $offloaded_gib }）加各进程自身要 { $needed_gib }，算上 DeepSpeed 的缓冲是 { $most_gib }{ $held ->
        [none] ：超过机器的 { $stated_gib }
        [least] ：你的 { $stated_gib } 够前者，不够后者
        [all] ；你的 { $stated_gib } 放得下，那就看加载（每个进程各读一份）和 dataloader 的进程
       *[unknown] {""}
    }。要少占：只卸载优化器，或卡多一些就不卸载；用 LoRA；或放到 NVMe（ZeRO-Infinity：device nvme）；pin_memory 设 false 可以减小缓冲。
at-saving = 爆在保存：{ $model } 的完整状态 fp32（混合精度训练的就是它）是 { $fp32_gib }，16 位是 { $weights_gib }。FSDP 的 FULL_STATE_DICT 会把它汇集到一张卡上：保存时用 offload_to_cpu 加 rank0_only，或改用 SHARDED_STATE_DICT；ZeRO-3 汇集到内存（stage3_gather_16bit_weights_on_model_save，可以关掉，之后用 zero_to_fp32.py 合并）；LoRA 只存适配器。先跑 5 步试一次保存。
at-saving-fsdp =
    爆在保存：FULL_STATE_DICT 把整个 { $model } 汇集到一张卡上，{ $wide ->
        [yes] fp32 权重
       *[no] {""}
    } { $whole_gib }，而卡上本来就有 { $standing_gib } 的训练状态：合计 { $sum_gib }{ $usable_gib ->
        [none] {""}
       *[other] ，可用 { $usable_gib }
    }，还没算别的。改为汇集到 0 号进程的内存：FullStateDictConfig(offload_to_cpu=True, rank0_only=True)（内存 { $whole_gib }），或分片保存（fsdp_state_dict_type: SHARDED_STATE_DICT），之后再合并（accelerate merge-weights）。先跑 5 步试一次保存。
at-saving-zero3 =
    爆在保存：开着 stage3_gather_16bit_weights_on_model_save 时，ZeRO-3 在卡上逐层汇集 { $model }，放到 0 号进程的内存里，内存占 { $weights_gib }；卡上只多一层和它的缓冲{ $peak_gib ->
        [none] {""}
       *[other] ，不过训练本身已占约 { $peak_gib }，可用 { $usable_gib }
    }。关掉它（分片检查点照样保存，之后用 zero_to_fp32.py 在 CPU 上合并），保存前调 torch.cuda.empty_cache()，再调小 stage3_max_live_parameters 和 prefetch bucket。先跑 5 步试一次保存。
at-saving-copies =
    爆在保存，而这时卡上不需要汇集什么：每张卡都有完整模型（按训练精度 { $weights_gib }）。内存要 { $saving_gib }，因为每个进程都会复制一份状态。卡上爆的原因是 state_dict() 在卡上又复制了一份（先挪到 CPU），或者同一步还做了评估。
at-saving-adapter = 爆在保存，而适配器只有 { $adapter_gib }：对 PEFT 模型调 save_pretrained，只存适配器。取整个模型的 state_dict()，或最后 merge_and_unload，都要在训练之外再放一份 16 位基座（{ $weights_gib }）；合并请另开程序在 CPU 上做。
at-resuming =
    爆在续训：跑起来以后它不比从头训练多占，但检查点是在训练旁边读进来的。其中的优化器状态（{ $number ->
        [1] {""}
       *[other] 每卡{" "}
    }{ $states_gib }）在复制完之前有两份，释放后的显存又成了碎片。{ $peak_gib ->
        [none] {""}
       *[other] 训练本身{ $number ->
            [1] {""}
           *[other] 每卡
        }约占 { $peak_gib }，可用 { $usable_gib }。
    }设 PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True，用 nvidia-smi 确认旧进程已退出，微批减半、梯度累积加倍（总批不变）。还不行就只从检查点的权重开始，不读优化器状态。
at-stepping =
    爆在优化器更新{ $explained ->
        [yes] ，你看到的各阶段数字对得上
       *[no] {""}
    }：更新之前有权重{ $master_gib ->
        [none] （{ $weights_gib }）
       *[other] （{ $weights_gib }）和它的 fp32 副本（{ $master_gib }），共 { $prepared_gib }
    }{ $first_seen_gib ->
        [none] {""}
       *[other] （你看到 { $first_seen_gib }{ $loaded ->
            [yes] ，那时还没建副本
           *[no] {""}
        }）
    }；反向再加梯度（{ $gradients_gib }），到 { $backward_gib }{ $second_seen_gib ->
        [none] {""}
       *[other] （你看到 { $second_seen_gib }，含激活值）
    }；第一次更新才建立优化器的动量，再要 { $moments_gib }：{ $number ->
        [1] {""}
       *[other] 每卡
    }至少 { $least_gib }{ $usable_gib ->
        [none] 。
       *[other] ，可用 { $usable_gib }。
    }这些是训练状态，减小 batch 或长度都没有用。
at-generation = 是在生成文本时爆的：KV 缓存随提示和回答的每个 token、随 batch 增长，而训练占的显存还在。生成时用 torch.no_grad()、batch 1，限制 max_new_tokens，关掉梯度检查点（开着就没有缓存），或者训练完另开进程生成。
at-merging = 合并不需要显卡：{ $model } 16 位是 { $weights_gib }，脚本需要的就是这么多内存（按 fp32 加载、或保存时又复制一份则要两倍）。用 dtype=torch.bfloat16、device_map="cpu"、low_cpu_mem_usage 加载基座，合并后按 safetensors 分片保存；内存也不够就逐片合并，或者不合并，部署时把适配器挂在基座旁边。
at-later = 先能跑、后来才爆，是因为样本长短不一：最长的那几条凑成的一批来得晚，爆的就是它（或者正好是那一步的评估、保存检查点）。
at-rising = 显存一直涨，是因为每批补齐到其中最长的样本，PyTorch 又留着释放过的显存，数字跟着至今最长的一批走；最长的样本过去之后就不再涨。如果一轮之后还在涨，就是有东西一直留着张量（累加损失没用 .item()，收集了模型输出）。
answers-grow = 先能跑、后来才爆，是因为训练中回答越来越长：一批回答接近 { $tokens } token 时，logits 和激活值达到峰值，和生成占用的显存叠加。

## What may differ, as "look whether …"

copy-loaded = 每个进程都加载了完整模型，而不是自己那一份
not-quantized = 4 位设置没有生效，基座按 16 位加载
no-checkpointing = 没有开梯度检查点（Transformers 默认关闭）
eager-attention = 没有用到 SDPA 或 flash 注意力，整个注意力矩阵留在显存里（eager：PyTorch 低于 2，或旧的模型代码）
longer = 样本最长 { $tokens } token{ $kept ->
        [yes] ，且没有开梯度检查点
       *[no] {""}
    }{ $whole ->
        [yes] ，注意力也没有用 SDPA 或 flash
       *[no] {""}
    }
usual-batch = batch 是 Transformers Trainer 的默认值 { $size }
mixed-precision = 权重按 fp32 加载
nothing-set = 参数都是默认值：每批 { $size } 条 × { $tokens } token，且没有梯度检查点
longest-sample = 有样本超过 { $tokens } token，从那里起就放不下
loaded-fp32 = 基座按 fp32 加载，仅权重就有 { $weights_gib }
merging = 发生在训练后合并适配器时，需要 { $peak_gib }
evaluation = 发生在评估或生成时，那时还要保留 logits 或 KV 缓存
other-process = 别的进程（旧的训练、notebook）占着显存，用 nvidia-smi 查看

## 没有起作用的设置

idle-zero3 =
    不正常：ZeRO-3 { $adapter ->
        [yes] 连冻结的权重也会切分
       *[no] 会切分权重
    }。{ $model } 16 位权重每卡放一份（DDP、ZeRO-1、ZeRO-2）是 { $copy_gib }，{ $cards } 张卡切分后每卡 { $share_gib }；每次 { $batch } 条 × { $tokens } token 时，{ $method } 每卡 ZeRO-2 需 { $two_gib }，ZeRO-3 需 { $three_gib }。
check-zero3 =
    最可能的原因，按顺序：

    1. 每个进程先把整个模型放上了自己的卡（{ $copy_gib }，fp32 是 { $wide_gib }），nvidia-smi 一直显示这个峰值：`from_pretrained` 早于带 stage 3 配置的 `TrainingArguments`（或 `HfDeepSpeedConfig`），或用了 `device_map`、`.cuda()`。先创建参数，去掉 `device_map`，加上 `dtype=torch.bfloat16`。
    2. 实际跑的不是 stage 3：accelerate 有自己的配置，或 `--deepspeed` 指向别的文件。
    3. 大头是激活值和 logits，任何一级都不切分它们：开梯度检查点（LoRA 还要 `model.enable_input_require_grads()`）、微批 1、更短的样本。

    检查：刚加载完时看 `torch.cuda.memory_allocated()`，已切分约 { $share_gib }，没切分约 { $copy_gib }；切分了的参数有 `p.ds_id`，`p.numel() == 0`，原来的形状在 `p.ds_shape`。切分了还是太大，就升级 PEFT 和 DeepSpeed。
idle-quantized =
    不正常：{ $model } { $bits } 位加载后是 { $stored_gib }，16 位是 { $copy_gib }{ $near ->
        [whole] 。你看到的 { $seen_gib } 就是 16 位权重，说明量化没有生效。
        [stored] 。你看到的 { $seen_gib } 接近前者：量化生效了，多出来的是激活值、训练状态和 CUDA 上下文。
        [between] 。你看到的 { $seen_gib } 两者都不是：有一部分仍是 16 位，或者不只算了权重。
       *[unknown] 。
    }
check-quantized =
    最可能的原因，按顺序：

    1. 设置没有传进去：把 `quantization_config=BitsAndBytesConfig(load_in_{ $bits }bit=True)` 直接传给 `from_pretrained`；模型自带的代码可能不理会它。
    2. 加载后又变了：`.half()`、`.float()`、合并，或还引用着另一份模型。
    3. 大块仍是 16 位：词嵌入和输出层、视觉塔、融合的专家。
    4. nvidia-smi 显示的是加载时留在 PyTorch 缓存里的；`torch.cuda.memory_allocated()` 不含它。

    检查：`model.get_memory_footprint()` 应约为 { $stored_gib }，打印出来的层应是 { $bits ->
        [8] `Linear8bitLt`
       *[4] `Linear4bit`
    }。
idle-offload =
    { $expected ->
        [yes] 这里本来就该如此：{ $model } 用{ $method }，优化器状态{ $number ->
            [1] {""}
           *[other] 每卡
        }只占 { $without_gib } 中的 { $states_gib }（训练的参数少，或已切分到各卡）；大头是模型权重（{ $weights_gib }）和随批大小、长度增长的部分。
       *[no] 不正常：{ $model } 用{ $method }，每次 { $batch } 条 × { $tokens } token，优化器在卡上{ $number ->
            [1] {""}
           *[other] 每卡
        }需 { $without_gib }，放到内存后 { $with_gib }。
    }
check-offload =
    检查：卸载生效时，DeepSpeed 的日志里有 `DeepSpeedCPUAdam`，内存会增加约 { $host_gib }（`free -h`）。没有，就是用的不是这个文件（accelerate 有自己的配置，`--deepspeed` 指向别处）、`offload_optimizer` 没写在 `zero_optimization` 里，或脚本在卡上自己建了优化器。有，剩下的就是激活值和 logits，不是状态：开梯度检查点、微批 1、分块损失；卸载权重用 `offload_param`，需要 stage 3。
idle-checkpointing =
    { $expected ->
        [yes] 这里本来就该如此：{ $model } 用{ $method }，每次 { $batch } 条 × { $tokens } token，{ $number ->
            [1] {""}
           *[other] 每卡
        }不开梯度检查点 { $without_gib }，开了 { $with_gib }，因为峰值在别处（logits { $logits_gib }）。
       *[no] 不正常：{ $model } 用{ $method }，每次 { $batch } 条 × { $tokens } token，{ $number ->
            [1] {""}
           *[other] 每卡
        }不开梯度检查点需 { $without_gib }，开了 { $with_gib }，所以多半没有生效。
    }
check-checkpointing =
    检查：生效时会警告 `use_cache` 与它不能同用，每步约慢三分之一。调用 `model.gradient_checkpointing_enable()` 和 `model.train()`（eval 模式下不起作用）{ $adapter ->
        [yes] ，LoRA 还要 `model.enable_input_require_grads()`
       *[no] {""}
    }，设 `model.config.use_cache = False`，再看 `torch.cuda.max_memory_allocated()`：nvidia-smi 还包含 PyTorch 留着的旧峰值。
