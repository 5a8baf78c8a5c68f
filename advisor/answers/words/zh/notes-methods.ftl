good-for-lora = 效果接近全量微调，显存只要一小部分
good-for-qlora = 4 位基座：效果好的方法里最省显存，每步稍慢
good-for-full = 约 { $samples } 条样本以上或继续预训练时才值得
good-for-prompt-tuning = 四种方法里最弱，只适合大模型上样本极少的简单任务
does-not-fit = 显存放不下
fits-only-just = 勉强放得下：样本变长或批量变大就会溢出；{ $good_for }
first-step = { $samples } 条样本不足：{ $task ->
        [none] 最简单的任务也
       *[other] { $task }
    }至少需要 { $minimum } 条。先用带示例的提示词或检索（RAG），或再收集 { $missing } 条。
use = { $name }：{ $use }。
data = { $scenario }至少需要 { $least } 条样本，推荐 { $better } 条。
no-card = 没有说明显卡：这是一般建议；16 位基座放不下时改用 QLoRA。
full-pays = 数据足以让全部权重学习，显卡也放得下权重、梯度和优化器状态。
baseline-first = 先跑一次 LoRA 作为便宜的基线：全量微调要超过它才值得。
sixteen-bit-fits = 16 位基座模型放得下。
four-bit-only = 16 位基座的 LoRA 放不下，4 位放得下。
four-bit-safer = 16 位基座的 LoRA 只能勉强放下，4 位更有余量。
few-samples = 样本这么少，适配器会死记硬背；而在这么大的模型上，训练提示向量的效果接近它。
nothing-stronger = 更强的方法都放不下。
nothing-fits =
    { $number ->
        [1] { $gpu }
       *[other] { $number } 张 { $gpu }
    } 放不下任何方法{ $qlora ->
        [none] ，最小的模型也不行。
       *[other] 。放得下的最大规模：QLoRA 约 { $qlora }{ $lora ->
            [none] {""}
           *[other] ，LoRA 约 { $lora }
        }；否则需要更多或更大的显卡。
    }
judged-by = 没有说明模型：按 { $model } 判断。
as-many-as-fit = 显存按放得下的批量（每次最多 { $most } 条，每条 { $tokens } token）、开启梯度检查点计算；样本更长则需要更多。
one-sample = 显存按每次一条 { $tokens } token 的样本、开启梯度检查点计算；样本更长则需要更多。
