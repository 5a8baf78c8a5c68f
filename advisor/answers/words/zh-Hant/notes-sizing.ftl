memory = 顯示記憶體：權重、每位使用者按最長長度計的 16 位 KV 快取，以及服務端自身的 { $runtime_gib }；vLLM 這類服務端使用顯示卡的 { $share_percent }。FP8、INT8、AWQ、GPTQ 只量化線性層，嵌入和輸出頭仍為 16 位；MXFP4 量化混合專家模型的專家；GGUF 檔案量化全部權重（Q4_K_M 每個權重約 4.9 位）。
length =
    { $stated ->
        [yes] 每個請求輸入 { $input_tokens }、輸出 { $output_tokens } token，快取各留 { $tokens } token。
       *[no] 沒有給出長度：按每個請求輸入 { $input_tokens }、輸出 { $output_tokens } token 計，快取各留 { $tokens } token；更長的請求按比例佔用更多快取。
    }
speed = 速度是粗略值：按顯示記憶體頻寬和矩陣峰值、取好的服務端能達到的比例，公開實測的服務端十個裡有九個在此數的 { $low } 到 { $high } 倍之間；未計投機解碼和前綴快取。「同時服務人數」指所有人不間斷地生成、每人每秒至少 { $acceptable } token；實際使用者會停下來閱讀和思考，能服務的人數是它的幾倍。
traffic = 流量：高峰為日均的 { $peak } 倍。
generic = 只給規模時按類 Llama 的典型模型計算；30B 以下沒有分組查詢注意力，快取約為當前模型的四倍。給出模型名可得到它自己的數字。
beyond-context = { $model } 的上下文最長 { $tokens } token。
with-yarn = { $model } 原生上下文為 { $tokens } token；更長時需在配置或推論服務裡開啟 YaRN。
experts = 混合專家模型：全部專家都要放在顯示記憶體裡；單人使用時只讀取啟用的專家，因此較快；多人同時使用時幾乎所有專家都要讀取。
unified = { $gpu }：共用記憶體中預設有 { $usable_gib } 可供 GPU 使用。速度受記憶體頻寬限制（llama.cpp、MLX）；讀取長輸入的時間和多人同時使用沒有計算。
old-card = { $gpu } 太舊，vLLM 不支援；llama.cpp 可以用，一次服務一人或少數幾人，因此同時服務人數只是上限。
host = 記憶體：{ $host_gib }，其中 { $system_gib } 留給系統。llama.cpp 可以在記憶體裡執行，或把模型放不下的部分放進記憶體；此時速度取決於記憶體頻寬，沒有計算（通常每秒幾個 token）。
machines = 一臺機器很少放得下 { $number } 張以上的卡：跨機器網路沒有計入速度。
typical = 規模代表該規模的典型解碼器（如 { $model }：類似 Llama，詞表 32,000）；詞表更大的模型會多佔幾 GiB。說出模型名可得到它自己的數字。
lent = { $model } 它放不下；Colab 和 Kaggle 免費提供的 { $gpu } 用 QLoRA 放得下：{ $peak_gib } / { $usable_gib }。
