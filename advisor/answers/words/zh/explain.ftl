headline-unknown =
    { $trouble ->
        [slow] 只凭这些看不出为什么慢；该有多快可以算：请写明模型、显卡、每条样本的 token 数、批大小和每步秒数。
        [memory] 显存花在哪里可以算：请写明模型、方法、显卡、批大小和每条样本的 token 数。
        [stuck] 只凭这些看不出卡在哪里：请贴出日志的最后几行和停下的步数。
       *[none] 这个问题没有把握回答；能算的是一次训练的显存、时间和费用：请写明模型、方法、显卡和数据量。
    }
headline-sure =
    { $claim ->
        [none] { $title }
       *[other] { $claim }
    }
headline-uncovered = { $subject }方面没有把握回答。
headline-nearest =
    { $claim ->
        [none] 关于{ $title }。
       *[other] 关于{ $title }：{ $claim }
    }
related = 有讲解的相近主题：{ $titles }。可以问其中之一，或者换个说法。
subjects = 可以问方法（LoRA、QLoRA）、设置（学习率、批大小）、故障（显存不足、过拟合）、数据或部署。
own-settings = 你的设置，与公开的训练相比：
own-numbers = 按你的数字：
checked = 核对日期：{ $day }。
tell-me = 讲讲 { $title }
suggestions =
    什么是 LoRA？
    训练时显存不足怎么办？
    学习率怎么选？
