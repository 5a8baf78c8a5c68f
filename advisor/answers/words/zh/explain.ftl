headline-unknown =
    { $title ->
        [none] 这个问题没有现成的讲解。
       *[other] 没有正好回答这个问题的讲解，最接近的是{ $title }{ $claim ->
            [none] 。
           *[other] ：{ $claim }
        }
    }
headline-sure =
    { $claim ->
        [none] { $title }
       *[other] { $claim }
    }
headline-uncovered = 还没有讲{ $subject }的文章。
headline-nearest =
    { $claim ->
        [none] 最接近的讲解是{ $title }。
       *[other] { $claim }（最接近的讲解：{ $title }。）
    }
related = 有讲解的相近主题：{ $titles }。可以问其中之一，或者换个说法。
subjects = 可以问方法（LoRA、QLoRA）、设置（学习率、批大小）、故障（显存不足、过拟合）、数据或部署。
whole = 想看全文，可以问“讲讲{ $title }”。
own-settings = 你的设置，与公开的训练相比：
own-numbers = 按你的数字：
checked = 核对日期：{ $day }。
tell-me = 讲讲 { $title }
suggestions =
    什么是 LoRA？
    训练时显存不足怎么办？
    学习率怎么选？
