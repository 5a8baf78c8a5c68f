example = 没有说明数据量：token 数为举例，取课程的工作量。
tokens-assumed = 没有说明每条样本的长度：问答合计按 { $tokens } token。
epochs-assumed = 没有说明轮数：按 { $epochs } 轮。
stand-in = 没有指定开放权重的模型：显卡上按开放的 { $model } 计算，那是另一个模型。
billing = 服务商按数据集 token × 轮数计费，有的把验证集也算上；不含税费与折扣。
minimum =
    { $provider }{ $least_usd ->
        [none] 无最低收费。
       *[other] 每个任务至少 { $least_usd }。
    }
quoted-in-yuan = 以人民币标价的，按 1 美元 = { $rate } 元换算。
