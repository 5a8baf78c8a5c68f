headline = 我是大模型微調顧問，可以算出顯示卡放不放得下、要訓多久、花多少錢。
body = 還能對比微調方法、選顯示卡、比較 API 與自部署、估算資料量、制定專案計劃、生成訓練配置。資料來自 { $gpus } 款顯示卡和 { $models } 個模型，均註明來源；另有 { $topics } 個知識點可以講解。
headline-dates = 顯示卡租價是 { $rents_from } 至 { $rents_to } 的報價，購買價是 { $purchases_from } 至 { $purchases_to } 的，匯率是 { $exchange } 的。
body-dates = 每個回答都註明所用價格的日期，超過 90 天的會說明；說出顯示卡可查它自己的價格日期。
suggestions =
    13B 用 LoRA 在 4090 上微調要多少錢？
    每天 1000 次請求，用 API 還是自部署？
    醫療問答需要多少資料？
