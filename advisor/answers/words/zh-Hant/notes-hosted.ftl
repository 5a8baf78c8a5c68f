example = 沒有說明資料量：token 數為舉例，取課程的工作量。
tokens-assumed = 沒有說明每條樣本的長度：問答合計按 { $tokens } token。
epochs-assumed = 沒有說明輪數：按 { $epochs } 輪。
stand-in = 沒有指定開放權重的模型：顯示卡上按開放的 { $model } 計算，那是另一個模型。
billing = 服務商按資料集 token × 輪數計費，有的把驗證集也算上；不含稅費與折扣。
minimum =
    { $provider }{ $least_usd ->
        [none] 無最低收費。
       *[other] 每個任務至少 { $least_usd }。
    }
quoted-in-yuan = 以人民幣標價的，按 1 美元 = { $rate } 元換算。
