utilisation = 卡时 = FLOPs ÷（利用率 × 显卡 16 位峰值）。40% 是公开训练在高速互联上的水平（Llama 3 405B 为 38% 到 43%）；没有 NVLink 或 InfiniBand 的卡达不到。
