memory =
    顯示記憶體：權重、每位使用者按最長長度計的 KV 快取{ $cache_percent ->
        [none] （16 位）
       *[other] （按 16 位快取的 { $cache_percent } 計）
    }，以及服務端自身的 { $runtime_gib }{ $share_percent ->
        [none] 。
       *[other] ；服務端使用顯示卡的 { $share_percent }。
    }FP8、INT8、AWQ、GPTQ 只量化線性層，嵌入和輸出頭仍為 16 位；MXFP4 量化混合專家模型的專家；GGUF 和 MLX 檔案量化全部權重（Q4_K_M 每個權重約 4.9 位）。
length =
    { $stated ->
        [yes] 每個請求輸入 { $input_tokens }、輸出 { $output_tokens } token，快取各留 { $tokens } token。
       *[no] 沒有給出長度：按每個請求輸入 { $input_tokens }、輸出 { $output_tokens } token 計，快取各留 { $tokens } token；更長的請求按比例佔用更多快取。
    }
speed = 速度是粗略值：按顯示記憶體頻寬和矩陣峰值、取好的服務端能達到的比例，公開實測的服務端十個裡有九個在此數的 { $low } 到 { $high } 倍之間。「同時服務人數」指所有人不間斷地生成、每人每秒至少 { $acceptable } token；實際使用者會停下來閱讀和思考，能服務的人數是它的幾倍。
latency = 首個 token 的時間更粗略，與公開實測大多相差兩倍以內；網路和客戶端自身的時間另計。同時提問的人多於能同時服務的人數時，其餘的要排隊。
traffic = 流量：高峰為日均的 { $peak } 倍，相當於一天的請求集中在八小時內；每人每天 { $requests } 次請求是假設。
prefix = 前綴快取：每個輸入的 { $share_percent } 直接取自快取，省去讀取時間；佔用的顯示記憶體仍按全部計，因為它可能是每位使用者自己的對話。
spare = 冗餘：比所需多 { $spare } 份，各放在單獨的機器上，允許一份宕機；人數、請求數和每秒 token 數按剩下的幾份計算。
adapters = { $number } 個秩為 { $rank } 的 LoRA 適配器，加在全部線性層上（混合專家模型的專家除外），16 位：每個 { $each_gib }，合計 { $all_gib }。速度裡計入了讀取正在使用的適配器，沒有計入引擎多適配器核心的其他開銷。
speculated = { $name }為 { $gain } 倍
speculation = 投機解碼沒有計算：草稿 token 的接受率取決於模型、草稿模型和文字。公開實測（單個請求）：{ $found }。許多請求同時進行時收益很小。
window = 有 { $layers } 層只看最近 { $tokens } token，它們的快取到此不再增長。
processor = 用處理器跑（llama.cpp）：一次服務一人，按記憶體頻寬的 0.8 計，與公開實測相符；通道更少或記憶體更慢則按比例降低。讀取長輸入比顯示卡慢得多，沒有計算。
generic = 只給規模時按類 Llama 的典型模型計算；30B 以下沒有分組查詢注意力，快取約為當前模型的四倍。給出模型名可得到它自己的數字。
beyond-context = { $model } 的上下文最長 { $tokens } token。
with-yarn = { $model } 原生上下文為 { $tokens } token；更長時需在配置或推論服務裡開啟 YaRN。
experts = 混合專家模型：全部專家都要放在顯示記憶體裡；單人使用時只讀取啟用的專家，因此較快；多人同時使用時幾乎所有專家都要讀取。
unified =
    { $gpu }：共用記憶體中預設有 { $usable_gib } 可供 GPU 使用。速度受記憶體頻寬限制（llama.cpp、MLX）。{ $gain ->
        [none] 多人同時使用按獨立顯示卡的方式計算，沒有這種機器的公開批次實測。
       *[other] 多人同時使用的收益比獨立顯示卡小：四人一起每秒的 token 是一人的 { $gain } 倍，與 MLX 公開的批次實測相符。
    }
old-card = { $gpu } 太舊，vLLM 不支援；llama.cpp 可以用，一次服務一人或少數幾人，因此同時服務人數只是上限。
host = 記憶體：{ $host_gib }，其中 { $system_gib } 留給系統。llama.cpp 可以在記憶體裡執行，或把模型放不下的部分放進記憶體。
machines = 一臺機器很少放得下 { $number } 張以上的卡：跨機器網路沒有計入速度。
typical = { $model } 起的規模代表該規模的典型解碼器（類似 Llama，詞表 32,000）；詞表更大的模型會多佔幾 GiB。說出模型名可得到它自己的數字。
desktop = 這麼小的卡給螢幕留 { $gib }。
on-processor = 用 CPU：{ $model } 的 LoRA，一百萬 token（2,000 條 × 512，過一遍）約 { $hours }，佔 { $ram_gib } 記憶體，按六核、約 0.3 TFLOPS 估算。
lent = Colab 和 Kaggle 免費提供的 { $gpu } 用 QLoRA 放得下 { $model }：{ $peak_gib } / { $usable_gib }。
