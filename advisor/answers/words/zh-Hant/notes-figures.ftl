## 用提問者自己的數字算出的公式

batch =
    每卡批大小 { $micro }{ $accumulation ->
        [none] {""}
       *[other] {" "}× 累積 { $accumulation } 次
    }{ $cards ->
        [none] {""}
       *[other] {" "}× { $cards } 張卡（各讀不同樣本）
    } = 每步 { $batch } 條樣本。
accumulation =
    全域性批大小 { $batch } = 每卡 { $micro } × { $cards } 張卡 × 梯度累積 { $accumulation } 步。決定顯示記憶體的只是每卡的 { $micro }：保持不變，確認梯度累積是 { $accumulation }，訓練就與之相同（只差隨機性）；累積為 1 時每步只有 { $without } 條，同樣的學習率下更新次數變多，是另一種訓練。
steps = { $samples } 條樣本、{ $epochs } 輪、批大小 { $batch }，共 { $steps } 步。
tokens =
    { $samples } 條樣本、每條 { $length } 個 token{ $epochs ->
        [none] {""}
       *[other] 、{ $epochs } 輪
    }，{ $epochs ->
        [none] 每輪
       *[other] 共
    } { $millions }M token（按每條都這麼長計）。
packed = { $millions }M token打包後是 { $sequences } 條長 { $length } 的序列。
trained = { $model } 在全部線性層上用秩 { $rank }，訓練 { $millions }M 參數（{ $share_percent }）；只加在 q_proj 和 v_proj 上是 { $two_millions }M。
base = 要訓的是 Hugging Face 上的 { $repo }；Unsloth 裡用 QLoRA，{ $tokens } token、微批 1 時約 { $peak_gib }。
context = { $model } 每條最多讀 { $tokens } 個 token。
weights = { $model } 的權重：16 位 { $full_gib }，8 位 { $eight_gib }，4 位 { $four_gib }。
divided = { $model } 的權重：每卡一份完整模型時（DDP、ZeRO-1、ZeRO-2）每張卡 16 位佔 { $full_gib }，4 位佔 { $four_gib }；切分時（ZeRO-3、FSDP）2 張卡每張 { $two_full_gib } 或 { $two_four_gib }，8 張卡每張 { $eight_full_gib } 或 { $eight_four_gib }；活化值另算。
divided-over = { $model } 的權重：每卡一份完整模型時（DDP、ZeRO-1、ZeRO-2）每張卡 16 位佔 { $full_gib }，4 位佔 { $four_gib }；切分到你的 { $cards } 張卡（ZeRO-3、FSDP）每張 { $each_full_gib } 或 { $each_four_gib }；活化值另算。
undivided =
    每次 { $batch } 條 × { $tokens } token 時，每張卡都要為樣本付出活化值 { $activations_gib }（開梯度檢查點）和 logits 及其副本 { $logits_gib }，模型是複製還是切分都一樣：ZeRO 和 FSDP 只切權重、梯度和最佳化器狀態。{ $cards ->
        [none] 分塊損失能省掉大部分 logits，序列並行才能把兩者切開。
       *[other] 合計：ZeRO-3 切分到 { $cards } 張卡每張約 { $total_gib }，加分塊損失（Liger）{ $chunked_gib }，再把每條樣本切分到 2 張卡（序列並行）{ $split_gib }。
    }
on-cards =
    { $fits ->
        [yes] 你的 { $cards } 張 { $gpu } 放得下 { $model } 每條 { $tokens } token 的 16 位 LoRA，前提是把模型切分到各卡
        [tight] 你的 { $cards } 張 { $gpu } 切分之後勉強放得下 { $model } 每條 { $tokens } token 的 16 位 LoRA
       *[no] 加什麼載入參數，{ $cards } 張 { $gpu } 也放不下 { $model } 每條 { $tokens } token 的 16 位 LoRA，切分到各卡也不行
    }（FSDP 或 ZeRO-3，用 `accelerate launch` 每卡一個程序，不寫 `device_map`），加分塊損失：每卡約 { $peak_gib }，可用 { $usable_gib }{ $fits ->
        [yes] 。
       *[no] { $longest ->
            [none] 。
           *[other] ；最長到 { $longest } token 放得下。
        }
    }用 4 位（`load_in_4bit=True`），一張卡在 { $tokens } token 時要 { $four_gib }{ $four_fits ->
        [yes] ，放得下；要快就每卡一份（DDP）。
        [tight] ，勉強放得下；要快就每卡一份（DDP）。
       *[no] { $four_longest ->
            [none] ，放不下。
           *[other] ，放不下；最長到 { $four_longest } token 放得下。
        }
    }
moments =
    { $model } 用{ $method }{ $rank ->
        [none] {""}
       *[other] （全部線性層，秩 { $rank }）
    }訓練 { $millions }M 參數，Adam 的兩個滑動平均佔 { $adamw_gib }；8 位最佳化器佔 { $eight_gib }。
full = { $model } 的權重、梯度和最佳化器狀態：混合精度（每參數 16 位元組）{ $mixed_gib }，只用 bf16（8 位元組）{ $pure_gib }；活化值另計。
sharded =
    { $cards } 張卡對 { $model } 做{ $method }{ $rank ->
        [none] {""}
       *[other] （全部線性層，秩 { $rank }）
    }，權重、梯度和最佳化器狀態每張卡佔：ZeRO-1 { $one_gib }，ZeRO-2 { $two_gib }，ZeRO-3 { $three_gib }；活化值另計。
cache =
    { $model } 的 KV 快取（16 位）每 token { $kib } KiB{ $tokens ->
        [none] {""}
       *[other] ：一個 { $tokens } token 的請求 { $request_gib }{ $users_gib ->
            [none] {""}
           *[other] ，{ $users } 個同時 { $users_gib }
        }
    }。
logits = 一條 { $tokens } token 的樣本，logits 的一份 32 位副本佔 { $copy_gib }（{ $model }，詞表 { $vocab }）。
picture =
    在 { $model } 裡，{ $size ->
        [none] {""}
       *[other] { $size } 的圖片{ $pixels ->
            [none] {""}
           *[other] ，
        }
    }{ $pixels ->
        [none] {""}
       *[other] 最多 { $pixels } 畫素的圖片
    }一張是 { $tokens ->
        [none] 0 個 token：視覺編碼器裡 { $patches } 個圖塊，解碼器用單獨的層去看
       *[other] { $tokens } 個 token（視覺編碼器裡 { $patches } 個圖塊）
    }。
replay = 按你的 { $samples } 條，摻 10%–30% 就是 { $least } 到 { $most } 條通用資料。
eval-rises =
    { $wanted ->
        [none] {""}
       *[other] {"不要訓到 "}{ $wanted }{" 輪："}
    }驗證損失在第 { $epoch } 輪最低（{ $lowest }），第 { $last } 輪是 { $end }：後面就是過擬合，留第 { $epoch } 輪的檢查點，下次也別訓得更久。
gathered =
    { $way ->
        [network] 慢在網路
       *[other] 慢在分片
    }：{ $model } 的權重分片以後，每個微批次要把權重傳兩遍{ $times ->
        [3] 、梯度傳一遍
       *[other] {""}
    }，{ $way ->
        [network] 機間共
       *[other] 卡間共
    } { $total_gb }{ $seconds ->
        [none] {""}
       *[other] ，按 { $gbit } Gbit/s 約 { $seconds } 秒{ $accumulation ->
            [none] {""}
            [1] {""}
           *[other] ，累積 { $accumulation } 次就是每步約 { $step_seconds } 秒
        }
    }。
file-expected =
    { $asked ->
        [yes] 是的，正常
       *[other] 本該這麼大
    }：{ $size } { $bytes ->
        [2] 是 16 位權重
        [4] 是 32 位權重
        [6] 是 16 位權重加 Adam 的兩份狀態
        [8] 是 Adam 的兩份 32 位狀態
        [12] 是 32 位權重加 Adam 的兩份狀態
       *[other] 是 16 位權重、32 位主權重和 Adam 的兩份狀態
    }，{ $billions }B 參數 × { $bytes } 位元組 = { $file } GB（{ $gib }）{ $divided ->
        [yes] ；ZeRO 只是把這些狀態切到各卡，卸載只是挪個地方，都不會變小
       *[other] {""}
    }。
file-of =
    { $size } { $bytes ->
        [2] 是 16 位權重
        [4] 是 32 位權重
        [6] 是 16 位權重加 Adam 的兩份狀態
        [8] 是 Adam 的兩份 32 位狀態
       *[other] 是 32 位權重加 Adam 的兩份狀態
    }：{ $billions }B × { $bytes } 位元組 = { $file } GB（{ $gib }）。
file-less = 想小一點：只存權重是 { $weights } GB（save_only_model，不能續訓）；最佳化器換成 adamw_8bit，Adam 的兩份狀態從 { $moments } GB 降到 { $eight } GB。
adapter-file = { $model } 在全部線性層上掛秩 { $rank } 的 LoRA，有 { $millions } 百萬參數，檔案 16 位約 { $half_mb } MB、32 位約 { $whole_mb } MB（只掛 q_proj、v_proj 時 16 位 { $two_mb } MB）；小得多就是空的。
guessing = 損失 { $loss } 就是瞎猜的水平，ln({ $vocab } 個 token) = { $even }：{ $model } 的權重或分詞器沒有按預訓練的載入上。
moved-back = { $model } 全量微調每參數 16 位元組，共 { $states } GB，{ $cards } 張卡每張 { $all } GB，還沒算活化值；只把最佳化器放在記憶體（12 位元組，記憶體 { $moved } GB），每張卡剩 { $left } GB；純 bf16 加 8 位 Adam（6 位元組，不留 32 位主權重）每張 { $light } GB，不用卸載。
resumed =
    { $case ->
        [lost] 是適配器（權重）沒載入上：斷點處 { $before }，續訓後 { $after }，比沒訓過的基座（約 1 到 3）還高，光丟最佳化器狀態不會讓第一步就這麼高。真載入上了，第一步應在 { $before } 附近；載入後仍不對，再查分詞器、模板和檔案裡的鍵名。
        [loaded] 權重載入上了：續訓後 { $after } 和斷點處 { $before } 差在單個批次的波動之內。如果之後往上走，就是學習率、最佳化器狀態或資料順序沒恢復。
       *[open] 拿續訓後的 { $after } 和第一次訓練第 1 步的損失比：一樣高，就是權重沒載入；明顯更低，是最佳化器或學習率進度沒恢復，幾百步內會回到 { $before } 附近。
    }
