# What the pictures of a run are taken for.

seen = { $assumed ->
        [yes] No pictures were stated, so each sample is taken to have one of { $size }
       *[no] Each sample has { $count ->
            [one] a picture
           *[other] { $count } pictures
        } of { $size ->
            [none] {""}
           *[other] { $size }{ $pixels ->
                [none] {""}
               *[other] {", "}
            }
        }{ $pixels ->
            [none] {""}
           *[other] at most { $pixels } pixels
        }
    }: { $apart ->
        [yes] { $patches } patches in the vision tower, which the decoder looks at in layers of its own
       *[no] { $tokens } tokens each, counted in the { $all } of a sample
    }. The vision tower is { $trained ->
        [yes] trained
       *[no] frozen
    }.
text-alone = { $model } reads pictures too; text alone is counted. Say how many pictures a sample has, and how large, to count them.
no-tower = Pictures are not counted: what { $model } makes of one is not known here, so say how many tokens a sample has with them.
blind = { $model } reads no pictures: those of the samples are left out.
