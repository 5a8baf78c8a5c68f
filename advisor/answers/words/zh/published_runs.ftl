title = 训练 { $project } 用了多少
headline = { $project } 公开的数据：
headline-here = { $project } 在 { $cards } 上，按公开的卡时折算：
took =
    { $size } 用了 { $hours }{ $cards ->
        [none] {""}
       *[other] （{ $cards }）
    }，{ $gpu_hours } 卡时{ $cost ->
        [none] {""}
       *[other] ，约 { $cost }
    }
took-here =
    { $size } 约 { $hours }（{ $gpu_hours } 卡时{ $cost ->
        [none] {""}
       *[other] ，约 { $cost }
    }）
end =
    { $priced ->
        [yes] （按现在的租价）。
       *[no] 。
    }
other-chip = 这些训练都没有用 { $gpu }：说出数据量和方法，就按这张卡计算。
columns = 模型 | 阶段 | 数据 | 显卡 | 时间 | 卡时
stage =
    { $stage ->
        [pretrain] 预训练
        [finetune] 微调
       *[all] 全部阶段
    }{ $trained ->
        [connector] （只训练连接层）
        [full] （全部权重）
        [qlora] （QLoRA）
       *[none] {""}
    }
data =
    { $samples ->
        [none] –
       *[other] { $samples } 条
    }{ $epochs ->
        [none] {""}
       *[other] ，{ $epochs } 轮
    }
aligned = 这类模型的“预训练”只训练图像与文本之间的连接层，视觉塔和语言模型都冻结。
scales = 时间与 条数 × 轮数 × 长度 成正比：数据减半，时间减半；同一台机器里加同样的卡，时间大致按张数缩短。
by-lora = 换成 LoRA 呢？
own-data = 我自己的 1 万条数据要多久？
