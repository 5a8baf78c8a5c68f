# What a pasted command or configuration shows by itself.

said = { $said }
cut = The line `{ $line }` has no backslash at its end: the shell starts the command there, without `{ $next }` and all that follows it. Put ` \` behind it.
comment = The comment `# { $line }` stands between the lines of one command: the shell ends the command there, without `{ $next }` and all that follows it. Take the comment line out.
renamed = `{ $old }` is not known any more: in { $framework } it is `{ $new }`.
mistyped = `{ $old }` is no argument of { $framework }; the nearest is `{ $new }`.
processes = { $processes } processes are started on { $cards } visible { $cards ->
        [1] card
       *[other] cards
    }: each process takes a card of its own, so set `--nproc_per_node { $cards }` or make more cards visible in `CUDA_VISIBLE_DEVICES`.
one-process = `python { $script }` starts one process, so DeepSpeed divides the run over one card, not over { $cards }: start it with `torchrun --nproc_per_node { $cards } { $script } …` or `deepspeed --num_gpus { $cards } { $script } …` (LLaMA-Factory: `FORCE_TORCHRUN=1 llamafactory-cli train`).
other-size = The command loads { $loaded }, the text speaks of { $said }: the figures are of what the command loads; for { $said } change the path.
evaluation =
    { $step ->
        [none] The evaluation reads
       *[other] Step { $step } is where an evaluation comes: it reads
    } { $size } samples at once (`{ $key } { $size }`; training { $trained }), and their logits alone are { $held_gib } in fp32. Set `{ $key } 1`; prediction_loss_only or eval_accumulation_steps keep the rest small.
