headline-nothing = No card with a known purchase price holds { $model ->
        [none] what you describe
       *[other] this run of { $model }
    }; name the cards and what they cost.
headline-does-not-hold =
    { $cards } { $number ->
        [1] does not hold
       *[other] do not hold
    } this run of { $model }, so neither buying nor renting helps.
headline-no-rent = I know no rental price for { $cards }, so there is nothing to compare a purchase with.
headline-never = Buying { $cards } never pays off: at { $rent } an hour renting costs no more than the electricity of your own.
headline-no-price =
    I know no purchase price of the { $gpu }: renting { $cards } { $at } costs { $month } a month, and buying pays off within { $years } years below { $worth }.
headline-use =
    Buying { $cards } ({ $purchase }{ $condition ->
        [used] , used
        [new] , new
       *[other] {""}
    }) { $at } { $paid ->
        [none] does not pay off within { $life } years
       *[other] pays off in month { $paid } ({ $hours } hours of use)
    }, against { $month } of rent a month at { $rent } an hour.
headline-hours =
    Buying { $cards } ({ $purchase }{ $condition ->
        [used] , used
        [new] , new
       *[other] {""}
    }) pays off after about { $hours } hours of use against renting at { $rent } an hour: { $working } at 40 hours a week, { $always } around the clock.
at =
    { $always ->
        [yes] around the clock
       *[no] at { $hours } hours a week
    }
unknown = unknown
never = never
month =
    { $month ->
        [none] not within { $life } years
       *[other] in month { $month }
    }
least =
    { $hours ->
        [none] Spread over { $years } years, buying { $cards } costs more than renting even around the clock.
       *[other] Spread over { $years } years, buying { $cards } is cheaper from about { $hours } hours of use a month on; below, rent.
    }
machine-share = { $usd } (share of { $machine }, { $as_of })
columns-cards = Cards | Rent per hour | Electricity per hour | Purchase | Pays off after
rent-market =
    { $usd }{ $range ->
        [none] {""}
       *[other] {" "}(market { $range })
    }
bought =
    { $usd }{ $condition ->
        [used] {" "}(used, { $as_of })
        [new] {" "}(new, { $as_of })
       *[other] {" "}(as you said)
    }
hours-of-use =
    { $hours } h of use{ $low ->
        [none] {""}
       *[other] { $high ->
            [none] {" "}(market: { $low } at the dearest rent, never at the cheapest)
           *[other] {" "}(market: { $low } – { $high })
        }
    }
sum =
    { $cards }: { $purchase } ÷ ({ $rent } of rent − { $power } of electricity an hour) = { $hours } hours{ $thousand ->
        [none] .
       *[other] ; each { $more } of machine around it adds { $thousand }.
    }
owned = Your own
owned-for = For: paid once, then electricity alone; data stays in the house, no queue, no set-up each time; the card can be sold again.
owned-against = Against: its memory is fixed, larger models must be rented anyway; power, heat, noise, repair and ageing are yours, and it costs the same when idle.
rented = Rented
rented-for = For: nothing to buy; any card, eight at once for a day, newer ones next year; ends with the project.
rented-against = Against: paid for as long as it is on, set-up and forgotten hours included; storage and traffic on top; data leaves the house; a card may be sold out.
period =
    { $hours } hours of { $cards }: { $rent } rented{ $own ->
        [none] {""}
       *[other] , { $own } bought (with electricity, and the cards are still yours)
    }.
run =
    One run ({ $model }, { $method }) takes { $hours } on { $cards } and costs { $cost } rented{ $sharding ->
        [single] {""}
        [ddp] , a copy of the model on each card (DDP)
        [zero1] , a copy of the model on each card (ZeRO-1)
        [zero2] , a copy of the model on each card (ZeRO-2)
        [zero3] , the model sharded over the cards (ZeRO-3)
        [fsdp] , the model sharded over the cards (FSDP)
       *[other] , the layers dealt over the cards
    }{ $runs ->
        [none] {""}
       *[other] ; buying { $number ->
            [1] it
           *[other] them
        } pays off after { $runs } such runs
    }.
budget =
    { $budget } rents { $cards } for { $hours } hours{ $number ->
        [none] {""}
        [0] , and does not buy one { $gpu }
       *[other] , or buys { $number } × { $gpu }
    }.
columns-use = { $cards }: use | Rent per month | Owned, per month ({ $life } years and electricity) | Electricity per year, owned | Purchase pays off | Worth buying below (pays off in { $years } years)
use =
    { $always ->
        [yes] around the clock
       *[no] { $hours } h a week
    }
left-out =
    Not counted: { $machine ->
        [yes] {""}
       *[no] the machine around the cards,{" "}
    }idle time, what the cards bring when sold again, repair and support, interest; data and set-up time on a rented machine.
ask-hours = Buy or rent { $cards } for 20 hours a week?
ask-other = Compare { $cards } with renting an H100
ask-run = What will a 13B QLoRA on the { $gpu } cost?
ask-api = Would an API be cheaper for 1,000 requests a day?
headline-not-in-life =
    Buying { $cards } ({ $purchase }{ $condition ->
        [used] , used
        [new] , new
       *[other] {""}
    }) does not pay off within { $years } years, not even around the clock: against renting at { $rent } an hour it takes about { $hours } hours of use. Rent.

## Above large figures

title =
    { $paid ->
        [none] Buying { $cards } pays off after { $hours } hours of use
        [never] Buying { $cards } { $at } does not pay off within { $life } years
       *[other] Buying { $cards } { $at } pays off in month { $paid }
    }
