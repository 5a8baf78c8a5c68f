# 一次訓練的圖片按什麼計算。

seen = { $assumed ->
        [yes] 沒有說明圖片，按每條樣本一張 { $size } 計算
       *[no] 每條樣本 { $count } 張圖片，{ $size ->
            [none] {""}
           *[other] { $size }{ $pixels ->
                [none] {""}
               *[other] ，
            }
        }{ $pixels ->
            [none] {""}
           *[other] 最多 { $pixels } 畫素
        }
    }：{ $apart ->
        [yes] 視覺編碼器裡 { $patches } 個圖塊，解碼器用單獨的層去看
       *[no] 每張 { $tokens } 個 token，已算在每條樣本的 { $all } 個 token 裡
    }。視覺編碼器{ $trained ->
        [yes] 參與訓練
       *[no] 凍結
    }。
text-alone = { $model } 也能讀圖；這裡只按純文字計算。說明每條樣本幾張圖、多大，就會把圖片算進去。
no-tower = 沒有計入圖片：不知道 { $model } 一張圖有多少 token，請說明連圖片在內每條樣本多少 token。
blind = { $model } 不能讀圖：樣本里的圖片沒有計入。
