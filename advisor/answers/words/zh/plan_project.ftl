headline =
    { $scenario ->
        [none] { $model ->
            [none] 微调项目
           *[other] { $model }
        }
       *[other] { $scenario }{ $model ->
            [none] {""}
           *[other] ，{ $model }
        }
    }：{ $workdays } 个工作日（{ $start } 至 { $end }），预算约 { $total }{ $too_short ->
        [yes] ；你给的时间不够
       *[no] {""}
    }{ $verdict ->
        [enough] ；{ $budget } 足够
        [tight] ；{ $budget } 偏紧
        [short] ；{ $budget } 不够
       *[none] {""}
    }。
columns-phases = 阶段 | 日期 | 工作日 | 第 91 课 | 产出
dates =
    { $start }{ $end ->
        [none] {""}
       *[other] {" "}至 { $end }
    }
columns-budget = 预算 | 低 | 高 | 依据
from =
    { $basis ->
        [computed] 按方案计算
       *[lesson] 课程
    }{ $counted ->
        [no] ；与租用二选一，不计入合计
       *[yes] {""}
    }
total = 合计
missing =
    距{ $verdict ->
        [short] 低
       *[tight] 高
    }位合计还差 { $usd }。可以节省的地方：
data = 数据：{ $advice }
one-run =
    训练一次：{ $cards }，{ $method }{ $chosen ->
        [yes] （你没有指定方法）
       *[no] {""}
    }，{ $hours }，{ $cost }{ $fits ->
        [tight] （显存很紧）
       *[yes] {""}
    }。
tasks = 任务
risks = 风险
golden-rules = 黄金法则
customer-service = 做客服问答
write-config = 按这个方案写一份训练配置
usual-card = 用 7B 模型、一张 RTX 4090
four-weeks = 四周完成呢？
twice-the-time = 时间翻倍呢？
usual-budget = 1000 美元够吗？
twice-the-budget = 预算翻倍呢？

## Above large figures

title =
    { $scenario ->
        [none] { $model ->
            [none] 一个微调项目
           *[other] { $model } 的微调项目
        }
       *[other] { $scenario }{ $model ->
            [none] {""}
           *[other] （{ $model }）
        }
    }{ $too_short ->
        [yes] ：给的时间太短
       *[no] {""}
    }{ $verdict ->
        [enough] ；{ $budget } 够用
        [tight] ；{ $budget } 比较紧
        [short] ；{ $budget } 不够
       *[none] {""}
    }
