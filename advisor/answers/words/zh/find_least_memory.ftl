verdict =
    { $below ->
        [yes] 不是，{ $stated } GB 并不是 { $model } { $method }的下限：
       *[no] 是的，按这里计算的各种做法，低于 { $stated } GB 都放不下 { $model } 的{ $method }：
    }
least = { $model } { $method }在显卡上合计最少约 { $peak }（{ $what }）{ $cards ->
        [none] {""}
       *[other] ，合 { $cards } 张 { $memory } GB 卡
    }。
lowest = 权重与优化器都放进主内存时，单卡 { $peak } 就够，另需约 { $host } 内存，也更慢。
other = { $method }：{ $peak }。
columns =
    { $cards ->
        [yes] 做法 | 显存（各卡合计） | { $memory } GB 卡张数（1–4、6、8、16、32、64） | 主内存
       *[no] 做法 | 显存（各卡合计） | 主内存
    }
what-counts = 微批 1 × { $tokens } token，开启梯度检查点。多卡（ZeRO-3、FSDP）会切分激活值与 logits 以外的部分，每卡另有一些缓冲区。
bounds = 显卡上全量微调的底线是 bf16 的权重；再低就要把权重放到主内存或 NVMe（ZeRO-Infinity），或每次只训练一部分层（LISA、BAdam）。
which-card = 哪些卡放得下？
