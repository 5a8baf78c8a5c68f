# 贴出的命令或配置本身说明的问题。

said = { $said }
cut = `{ $line }` 这一行末尾没有反斜杠：shell 到这里就执行命令，`{ $next }` 及后面的参数都没有传进去。在行末补上 ` \`。
comment = 注释 `# { $line }` 夹在同一条命令的各行中间：命令到这里就结束了，`{ $next }` 及后面的参数都没有传进去。把注释行删掉。
renamed = `{ $old }` 已经不认识了：在 { $framework } 里叫 `{ $new }`。
mistyped = { $framework } 没有 `{ $old }` 这个参数，最接近的是 `{ $new }`。
processes = 启动了 { $processes } 个进程，可见的卡只有 { $cards } 张：每个进程要独占一张卡，设 `--nproc_per_node { $cards }`，或在 `CUDA_VISIBLE_DEVICES` 里放出更多的卡。
one-process = `python { $script }` 只启动一个进程，DeepSpeed 只在一张卡上切分，用不到 { $cards } 张：改用 `torchrun --nproc_per_node { $cards } { $script } …` 或 `deepspeed --num_gpus { $cards } { $script } …`（LLaMA-Factory：`FORCE_TORCHRUN=1 llamafactory-cli train`）。
other-size = 命令里加载的是 { $loaded }，文字里说的是 { $said }：下面按命令里加载的计算；要训 { $said } 就改路径。
evaluation =
    { $step ->
        [none] 评估每次读
       *[other] 第 { $step } 步正好要评估：每次读
    } { $size } 条（`{ $key } { $size }`，训练是 { $trained } 条），单是 logits 的 fp32 就占 { $held_gib }。设 `{ $key } 1`；prediction_loss_only、eval_accumulation_steps 能让其余部分也小。
