lends = { $name } lends cards and has no price an hour.
named = { $name }:
none-of-provider =
    { $gpu ->
        [none] I know no rental price of { $provider }.
       *[other] I know no price of { $provider } for the { $gpu }.
    }
of-provider =
    { $provider }: prices of { $cards ->
        [one] one card
       *[other] { $cards } cards
    } are known.
own =
    { $provider } rents one { $gpu } for { $amount } an hour{ $kind ->
        [on_demand] {""}
        [spot] {" "}as spot (it can be taken away at any time)
       *[other] {" "}with a commitment
    } ({ $as_of }).
of-kind =
    { $kind ->
        [spot] { $provider } rents one { $gpu } as spot for { $amount } an hour ({ $as_of }); it can be taken away at any time.
       *[reserved] { $provider } rents one { $gpu } with a commitment for { $amount } an hour ({ $as_of }).
    }
no-kind =
    { $provider ->
        [none] I know no { $kind ->
            [spot] spot price
           *[reserved] price with a commitment (by the month or the year)
        } of the { $gpu }.
       *[other] I know no { $kind ->
            [spot] spot price
           *[reserved] price with a commitment (by the month or the year)
        } of { $provider } for the { $gpu }.
    }
ranked =
    { $gpu ->
        [none] I know no card of { $memory } GB with bf16 that two providers rent.
       *[other] The cheapest card of { $memory } GB with bf16 to rent that I know: { $gpu }, { $median } an hour (median of { $providers } providers on demand; from { $low } at { $provider }).
    }
columns-ranked = Card | Median per hour | Cheapest | Oldest price of
unknown-card = I know no rental price of the { $gpu }.
single = Only one offer of the { $gpu } is known: { $provider }, { $amount } an hour on demand ({ $as_of }). It says little about other providers.
no-other = No other provider's price is known.
cheapest = The cheapest { $gpu } on demand that I know: { $provider }, { $amount } an hour ({ $as_of }).
median =
    The median of { $providers } providers is { $amount } an hour on demand{ $spot ->
        [none] {""}
       *[other] ; spot from { $spot }, which can be taken away at any time
    }.
several = { $cards } at the median: { $amount } an hour.
quoted-yuan = { $usd } (quoted ¥{ $cny })
columns =
    { $by ->
        [card] Card
       *[provider] Provider
    } | Kind | Per hour and card | Price of
kind =
    { $kind ->
        [on_demand] on demand
        [spot] spot
       *[reserved] reserved, with a commitment
    }
day =
    { $day }{ $stale ->
        [yes] , old
       *[no] {""}
    }
dated =
    Prices of { $oldest }{ $newest ->
        [none] {""}
       *[other] {" "}to { $newest }
    }, for one card, before storage, traffic and tax; check before you pay.
lesson = The lesson's reference table, beside the market: one { $gpu } at { $amount } an hour.
versions = Other versions: { $names }.
ask-buy = Buy or rent one { $gpu }?
ask-run = What will a 7B LoRA on the { $gpu } cost?
ask-cheapest = Which provider rents the cheapest H100?

## Above large figures

title = { $provider } rents the { $gpu } for { $amount } an hour
