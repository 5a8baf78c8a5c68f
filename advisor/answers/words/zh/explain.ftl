headline-unknown = 这个问题没有现成的讲解。
related = 相近的有：{ $titles }。
subjects = 可以问方法（LoRA、QLoRA）、设置（学习率、批大小）、故障（显存不足、过拟合）、数据或部署。
checked = 核对日期：{ $day }。
tell-me = 讲讲 { $title }
suggestions =
    什么是 LoRA？
    训练时显存不足怎么办？
    学习率怎么选？
