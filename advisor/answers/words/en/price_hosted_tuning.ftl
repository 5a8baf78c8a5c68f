of-model =
    { $model ->
        [none] { $provider ->
            [none] hosted fine-tuning
           *[other] fine-tuning
        }
       *[other] fine-tuning { $model }
    }{ $provider ->
        [none] {""}
       *[other] {" "}at { $provider }
    }
costs =
    { $most ->
        [none] { $least }
       *[other] { $cheapest ->
            [none] { $least } to { $most }
           *[other] { $least } ({ $cheapest }) to { $most } ({ $dearest })
        }
    }
list-age = The oldest of these prices is from { $day }, more than a year ago: check it before you rely on it.
headline-priced = { $what } costs { $cost } for { $tokens } training tokens{ $own ->
        [none] .
       *[other] ; { $own }.
    }
headline-rate = { $what } costs { $rate } per million training tokens; as an example, { $tokens } training tokens cost { $cost }{ $own ->
        [none] .
       *[other] ; { $own }.
    }
headline-closing = { $what } costs { $rate } per million training tokens, { $cost } for { $tokens }{ $stated ->
        [yes] {""}
       *[no] {" "}as an example
    }, but only organisations that already use tuned models there can start jobs, and none from { $until } on.
headline-unknown = No price for { $what } is known here{ $own ->
        [none] .
       *[other] ; { $own }.
    }
headline-provider-ended = { $provider } no longer takes fine-tuning jobs{ $day ->
        [none] {""}
       *[other] {" "}(since { $day })
    }{ $own ->
        [none] .
       *[other] ; { $own }.
    }
headline-model-ended = { $model } can no longer be fine-tuned: { $provider } shut it down on { $day }{ $own ->
        [none] .
       *[other] ; { $own }.
    }
own-rented =
    { $stand_in ->
        [yes] an open { $model }, with { $method } on { $cards },
       *[no] with { $method } on { $cards } it
    } costs { $cost } ({ $hours })
own-instead =
    that way { $model } does not fit the card you named, but with { $method } on { $cards } { $stand_in ->
        [yes] an open { $model }
       *[no] it
    } costs { $cost } ({ $hours })
columns =
    Provider, model | Method | USD per million | Cost | Using it: per million in / out, or an hour | { $month ->
        [yes] Use, a month |{" "}
       *[no] {""}
    }Price of
any-method = full or LoRA
size-class = models up to { $parameters }
in-region = {" "}in { $region }
size-top = models above { $parameters }
billed = Billed: { $samples } samples × { $each } tokens × { $epochs } epochs = { $tokens } tokens{ $stated ->
        [yes] .
       *[no] , a worked example: say how many samples you have.
    }
billed-tokens = Billed: { $data } tokens × { $epochs } epochs = { $tokens } tokens.
own-electricity = If the card is yours, the electricity is { $usd }.
takes =
    { $takes ->
        [nobody] takes no jobs any more.
        [active_customers] new jobs until { $until }.
       *[anyone] {""}
    }
elsewhere = Known elsewhere
others =
    Other prices that are known{ $all ->
        [none] {""}
       *[other] , the cheapest { $most } of { $all }
    }
use =
    { $first ->
        [none] Using the tuned model is a second bill, at each provider by its own rule.
       *[other] Using the tuned model is a second bill (prices of { $first }{ $last ->
            [none] {""}
           *[other] {" "}to { $last }
        }){ $least ->
            [none] .
           *[other] ; a dedicated deployment costs { $least }{ $most ->
                [none] {""}
               *[other] {" "}to { $most }
            } a month, day and night.
        }
    }
use-month =
    The month is of { $requests } requests a day, each { $input } tokens in and { $output } out{ $stated ->
        [yes] {""}
       *[no] {" "}(assumed)
    }{ $dedicated ->
        [yes] ; a dedicated deployment counts once, whatever it can answer.
       *[no] .
    }
used =
    { $input ->
        [none] {""}
       *[other] { $input } / { $output }{ $adapters ->
            [yes] {" "}(LoRA)
           *[no] {""}
        }
    }{ $hour ->
        [none] {""}
       *[other] { $input ->
            [none] {""}
           *[other] {" "}or{" "}
        }{ $hour } an hour ({ $gpu })
    }
used-unknown = unknown
unpriced = No price is known here for { $names }.
remark = { $provider }, { $model }: { $note }
suggest-own = What does a { $model } QLoRA on an RTX 4090 cost?
suggest-serving = API or an own server for 1,000 requests a day?
suggest-samples = And for 10,000 samples?
suggest-settings = Which learning rate and how many epochs?

## Above large figures

title =
    { $own ->
        [yes] { $several ->
            [yes] { $what } is cheapest on a rented card; among services at { $provider }
           *[no] { $what } costs more than on a rented card
        }
       *[no] { $several ->
            [yes] { $what } is cheapest at { $provider }
           *[no] { $what } costs less than on a rented card
        }
    }
