headline-needs = { $name }至少需要 { $least } 條樣本，推薦 { $recommended } 條，格式為{ $format }。
headline-too-few =
    { $near ->
        [yes] 值得先試一次：{ $samples } 條略低於{ $name }至少要的 { $least } 條，還差 { $missing } 條
       *[no] 不夠：{ $name }至少需要 { $least } 條樣本，{ $samples } 條還差 { $missing } 條
    }。
headline-usable = 可以起步：{ $samples } 條已超過{ $name }的最低 { $least } 條，但推薦 { $recommended } 條。
headline-enough =
    { $level ->
        [ample] 充裕
       *[enough] 足夠
    }：{ $name }推薦 { $recommended } 條，現有 { $samples } 條。
headline-some =
    { $samples } 條樣本可以起步的場景：{ $names }{ $all ->
        [yes] {""}
       *[no] ，其餘場景不夠
    }。
headline-no = { $samples } 條樣本對所有場景都太少：最低要求是 { $least } 條。
headline-all = 各場景最少需要 { $least_from } 到 { $least_to } 條樣本，推薦 { $recommended_from } 到 { $recommended_to } 條。
headline-uses = 課程列的應用場景：{ $names }。
verdict =
    { $advice }{ $missing ->
        [none] {""}
       *[other] 標註所缺的 { $missing } 條大約需要 { $usd }。
    }
row-data = 資料格式
row-samples = 樣本數
row-difficulty = 難度
row-uses = 典型應用
row-labelling = 標註推薦數量的費用
row-measure = 評估指標
samples = 最少 { $least } 條，推薦 { $recommended } 條
roughly = 大約 { $usd }
record = 一條資料的樣子（JSON Lines）：
columns = 場景 | 資料格式 | 最少 | 推薦 | 難度 | 典型應用
column-samples = { $samples } 條
level =
    { $level ->
        [below_minimum] 太少
        [usable] 可以起步
        [ample] 充裕
       *[enough] 足夠
    }
cases = **課程案例**（效果為課程所述）
case =
    { $name }：{ $case }，{ $data }{ $hours ->
        [none] {""}
       *[other] ，訓練 { $hours }
    }；{ $result }
enough-samples = 2000 條夠嗎？
plan = 幫我做一份專案計劃
which-method = 該用哪種方法？
medical = 醫療問答需要多少資料？
sql = 2000 條做 SQL 生成夠嗎？
# Tasks beyond the lesson's five

amount =
    { $unit ->
        [tokens] { $number } token
        [objects] { $number } 個不同的物體（各拍幾張）
        [images] { $number } 張圖
        [lines] { $number } 行文字
        [documents] { $number } 份文件
        [pairs] { $number } 對
        [dialogues] { $number } 段對話
        [queries] { $number } 條查詢
        [prompts] { $number } 條提示
       *[samples] { $number } 條
    }
need-amounts =
    { $rule ->
        [yes] 這裡沒有這類任務的專門數字，按通用規則：
       *[no] { $name }：
    }至少 { $least }，通常 { $usual }{ $more ->
        [none] {""}
       *[other] ，大規模做到 { $more }
    }。
need-verdict =
    { $level ->
        [below_minimum] 不夠：{ $amount }太少，{ $rule ->
            [yes] {""}
           *[no] { $name }
        }至少要 { $least }（還差 { $missing }），通常用 { $usual }。
        [usable] 可以起步，到通常的量還差 { $toward }：{ $amount }達到{ $rule ->
            [yes] {""}
           *[no] { $name }
        }最低的 { $least }，通常用 { $usual }。
        [ample] 足夠：{ $amount }很充裕，{ $rule ->
            [yes] {""}
           *[no] { $name }
        }通常用 { $usual }。
       *[enough] 夠：{ $amount }，{ $rule ->
            [yes] {""}
           *[no] { $name }
        }通常用 { $usual }。
    }{ $rule ->
        [yes] 這是通用規則，這裡沒有這類任務的專門數字。
       *[no] {""}
    }
expect = **這麼多資料能做到什麼**：{ $at ->
        [none] 這裡沒有用這麼少資料的公開實驗。
       *[other] { $at_amount }：{ $at }。
    }{ $next ->
        [none] {""}
       *[other] 再往上，{ $next_amount }：{ $next }。
    }
rule = **不在表裡的任務**：從 { $least } 起，通常 { $usual }（{ $by }）。{ $advice }
row-more = 大規模
reached = **公開實驗做到了什麼**
reached-one = { $amount }：{ $text }
whose = 數字出處：{ $by }（核對於 { $checked }）。這是公開實驗的數量，不保證你的資料也一樣。
lesson-beside = 對照：它屬於課程裡的{ $name }，課程給出最少 { $least } 條、推薦 { $recommended } 條。
