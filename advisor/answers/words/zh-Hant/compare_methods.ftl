headline-model = { $methods }（{ $model } 單卡所需顯示記憶體）。
each-computed = { $name }：效果{ $quality }，{ $peak }
headline-one = { $model } 用{ $method }：顯示記憶體 { $peak }，訓練 { $trained } 參數。
headline-few = { $methods }（顯示記憶體按小模型計）。
each-method =
    { $name }：效果{ $quality }，{ $low }{ $high ->
        [none] {" "}GB 以上
       *[other] –{ $high } GB
    }
headline-lora = 首選 LoRA：只訓練約 { $percent } 的參數，效果接近全量微調。
headline-side-by-side = { $methods }的對比。
columns = 方法 | 可訓練參數 | 顯示記憶體 | 速度 | 效果 | 適用
trained = { $number }（{ $percent }）
for = 優點：{ $text }
against = 缺點：{ $text }
by-who-asks = 按使用者選擇：{ $advice }。
each-advice =
    { $who }選{ $method }{ $condition ->
        [none] {""}
       *[other] （{ $condition }）
    }
round-figures = 課程給出的概數
round-figure = { $name }：可訓練參數 { $percent }，顯示記憶體{ $memory }
related = 相近的方法
which-suits =
    { $model ->
        [none] 7B 模型
       *[other] { $model }
    }在 RTX 4090 上該用哪種？
cost =
    { $model ->
        [none] 7B 模型
       *[other] { $model }
    }在 RTX 4090 上微調要多少錢？
larger-model = 換成 13B 模型對比一下
