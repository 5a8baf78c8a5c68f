title = 訓練 { $project } 用了多少
headline = { $project } 公開的資料：
headline-here = { $project } 在 { $cards } 上，按公開的卡時折算：
took =
    { $size } 用了 { $hours }{ $cards ->
        [none] {""}
       *[other] （{ $cards }）
    }，{ $gpu_hours } 卡時{ $cost ->
        [none] {""}
       *[other] ，約 { $cost }
    }
took-here =
    { $size } 約 { $hours }（{ $gpu_hours } 卡時{ $cost ->
        [none] {""}
       *[other] ，約 { $cost }
    }）
end =
    { $priced ->
        [yes] （按現在的租價）。
       *[no] 。
    }
other-chip = 這些訓練都沒有用 { $gpu }：說出資料量和方法，就按這張卡計算。
columns = 模型 | 階段 | 資料 | 顯示卡 | 時間 | 卡時
stage =
    { $stage ->
        [pretrain] 預訓練
        [finetune] 微調
       *[all] 全部階段
    }{ $trained ->
        [connector] （只訓練連線層）
        [full] （全部權重）
        [qlora] （QLoRA）
       *[none] {""}
    }
data =
    { $samples ->
        [none] –
       *[other] { $samples } 條
    }{ $epochs ->
        [none] {""}
       *[other] ，{ $epochs } 輪
    }
aligned = 這類模型的「預訓練」只訓練影象與文字之間的連線層，視覺塔和語言模型都凍結。
scales = 時間與 條數 × 輪數 × 長度 成正比：資料減半，時間減半；同一臺機器里加同樣的卡，時間大致按張數縮短。
by-lora = 換成 LoRA 呢？
own-data = 我自己的 1 萬條資料要多久？
