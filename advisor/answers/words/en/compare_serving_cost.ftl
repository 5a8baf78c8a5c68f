period =
    { $days ->
        [1] a day
        [30] a month
        [365] a year
       *[other] in { $days } days
    }
own =
    { $cards ->
        [1] a card that is already yours
       *[other] { $cards } cards that are already yours
    }
own-bought = buying { $cards } ({ $usd } spread over { $years } years, and electricity)
electricity-alone =
    { $lesson ->
        [none] By the electricity alone of cards that are already yours
       *[other] By the lesson's { $lesson } a month for a card that is already yours
    }: { $requests ->
        [none] never
       *[other] from { $requests }
    }.
buying =
    Buying { $cards } ({ $usd }) { $month ->
        [none] does not pay off against the API within { $years } years
       *[other] pays off against the API in month { $month }
    }.
buying-at =
    - At { $requests } requests a day buying { $cards } ({ $usd }) { $month ->
        [none] does not pay off against the API within { $years } years
       *[other] pays off against the API in month { $month }
    }.
rented =
    { $cards ->
        [1] a rented one
       *[other] { $cards } rented ones
    }
headline-no-price =
    The price of { $api ->
        [none] the API
       *[other] { $api }
    } is unknown, so no saving can be given{ $own_usd ->
        [none] {""}
       *[other] ; { $own } costs { $own_usd } { $period } in electricity
    }{ $rented_usd ->
        [none] {""}
       *[other] , { $rented } { $rented_usd }
    }.
by-batch = { $api }'s batch API
headline-ended = { $api } was shut down on { $day } and has no price any more.
headline-current =
    { $usd } for 1,000 requests of { $tokens } tokens by a current API{ $rent ->
        [none] .
       *[other] ; a rented card, day and night for { $rent } a month, costs less { $evens }.
    }
list-age = This price list is from { $day }, more than a year old: check it before you rely on it.
from-to =
    { $most ->
        [none] { $least } ({ $cheap })
       *[other] { $least } ({ $cheap }) to { $most } ({ $dear })
    }
even-against =
    { $requests ->
        [none] never than { $api }
       *[other] than { $api } from { $requests } requests a day on
    }
columns-current = Own cards, electricity | Rented cards, 24×7 | Cards
requests-a-day = Requests per day
break-even-current =
    Against { $api }: a rented card { $rented ->
        [none] never costs less
       *[other] costs less from { $rented } requests a day on
    }; { $cards ->
        [none] {""}
       *[other] { $cards } { $bought ->
            [none] never does;
           *[other] from { $bought };
        }{" "}
    }one that is already yours, its electricity alone, { $own ->
        [none] never
       *[other] from { $own }
    }.
prices-checked = Prices of the APIs checked on { $day }.
power-month = **Own card: only electricity, { $usd } a month for one { $gpu } at full load; buying it is not in it.**
lesson-table = **The lesson's reference table**: an API at { $rate } per 1K tokens, GPT-4 of its time, which is no longer sold.
lesson-api = At the lesson's reference price, { $rate } per 1K tokens for GPT-4, which is no longer sold, the API would cost { $usd }.
columns-lesson = Requests per day | API | Own cards | Saves
columns-return-lesson = The lesson's return on { $usd } of training | Saved | Return
earned-back-lesson = The { $usd } is earned back { $own_day }.
batch-instead =
    { $batch ->
        [yes] Answered at once, without the batch API: { $usd } { $period }.
       *[no] Through the batch API, if the answers may take hours: { $usd } { $period }.
    }
api-ends = { $api } shuts down on { $day }.
headline-request =
    { $api ->
        [none] the API
       *[other] { $api }
    } costs { $usd } a request of { $tokens } tokens, so { $thousand } for 1,000 of them.
headline-break-even =
    { $requests ->
        [none] { $api ->
            [none] the API
           *[other] { $api }
        } stays cheaper than { $own }{ $rent ->
            [none] .
           *[other] { $rented_requests ->
                [none] {" "}or { $rented }.
               *[other] ; { $rented } from { $rented_requests }.
            }
        }
       *[other] From { $requests } requests a day on, { $own } { $cards ->
            [1] costs
           *[other] cost
        } less than { $api ->
            [none] the API
           *[other] { $api }
        }{ $rent ->
            [none] .
           *[other] ; { $rented } { $rented_requests ->
                [none] never.
               *[other] from { $rented_requests }.
            }
        }
    }
headline-month =
    { $requests } requests a day cost { $api_usd } { $period } by { $api ->
        [none] API
       *[other] { $api }
    }{ $own_usd ->
        [none] {""}
       *[other] , { $own_usd } of electricity on { $own }
    }{ $rented_usd ->
        [none] {""}
       *[other] , { $rented_usd } on { $rented }
    }.
saving =
    { $usd ->
        [none] unknown
       *[other] { $usd }{ $percent ->
            [none] {""}
           *[other] {" "}({ $percent })
        }
    }
columns =
    Requests per day | { $api ->
        [none] API
       *[other] { $api }
    } | Own cards | Saves | Rented cards, 24×7 | Saves | Cards
unknown = unknown
none-holds-it = none holds it
traffic = All { $period }, { $tokens } tokens a request.
break-even = Break-even: { $own_even } for { $own }, { $rented_even } for { $rented }.
even =
    { $requests ->
        [none] never
       *[other] { $requests } requests a day
    }
own-lesson = **The { $usd } is only the electricity of a card that is already yours** (the lesson's figure; buying it is not in it).
own-electricity = **Own card: only electricity, { $usd } a month for one { $gpu } at full load; buying it is not in it.**
own-override = Own card: { $usd } a month, set by your administrator.
rented-month = Rented: one { $gpu } at { $an_hour } an hour, day and night, is { $usd } a month.
columns-return = Return on { $usd } of training | Saved, own cards | Return | Saved, rented cards | Return
after =
    after { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
earned-back =
    The { $usd } is earned back { $own_day } with { $own }{ $rented_day ->
        [none] {""}
       *[other] , { $rented_day } with { $rented }
    }.
day =
    { $number ->
        [none] never
       *[other] on day { $number }
    }
more-requests = And for 3,000 requests a day?
ten-times = And with ten times the requests?
against-an-api = Against GPT-6 Luna?
over-a-year = And over a year?
what-speaks-for-it = What speaks for self-hosting?
bought-left-out = The price of a bought card is without the machine around it.

## Above large figures

title-even =
    { $requests ->
        [none] A rented card never costs less than { $api }
       *[other] From { $requests } requests a day on, a rented card costs less than { $api }
    }
title-rented = At { $requests } requests a day a rented card costs less than { $api }
title-api = At { $requests } requests a day { $api } costs less than a rented card
