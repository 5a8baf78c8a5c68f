headline-needs = { $name }至少需要 { $least } 条样本，推荐 { $recommended } 条，格式为{ $format }。
headline-too-few =
    { $near ->
        [yes] 值得先试一次：{ $samples } 条略低于{ $name }至少要的 { $least } 条，还差 { $missing } 条
       *[no] 不够：{ $name }至少需要 { $least } 条样本，{ $samples } 条还差 { $missing } 条
    }。
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
# Tasks beyond the lesson's five

amount =
    { $unit ->
        [tokens] { $number } token
        [objects] { $number } 个不同的物体（各拍几张）
        [images] { $number } 张图
        [lines] { $number } 行文字
        [documents] { $number } 份文档
        [pairs] { $number } 对
        [dialogues] { $number } 段对话
        [queries] { $number } 条查询
        [prompts] { $number } 条提示
       *[samples] { $number } 条
    }
need-amounts =
    { $rule ->
        [yes] 这里没有这类任务的专门数字，按通用规则：
       *[no] { $name }：
    }至少 { $least }，通常 { $usual }{ $more ->
        [none] {""}
       *[other] ，大规模做到 { $more }
    }。
need-verdict =
    { $level ->
        [below_minimum] 不够：{ $amount }太少，{ $rule ->
            [yes] {""}
           *[no] { $name }
        }至少要 { $least }（还差 { $missing }），通常用 { $usual }。
        [usable] 可以起步，到通常的量还差 { $toward }：{ $amount }达到{ $rule ->
            [yes] {""}
           *[no] { $name }
        }最低的 { $least }，通常用 { $usual }。
        [ample] 足够：{ $amount }很充裕，{ $rule ->
            [yes] {""}
           *[no] { $name }
        }通常用 { $usual }。
       *[enough] 够：{ $amount }，{ $rule ->
            [yes] {""}
           *[no] { $name }
        }通常用 { $usual }。
    }{ $rule ->
        [yes] 这是通用规则，这里没有这类任务的专门数字。
       *[no] {""}
    }
expect = **这么多数据能做到什么**：{ $at ->
        [none] 这里没有用这么少数据的公开实验。
       *[other] { $at_amount }：{ $at }。
    }{ $next ->
        [none] {""}
       *[other] 再往上，{ $next_amount }：{ $next }。
    }
rule = **不在表里的任务**：从 { $least } 起，通常 { $usual }（{ $by }）。{ $advice }
row-more = 大规模
reached = **公开实验做到了什么**
reached-one = { $amount }：{ $text }
whose = 数字出处：{ $by }（核对于 { $checked }）。这是公开实验的数量，不保证你的数据也一样。
lesson-beside = 对照：它属于课程里的{ $name }，课程给出最少 { $least } 条、推荐 { $recommended } 条。
