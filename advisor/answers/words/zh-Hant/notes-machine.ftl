## Main memory and disk of the machine around the cards

needs =
    { $model } 的{ $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 張卡，ZeRO-3）
    }{ $machines ->
        [1] {""}
       *[other] 在首臺機器上
    }約佔記憶體 { $needed_gib }{ $offloaded_gib ->
        [none] {""}
       *[other] （其中從顯示卡卸載的 { $offloaded_gib }）
    }{ $most_gib ->
        [none] {""}
       *[other] ，{ $why ->
            [buffers] 加上 DeepSpeed 為卸載部分預留的緩衝區是
           *[copies] 若{ $processes ->
                [1] {""}
               *[other] { $processes } 個程序各自
            } from_pretrained 先把整個模型讀進記憶體則是
        } { $most_gib }
    }{ $fits ->
        [none] 。
        [yes] ：你的 { $stated } GB 記憶體夠用。
        [tight] ：你的 { $stated } GB 記憶體夠前者，不夠後者。
       *[no] ：你的 { $stated } GB 記憶體不夠。
    }
loading =
    載入 { $model }（{ $method }）佔記憶體 { $loading_gib }{ $each_gib ->
        [none] {""}
       *[other] （權重逐個檔案直接進顯示卡，device_map）；若{ $processes ->
            [1] {""}
           *[other] { $processes } 個程序各自
        } from_pretrained 先把整個模型讀進記憶體，則是 { $each_gib }
    }{ $fits ->
        [none] 。
        [yes] ：你的 { $stated } GB 記憶體夠用。
        [tight] ：你的 { $stated } GB 記憶體夠前者，不夠後者。
       *[no] ：你的 { $stated } GB 記憶體不夠。
    }
saving =
    儲存 { $model }（{ $method }）{ $cards ->
        [none] {""}
       *[other] （{ $cards } 張卡，ZeRO-3）
    }時佔記憶體 { $saving_gib }{ $sharding ->
        [zero3] ，因為 ZeRO-3 要在 0 號程序裡彙集訓練的權重（stage3_gather_16bit_weights_on_model_save）
        [fsdp] ，因為 FSDP 的 FULL_STATE_DICT 在 0 號程序裡先後彙集權重和最佳化器狀態；SHARDED_STATE_DICT 不彙集
        [zero1] ，因為 { $processes } 個程序各自把整個模型複製到記憶體
        [zero2] ，因為 { $processes } 個程序各自把整個模型複製到記憶體
       *[other] {""}
    }{ $fits ->
        [none] 。
        [yes] ：你的 { $stated } GB 記憶體夠用。
       *[no] ：你的 { $stated } GB 記憶體不夠。
    }
merging =
    把適配器合併進 { $model } 佔記憶體 { $merging_gib }，或在顯示卡上佔 { $card_gib }：16 位的基座{ $quantized ->
        [yes] （QLoRA 訓練用的是 4 位，要重新載入）
       *[no] {""}
    }，加上一次一個矩陣的乘積{ $fits ->
        [none] 。
        [yes] 。你的 { $stated } GB 記憶體夠用。
       *[no] 。你的 { $stated } GB 記憶體不夠。
    }
disk = 硬碟：{ $model } 的{ $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 張卡，ZeRO-3）
    }最多佔 { $total_gb }：下載的模型 { $weights_gb }，{ $checkpoints } 個檢查點各 { $checkpoint_gb }{ $wide_gb ->
        [none] {""}
       *[other] 、ZeRO 或 FSDP 則 { $wide_gb }
    }{ $assumed ->
        [yes] （按保留兩個、再寫一個計）
       *[no] {""}
    }，{ $merged ->
        [yes] 合併後的模型
       *[no] 最終結果
    } { $result_gb }{ $fits ->
        [none] 。
        [yes] ；你的 { $stated } GB 夠用。
       *[no] ；你的 { $stated } GB 不夠。
    }
size =
    { $model } { $least_gib }{ $most_gib ->
        [none] {""}
       *[other] 到 { $most_gib }
    }
size-disk = { $model } { $total_gb }
sizes = { $part ->
        [loading] { $method } 載入佔記憶體：{ $each }{ $apart ->
            [yes] （少的是權重逐個檔案直接進顯示卡，即 device_map 或 4 位；多的是 from_pretrained 先把整個模型讀進記憶體）。
           *[no] 。
        }
        [saving] { $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 張卡，ZeRO-3）
    } 儲存時佔記憶體：{ $each }。
        [merging] 合併適配器佔記憶體（或顯示記憶體）：{ $each }，即 16 位的基座（QLoRA 之後也一樣）加上一次一個矩陣的乘積。
        [disk] { $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 張卡，ZeRO-3）
    } 最多佔硬碟：{ $each }，即下載的模型、三個檢查點（保留兩個，再寫一個）和最終結果。
       *[main_memory] { $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 張卡，ZeRO-3）
    } 佔記憶體：{ $each }{ $apart ->
            [yes] （少的是權重逐個檔案直接進顯示卡，多的是 from_pretrained 先把整個模型讀進記憶體）。
           *[no] 。
        }
    }
unified = 這種機器的顯示記憶體就是記憶體，沒有另外的記憶體要算。
system = 記憶體：每個程序按 { $process_gib } 計（PyTorch、CUDA 和讀資料；資料集從硬碟對映），與你的記憶體比較時給系統留 { $system_gib }。
