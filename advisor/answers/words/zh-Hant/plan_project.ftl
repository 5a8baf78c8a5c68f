headline =
    { $scenario ->
        [none] { $model ->
            [none] 微調專案
           *[other] { $model }
        }
       *[other] { $scenario }{ $model ->
            [none] {""}
           *[other] ，{ $model }
        }
    }：{ $workdays } 個工作日（{ $start } 至 { $end }），預算約 { $total }{ $too_short ->
        [yes] ；你給的時間不夠
       *[no] {""}
    }{ $verdict ->
        [enough] ；{ $budget } 足夠
        [tight] ；{ $budget } 偏緊
        [short] ；{ $budget } 不夠
       *[none] {""}
    }。
columns-phases = 階段 | 日期 | 工作日 | 第 91 課 | 產出
dates =
    { $start }{ $end ->
        [none] {""}
       *[other] {" "}至 { $end }
    }
columns-budget = 預算 | 低 | 高 | 依據
from =
    { $basis ->
        [computed] 按方案計算
       *[lesson] 課程
    }{ $counted ->
        [no] ；與租用二選一，不計入合計
       *[yes] {""}
    }
total = 合計
missing =
    距{ $verdict ->
        [short] 低
       *[tight] 高
    }位合計還差 { $usd }。可以節省的地方：
data = 資料：{ $advice }
one-run =
    訓練一次：{ $cards }，{ $method }{ $chosen ->
        [yes] （你沒有指定方法）
       *[no] {""}
    }，{ $hours }，{ $cost }{ $fits ->
        [tight] （顯示記憶體很緊）
       *[yes] {""}
    }。
tasks = 任務
risks = 風險
golden-rules = 黃金法則
customer-service = 做客服問答
write-config = 按這個方案寫一份訓練配置
usual-card = 用 7B 模型、一張 RTX 4090
four-weeks = 四週完成呢？
twice-the-time = 時間翻倍呢？
usual-budget = 1000 美元夠嗎？
twice-the-budget = 預算翻倍呢？

## Above large figures

title =
    { $scenario ->
        [none] { $model ->
            [none] 一個微調專案
           *[other] { $model } 的微調專案
        }
       *[other] { $scenario }{ $model ->
            [none] {""}
           *[other] （{ $model }）
        }
    }{ $too_short ->
        [yes] ：給的時間太短
       *[no] {""}
    }{ $verdict ->
        [enough] ；{ $budget } 夠用
        [tight] ；{ $budget } 比較緊
        [short] ；{ $budget } 不夠
       *[none] {""}
    }
