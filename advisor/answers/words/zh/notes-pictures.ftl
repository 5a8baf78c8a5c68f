# 一次训练的图片按什么计算。

seen = { $assumed ->
        [yes] 没有说明图片，按每条样本一张 { $size } 计算
       *[no] 每条样本 { $count } 张图片，{ $size ->
            [none] {""}
           *[other] { $size }{ $pixels ->
                [none] {""}
               *[other] ，
            }
        }{ $pixels ->
            [none] {""}
           *[other] 最多 { $pixels } 像素
        }
    }：{ $apart ->
        [yes] 视觉编码器里 { $patches } 个图块，解码器用单独的层去看
       *[no] 每张 { $tokens } 个 token，已算在每条样本的 { $all } 个 token 里
    }。视觉编码器{ $trained ->
        [yes] 参与训练
       *[no] 冻结
    }。
text-alone = { $model } 也能读图；这里只按纯文本计算。说明每条样本几张图、多大，就会把图片算进去。
no-tower = 没有计入图片：不知道 { $model } 一张图有多少 token，请说明连图片在内每条样本多少 token。
blind = { $model } 不能读图：样本里的图片没有计入。
