unknown = I have no data on { $name }, so read the table at its size.
unsupported = The { $gpu } is not supported by its maker’s current software, so nothing here counts on 4 bit (bitsandbytes).
headline-largest = The largest that { $cards } can tune: { $held }.
headline-beyond = A { $usual } is too much for { $cards }; it tunes at most { $held }.
headline-barely = { $model } by { $method } fits just barely.
held =
    { $model } by { $method }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }
headline-example =
    A { $model } takes { $each }{ $work ->
        [none] .
       *[other] , for { $work }.
    }
headline-none = Not even a { $model } fits { $cards }: it needs { $peak } of { $usable }.
headline-open =
    { $unknown ->
        [yes] {""}
       *[no] It depends on the model’s size.{" "}
    }A { $model } takes { $each }{ $work ->
        [none] .
       *[other] , for { $work }.
    }
next = {"; "}
example =
    { $peak }{ $hours ->
        [none] {""}
       *[other] { $cost ->
            [none] {" "}and { $hours }
           *[other] , { $hours } and { $cost }
        }
    } by { $method }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }{ $cards ->
        [none] {""}
       *[other] {" "}on { $cards }
    }
work =
    { $stated ->
        [yes] { $millions }M training tokens
       *[no] an assumed { $millions }M training tokens
    }

## Table

size = Size
cell =
    { $fits ->
        [tight] { $peak } (tight)
       *[yes] { $peak }
    }{ $cards ->
        [none] {""}
       *[other] {" "}on { $cards }
    }{ $divided ->
        [yes] , ZeRO-3
       *[no] {""}
    }{ $hours ->
        [none] {""}
       *[other] : { $hours }
    }{ $cost ->
        [none] {""}
       *[other] , { $cost }
    }
too-much =
    { $peak }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }: too much
what-counts =
    { $told ->
        [memory] Memory per card at { $tokens } tokens per sample
       *[other] Memory per card{ $told ->
            [money] , time and cost
           *[time] {" "}and time
        } of { $samples } samples of { $tokens } tokens, { $epochs } epochs{ $stated ->
            [yes] {""}
           *[no] {" "}(no amount of data was stated)
        }
    }{ $number ->
        [1] {""}
       *[other] ; each card has a copy of the model unless ZeRO-3 divides it
    }.

no-price = No price of this card is known, so no cost is given.

## The lesson's figures

headline-project = A whole project, says the lesson: { $total } and { $low } to { $high } weeks.
lesson-memory = Lesson 91's round figure for { $method }, not of one size: { $memory }.
lesson-project = A whole project by lesson 91 (not part of the estimate above)
columns-lesson = Item | Lesson 91
lesson-training = Training alone, own or rented
lesson-total = In all
lesson-time = Time in all
weeks = { $low }–{ $high } weeks
lesson-cards-of = Cards for { $size }

## Next questions

name-model = It is a 7B with LoRA
method-for-me = Which method should I use?

## Above large figures

title-open = What fine-tuning takes depends on the model’s size: a { $model } as an example
