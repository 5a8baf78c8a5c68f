# 訊息裡的名稱和金額按什麼計算，寫在答案下面。

model = 資料中沒有模型「{ $name }」，按 { $other } 計算。
unknown-model = 我沒有 { $name } 的資料：告訴我它的規模（如 7B）或上傳它的 config.json，就按它計算。
data-set = { $name } 按 { $samples } 條樣本計{ $tokens ->
        [none] {""}
       *[other] ，平均每條 { $tokens } 個 token
    }。
corpus = { $name } 按 { $billions }B token 計；沒說輪數時按讀一遍計。
exchange-rate = 1 { $currency } = { $rate } USD{ $as_of ->
        [none] （你設定的匯率）
       *[other] （{ $as_of }）
    }。
no-pictures = 沒有計入圖片：每張圖會給樣本增加幾百到幾千個 token，請說明連圖片在內每條樣本多少 token。
sft-alone = 強化學習階段還不能計算：以上數字只是監督微調部分。
technique = { $name }：{ $told }。
technique-left = 這些數字沒有算 { $name }；問訓練要多少顯示記憶體和時間即會算上。
technique-of-another = { $name } 與所說的方法或目標不符，沒有采用。
not-computed = { $name } 不能計算：{ $told }。以下數字按最接近的做法。
no-teacher = 沒有說教師模型，所以按監督微調計算；要算 GKD，請說「用……蒸餾……」。
traces = 用 { $name } 寫好的文字訓練就是監督微調，數字按此計算。
teacher-writes = 按 { $name } 先生成文字、再做監督微調理解；如果學的是它的機率（GKD），教師也要在卡上：請說「用 GKD」。
left-out = 以下數字沒有算進你說的 { $list }：請說明它指什麼，就按它重算。
rough-count = { $words }按 { $samples } 條計（{ $low } 到 { $high } 條），時間隨條數增減。
