not-counted = 回本：购买价除以（租金 − 电费），按使用小时计；显卡闲置时不省钱。
read =
    { $reading ->
        [week] 小时数按每周计。
        [day] 小时数按每天计。
        [total] 小时数按总数计。
        [around_the_clock] 没有给出小时数：按这段时间内全天候使用计。
       *[none] 没有给出用量：列出偶尔（每周 10 小时）、工作时间（40 小时）和全天候三档。
    }
spread = 购买价按 { $years } 年平均摊销，期末不计残值：这是亚马逊给服务器定的折旧年限。保值的显卡实际更划算。
bought =
    { $gpu } 购买价：{ $machine ->
        [none] {""}
       *[other] 取自一台 { $machine }（{ $machine_cards } 卡，整机 { $machine_usd }），
    }{ $condition ->
        [new] 全新，
       *[other] 二手，
    }{ $seller }，{ $as_of }{ $low_usd ->
        [none] {""}
       *[other] ；其他报价 { $low_usd } 至 { $high_usd }
    }{ $days ->
        [none] {""}
       *[other] 。报价超过 { $days } 天，价格变动快，决定前请再核对
    }。
electricity = 电费：按整机最大功耗的 82%（没有整机数据时取显卡功耗上限再加三分之一），每千瓦时 { $kwh_usd }{ $region ->
        [none] {""}
       *[other] （{ $region }）
    }。
lesson =
    课程参考表中 { $gpu } 每小时 { $lesson_usd }，与市场价并列{ $after ->
        [none] {""}
       *[other] ；按该租价要用 { $after } 小时才回本
    }。
