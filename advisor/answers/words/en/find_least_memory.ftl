verdict =
    { $below ->
        [yes] No, { $stated } GB is not the least for { $method } of { $model }:
       *[no] Yes, less than { $stated } GB does not hold { $method } of { $model } by any way computed here:
    }
least = { $method } of { $model } takes at least { $peak } on the cards together ({ $what }){ $cards ->
        [none] {""}
       *[other] , that is { $cards } × { $memory } GB
    }.
lowest = With weights and optimizer in main memory { $peak } on a card are enough, with { $host } of main memory, and it is slower.
other = { $method }: { $peak }.
columns =
    { $cards ->
        [yes] Way | GPU memory, all cards together | { $memory } GB cards (of 1–4, 6, 8, 16, 32, 64) | Main memory
       *[no] Way | GPU memory, all cards together | Main memory
    }
what-counts = Micro batch 1 × { $tokens } tokens with gradient checkpointing. Several cards divide all but activations and logits (ZeRO-3, FSDP), with some buffers on each.
bounds = The floor of full tuning on the cards is the weights in bf16: below that weights wait in main memory or on NVMe (ZeRO-Infinity), or only some layers are trained at a time (LISA, BAdam).
which-card = Which cards hold it?
