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
