not-counted = Pays off: purchase price over (rent − electricity), in hours of use; nothing is gained while the cards stand still.
read =
    { $reading ->
        [week] The hours are taken for hours of each week.
        [day] The hours are taken for hours of each day.
        [total] The hours are taken for all hours together.
        [around_the_clock] No hours were stated: the cards compute around the clock for that time.
       *[none] No use was stated: now and then (10 hours a week), working hours (40) and around the clock are shown.
    }
spread = A purchase is spread evenly over { $years } years, with nothing left at the end: the life over which Amazon writes off its servers. Cards that resell well cost less.
bought =
    { $gpu } bought: { $machine ->
        [none] {""}
       *[other] its share of one { $machine } of { $machine_cards } for { $machine_usd },{" "}
    }{ $condition ->
        [new] new,
       *[other] used,
    } { $seller }, { $as_of }{ $low_usd ->
        [none] {""}
       *[other] ; other offers { $low_usd } to { $high_usd }
    }{ $days ->
        [none] {""}
       *[other] . That is older than { $days } days and prices move fast: check before you decide
    }.
electricity = Electricity: 82% of the most that the whole machine draws (cards and a third more, where nothing else is known), at { $kwh_usd } per kWh{ $region ->
        [none] {""}
       *[other] {" "}({ $region })
    }.
lesson =
    The lesson's reference table has the { $gpu } at { $lesson_usd } an hour, beside the market{ $after ->
        [none] {""}
       *[other] : at that rent buying pays off after { $after } hours of use
    }.
