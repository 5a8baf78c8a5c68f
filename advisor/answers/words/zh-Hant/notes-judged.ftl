kernels = 線性注意力層沒裝 flash-linear-attention 和 causal-conv1d 就用普通 PyTorch 算，日誌裡有提示
network = 跨 { $machines } 臺機器：NVLink 只到機內，先查網路。NCCL_DEBUG=INFO 會寫 NET/IB 還是 NET/Socket（TCP），用 nccl-tests 的 all_reduce_perf 實測；一臺放得下全部狀態時，HYBRID_SHARD 只在機內取權重
gathered =
    分片每步要給每張卡傳約 { $gb }；就算時間全花在這上面，每張卡也只有 { $gbs } GB/s，{ $broken ->
        [yes] 低於任何正常的鏈路：查 nvidia-smi topo -m，看 P2P 通不通
       *[no] NVLink 有 50 以上，PCIe 4.0 約 10；加大微批次、減少累積，傳得就少
    }
offloaded =
    卸載本身（你開著）：CPU 上的 Adam 每步更新 { $billions }B 參數，用上向量程式碼和全部核心也要約 { $update } 秒（看 `OMP_NUM_THREADS`），{ $weights ->
        [yes] 權重還要每個微批都過一遍 PCIe：顯示卡放得下權重就先關 `offload_param`
       *[no] 梯度和權重還要過 PCIe
    }；加大梯度累積，更新就少
waiting = 利用率滿而功耗低，是在等別的卡，NCCL 等的時候會空轉
idle = 利用率低或忽高忽低，是兩段計算之間在等：等資料（加資料載入程序、用本地硬碟，圖片在 CPU 上解碼），一步太小，或者在評估、儲存
spilled = 不正常：佔了 { $peak_gib }，超過 { $gpu } 的 { $memory } GB。多出的部分進了記憶體（Windows 上叫「共享 GPU 記憶體」），不報錯，但每一步都在等它：減小微批、截短樣本或縮小圖片、開梯度檢查點或改用 QLoRA，壓到顯示記憶體以內，時間會短很多倍。
