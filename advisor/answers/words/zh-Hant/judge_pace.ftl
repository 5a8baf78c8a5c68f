verdict =
    { $verdict ->
        [slow] 不正常。
        [somewhat] 略慢。
        [ordinary] 不算異常。
        [usual] 正常。
        [plausible] 合理。
       *[fast] 比一般還快。
    }
by-length =
    要看樣本多長，這一點沒有說明。你的{ $unit ->
        [seconds] 每步
       *[hours] {""}
    } { $measured }{ $epochs ->
        [none] {""}
       *[other] （輪數未說明，按 { $epochs } 輪）
    }{ $samples ->
        [none] {""}
       *[other] （若每步讀 { $samples } 條）
    }，是按 { $assumed } token 預計的 { $expected } 的 { $ratio } 倍；樣本長約 { $usual } token 才說得通，更短就是太慢。
by-rate = 每卡每秒 { $rate } token，是 16 位峰值的 { $share }；{ $model } 用{ $method }、{ $cards }，預計 { $expected }（{ $low } – { $high }）。
speed =
    相當於每卡每秒約 { $rate } token，是 16 位峰值的 { $share }，預計應有 { $expected }（{ $model } 用{ $method }，{ $cards }{ $tokens ->
        [none] {""}
       *[other] ，樣本長度未說明，按 { $tokens } token
    }）。
open =
    { $measured } 裡，{ $cards } 大約能讀 { $tokens } token（{ $example ->
        [yes] 以 { $model } 為例
       *[no] { $model }
    }，{ $method }）：資料差不多有這麼多就合理，少得多就是太慢。
look = 怎麼找：單卡、不評估不儲存跑 20 步，再一項項加回去；同時看利用率和功耗，比兩邊每秒的 token 數。
what-shortens = 怎麼縮短
way = { $what }：時間為 { $times } 倍。
open-ways = 無論如何都能縮短的：先用一部分資料（十分之一往往就能看出行不行）；用已釋出的權重做 LoRA、QLoRA，不訓練全部參數；更多或更快的卡（時間大致隨卡數和 16 位峰值成反比）。
ask-bottleneck = 怎麼定位訓練的瓶頸
ask-mfu = MFU 多少算正常
