not-counted = 回本：购买价除以（租金 − 电费），按使用小时计；显卡闲置时不省钱。
read =
    { $reading ->
        [week] 小时数按每周计。
        [day] 小时数按每天计。
        [total] 小时数按总数计。
        [around_the_clock] 没有给出小时数：按这段时间内全天候使用计。
       *[none] 没有给出用量：列出偶尔（每周 10 小时）、工作时间（40 小时）和全天候三档。
    }
bought =
    { $gpu } 购买价：{ $condition ->
        [new] 全新，
       *[other] 二手，
    }{ $seller }，{ $as_of }{ $low_usd ->
        [none] {""}
       *[other] ；其他报价 { $low_usd } 至 { $high_usd }
    }{ $stale ->
        [yes] 。报价超过半年，价格变动快，决定前请再核对
       *[no] {""}
    }。
electricity = 电费：功耗上限的 82%，整机再加三分之一，每千瓦时 { $kwh_usd }{ $region ->
        [none] {""}
       *[other] （{ $region }）
    }。
lesson =
    { $gpu } 每小时按课程价目表的 { $lesson_usd } 计，与其他回答一致；市场报价的中位数是 { $market_usd }{ $after ->
        [none] {""}
       *[other] ，按它要用 { $after } 小时才回本
    }。
