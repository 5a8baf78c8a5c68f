## 两个用时相比

scaled =
    { $quick_cards } 张卡 { $quick_hours }，同样的工作在 { $slow_cards } 张卡上应是 { $scaled_hours }；你的 { $slow_hours } 是它的 { $ratio } 倍，{ $verdict ->
        [usual] 卡间通信就能解释。
        [more] 说明几张卡没有分担好。
       *[fewer] 只是卡少解释不了：这台机器上有什么拖慢了它。
    }
step-gain =
    每卡批大小不变时，{ $cards } 张卡的一步读 { $times } 倍的样本：{ $step } 秒折合 { $each } 秒，{ $few } 张卡要 { $other } 秒，吞吐是它的 { $gain } 倍{ $verdict ->
        [none] ，确实更慢。
        [little] ，本来可以接近 { $times } 倍。
       *[good] ，这是正常的：比每秒样本数，不要比每步秒数。
    }
slow-cards = 先看启动方式：每张卡一个进程（`torchrun --nproc_per_node { $cards }` 或 `accelerate launch`）；直接用 `python` 启动，Trainer 会走更慢的 `nn.DataParallel`，别的脚本只用一张卡。再看 `device_map="auto"`、单卡放得下却用了 ZeRO-3 或 FSDP，以及没有 NVLink、只走 PCIe：加大微批或累积，通信次数就少。
slow-machine =
    依次查：{ $torch ->
        [none] 1. 注意力：用 SDPA 或 flash，要 PyTorch 2.0 以上。
       *[other] 1. 注意力：PyTorch { $torch } 还没有 SDPA（2.0 才有），先升级。
    }2. 精度：`bf16`、`tf32` 要开；fp32 的日志看不出区别，却慢好几倍。3. 卸载：显存几乎空着，就是状态放在内存里，关掉。4. 微批：不要比对方小，显存要用到快满。5. 卡间链路：`nvidia-smi topo -m` 里应是 NV#，不是 PHB、SYS。6. 数据：利用率不到 90% 就是在等数据。改完再计 20 步的时。
batch-global =
    以上按每卡 { $batch } 条。若 { $batch } 是 { $cards } 张卡合计的批大小，就只有每卡每秒 { $rate } token、峰值的 { $share_percent }{ $slow ->
        [yes] ，那就不正常：查卸载、卡间是否走 PCIe、有没有用 flash 注意力
       *[no] {""}
    }。

## 两种方法相比

factor =
    按你的数字，{ $slow_method }用时是{ $quick_method }的 { $times } 倍，{ $more ->
        [yes] 超出常见的 { $low } 到 { $high } 倍
       *[no] 在常见的 { $low } 到 { $high } 倍之内
    }（{ $by }）。
beyond = { $what }。

## 步数与损失

steps-counted =
    { $steps } 是优化器步数，不是轮数（epoch）：样本数 × 轮数 ÷（微批 × 累积 × 卡数）{ $seconds ->
        [none] 。
       *[other] ；按你的用时，每步 { $seconds } 秒。
    }
batch-implied =
    { $samples } 条 × { $epochs } 轮跑了 { $steps } 步，说明每步读 { $batch } 条{ $enough ->
        [yes] ：更新次数够看到效果了。
       *[no] ：更新太少，改变不了多少；减小批大小或加轮数。
    }
loss-high = 训练完损失还有 { $loss }，偏高：每个 token 仍像在 { $choices } 个等可能的词里犹豫，答案几乎没学进去。
hardly-learned = 先查对话模板、答案是否被掩掉、适配器是否挂上且可训练，再提高学习率：LoRA 到 1e-4–3e-4，全量到 1e-5–2e-5。
loss-fits = 损失 { $loss } 是说，自己数据里每个正确的 token 平均得到 { $share_percent } 的概率（e^−{ $loss }）：训练本身是成的，问题在损失看不到的地方：基座、提示、实际加载的权重。
loss-middling = 损失 { $loss } 离背下来还远：自己数据里每个正确的 token 平均只得到 { $share_percent } 的概率（e^−{ $loss }），指令微调一般收在 1 附近。
loss-low = 损失 { $loss } 本身不算成功：不是把答案背下来了，就是几乎没有 token 计入损失。以没训过的数据为准。

## 显存

nearly-full = 你看到占用 { $used_gib }（共 { $total_gib }），比这里估算的 { $expected_gib } 多：PyTorch 释放后不还给系统，批更大或样本更长也会占满（真实需要看 `torch.cuda.max_memory_allocated()`）。
logits-refused =
    申请失败的 { $size_gib } 大约就是 { $batch } × { $tokens } 个 token、词表 { $vocabulary } 的 { $bits } 位 logits（{ $logits_gib }），说明你的版本没有分块算损失：升级（Unsloth、TRL），或打开 Liger 的损失（verl：use_fused_kernels）。上面的数字都按不分块计算。
piece-refused =
    申请失败的 { $size_gib } 正好是{ $what ->
        [weights] 整个模型的 { $bits } 位权重，一次申请一整块：加载时的副本、优化器的主权重，或引擎的连续缓冲。
        [share] 一张卡那一份权重的 { $bits } 位整块：引擎为它建的连续缓冲或主权重。
        [experts] 本卡全部专家权重（16 位）的又一份，加载或转换时会这样：专家并行或流水线并行加倍，两份都减半。
        [layer-experts] 一层的全部专家（16 位），一次申请一整块。
        [embedding] 词嵌入或输出矩阵（{ $vocabulary } × { $width }）的 { $bits } 位：它的梯度或一份副本。
       *[mlp] MLP 里的一个矩阵（{ $width } × { $inner }，{ $bits } 位），也就是卡已经满到最后一块：要看的是占满它的东西。
    }
early =
    前期看到的 { $early_gib } 不是峰值（约 { $peak_gib }）：{ $rollout_gib ->
        [none] 开头几批的样本较短，最长的那几批还要多占激活值和 logits。
       *[other] 它比 vLLM 的份额（{ $rollout_gib }）还小，说明当时 vLLM 在休眠，或你的模型比这里算的小；峰值出现在 vLLM 醒着、又在训练的时候。
    }
jump =
    一步之内从 { $low_gib } 涨 { $more_gib } 是合理的：前者是权重、梯度和优化器状态，涨的是激活值和 logits，它们随微批 × 长度变，不随模型大小变{ $copy_gib ->
        [none] 。
       *[other] （词表 { $vocabulary }，每 { $tokens } 个 token 的一份 fp32 logits 就是 { $copy_gib }，而且有好几份）。
    }
public-data = { $name } 的 { $samples } 条是通用指令，没有你领域的内容：上面的数量指你自己的样本。可以混入一部分 { $name }，保住通用能力；会变或必须准确的事实交给检索（RAG）。
epochs-implied = 按 { $epochs } 轮 { $hours } 推算，你的 { $other_hours } 相当于 { $implied } 轮。
part-of-time = { $whole } 里的 { $part } 占 { $percent }：就算这部分全部省掉，最多也只快到 { $ceiling } 倍。

## 请人确认的说法

verdict = { $verdict }
verdict-source =
    { $more ->
        [none] {""}
       *[other] { $more }
    }（来源：{ $sources }）

## 处理器上的优化器更新

processor-step =
    { $verdict ->
        [usual] 正常：
        [somewhat] 偏慢：
       *[slow] 不正常：
    }{ $billions }B 参数的 Adam 在处理器上更新一步约需 { $expected } 秒，其中经 PCIe 搬梯度和权重约 { $crossing } 秒；你的 { $seconds } 秒{ $verdict ->
        [usual] 在这个范围内。
       *[other] 是它的 { $times } 倍，原因不在 PCIe。
    }
processor-step-causes =
    按可能性从大到小，逐项查：只用了一个线程（有的启动器把 `OMP_NUM_THREADS` 设成 1，改成核数，`htop` 里应该所有核都忙）；DeepSpeed 的 CPUAdam 没编出向量指令，或退回了 PyTorch 的 Adam（看 `ds_report` 和日志里 AVX2、AVX512 那一行）；内存只插了一两个通道，或用的是另一颗 CPU 的内存（`numactl`）；在换页（`free -g`、`vmstat 1`）。不管哪种，加大梯度累积能让更新少跑几次，卡上放得下就用 8 位优化器，不必卸载。

## 两个模型相比

two-models =
    { $explained ->
        [yes] 大小基本能解释（如果慢的是大的那个）：
       *[no] 不正常：
    }{ $large } 有 { $large_billions }B 参数，{ $small } 有 { $small_billions }B（多 { $more_percent }），数据和设置相同，每步也只该慢这么多{ $explained ->
        [yes] 。
       *[no] ，不该是 { $times } 倍，是别的地方不同。
    }
two-models-pictures =
    按这个顺序查：PyTorch 版本（2.9 里把图切成小块的三维卷积慢很多，2.8 或 2.10 以上没有这个问题：[pytorch#174051](https://github.com/pytorch/pytorch/issues/174051)、[ms-swift#6744](https://github.com/modelscope/ms-swift/issues/6744)）；每张图在两个模型里各是多少 token（由 patch 大小和 `max_pixels` 决定），视频取多少帧；flash attention 是否真的生效。然后两边各跑 50 步，比每步秒数和每步 token 数。

## 两种卡相比

two-cards =
    { $verdict ->
        [usual] 正常：
        [somewhat] 偏慢，不全是卡的差别：
        [slow] 不正常，而且不是显卡的差别：
       *[no-gain] 瓶颈不在显卡：
    }你在 { $slow } 上的 { $slow_hours }是 { $quick } 上 { $quick_hours }的 { $ratio } 倍，而 { $quick } 的 16 位算力是它的 { $compute } 倍、显存带宽是它的 { $bandwidth } 倍{ $verdict ->
        [usual] ，卡的差别就能解释。
        [no-gain] ，所以这次训练等的不是卡的速度。
       *[other] ；同样的工作在 { $slow } 上正常应在 { $least_hours }到 { $most_hours }左右，你的是它的 { $excess } 倍。
    }
two-cards-no-gain = 两边都在等别的，最可能的在前：一步太小，喂不满 { $quick }（微批只有 1、2，样本又短：加大微批到显存快满，打包或按长度分组）；等数据、等分词（利用率不到 90%：`dataloader_num_workers` 设 4 到 8）；评估和保存；4 位权重每次都要反量化、梯度检查点要重算，大卡放得下就都可以去掉；没有用 SDPA 或 flash 注意力。用同样的 50 步比每秒 token 数。
two-cards-causes =
    { $own ->
        [yes] 按可能性依次查：1. 显存溢出：Windows 下 { $slow }（{ $versions ->
            [none] { $memory } GB
           *[other] 有 { $versions } 几种，先看你的是哪种
        }）放不下的部分会进“共享 GPU 内存”，不报错，但每步都在等它（任务管理器→性能→GPU 可以看到）。{ $weights ->
            [none] 7B、8B 用 16 位，光权重就要 14–16 GB。
           *[other] { $model } 用 16 位，光权重就要 { $weights } GB。
        }改用 4 位加载（QLoRA，7B 短样本约 7 GB）、微批 1–2 加梯度累积、样本截到 384–512 token、开梯度检查点；或者换 1.5B–4B 的模型。2. 设置与快的那次不同：批大小、长度、轮数、bf16/fp16（不能是 fp32）、评估。3. 模型是否真在卡上：`torch.cuda.is_available()` 要为 True，nvidia-smi 要有负载{ $laptop ->
            [yes] ；笔记本要插电源
           *[no] {""}
        }。改完用同样的 20 步再计一次时。
       *[no] 依次查：1. 两边设置是否一样：批大小、长度、轮数、bf16/fp16（不能是 fp32）、梯度检查点、SDPA 或 flash 注意力。2. 没有卸载到内存，也没有被 `device_map` 拆开{ $weights ->
            [none] {""}
           *[other] （{ $model } 用 16 位光权重就要 { $weights } GB，这张卡有 { $memory } GB）
        }。3. 数据：利用率不到 90% 就是在等数据。4. 用时里含没含评估和保存。5. 卡上有别的任务、降频，或是 PCIe 版。再在两边用同样的 20 步计时。
    }

## 进度条

progress =
    { $samples ->
        [none] { $steps } 是优化器步数，不是样本数。
       *[other] { $guessed ->
            [yes] { $steps } 步符合：{ $samples } 条 × { $epochs } 轮 ÷ 每步 { $batch } 条（微批 × 累积 × 卡数）。
           *[no] { $steps } 步 = { $samples } 条 × { $epochs } 轮 ÷ 每步 { $batch } 条（微批 × 累积 × 卡数）。
        }
    }剩余时间 = { $rest } 步 × { $seconds } 秒 = { $left } 小时{ $early ->
        [yes] ，用的是最初 { $done } 步的速度，含启动时间：还不能下结论，跑 20 到 50 步再看。
       *[no] ，按目前的速度。
    }
progress-shorter =
    速度不变的话，一轮要 { $epoch } 小时{ $samples ->
        [none] ：减少样本或加卡，时间按比例下降。
       *[other] ，{ $samples } 条训一遍要 { $part } 小时：先用这么一部分试。
    }
progress-one-card = 每步只读 { $batch } 条，这是一张卡的量；{ $cards } 张卡应是 { $expected } 条，步数只有 1/{ $cards }。说明只起了一个进程：用 `torchrun --nproc_per_node { $cards }` 或 `accelerate launch` 启动。
experts-slow =
    这是 MoE 模型：代码逐个循环专家时，比激活参数量给人的印象慢得多。换新版 Transformers 并设 `experts_implementation="grouped_mm"`{ $adapter ->
        [yes] 、LoRA 只加在注意力上（`q_proj,k_proj,v_proj,o_proj`）
       *[no] {""}
    }、加大微批。
tokenizing =
    { $rows } 条按每秒 { $rate } 条分词要 { $hours }，不正常{ $setting ->
        [none] ；多半只有一个进程在做：把 `preprocessing_num_workers` 设到 { $workers }（LLaMA-Factory），TRL、Axolotl 用 `dataset_num_proc`，自己写的在 `dataset.map` 里设 `num_proc`，取 CPU 核数左右
       *[other] ：你设了 `{ $setting }`，只有一个进程在做。核数和硬盘跟得上的话，{ $workers } 个进程约 { $less_hours }
    }。在没有 GPU 的机器上做一次并保存：`tokenized_path`（LLaMA-Factory）、`dataset_prepared_path`（Axolotl）或 `save_to_disk`{ $cleared ->
        [yes] ；把 `overwrite_cache` 改成 false，现在的 `true` 每次启动都会丢掉缓存
       *[no] {""}
    }。

## 用时与别的抱怨

lora-time = LoRA 的用时和全量差不多：它省的是显存，每参数每 token 的 6 次运算最多省 2 次，也就是三分之一的时间。
steps-an-epoch = 若是 { $epochs } 轮，{ $steps } 步就是每轮 { $each } 步；再乘每步读的样本数，就是你的样本总数。
not-the-time =
    所以回答差不是用时的问题。依次查：使用时的提示词与训练模板逐字相同（Alpaca 是 “Below is an instruction…”）；加载的是微调后的检查点而不是基座，分词器、EOS、填充符与训练时一致；基座权重转换得对（没微调的基座能通顺地续写）；{ $epochs ->
        [none] 轮数 2 到 3 轮，再多就把数据背下来了
       *[other] { $epochs } 轮会把数据背下来，退回 2 到 3 轮
    }；学习率（全量约 1e-5 到 2e-5，LoRA 1e-4 到 2e-4）；最后看数据本身，人工读 50 条。

## MoE 与稠密模型相比

mixture-time = 计算量解释不了：{ $mixture } 每个 token 计算 { $active }B 参数，{ $dense } 是 { $whole }B，用时应是它的约 { $share } 倍。你测得 { $mixture_hours }对 { $dense_hours }，是 { $ratio } 倍，为计算量所能解释的 { $excess } 倍。
mixture-slow =
    { $loss ->
        [none] {""}
       *[other] 先看损失：{ $loss } 接近 { $guess } = ln({ $vocabulary })，等于在所有 token 里瞎猜，这次训练什么也没学到；先确认权重真的加载了（看有没有 missing、newly initialized 的警告），再看速度。
    }最可能的原因是专家的代码：逐个循环、每次都是零碎的小乘法，ZeRO-3 又把专家一个个收集。依次试：把 MoE 块设成叶子模块（`deepspeed.utils.set_z3_leaf_modules`）；权重放得下就用 ZeRO-2；新版 Transformers 设 `experts_implementation="grouped_mm"`；用打包的长批次代替微批 1；LoRA 只加在注意力上；用 Megatron 的专家并行。每改一项比 50 步。
other-process = 卡上还有{ $number ->
        [1] 另一个进程
       *[other] { $number } 个别的进程
    }占着 { $other_gib }，你的进程只拿到 { $own_gib }：原因就在这里。结束残留的进程（`nvidia-smi` 查看，是自己的就 `kill { $process }`），或换一张卡（CUDA_VISIBLE_DEVICES）。
more-than-card = 已分配的 { $held_gib } 超过了显卡的 { $card_gib }：Windows 和 WSL 的驱动会把放不下的部分挪到共享内存，每一步都会变得很慢。这个数说明程序实际想要多少，不是差一点就放得下。
documents = 针对自己文档的问答先做检索（检索或向量库，把相关段落放进提示词）：能给出处、文档一改就生效、可管权限。微调用来调格式、语气和行业用语，检索之后答得不像样再两者结合；直接拿文档原文微调，很少能让模型可靠地记住其中的事实。
