# What differs between a probe and the real run.

unsteady = 幾次用時相差很大：別的程式干擾了測量，這些數可能偏差很大。等機器空閒再測一次。
busy = 測量開始前這臺機器已有負載 { $load }（{ $threads } 執行緒）：空閒時更快。
no-card = 這臺機器上沒有 { $gpu }：測的是處理器，這些數說明不了那張卡有多快。
other-card = 你說的是 { $stated }，這臺機器上是 { $gpu }，測的是後者。
unknown-card = 目錄裡沒有叫 { $gpu } 的卡：實測旁邊沒有公式估算。
one-card = { $cards } 張卡只測了一張：卡間通訊的時間要另加，分攤的部分也沒有扣除。
faster-type = 用 { $type } 計算，這個處理器的乘法因此快 { $times } 倍；寫明 `precision` 可以測別的型別。
stand-in = 訓練裡 `{ $setting }` 是 { $stated }，這裡用 { $used } 代替：峰值不交給後面的計算。
typical = { $model } 只知道大小：按這個大小的典型結構測的。
extra = 不含{ $what }。
vision = 不含視覺編碼器和圖片。
four-bit = 這裡沒有 bitsandbytes：用 16 位權重代替 { $bits } 位的。權重的顯示記憶體是折算的；時間不含解量化。
cut = 空閒容量只夠每條 { $tokens } token；{ $longest } token 是推算的。
context = 峰值裡有 { $context_gib } 是驅動上下文，按公式算的。
main-memory = 峰值是程序的最大常駐記憶體，包括 PyTorch 自己的庫。
no-peak = 這種裝置不報告峰值。
layers = 共 { $layers } 層，只跑了 { $fewer } 層和 { $more } 層（帶嵌入和輸出層），按直線推到全部。
data = 隨機 token，每條都是滿長：沒有資料載入、分詞、評估、檢查點和日誌。
kernels = 純 PyTorch：框架的融合核（Liger、Unsloth、FlashAttention 自己的包）更快、更省。
short = 只跑了幾步，取最快的：機器還沒有熱起來，別的程式也會拖慢真實訓練。
