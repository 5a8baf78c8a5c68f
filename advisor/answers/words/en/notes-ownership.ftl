not-counted = Pays off: purchase price over (rent − electricity), in hours of use; nothing is gained while the cards stand still.
read =
    { $reading ->
        [week] The hours are taken for hours of each week.
        [day] The hours are taken for hours of each day.
        [total] The hours are taken for all hours together.
        [around_the_clock] No hours were stated: the cards compute around the clock for that time.
       *[none] No use was stated: now and then (10 hours a week), working hours (40) and around the clock are shown.
    }
bought =
    { $gpu } bought: { $condition ->
        [new] new,
       *[other] used,
    } { $seller }, { $as_of }{ $low_usd ->
        [none] {""}
       *[other] ; other offers { $low_usd } to { $high_usd }
    }{ $stale ->
        [yes] . That is older than half a year and prices move fast: check before you decide
       *[no] {""}
    }.
electricity = Electricity: 82 % of the power limit and a third more for the machine, at { $kwh_usd } a kWh{ $region ->
        [none] {""}
       *[other] {" "}({ $region })
    }.
lesson =
    The { $gpu }'s hour is at the lesson's { $lesson_usd }, as in the other answers; the market's median is { $market_usd }{ $after ->
        [none] {""}
       *[other] , at which buying pays off after { $after } hours of use
    }.
