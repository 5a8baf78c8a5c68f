little-use = 少于最简单任务所需的 { $least } 条样本：请换更小的模型或增加预算。
no-price = 没有 { $gpu } 的价格，无法把金额换算成时间：请改用小时数。
fits-no-card = 试过的显卡都放不下这个模型。
does-not-fit = { $gpu } 放不下。
beyond =
    在这些限制内都做不到：最少需要 { $cost_usd ->
        [none] {""}
       *[other] { $cost_usd }、
    }{ $least_hours }（{ $model }，{ $number } × { $gpu }）。
sample =
    每条样本 { $tokens } token，训练 { $epochs } 轮{ $samples ->
        [none] {""}
       *[other] ；未说明样本数时按 { $samples } 条（课程的工作量）
    }。
one-run = 费用只含租卡成功训练一次：请为环境准备、失败重跑和评估留出余量。
methods-tried = 未指定方法时试 LoRA 与 QLoRA；只写规模时按该规模的典型模型计算。
