## Main memory and disk of the machine around the cards

needs =
    { $model } with { $method }{ $cards ->
        [none] {""}
       *[other] {" "}over { $cards } cards by ZeRO-3
    } takes about { $needed_gib } of main memory{ $offloaded_gib ->
        [none] {""}
       *[other] {" "}({ $offloaded_gib } of it moved off the cards)
    }{ $machines ->
        [1] {""}
       *[other] {" "}on the first machine
    }{ $most_gib ->
        [none] {""}
       *[other] , { $most_gib } { $why ->
            [buffers] with the buffers that DeepSpeed reckons for what is offloaded
           *[copies] { $processes ->
                [1] where from_pretrained first reads the whole model there
               *[other] where each of { $processes } processes first reads the whole model there
            }
        }
    }{ $fits ->
        [none] .
        [yes] : your { $stated } GB are enough.
        [tight] : your { $stated } GB are enough for the first, not for the second.
       *[no] : your { $stated } GB are too little.
    }
loading =
    Loading { $model } for { $method } takes { $loading_gib } of main memory{ $each_gib ->
        [none] {""}
       *[other] {" "}if the weights go file by file to the card (device_map), { $each_gib } if { $processes ->
            [1] from_pretrained reads the whole model there first
           *[other] each of { $processes } processes reads the whole model there first
        }
    }{ $fits ->
        [none] .
        [yes] : your { $stated } GB are enough.
        [tight] : your { $stated } GB are enough for the first, not for the second.
       *[no] : your { $stated } GB are too little.
    }
saving =
    Saving { $model } with { $method }{ $cards ->
        [none] {""}
       *[other] {" "}over { $cards } cards by ZeRO-3
    } takes { $saving_gib } of main memory{ $sharding ->
        [zero3] , as ZeRO-3 gathers the trained weights in the first process (stage3_gather_16bit_weights_on_model_save)
        [fsdp] , as FSDP's FULL_STATE_DICT gathers weights, then optimizer states in the first process; SHARDED_STATE_DICT gathers nothing
        [zero1] , as each of { $processes } processes copies its whole model there
        [zero2] , as each of { $processes } processes copies its whole model there
       *[other] {""}
    }{ $fits ->
        [none] .
        [yes] : your { $stated } GB are enough.
       *[no] : your { $stated } GB are too little.
    }
merging =
    Merging the adapter into { $model } takes { $merging_gib } of main memory, or { $card_gib } on a card: the base in 16 bit{ $quantized ->
        [yes] {" "}(loaded anew, for QLoRA trained on 4 bit)
       *[no] {""}
    } and one matrix's product at a time{ $fits ->
        [none] .
        [yes] . Your { $stated } GB are enough.
       *[no] . Your { $stated } GB are too little.
    }
disk =
    On disk, { $model } with { $method }{ $cards ->
        [none] {""}
       *[other] {" "}over { $cards } cards by ZeRO-3
    } takes up to { $total_gb }, that is the download { $weights_gb }, { $checkpoints ->
        [one] a checkpoint of { $checkpoint_gb }
       *[other] { $checkpoints } checkpoints of { $checkpoint_gb }
    }{ $wide_gb ->
        [none] {""}
       *[other] , or { $wide_gb } by ZeRO or FSDP
    }{ $assumed ->
        [yes] {" "}(assumed: two kept, one being written)
       *[no] {""}
    }, { $merged ->
        [yes] the merged model
       *[no] the result
    } { $result_gb }{ $fits ->
        [none] .
        [yes] ; your { $stated } GB are enough.
       *[no] ; your { $stated } GB are too little.
    }
size =
    { $least_gib }{ $most_gib ->
        [none] {""}
       *[other] {" "}to { $most_gib }
    } for { $model }
size-disk = { $total_gb } for { $model }
sizes = { $part ->
        [loading] Loading for { $method } takes, in main memory, { $each }{ $apart ->
            [yes] : the less where the weights go file by file to the card (device_map, 4 bit), the more where from_pretrained reads the whole model there first.
           *[no] .
        }
        [saving] Saving with { $method }{ $cards ->
        [none] {""}
       *[other] {" "}over { $cards } cards by ZeRO-3
    } takes, in main memory, { $each }.
        [merging] Merging an adapter takes, in main memory or on a card, { $each }: the base in 16 bit (after QLoRA too) and one matrix's product at a time.
        [disk] On disk { $method }{ $cards ->
        [none] {""}
       *[other] {" "}over { $cards } cards by ZeRO-3
    } takes up to { $each }: the download, three checkpoints (two kept, one being written) and the result.
       *[main_memory] In main memory { $method }{ $cards ->
        [none] {""}
       *[other] {" "}over { $cards } cards by ZeRO-3
    } takes { $each }{ $apart ->
            [yes] : the less where the weights go file by file to the card, the more where from_pretrained reads the whole model there first.
           *[no] .
        }
    }
unified = The card's memory is the machine's main memory: there is no other to count.
system = Main memory: { $process_gib } a process for PyTorch, CUDA and its data loader (data sets are mapped from disk), { $system_gib } left to the system where yours is compared.
