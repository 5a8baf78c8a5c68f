# 消息里的名称和金额按什么计算，写在答案下面。

model = 资料中没有模型「{ $name }」，按 { $other } 计算。
unknown-model = 我没有 { $name } 的数据：告诉我它的规模（如 7B）或上传它的 config.json，就按它计算。
data-set = { $name } 按 { $samples } 条样本计{ $tokens ->
        [none] {""}
       *[other] ，平均每条 { $tokens } 个 token
    }。
corpus = { $name } 按 { $billions }B token 计；没说轮数时按读一遍计。
exchange-rate = 1 { $currency } = { $rate } USD{ $as_of ->
        [none] （你设定的汇率）
       *[other] （{ $as_of }）
    }。
no-pictures = 没有计入图片：每张图会给样本增加几百到几千个 token，请说明连图片在内每条样本多少 token。
sft-alone = 强化学习阶段还不能计算：以上数字只是监督微调部分。
technique = { $name }：{ $told }。
technique-left = 这些数字没有算 { $name }；问训练要多少显存和时间即会算上。
technique-of-another = { $name } 与所说的方法或目标不符，没有采用。
not-computed = { $name } 不能计算：{ $told }。以下数字按最接近的做法。
no-teacher = 没有说教师模型，所以按监督微调计算；要算 GKD，请说“用……蒸馏……”。
traces = 用 { $name } 写好的文本训练就是监督微调，数字按此计算。
teacher-writes = 按 { $name } 先生成文本、再做监督微调理解；如果学的是它的概率（GKD），教师也要在卡上：请说“用 GKD”。
left-out = 以下数字没有算进你说的 { $list }：请说明它指什么，就按它重算。
rough-count = { $words }按 { $samples } 条计（{ $low } 到 { $high } 条），时间随条数增减。
