storage = 存储：按硬盘上同时最多的文件和运行天数计。
waiting = 空等的显卡：环境准备 { $minutes } 分钟，下载 { $download } MB/s，加载 { $loading } GB/s。
stale = 价格核对于 { $oldest } 至 { $newest }，部分已超过 { $days } 天：付款前请再次核对。
yuan-offers = 人民币报价按 1 美元 = { $rate } 元换算{ $as_of ->
        [none] {""}
       *[other] {" "}({ $as_of })
    }。
quoted-in-yuan = 原价为人民币（每百万 token 输入 ¥{ $input_cny }、输出 ¥{ $output_cny }），按 1 美元 = { $rate } 元换算。
withdrawn = 服务商已将该模型标为弃用，停用日期未知：使用前请确认仍在提供。
one-provider = 只有一家的报价（{ $day }），说明不了别处的价格。
of-provider =
    { $provider } 的 { $gpu }：按需每小时 { $hour_usd }（{ $as_of }）。
of-machine =
    { $provider } 的 { $machine }（{ $cards } 张 { $gpu }）：按需每小时 { $hour_usd }（{ $as_of }）。
sagemaker = SageMaker 的机器比这里所用的 EC2 价格贵，它自己的价格我没有收录。
none-of-provider = 不知道 { $provider } 的 { $gpu } 价格，这里按市场价计算。
dated = 租价取各家按需价的中位数，最旧的是 { $oldest } 的报价；说出显卡可查它自己的价格。
