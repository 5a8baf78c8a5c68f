headline-table = 微調顯示記憶體（微批 1 × { $tokens } token，開啟梯度檢查點）：{ $model } { $each }；其餘見表。
headline-named = 微批 1 × { $tokens } token、開啟梯度檢查點時：{ $each }。
headline-long = { $tokens } token 時，決定顯示記憶體的不是參數量。用{ $method }：{ $each }。
with-loss = { $model } { $peak }，其中 logits { $logits }，改用分塊損失後 { $chunked }
by = { $method } { $peak }
model = 模型
length = token
full-mixed = 全量（混合精度）
too-much = （放不下）
what-counts =
    微批 1 × { $tokens } token，開啟梯度檢查點，LoRA 秩 16（所有線性層，另有說明除外）；全部放在一張卡上{ $gpu ->
        [none] {""}
       *[other] ，一張 { $gpu } 可用 { $usable }
    }。ZeRO-3、FSDP 會把活化值與 logits 以外的部分切分到各卡。
columns-parts = 模型（{ $tokens } token） | 層數 | 詞表 | 活化值 | logits 與損失 | 分塊損失時合計
why-long = 活化值隨 層數 × 寬度 × 長度 增長，logits 隨 詞表 × 長度 增長：層數多、詞表大的小模型可能比更大的模型更佔顯示記憶體。依次嘗試：分塊或融合損失（Liger、Cut Cross-Entropy、Unsloth），檢查點放到主記憶體（activation offloading），再把序列切到多張卡（Ulysses、ring attention）。
which-card = 8B 用 LoRA 要什麼卡？
