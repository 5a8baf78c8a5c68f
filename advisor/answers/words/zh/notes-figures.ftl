## 用提问者自己的数字算出的公式

batch =
    每卡批大小 { $micro }{ $accumulation ->
        [none] {""}
       *[other] {" "}× 累积 { $accumulation } 次
    }{ $cards ->
        [none] {""}
       *[other] {" "}× { $cards } 张卡（各读不同样本）
    } = 每步 { $batch } 条样本。
accumulation =
    全局批大小 { $batch } = 每卡 { $micro } × { $cards } 张卡 × 梯度累积 { $accumulation } 步。决定显存的只是每卡的 { $micro }：保持不变，确认梯度累积是 { $accumulation }，训练就与之相同（只差随机性）；累积为 1 时每步只有 { $without } 条，同样的学习率下更新次数变多，是另一种训练。
steps = { $samples } 条样本、{ $epochs } 轮、批大小 { $batch }，共 { $steps } 步。
tokens =
    { $samples } 条样本、每条 { $length } 个 token{ $epochs ->
        [none] {""}
       *[other] 、{ $epochs } 轮
    }，{ $epochs ->
        [none] 每轮
       *[other] 共
    } { $millions }M token（按每条都这么长计）。
packed = { $millions }M token打包后是 { $sequences } 条长 { $length } 的序列。
trained = { $model } 在全部线性层上用秩 { $rank }，训练 { $millions }M 参数（{ $share_percent }）；只加在 q_proj 和 v_proj 上是 { $two_millions }M。
base = 要训的是 Hugging Face 上的 { $repo }；Unsloth 里用 QLoRA，{ $tokens } token、微批 1 时约 { $peak_gib }。
context = { $model } 每条最多读 { $tokens } 个 token。
weights = { $model } 的权重：16 位 { $full_gib }，8 位 { $eight_gib }，4 位 { $four_gib }。
divided = { $model } 的权重：每卡一份完整模型时（DDP、ZeRO-1、ZeRO-2）每张卡 16 位占 { $full_gib }，4 位占 { $four_gib }；切分时（ZeRO-3、FSDP）2 张卡每张 { $two_full_gib } 或 { $two_four_gib }，8 张卡每张 { $eight_full_gib } 或 { $eight_four_gib }；激活值另算。
divided-over = { $model } 的权重：每卡一份完整模型时（DDP、ZeRO-1、ZeRO-2）每张卡 16 位占 { $full_gib }，4 位占 { $four_gib }；切分到你的 { $cards } 张卡（ZeRO-3、FSDP）每张 { $each_full_gib } 或 { $each_four_gib }；激活值另算。
undivided =
    每次 { $batch } 条 × { $tokens } token 时，每张卡都要为样本付出激活值 { $activations_gib }（开梯度检查点）和 logits 及其副本 { $logits_gib }，模型是复制还是切分都一样：ZeRO 和 FSDP 只切权重、梯度和优化器状态。{ $cards ->
        [none] 分块损失能省掉大部分 logits，序列并行才能把两者切开。
       *[other] 合计：ZeRO-3 切分到 { $cards } 张卡每张约 { $total_gib }，加分块损失（Liger）{ $chunked_gib }，再把每条样本切分到 2 张卡（序列并行）{ $split_gib }。
    }
on-cards =
    { $fits ->
        [yes] 你的 { $cards } 张 { $gpu } 放得下 { $model } 每条 { $tokens } token 的 16 位 LoRA，前提是把模型切分到各卡
        [tight] 你的 { $cards } 张 { $gpu } 切分之后勉强放得下 { $model } 每条 { $tokens } token 的 16 位 LoRA
       *[no] 加什么加载参数，{ $cards } 张 { $gpu } 也放不下 { $model } 每条 { $tokens } token 的 16 位 LoRA，切分到各卡也不行
    }（FSDP 或 ZeRO-3，用 `accelerate launch` 每卡一个进程，不写 `device_map`），加分块损失：每卡约 { $peak_gib }，可用 { $usable_gib }{ $fits ->
        [yes] 。
       *[no] { $longest ->
            [none] 。
           *[other] ；最长到 { $longest } token 放得下。
        }
    }用 4 位（`load_in_4bit=True`），一张卡在 { $tokens } token 时要 { $four_gib }{ $four_fits ->
        [yes] ，放得下；要快就每卡一份（DDP）。
        [tight] ，勉强放得下；要快就每卡一份（DDP）。
       *[no] { $four_longest ->
            [none] ，放不下。
           *[other] ，放不下；最长到 { $four_longest } token 放得下。
        }
    }
moments =
    { $model } 用{ $method }{ $rank ->
        [none] {""}
       *[other] （全部线性层，秩 { $rank }）
    }训练 { $millions }M 参数，Adam 的两个滑动平均占 { $adamw_gib }；8 位优化器占 { $eight_gib }。
full = { $model } 的权重、梯度和优化器状态：混合精度（每参数 16 字节）{ $mixed_gib }，只用 bf16（8 字节）{ $pure_gib }；激活值另计。
sharded =
    { $cards } 张卡对 { $model } 做{ $method }{ $rank ->
        [none] {""}
       *[other] （全部线性层，秩 { $rank }）
    }，权重、梯度和优化器状态每张卡占：ZeRO-1 { $one_gib }，ZeRO-2 { $two_gib }，ZeRO-3 { $three_gib }；激活值另计。
cache =
    { $model } 的 KV 缓存（16 位）每 token { $kib } KiB{ $tokens ->
        [none] {""}
       *[other] ：一个 { $tokens } token 的请求 { $request_gib }{ $users_gib ->
            [none] {""}
           *[other] ，{ $users } 个同时 { $users_gib }
        }
    }。
logits = 一条 { $tokens } token 的样本，logits 的一份 32 位副本占 { $copy_gib }（{ $model }，词表 { $vocab }）。
picture =
    在 { $model } 里，{ $size ->
        [none] {""}
       *[other] { $size } 的图片{ $pixels ->
            [none] {""}
           *[other] ，
        }
    }{ $pixels ->
        [none] {""}
       *[other] 最多 { $pixels } 像素的图片
    }一张是 { $tokens ->
        [none] 0 个 token：视觉编码器里 { $patches } 个图块，解码器用单独的层去看
       *[other] { $tokens } 个 token（视觉编码器里 { $patches } 个图块）
    }。
replay = 按你的 { $samples } 条，掺 10%–30% 就是 { $least } 到 { $most } 条通用数据。
eval-rises =
    { $wanted ->
        [none] {""}
       *[other] {"不要训到 "}{ $wanted }{" 轮："}
    }验证损失在第 { $epoch } 轮最低（{ $lowest }），第 { $last } 轮是 { $end }：后面就是过拟合，留第 { $epoch } 轮的检查点，下次也别训得更久。
gathered =
    { $way ->
        [network] 慢在网络
       *[other] 慢在分片
    }：{ $model } 的权重分片以后，每个微批次要把权重传两遍{ $times ->
        [3] 、梯度传一遍
       *[other] {""}
    }，{ $way ->
        [network] 机间共
       *[other] 卡间共
    } { $total_gb }{ $seconds ->
        [none] {""}
       *[other] ，按 { $gbit } Gbit/s 约 { $seconds } 秒{ $accumulation ->
            [none] {""}
            [1] {""}
           *[other] ，累积 { $accumulation } 次就是每步约 { $step_seconds } 秒
        }
    }。
file-expected =
    { $asked ->
        [yes] 是的，正常
       *[other] 本该这么大
    }：{ $size } { $bytes ->
        [2] 是 16 位权重
        [4] 是 32 位权重
        [6] 是 16 位权重加 Adam 的两份状态
        [8] 是 Adam 的两份 32 位状态
        [12] 是 32 位权重加 Adam 的两份状态
       *[other] 是 16 位权重、32 位主权重和 Adam 的两份状态
    }，{ $billions }B 参数 × { $bytes } 字节 = { $file } GB（{ $gib }）{ $divided ->
        [yes] ；ZeRO 只是把这些状态切到各卡，卸载只是挪个地方，都不会变小
       *[other] {""}
    }。
file-of =
    { $size } { $bytes ->
        [2] 是 16 位权重
        [4] 是 32 位权重
        [6] 是 16 位权重加 Adam 的两份状态
        [8] 是 Adam 的两份 32 位状态
       *[other] 是 32 位权重加 Adam 的两份状态
    }：{ $billions }B × { $bytes } 字节 = { $file } GB（{ $gib }）。
file-less = 想小一点：只存权重是 { $weights } GB（save_only_model，不能续训）；优化器换成 adamw_8bit，Adam 的两份状态从 { $moments } GB 降到 { $eight } GB。
adapter-file = { $model } 在全部线性层上挂秩 { $rank } 的 LoRA，有 { $millions } 百万参数，文件 16 位约 { $half_mb } MB、32 位约 { $whole_mb } MB（只挂 q_proj、v_proj 时 16 位 { $two_mb } MB）；小得多就是空的。
guessing = 损失 { $loss } 就是瞎猜的水平，ln({ $vocab } 个 token) = { $even }：{ $model } 的权重或分词器没有按预训练的加载上。
moved-back = { $model } 全量微调每参数 16 字节，共 { $states } GB，{ $cards } 张卡每张 { $all } GB，还没算激活值；只把优化器放在内存（12 字节，内存 { $moved } GB），每张卡剩 { $left } GB；纯 bf16 加 8 位 Adam（6 字节，不留 32 位主权重）每张 { $light } GB，不用卸载。
resumed =
    { $case ->
        [lost] 是适配器（权重）没加载上：断点处 { $before }，续训后 { $after }，比没训过的基座（约 1 到 3）还高，光丢优化器状态不会让第一步就这么高。真加载上了，第一步应在 { $before } 附近；加载后仍不对，再查分词器、模板和文件里的键名。
        [loaded] 权重加载上了：续训后 { $after } 和断点处 { $before } 差在单个批次的波动之内。如果之后往上走，就是学习率、优化器状态或数据顺序没恢复。
       *[open] 拿续训后的 { $after } 和第一次训练第 1 步的损失比：一样高，就是权重没加载；明显更低，是优化器或学习率进度没恢复，几百步内会回到 { $before } 附近。
    }
