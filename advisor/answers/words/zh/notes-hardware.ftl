batch = 按放得下的微批（最多 { $most }）× { $tokens } token、开启梯度检查点计算；样本更长则需要更多显存。
workload = 时间与费用按 { $samples } 条、{ $epochs } 轮（{ $millions }M token）计算；单卡放不下时多卡切分（ZeRO-3）。
generic = { $model } 按该规模的典型解码器估算。
