## Memory
memory-range = expected, { $low } to { $high }
memory-limit = { $gpu }: { $usable } usable
memory-text =
    { $parts }; { $expected } in all, between { $low } and { $high }{ $limit ->
        [none] {""}
       *[other] ; { $limit }
    }
other = other
serving-title = Memory of one copy, by precision
cache =
    KV cache of { $users ->
        [1] one request
       *[other] { $users } requests
    }
server = the server itself
peak-title = Peak memory of a card

## Time and money
time-title = Time of the run
cost-title = Cost of the run
range = { $low } to { $high }
rent-title = An hour of one { $gpu } on demand, the cheapest providers
median = median { $amount }
plan-title = The project by phase
days =
    { $last ->
        [none] { $first }
       *[other] { $first } – { $last }
    }

## Over traffic and months
month-title = Cost of a month, by requests a day
api =
    { $basis ->
        [lesson] API, the lesson's price
       *[other] API
    }
own-card = own card (electricity)
rented-card = rented card, 24×7
break-even = break-even, requests a day
even-at = break-even at { $requests } requests a day
by-traffic = { $low } a month at { $least } requests a day, { $high } at { $most }
purchase-title = Paid so far for { $cards }, at { $hours } hours a week
renting = renting
buying = buying
months = { $number } months
paid =
    { $start ->
        [none] {""}
       *[other] { $start } at the start,{" "}
    }{ $end } after { $months } months
pays-off = paid off in month { $month }
