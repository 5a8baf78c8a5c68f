## Base or chat

raw-text = 用原始文本继续预训练会磨掉对话版学到的东西；对话格式之后再教，或者再合并。
either-task = { $task } 用哪种都行，在验证集上比一比。
most-projects = 它已经听得懂要求、有自己的对话模板，适合多数项目；约 { $many } 条以上、格式自成一套或用原始文本时，再考虑基座版。
much-data = { $samples } 条足以教会基座版一种自己的格式；如果数据本身是对话，对话版也比一比。在基座版上做 LoRA，对话用的特殊 token 也要训练，更占显存。
little-data = { $samples } 条能调整行为，但不够从零教会轮次和停止，基座版需要后者（约 { $many } 条起）。

## Advice

smallest-first = 选靠提示词已经能把任务做到一半的最小模型：微调强化格式和专门技能，很少提升通用能力，以后每次请求也更便宜。
own-examples = 哪个模型更适合你的任务，这里没有数字能说明：用 50 到 100 条自己的样例试两三个候选，比一比，只有这能决定。
unknown = 不认识“{ $name }”，没有计算{ $closest ->
        [none] {""}
       *[other] ；你是说 { $closest } 吗？
    }

## Assumptions

sizes = 每种规模按所列模型计算，从最省显存的到最占显存的；同样规模下，词表 32,000 的模型（Llama 2、Mistral 7B）比词表 128,000 至 262,000 的需要更少。
listed = 列出的是知识库里的通用稠密模型，每家一个，按其条目引用的最新论文排序，限近两年。知识库没有发布日期：条目里没有论文的模型（Llama 3.2、Granite 4 等）未列出。顺序与好坏无关。
taken-as = 知识库里没有“{ $name }”，按典型的 { $size } 估算。

## Names that nobody knows

