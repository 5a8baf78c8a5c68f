storage = 儲存：按硬碟上同時最多的檔案和執行天數計。
waiting = 空等的顯示卡：環境準備 { $minutes } 分鐘，下載 { $download } MB/s，載入 { $loading } GB/s。
stale = 價格核對於 { $oldest } 至 { $newest }，部分已超過 { $days } 天：付款前請再次核對。
yuan-offers = 人民幣報價按 1 美元 = { $rate } 元換算{ $as_of ->
        [none] {""}
       *[other] {" "}({ $as_of })
    }。
quoted-in-yuan = 原價為人民幣（每百萬 token 輸入 ¥{ $input_cny }、輸出 ¥{ $output_cny }），按 1 美元 = { $rate } 元換算。
withdrawn = 服務商已將該模型標為棄用，停用日期未知：使用前請確認仍在提供。
