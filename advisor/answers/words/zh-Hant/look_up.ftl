gpu-line =
    { $name }：顯示記憶體 { $memory } GB，{ $usd ->
        [none] 租用價格未知
       *[other] 租用約每小時 { $usd }
    }。
asked-purchase =
    { $usd ->
        [none] 不知道 { $name } 的購買價。
       *[other] { $name } 的購買價：{ $usd }，{ $condition ->
            [new] 全新
           *[used] 二手
        }{ $machine ->
            [none] {""}
           *[other] ，按一臺 { $machine } 中的一份計
        }（{ $as_of }）。
    }
asked-bandwidth = { $name } 的顯示記憶體頻寬為 { $speed } GB/s。
asked-interconnect =
    { $speed ->
        [none] { $nvidia ->
            [yes] { $name } 沒有 NVLink，多卡之間只走 PCIe。
           *[no] { $name } 沒有專用的卡間互聯。
        }
       *[other] { $nvidia ->
            [yes] { $name } 有 NVLink{ $bridge ->
                [yes] （兩張卡之間加橋接器）
               *[no] {""}
            }，雙向合計 { $speed } GB/s。
           *[no] { $name } 的卡間互聯雙向合計 { $speed } GB/s。
        }
    }
asked-bf16 =
    { $bf16 ->
        [none] { $name } 的矩陣單元不支援 bf16，請用 fp16 訓練（{ $fp16 } TFLOPS）。
       *[other] { $name } 支援 bf16，稠密算力 { $bf16 } TFLOPS。
    }
asked-narrow =
    { $bits ->
        [4] { $name }（{ $architecture }）支援 FP8 計算，也支援 FP4。
        [8] { $name }（{ $architecture }）支援 FP8 計算，不支援 FP4。
       *[16] { $nvidia ->
            [yes] { $name }（{ $architecture }）不支援 FP8、FP4 計算：權重存成這種格式只省顯示記憶體。
           *[no] 沒有 { $name }（{ $architecture }）是否支援 FP8、FP4 的資料。
        }
    }
asked-throughput = { $name } 的稠密算力（不含稀疏）為 { $figures }。
asked-power = { $name } 的功耗上限為 { $watts } W。
asked-electricity =
    { $cards ->
        [1] {""}
       *[other] { $cards } 張{" "}
    }{ $name } 工作 { $hours } 小時約耗電 { $kwh } 度（連同整機從牆上取 { $watts } W），電費約 { $usd }，按每度 { $rate }{ $region ->
        [none] 。
       *[other] （{ $region }，{ $as_of }）。
    }
asked-architecture = { $name } 的廠商、架構、年份：{ $maker }。
asked-dated =
    { $oldest ->
        [none] { $name }：沒有已知租價
       *[other] { $name } 的租價日期為 { $oldest } 至 { $newest }
    }{ $bought ->
        [none] 。
       *[other] ，購買價日期為 { $bought }。
    }
asked-memory = { $name } 的顯示記憶體為 { $memory }。
it = 它
model-line =
    { $name }：{ $parameters } 參數{ $active ->
        [none] {""}
       *[other] ，每個 token 啟用 { $active }
    }{ $context ->
        [none] {""}
       *[other] ，上下文最長 { $context } token
    }。
with-yarn =
    { $longest ->
        [none] { $tokens }
       *[other] { $tokens }（用 YaRN 可到 { $longest }）
    }
by-batch =
    { $input ->
        [none] 批次 API 的價格此處未知
       *[other] 批次 API 為輸入 { $input }、輸出 { $output }
    }
from-cache =
    { $input ->
        [none] 命中快取的價格此處未知
       *[other] 命中快取的輸入為 { $input }
    }
api-line =
    { $name }：{ $input ->
        [none] 價格未知
       *[other] 每百萬 token 輸入 { $input }、輸出 { $output }
    }{ $hours ->
        [none] {""}
       *[other] ；每週有 { $hours } 小時為高峰，按 { $peak_input }、{ $peak_output } 計
    }{ $batch ->
        [none] {""}
       *[other] ；{ $batch }
    }{ $cached ->
        [none] {""}
       *[other] ；{ $cached }
    }{ $listed ->
        [none] {""}
       *[other] （價目表日期 { $listed }，已超過一年，使用前請核對）
    }。{ $ends ->
        [none] {""}
       *[other] 該模型將於 { $ends } 停用{ $successor ->
            [none] {""}
           *[other] ，{ $provider } 指定的替代模型為 { $successor }
        }。
    }
api-ended =
    { $name } 已於 { $day } 停用，無法再購買{ $successor ->
        [none] 。
       *[other] ；{ $provider } 指定的替代模型為 { $successor }{ $input ->
            [none] 。
           *[other] ：每百萬 token 輸入 { $input }、輸出 { $output }。
        }
    }
unknown = 未知
maker-year = 廠商、架構、年份
maker =
    { $vendor }，{ $architecture }{ $capability ->
        [none] {""}
       *[other] （計算能力 { $capability }）
    }，{ $year }
memory = 顯示記憶體
memory-usable =
    { $memory } GB，程序實際可用 { $usable }{ $segment ->
        [unified] ；與處理器共用
       *[other] {""}
    }
bandwidth = 顯示記憶體頻寬
throughput = 稠密矩陣算力
tflops =
    fp16 { $fp16 } TFLOPS，{ $bf16 ->
        [none] 不支援 bf16
       *[other] bf16 { $bf16 } TFLOPS
    }
power = 功耗上限
interconnect = 卡間互聯
rent = 租用價格
an-hour =
    每小時 { $usd }（{ $basis ->
        [lesson] 課程價目表
        [override] 管理員設定
        [stated] 你給出的價格
       *[other] 各家按需報價的中位數
    }）
lesson-rent = 課程價目表
market = 市場按需價
market-range = 每小時 { $range }，{ $providers } 家，{ $oldest } 至 { $newest }
spot = 市場競價（spot）
spot-range = 每小時 { $range }（隨時可能被回收）
versions = 其他版本：{ $names }。
generic = { $name } 是規模而不是具體模型，下面是估算時採用的該規模典型解碼器。
publisher = 發布方
parameters = 參數量
parameters-active =
    { $parameters }{ $active ->
        [none] {""}
       *[other] ，每個 token 啟用 { $active }
    }
layers = 層數與寬度
layers-width = { $layers } 層，寬 { $width }
attention = 注意力
heads =
    { $heads } 頭{ $kind ->
        [latent] ，多頭潛在注意力（MLA）
        [grouped] ，{ $kv_heads } 個 KV 頭
       *[full] {""}
    }
window = 滑動視窗
window-layers = { $layers } 層只看最近 { $tokens } 個 token
states = 以固定狀態代替 KV 的層
states-layers =
    { $layers } 層，{ $kind ->
        [gated_delta] Gated DeltaNet
        [kimi_delta] Kimi Delta Attention
        [mamba] Mamba
        [mamba2] Mamba-2
       *[convolution] 短卷積
    }
serving = 部署所需顯示記憶體
serving-memory = 16 位權重 { $weights }；每個請求的快取在 { $few } token 時 { $short }，{ $many } token 時 { $long }
experts = 專家
experts-active = { $all } 個路由專家，每個 token 用 { $active } 個
vocabulary = 詞表
vocabulary-tokens = { $tokens }
context = 上下文
tokens = { $tokens } token
licence = 許可證
provider = 服務商
input = 輸入
output = 輸出
cached-input = 命中提示快取的輸入
batch-price = 批次 API
peak-price = 高峰時段（每週 168 小時中的 { $hours } 小時）
pair = 每百萬 token 輸入 { $input }、輸出 { $output }
last-price = 停用前的價格
ends = 停用日期
per-million = 每百萬 token { $usd }
price-from = 價格來源
price-basis =
    { $basis ->
        [override] 管理員設定
       *[other] { $as_of ->
            [none] { $basis ->
                [own] 服務商價目表
               *[other] genai-prices{ $version ->
                    [none] {""}
                   *[other] {" "}{ $version }
                }
            }
           *[other] 服務商價目表，{ $as_of }
        }
    }
checked = { $name }核對於 { $day }。
does-it-fit =
    { $model ->
        [none] 7B
       *[other] { $model }
    } 用 LoRA，{ $gpu } 放得下嗎？
cost = 13B 用 QLoRA 在 { $gpu } 上微調要多少錢？
which-gpu = 微調 { $model } 需要什麼顯示卡？
which-method = { $model } 在 RTX 4090 上該用哪種方法？
or-own-server = 每天 1000 次請求，用 { $api } 還是自部署？
an-hour-plain = 每小時 { $usd }
purchase = 購買價
purchase-of =
    { $usd }，{ $condition ->
        [new] 全新
       *[used] 二手
    }{ $machine ->
        [none] {""}
       *[other] ，按一臺 { $machine } 中的一份計
    }（{ $as_of }）
