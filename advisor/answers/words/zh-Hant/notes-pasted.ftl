# 貼出的命令或配置本身說明的問題。

said = { $said }
cut = `{ $line }` 這一行末尾沒有反斜槓：shell 到這裡就執行命令，`{ $next }` 及後面的參數都沒有傳進去。在行末補上 ` \`。
comment = 註釋 `# { $line }` 夾在同一條命令的各行中間：命令到這裡就結束了，`{ $next }` 及後面的參數都沒有傳進去。把註釋行刪掉。
renamed = `{ $old }` 已經不認識了：在 { $framework } 裡叫 `{ $new }`。
mistyped = { $framework } 沒有 `{ $old }` 這個參數，最接近的是 `{ $new }`。
processes = 啟動了 { $processes } 個程序，可見的卡只有 { $cards } 張：每個程序要獨佔一張卡，設 `--nproc_per_node { $cards }`，或在 `CUDA_VISIBLE_DEVICES` 裡放出更多的卡。
one-process = `python { $script }` 只啟動一個程序，DeepSpeed 只在一張卡上切分，用不到 { $cards } 張：改用 `torchrun --nproc_per_node { $cards } { $script } …` 或 `deepspeed --num_gpus { $cards } { $script } …`（LLaMA-Factory：`FORCE_TORCHRUN=1 llamafactory-cli train`）。
other-size = 命令里載入的是 { $loaded }，文字裡說的是 { $said }：下面按命令里載入的計算；要訓 { $said } 就改路徑。
evaluation =
    { $step ->
        [none] 評估每次讀
       *[other] 第 { $step } 步正好要評估：每次讀
    } { $size } 條（`{ $key } { $size }`，訓練是 { $trained } 條），單是 logits 的 fp32 就佔 { $held_gib }。設 `{ $key } 1`；prediction_loss_only、eval_accumulation_steps 能讓其餘部分也小。
