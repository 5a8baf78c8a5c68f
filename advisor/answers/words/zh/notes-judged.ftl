kernels = 线性注意力层没装 flash-linear-attention 和 causal-conv1d 就用普通 PyTorch 算，日志里有提示
network = 跨 { $machines } 台机器：NVLink 只到机内，先查网络。NCCL_DEBUG=INFO 会写 NET/IB 还是 NET/Socket（TCP），用 nccl-tests 的 all_reduce_perf 实测；一台放得下全部状态时，HYBRID_SHARD 只在机内取权重
gathered =
    分片每步要给每张卡传约 { $gb }；就算时间全花在这上面，每张卡也只有 { $gbs } GB/s，{ $broken ->
        [yes] 低于任何正常的链路：查 nvidia-smi topo -m，看 P2P 通不通
       *[no] NVLink 有 50 以上，PCIe 4.0 约 10；加大微批次、减少累积，传得就少
    }
offloaded =
    卸载本身（你开着）：CPU 上的 Adam 每步更新 { $billions }B 参数，用上向量代码和全部核心也要约 { $update } 秒（看 `OMP_NUM_THREADS`），{ $weights ->
        [yes] 权重还要每个微批都过一遍 PCIe：显卡放得下权重就先关 `offload_param`
       *[no] 梯度和权重还要过 PCIe
    }；加大梯度累积，更新就少
waiting = 利用率满而功耗低，是在等别的卡，NCCL 等的时候会空转
idle = 利用率低或忽高忽低，是两段计算之间在等：等数据（加数据加载进程、用本地硬盘，图片在 CPU 上解码），一步太小，或者在评估、保存
spilled = 不正常：占了 { $peak_gib }，超过 { $gpu } 的 { $memory } GB。多出的部分进了内存（Windows 上叫“共享 GPU 内存”），不报错，但每一步都在等它：减小微批、截短样本或缩小图片、开梯度检查点或改用 QLoRA，压到显存以内，时间会短很多倍。
