utilisation = 卡時 = FLOPs ÷（利用率 × 顯示卡 16 位峰值）。40% 是公開訓練在高速互聯上的水平（Llama 3 405B 為 38% 到 43%）；沒有 NVLink 或 InfiniBand 的卡達不到。
