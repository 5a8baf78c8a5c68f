unknown = I have no data on { $name }, so read the table at its size.
headline-largest =
    { $unknown ->
        [yes] {""}
       *[no] It depends on the model.{" "}
    }The largest that { $cards } can tune: { $held }.
held =
    { $model } by { $method }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }
headline-example = A { $model } takes { $each }, for { $work }.
headline-none = Not even a { $model } fits { $cards }: it needs { $peak } of { $usable }.
headline-open =
    { $unknown ->
        [yes] {""}
       *[no] It depends on the model’s size.{" "}
    }A { $model } takes { $each }, for { $work }.
next = {"; "}
example =
    { $peak }{ $cost ->
        [none] {" "}and { $hours }
       *[other] , { $hours } and { $cost }
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
    }: { $hours }{ $cost ->
        [none] {""}
       *[other] , { $cost }
    }
too-much =
    { $peak }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }: too much
what-counts =
    Memory a card, time and cost of { $samples } samples of { $tokens } tokens, { $epochs } epochs{ $stated ->
        [yes] {""}
       *[no] {" "}(no amount of data was stated)
    }{ $number ->
        [1] {""}
       *[other] ; each card has a copy of the model unless ZeRO-3 divides it
    }.

no-price = No price of this card is known, so no cost is given.

## Next questions

name-model = It is a 7B with LoRA
method-for-me = Which method should I use?
