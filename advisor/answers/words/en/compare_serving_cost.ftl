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
    Requests a day | { $api ->
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
against-an-api = Against GPT-4o mini?
over-a-year = And over a year?
what-speaks-for-it = What speaks for self-hosting?
bought-left-out = The price of a bought card is without the machine around it.
