## Main memory and disk of the machine around the cards

needs =
    { $model } 的{ $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 张卡，ZeRO-3）
    }{ $machines ->
        [1] {""}
       *[other] 在首台机器上
    }约占内存 { $needed_gib }{ $offloaded_gib ->
        [none] {""}
       *[other] （其中从显卡卸载的 { $offloaded_gib }）
    }{ $most_gib ->
        [none] {""}
       *[other] ，{ $why ->
            [buffers] 加上 DeepSpeed 为卸载部分预留的缓冲区是
           *[copies] 若{ $processes ->
                [1] {""}
               *[other] { $processes } 个进程各自
            } from_pretrained 先把整个模型读进内存则是
        } { $most_gib }
    }{ $fits ->
        [none] 。
        [yes] ：你的 { $stated } GB 内存够用。
        [tight] ：你的 { $stated } GB 内存够前者，不够后者。
       *[no] ：你的 { $stated } GB 内存不够。
    }
loading =
    加载 { $model }（{ $method }）占内存 { $loading_gib }{ $each_gib ->
        [none] {""}
       *[other] （权重逐个文件直接进显卡，device_map）；若{ $processes ->
            [1] {""}
           *[other] { $processes } 个进程各自
        } from_pretrained 先把整个模型读进内存，则是 { $each_gib }
    }{ $fits ->
        [none] 。
        [yes] ：你的 { $stated } GB 内存够用。
        [tight] ：你的 { $stated } GB 内存够前者，不够后者。
       *[no] ：你的 { $stated } GB 内存不够。
    }
saving =
    保存 { $model }（{ $method }）{ $cards ->
        [none] {""}
       *[other] （{ $cards } 张卡，ZeRO-3）
    }时占内存 { $saving_gib }{ $sharding ->
        [zero3] ，因为 ZeRO-3 要在 0 号进程里汇集训练的权重（stage3_gather_16bit_weights_on_model_save）
        [fsdp] ，因为 FSDP 的 FULL_STATE_DICT 在 0 号进程里先后汇集权重和优化器状态；SHARDED_STATE_DICT 不汇集
        [zero1] ，因为 { $processes } 个进程各自把整个模型复制到内存
        [zero2] ，因为 { $processes } 个进程各自把整个模型复制到内存
       *[other] {""}
    }{ $fits ->
        [none] 。
        [yes] ：你的 { $stated } GB 内存够用。
       *[no] ：你的 { $stated } GB 内存不够。
    }
merging =
    把适配器合并进 { $model } 占内存 { $merging_gib }，或在显卡上占 { $card_gib }：16 位的基座{ $quantized ->
        [yes] （QLoRA 训练用的是 4 位，要重新加载）
       *[no] {""}
    }，加上一次一个矩阵的乘积{ $fits ->
        [none] 。
        [yes] 。你的 { $stated } GB 内存够用。
       *[no] 。你的 { $stated } GB 内存不够。
    }
disk = 硬盘：{ $model } 的{ $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 张卡，ZeRO-3）
    }最多占 { $total_gb }：下载的模型 { $weights_gb }，{ $checkpoints } 个检查点各 { $checkpoint_gb }{ $wide_gb ->
        [none] {""}
       *[other] 、ZeRO 或 FSDP 则 { $wide_gb }
    }{ $assumed ->
        [yes] （按保留两个、再写一个计）
       *[no] {""}
    }，{ $merged ->
        [yes] 合并后的模型
       *[no] 最终结果
    } { $result_gb }{ $fits ->
        [none] 。
        [yes] ；你的 { $stated } GB 够用。
       *[no] ；你的 { $stated } GB 不够。
    }
size =
    { $model } { $least_gib }{ $most_gib ->
        [none] {""}
       *[other] 到 { $most_gib }
    }
size-disk = { $model } { $total_gb }
sizes = { $part ->
        [loading] { $method } 加载占内存：{ $each }{ $apart ->
            [yes] （少的是权重逐个文件直接进显卡，即 device_map 或 4 位；多的是 from_pretrained 先把整个模型读进内存）。
           *[no] 。
        }
        [saving] { $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 张卡，ZeRO-3）
    } 保存时占内存：{ $each }。
        [merging] 合并适配器占内存（或显存）：{ $each }，即 16 位的基座（QLoRA 之后也一样）加上一次一个矩阵的乘积。
        [disk] { $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 张卡，ZeRO-3）
    } 最多占硬盘：{ $each }，即下载的模型、三个检查点（保留两个，再写一个）和最终结果。
       *[main_memory] { $method }{ $cards ->
        [none] {""}
       *[other] （{ $cards } 张卡，ZeRO-3）
    } 占内存：{ $each }{ $apart ->
            [yes] （少的是权重逐个文件直接进显卡，多的是 from_pretrained 先把整个模型读进内存）。
           *[no] 。
        }
    }
unified = 这种机器的显存就是内存，没有另外的内存要算。
system = 内存：每个进程按 { $process_gib } 计（PyTorch、CUDA 和读数据；数据集从硬盘映射），与你的内存比较时给系统留 { $system_gib }。
