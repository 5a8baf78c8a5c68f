storage = 儲存：按硬碟上同時最多的檔案和執行天數計。
waiting = 空等的顯示卡：環境準備 { $minutes } 分鐘，下載 { $download } MB/s，載入 { $loading } GB/s。
stale = 價格核對於 { $oldest } 至 { $newest }，部分已超過 { $days } 天：付款前請再次核對。
yuan-offers = 人民幣報價按 1 美元 = { $rate } 元換算{ $as_of ->
        [none] {""}
       *[other] {" "}({ $as_of })
    }。
quoted-in-yuan = 原價為人民幣（每百萬 token 輸入 ¥{ $input_cny }、輸出 ¥{ $output_cny }），按 1 美元 = { $rate } 元換算。
withdrawn = 服務商已將該模型標為棄用，停用日期未知：使用前請確認仍在提供。
one-provider = 只有一家的報價（{ $day }），說明不了別處的價格。
of-provider =
    { $provider } 的 { $gpu }：按需每小時 { $hour_usd }（{ $as_of }）。
of-machine =
    { $provider } 的 { $machine }（{ $cards } 張 { $gpu }）：按需每小時 { $hour_usd }（{ $as_of }）。
sagemaker = SageMaker 的機器比這裡所用的 EC2 價格貴，它自己的價格我沒有收錄。
none-of-provider = 不知道 { $provider } 的 { $gpu } 價格，這裡按市場價計算。
dated = 租價取各家按需價的中位數，最舊的是 { $oldest } 的報價；說出顯示卡可查它自己的價格。
