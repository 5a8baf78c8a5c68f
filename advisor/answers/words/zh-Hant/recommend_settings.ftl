run =
    { $model ->
        [none] {""}
       *[other] { $model }{" "}
    }{ $method }{ $objective ->
        [none] {""}
       *[other] （{ $objective }）
    }
headline-epochs =
    { $verdict ->
        [low] 偏少
       *[high] 偏多，容易過擬合
    }：{ $samples } 條樣本訓 { $epochs } 輪，批大小 { $batch } 時是 { $steps } 步；通常訓 { $span }，即 { $usual } 步。
headline-beyond =
    { $verdict ->
        [low] 偏低
       *[high] 偏高
    }：{ $name } { $stated } { $verdict ->
        [low] 只有{ $run }常用下限的 { $times } 分之一
       *[high] 是{ $run }常用上限的 { $times } 倍
    }（常用 { $span }）：建議從 { $value } 開始。
beyond-too =
    { $name } { $stated } 也偏{ $verdict ->
        [low] 低
       *[high] 高
    }（常用 { $span }）。
headline-plan =
    { $stated ->
        [yes] 你給的設定在常用範圍內。
       *[no] {""}
    }{ $run }，{ $samples } 條樣本：{ $rate ->
        [none] 沒有已知的公開學習率，
       *[other] 學習率 { $rate }，
    }{ $epochs }，批大小 { $batch }，共 { $steps } 步{ $rank ->
        [none] {""}
       *[other] ，秩 { $rank }
    }。
headline-asked =
    { $run }{ $samples ->
        [none] {""}
       *[other] ，{ $samples } 條樣本
    }：{ $each }。
asked-one =
    { $yours ->
        [yes] 你的{ $name } { $value } 屬於常用範圍（{ $span }）
       *[no] { $name }從 { $value } 開始，常用 { $span }
    }
asked-full = （全量微調從 { $value } 開始，常用 { $span }）
columns-rates = 學習率 | 會怎樣
rate-effect =
    { $steps ->
        [hardly] 常用步數內學得太少：loss 降得慢，多半還是老樣子
        [slow] 學得慢，保留原有能力多：適合小改動或步數多
        [start] 常用起點
        [fast] 學得快，也更容易忘掉原有能力：盯住驗證集
       *[unstable] loss 可能跳升或變 NaN，原有能力會丟
    }
against =
    { $verdict ->
        [high] 是上限的 { $times } 倍
        [low] 只有下限的 { $times } 分之一
       *[usual] 常用
    }（{ $span }）
rates-weighed = 與常用的 { $span } 相比：{ $each }。
weighed =
    { $rate } { $verdict ->
        [high] 是上限的 { $times } 倍
        [low] 只有下限的 { $times } 分之一
       *[usual] 在範圍內
    }
headline-open =
    { $stated ->
        [yes] 你給的設定在常用範圍內。
       *[no] {""}
    }{ $run }：{ $rate ->
        [none] 沒有已知的公開學習率
       *[other] 學習率從 { $rate } 開始
    }{ $epochs ->
        [none] {""}
       *[other] ，{ $epochs }
    }{ $batch ->
        [none] {""}
       *[other] ，批大小 { $batch }
    }{ $rank ->
        [none] {""}
       *[other] ，秩 { $rank }
    }。
epochs = { $number } 輪
columns = 設定 | 建議起點 | 常用範圍
column-said = 你給的
batch =
    { $size }{ $micro ->
        [none] {" "}= 微批 × 累積 × 卡數
       *[other] {" "}= 微批 { $micro } × 累積 { $accumulation }{ $cards ->
            [1] {""}
           *[other] {" "}× { $cards } 卡
        }
    }
warmup =
    { $steps ->
        [none] 總步數的 { $share }
       *[other] { $steps } 步（{ $share }）
    }
schedule = 學習率排程
cosine = { $schedule }，降到零
targets = LoRA 目標模組
all-linear = 全部線性層
length = 序列長度
length-open = 取最長樣本的長度
packing = 樣本打包
pack =
    { $pack ->
        [none] 多數樣本不到一半長時開啟
        [yes] 開啟
       *[no] 不開啟
    }
too-high = { $value }（偏高）
too-low = { $value }（偏低）
steps-formula = 每輪步數 = 樣本數 ÷（微批 × 梯度累積 × 卡數），向上取整。
steps = { $samples } 條 × { $epochs } / { $batch } = **{ $steps } 步**；每 { $every } 步看一次驗證集。
steps-stated = 若訓 { $epochs }則是 { $steps } 步。
rates = 要找到適合你的學習率，可用 { $rates } 各跑幾百步，取驗證損失最低的。
full-rate = 以上按 { $method }；全量微調的學習率從 { $value } 起（{ $span }）。
by-size = 按模型規模，{ $name }：{ $each }。
by-amount = 按樣本數，{ $name }：{ $each }。
up-to = { $limit } 以內 { $usual }（{ $span }）
above = 以上 { $usual }（{ $span }）
cards-share =
    { $cards } 張卡{ $sharding ->
        [zero3] 各存模型的一部分（ZeRO-3 切分）
        [fsdp] 各存模型的一部分（FSDP 切分）
        [device_map] 各存若干層，同一時刻只有一張在算（device_map）
        [zero1] 各存一份完整模型（ZeRO-1）
        [zero2] 各存一份完整模型（ZeRO-2）
       *[ddp] 各存一份完整模型（DDP）
    }；批大小按讀取不同樣本的所有卡合計。
fit =
    { $fits ->
        [no] 這套設定放不下：每卡約需 { $peak }，可用 { $usable }。換更省顯示記憶體的方法或更大的卡時，設定仍然適用。
        [tight] 這套設定每卡約需 { $peak }，可用 { $usable }：很緊。
       *[yes] 這套設定每卡約需 { $peak }，可用 { $usable }。
    }
watch = 訓練中看什麼
from-where = 常用範圍的出處
from-one = { $name }：{ $by }（{ $checked } 核對）
write-config = 按這套設定寫一份訓練配置
cost = 這樣在 RTX 4090 上訓練要多少錢？
cost-here = 這樣訓練要多少錢？
less-data = 如果只有 2000 條樣本呢？
full-instead = 換成全量微調呢？
