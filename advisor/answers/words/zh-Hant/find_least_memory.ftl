verdict =
    { $below ->
        [yes] 不是，{ $stated } GB 並不是 { $model } { $method }的下限：
       *[no] 是的，按這裡計算的各種做法，低於 { $stated } GB 都放不下 { $model } 的{ $method }：
    }
least = { $model } { $method }在顯示卡上合計最少約 { $peak }（{ $what }）{ $cards ->
        [none] {""}
       *[other] ，合 { $cards } 張 { $memory } GB 卡
    }。
lowest = 權重與最佳化器都放進主記憶體時，單卡 { $peak } 就夠，另需約 { $host } 記憶體，也更慢。
other = { $method }：{ $peak }。
columns =
    { $cards ->
        [yes] 做法 | 顯示記憶體（各卡合計） | { $memory } GB 卡張數（1–4、6、8、16、32、64） | 主記憶體
       *[no] 做法 | 顯示記憶體（各卡合計） | 主記憶體
    }
what-counts = 微批 1 × { $tokens } token，開啟梯度檢查點。多卡（ZeRO-3、FSDP）會切分活化值與 logits 以外的部分，每卡另有一些緩衝區。
bounds = 顯示卡上全量微調的底線是 bf16 的權重；再低就要把權重放到主記憶體或 NVMe（ZeRO-Infinity），或每次只訓練一部分層（LISA、BAdam）。
which-card = 哪些卡放得下？
