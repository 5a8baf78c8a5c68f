storage = 存储：按硬盘上同时最多的文件和运行天数计。
waiting = 空等的显卡：环境准备 { $minutes } 分钟，下载 { $download } MB/s，加载 { $loading } GB/s。
stale = 价格核对于 { $oldest } 至 { $newest }，部分已超过 { $days } 天：付款前请再次核对。
yuan-offers = 人民币报价按 1 美元 = { $rate } 元换算{ $as_of ->
        [none] {""}
       *[other] {" "}({ $as_of })
    }。
quoted-in-yuan = 原价为人民币（每百万 token 输入 ¥{ $input_cny }、输出 ¥{ $output_cny }），按 1 美元 = { $rate } 元换算。
withdrawn = 服务商已将该模型标为弃用，停用日期未知：使用前请确认仍在提供。
