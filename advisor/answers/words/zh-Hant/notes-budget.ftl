little-use = 少於最簡單任務所需的 { $least } 條樣本：請換更小的模型或增加預算。
no-price = 沒有 { $gpu } 的價格，無法把金額換算成時間：請改用小時數。
fits-no-card = 試過的顯示卡都放不下這個模型。
does-not-fit = { $gpu } 放不下。
beyond =
    在這些限制內都做不到：最少需要 { $cost_usd ->
        [none] {""}
       *[other] { $cost_usd }、
    }{ $least_hours }（{ $model }，{ $number } × { $gpu }）。
sample =
    每條樣本 { $tokens } token，訓練 { $epochs } 輪{ $samples ->
        [none] {""}
       *[other] ；未說明樣本數時按 { $samples } 條（課程的工作量）
    }。
one-run = 費用只含租卡成功訓練一次：請為環境準備、失敗重跑和評估留出餘量。
methods-tried = 未指定方法時試 LoRA 與 QLoRA；只寫規模時按該規模的典型模型計算。
