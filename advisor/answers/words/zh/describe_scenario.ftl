headline-needs = { $name }至少需要 { $least } 条样本，推荐 { $recommended } 条，格式为{ $format }。
headline-too-few = 不够：{ $name }至少需要 { $least } 条样本，{ $samples } 条还差 { $missing } 条。
headline-usable = 可以起步：{ $samples } 条已超过{ $name }的最低 { $least } 条，但推荐 { $recommended } 条。
headline-enough =
    { $level ->
        [ample] 充裕
       *[enough] 足够
    }：{ $name }推荐 { $recommended } 条，现有 { $samples } 条。
headline-some =
    { $samples } 条样本可以起步的场景：{ $names }{ $all ->
        [yes] {""}
       *[no] ，其余场景不够
    }。
headline-no = { $samples } 条样本对所有场景都太少：最低要求是 { $least } 条。
headline-all = 各场景最少需要 { $least_from } 到 { $least_to } 条样本，推荐 { $recommended_from } 到 { $recommended_to } 条。
headline-uses = 课程列的应用场景：{ $names }。
verdict =
    { $advice }{ $missing ->
        [none] {""}
       *[other] 标注所缺的 { $missing } 条大约需要 { $usd }。
    }
row-data = 数据格式
row-samples = 样本数
row-difficulty = 难度
row-uses = 典型应用
row-labelling = 标注推荐数量的费用
row-measure = 评估指标
samples = 最少 { $least } 条，推荐 { $recommended } 条
roughly = 大约 { $usd }
record = 一条数据的样子（JSON Lines）：
columns = 场景 | 数据格式 | 最少 | 推荐 | 难度 | 典型应用
column-samples = { $samples } 条
level =
    { $level ->
        [below_minimum] 太少
        [usable] 可以起步
        [ample] 充裕
       *[enough] 足够
    }
cases = **课程案例**（效果为课程所述）
case =
    { $name }：{ $case }，{ $data }{ $hours ->
        [none] {""}
       *[other] ，训练 { $hours }
    }；{ $result }
enough-samples = 2000 条够吗？
plan = 帮我做一份项目计划
which-method = 该用哪种方法？
medical = 医疗问答需要多少数据？
sql = 2000 条做 SQL 生成够吗？
