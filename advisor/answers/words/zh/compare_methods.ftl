headline-model = { $methods }（{ $model } 单卡所需显存）。
each-computed = { $name }：效果{ $quality }，{ $peak }
headline-one = { $model } 用{ $method }：显存 { $peak }，训练 { $trained } 参数。
headline-few = { $methods }（显存按小模型计）。
each-method =
    { $name }：效果{ $quality }，{ $low }{ $high ->
        [none] {" "}GB 以上
       *[other] –{ $high } GB
    }
headline-lora = 首选 LoRA：只训练约 { $percent } 的参数，效果接近全量微调。
headline-side-by-side = { $methods }的对比。
columns = 方法 | 可训练参数 | 显存 | 速度 | 效果 | 适用
trained = { $number }（{ $percent }）
for = 优点：{ $text }
against = 缺点：{ $text }
by-who-asks = 按使用者选择：{ $advice }。
each-advice =
    { $who }选{ $method }{ $condition ->
        [none] {""}
       *[other] （{ $condition }）
    }
round-figures = 课程给出的概数
round-figure = { $name }：可训练参数 { $percent }，显存{ $memory }
related = 相近的方法
which-suits =
    { $model ->
        [none] 7B 模型
       *[other] { $model }
    }在 RTX 4090 上该用哪种？
cost =
    { $model ->
        [none] 7B 模型
       *[other] { $model }
    }在 RTX 4090 上微调要多少钱？
larger-model = 换成 13B 模型对比一下
