watch-validation = 验证集损失：训练损失还在降而它开始升时就停，或退回那个检查点。
watch-stairs = 每进入新一轮训练损失就台阶式下降，说明在背数据（过拟合）：减少轮数，或增加不同的数据。
watch-spike = 开头几步损失跳升或变 NaN：学习率降到三分之一，或预热加倍。
watch-flat =
    损失一直不降：先确认{ $adapter ->
        [yes] 适配器已挂上且可训练
       *[no] 权重可训练
    }、答案没有被掩掉，再把学习率提到三倍。
watch-dpo = 损失从 ln 2 = 0.693 开始，chosen 与 rejected 的差距应当增大；chosen 的对数概率明显下滑时，降低学习率。
watch-chosen = 好坏回答的差距应当增大；好回答的对数概率明显下滑时，降低学习率。
watch-reward = 平均奖励应上升，与起始模型的 KL 保持较小，回答长度稳定：长度失控说明在钻奖励的空子。
no-model = 没有说明模型：学习率按 30B 以下给出，其他规模列在旁边。
method-chosen = 没有说明方法：这里按{ $method }给出。
no-samples = 没有说明样本数：与之有关的设置按几万条给出。
memory-not-computed = 这种训练目标的显存没有计算，能否放下未知。
starting-points = 这些是公开训练用过的起点，不是针对你数据的最优值。
ways = 你没有说明多卡怎样分担模型：各存一份（DDP）每卡约 { $copy_gib }，切分（ZeRO-3、FSDP）每卡约 { $shard_gib }。
