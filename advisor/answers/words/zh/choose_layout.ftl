layout = TP { $tensor } × PP { $pipeline } × CP { $context } × DP { $copies }
with-experts = { $layout }，EP { $experts }
headline =
    { $fits ->
        [no] 能算的切法里，{ $cards }都放不下 { $model } { $tokens } token 的{ $method }：最接近的 { $layout }{ $experts ->
            [none] {""}
           *[other] 、EP { $experts }
        } 每卡要 { $peak }{ $offloaded ->
            [none] {""}
           *[other] ，优化器放到内存后 { $offloaded }
        }，单卡可用 { $usable }。{ $least ->
            [none] {""}
           *[other] 这种卡 { $least } 张放得下。
        }
       *[other] 先用 { $layout } = { $number } 张卡{ $experts ->
            [none] {""}
           *[other] 、EP { $experts }
        }：{ $model } { $method }、每条 { $tokens } token，每张 { $gpu } 约 { $peak }（{ $low } 到 { $high }），可用 { $usable }{ $fits ->
            [tight] ，很紧{ $offloaded ->
                [none] {""}
               *[other] （优化器放到内存后 { $offloaded }）
            }
           *[other] {""}
        }。
    }
stated =
    { $fits ->
        [no] 你现在的 { $layout } 每卡约 { $peak }，放不下。
        [tight] 你现在的 { $layout } 每卡约 { $peak }，很紧。
       *[yes] 你现在的 { $layout } 每卡约 { $peak }，放得下。
    }
left-over = { $stated } 张不是整机（每机 { $machine } 张），按 { $number } 张来切。
context =
    { $context ->
        [1] CP 1：每张卡读整条 { $tokens } token 的样本。
       *[other] CP { $context }：{ $tokens } ÷ { $context } = 每卡 { $each } token；通常每卡 8,000 到 16,000。
    }
tensor =
    { $tensor ->
        [1] TP 1：矩阵不用切。
       *[other] TP { $tensor }：放在一台机器的 { $machine } 张卡之内（NVLink），并且能整除 { $heads } 个 KV 头。
    }
pipeline =
    { $pipeline ->
        [1] PP 1：不分流水段就放得下；流水线在每批的开头和结尾都有卡空等。
       *[other] PP { $pipeline }：{ $layers } 层分成 { $pipeline } 段，段数再少就放不下；每步的微批要多。
    }
experts =
    { $experts ->
        [1] EP 1：每张卡放全部 { $count } 个专家。
       *[other] EP { $experts }：{ $count } 个专家 ÷ { $experts } = 每卡 { $each } 个；EP 用的就是 TP × CP × DP 这些卡，不另乘{ $abroad ->
            [yes] ；它跨出了一台机器的 { $machine } 张卡，需要快的网络。
           *[no] 。
        }
    }
copies = DP { $copies }：{ $number } ÷（{ $tensor } × { $pipeline } × { $context }）；优化器状态切分到全部 { $number } 张卡。
memory = 每张卡：权重 { $weights }、梯度 { $gradients }、优化器状态 { $optimizer }、激活值和 logits { $activations }、缓冲区、分配器和 CUDA { $rest }。
columns = 切法 | 每卡读一条样本的 token | 每卡显存
settings = 在 { $framework } 里写：
offload = 想再宽裕，把优化器放到内存：{ $settings }；每卡约 { $peak }，每台机器占内存 { $host }。
first-steps = 先做这几步
first-run =
    { $shorter ->
        [yes] 微批 1、每层都重算，先用 { $tokens } token 跑 20 步，记下每个 rank 的 `torch.cuda.max_memory_reserved()`。
       *[no] 微批 1、每层都重算，先跑 20 步，记下每个 rank 的 `torch.cuda.max_memory_reserved()`。
    }
then-longer =
    { $shorter ->
        [yes] 长度逐次加倍到 { $tokens }，峰值始终留一成。
       *[no] 再加大批次：它是 DP { $copies } 的整数倍。
    }
then-change =
    { $context ->
        [1] 有余量：改选择性重算，或加大微批。OOM：换表里更省显存的一行，加大 TP 或 PP。
       *[other] 有余量：CP 减半（DP 加倍），再改选择性重算。OOM：换表里更省显存的一行，加大 CP、TP 或 PP。
    }
trust =
    { $mixture ->
        [yes] 显存是算出来的，没有实测：token 路由不均，热门专家所在的卡会更多，以前 20 步的实测为准。
       *[no] 显存是算出来的，没有在这种切法上实测，以前 20 步的实测为准。
    }
method-assumed = 没有提到 LoRA，按全量微调算。
length-assumed = 没说样本长度，按 { $tokens } token 算。
generates = 这里只算策略模型的更新，更新时引擎休眠、参考模型卸载；vLLM 自己的 TP 是 `actor_rollout_ref.rollout.tensor_model_parallel_size`。
longer = 样本再长一倍怎么切？
