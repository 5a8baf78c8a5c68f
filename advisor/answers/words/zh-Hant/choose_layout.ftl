layout = TP { $tensor } × PP { $pipeline } × CP { $context } × DP { $copies }
with-experts = { $layout }，EP { $experts }
headline =
    { $fits ->
        [no] 能算的切法裡，{ $cards }都放不下 { $model } { $tokens } token 的{ $method }：最接近的 { $layout }{ $experts ->
            [none] {""}
           *[other] 、EP { $experts }
        } 每卡要 { $peak }{ $offloaded ->
            [none] {""}
           *[other] ，最佳化器放到記憶體後 { $offloaded }
        }，單卡可用 { $usable }。{ $least ->
            [none] {""}
           *[other] 這種卡 { $least } 張放得下。
        }
       *[other] 先用 { $layout } = { $number } 張卡{ $experts ->
            [none] {""}
           *[other] 、EP { $experts }
        }：{ $model } { $method }、每條 { $tokens } token，每張 { $gpu } 約 { $peak }（{ $low } 到 { $high }），可用 { $usable }{ $fits ->
            [tight] ，很緊{ $offloaded ->
                [none] {""}
               *[other] （最佳化器放到記憶體後 { $offloaded }）
            }
           *[other] {""}
        }。
    }
stated =
    { $fits ->
        [no] 你現在的 { $layout } 每卡約 { $peak }，放不下。
        [tight] 你現在的 { $layout } 每卡約 { $peak }，很緊。
       *[yes] 你現在的 { $layout } 每卡約 { $peak }，放得下。
    }
left-over = { $stated } 張不是整機（每機 { $machine } 張），按 { $number } 張來切。
context =
    { $context ->
        [1] CP 1：每張卡讀整條 { $tokens } token 的樣本。
       *[other] CP { $context }：{ $tokens } ÷ { $context } = 每卡 { $each } token；通常每卡 8,000 到 16,000。
    }
tensor =
    { $tensor ->
        [1] TP 1：矩陣不用切。
       *[other] TP { $tensor }：放在一臺機器的 { $machine } 張卡之內（NVLink），並且能整除 { $heads } 個 KV 頭。
    }
pipeline =
    { $pipeline ->
        [1] PP 1：不分流水段就放得下；流水線在每批的開頭和結尾都有卡空等。
       *[other] PP { $pipeline }：{ $layers } 層分成 { $pipeline } 段，段數再少就放不下；每步的微批要多。
    }
experts =
    { $experts ->
        [1] EP 1：每張卡放全部 { $count } 個專家。
       *[other] EP { $experts }：{ $count } 個專家 ÷ { $experts } = 每卡 { $each } 個；EP 用的就是 TP × CP × DP 這些卡，不另乘{ $abroad ->
            [yes] ；它跨出了一臺機器的 { $machine } 張卡，需要快的網路。
           *[no] 。
        }
    }
copies = DP { $copies }：{ $number } ÷（{ $tensor } × { $pipeline } × { $context }）；最佳化器狀態切分到全部 { $number } 張卡。
memory = 每張卡：權重 { $weights }、梯度 { $gradients }、最佳化器狀態 { $optimizer }、活化值和 logits { $activations }、緩衝區、分配器和 CUDA { $rest }。
columns = 切法 | 每卡讀一條樣本的 token | 每卡顯示記憶體
settings = 在 { $framework } 裡寫：
offload = 想再寬裕，把最佳化器放到記憶體：{ $settings }；每卡約 { $peak }，每臺機器佔記憶體 { $host }。
first-steps = 先做這幾步
first-run =
    { $shorter ->
        [yes] 微批 1、每層都重算，先用 { $tokens } token 跑 20 步，記下每個 rank 的 `torch.cuda.max_memory_reserved()`。
       *[no] 微批 1、每層都重算，先跑 20 步，記下每個 rank 的 `torch.cuda.max_memory_reserved()`。
    }
then-longer =
    { $shorter ->
        [yes] 長度逐次加倍到 { $tokens }，峰值始終留一成。
       *[no] 再加大批次：它是 DP { $copies } 的整數倍。
    }
then-change =
    { $context ->
        [1] 有餘量：改選擇性重算，或加大微批。OOM：換表裡更省顯示記憶體的一行，加大 TP 或 PP。
       *[other] 有餘量：CP 減半（DP 加倍），再改選擇性重算。OOM：換表裡更省顯示記憶體的一行，加大 CP、TP 或 PP。
    }
trust =
    { $mixture ->
        [yes] 顯示記憶體是算出來的，沒有實測：token 路由不均，熱門專家所在的卡會更多，以前 20 步的實測為準。
       *[no] 顯示記憶體是算出來的，沒有在這種切法上實測，以前 20 步的實測為準。
    }
method-assumed = 沒有提到 LoRA，按全量微調算。
length-assumed = 沒說樣本長度，按 { $tokens } token 算。
generates = 這裡只算策略模型的更新，更新時引擎休眠、參考模型卸載；vLLM 自己的 TP 是 `actor_rollout_ref.rollout.tensor_model_parallel_size`。
longer = 樣本再長一倍怎麼切？
