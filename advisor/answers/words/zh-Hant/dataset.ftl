headline =
    { $name } 的 { $rows } 條裡有 { $samples } 條可用：{ $counted ->
        [yes] {""}
       *[no] 約
    } { $tokens } token，平均每條 { $mean }。
nothing = { $name } 的 { $rows } 條裡沒有一條可用。

form =
    .alpaca = Alpaca（instruction、input、output）
    .sharegpt = ShareGPT（conversations）
    .messages = messages（role、content）
    .dpo = 偏好對（chosen、rejected）
    .completion = 問答（prompt、completion）
    .text = 純文字

## Body

column-found = 檢查結果
column-samples = 條數
row-form = 格式
row-mixed = { $form }，{ $samples } 條
row-rows = 檔案裡共有
row-usable = 可用
row-duplicates = 重複
row-empty = 空
row-disordered = 角色順序不對
row-broken = 讀不出或格式不明
row-overlong = 超過 { $tokens } token
lengths = 每條的 token 數
columns-lengths = 平均 | 中位數 | 95% 不超過 | 最長
within = 截斷長度取 { $tokens } token 時，{ $percent } 的樣本保持完整。
wrong = 有什麼問題
and-more = 等
place =
    第 { $at } { $unit ->
        [row] 條
       *[line] 行
    }{ $detail ->
        [none] {""}
       *[other] （「{ $detail }」）
    }{ $first ->
        [none] {""}
       *[other] （同第 { $first } { $unit ->
            [row] 條
           *[line] 行
        }）
    }
fault =
    .not-json = 不是合法的 JSON，錯在此處或稍前
    .cut-off = JSON 不完整：引號或括號沒有閉合
    .single-quotes = 用了單引號（Python 的列印結果），JSON 要用雙引號
    .encoding = 不是 UTF-8，請把檔案另存為 UTF-8
    .too-long = 超過 800 萬個字元，已跳過
    .nested = 列表巢狀超過 16 層
    .too-many-values = 超過 1 萬個值
    .not-a-number = 有 JSON 沒有的 NaN、無窮或過長的數，請改成 null
    .unclosed = 從這裡開始一直沒有結束：引號或括號沒有閉合，後面的都讀不出
    .columns = 單元格數與表頭列數不符：含逗號或換行的文字要加引號
    .cell = 單元格沒有結束：引號沒有閉合
    .no-form = 欄位不屬於已知格式；已知的有 instruction/output、conversations、messages、prompt/completion、prompt/chosen/rejected、text
    .no-object = 不是帶欄位的物件
    .no-turns = 對話裡一輪也沒有
    .turn = 有一輪缺少 role 和 content（或 from 和 value）
    .unknown-role = 模板不認識的角色；認識的有 system、user、assistant、tool
    .begins-with-answer = 對話以回答開頭
    .ends-with-question = 對話不是以回答結尾
    .same-role-twice = 同一角色連續兩輪
    .system-later = 系統提示出現在中間
    .tool-unasked = 沒有呼叫卻有工具結果
    .empty = 沒有內容
    .empty-question = 問題為空
    .empty-answer = 回答為空
    .same-answers = 好壞兩個回答相同
    .duplicate = 與前面的樣本相同
    .overlong = 超過你給的長度，訓練框架會截斷或丟棄
    .other-form = 另一種格式，修正後的檔案放不下
leaks = 資料洩漏
leak = { $split } 有 { $samples } 條的問題在 { $other } 裡也有：測的就是訓練過的。
leak-where = 位置：{ $places }。
personal-found = 個人資訊
personal =
    .email = 電子郵箱
    .phone = 電話號碼
    .chinese-id = 身份證號（校驗位正確）
    .card = 銀行卡號（校驗位正確）
personal-row = { $kind }：{ $samples } 條，{ $places }
languages = 語言
no-letters = 沒有文字
splits = 劃分
training = 用於訓練
testing = 留作測試
split = { $name }：{ $samples } 條（{ $use }）

## Details

counted =
    token 數按 { $tokenizer } 的詞表計；換一個模型可能相差兩成，中文可能更多。{ $all ->
        [yes] 每條都數過。
       *[no] 數了 { $counted } 條，其餘按字元數以同樣的比例推算。
    }
estimated = 手頭沒有分詞器：按每個拉丁字元 0.3、每個漢字 0.6 個 token 估算（DeepSeek 對自家分詞器的說明），可能相差兩成。
template-extra = 對話模板每輪另加大約 5 到 10 個 token，沒有算在內。
same = 重複指除大小寫和空白外文字相同；洩漏指問題相同，不論回答。
not-all-remembered = 不同的樣本超過 500 萬條，之後的沒有再查重複和洩漏。
left-out = 修正後的檔案去掉了 { $samples } 條：讀不出的、空的、順序不對的和重複的。洩漏、個人資訊和過長的樣本仍在裡面。
patterns = 個人資訊按模式查詢：會有遺漏，也會有誤報。
guessed = 語言按文字和最常見的詞猜測。
lines-of-text = 純文字每個非空行算一條。
read-as = 按 { $encoding } 讀取。
mean-and-longest = 用時看平均長度，顯示記憶體看最長的一條，或你的截斷長度。

suggestions =
    用這些資料做 7B 的 LoRA 要多少錢？
    這些資料夠嗎？
