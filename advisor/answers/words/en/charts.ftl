other = other
memory-axis = GiB; dashed: { $usable } of the { $gpu }
own-card = own card (electricity)
rented-card = rented card, 24×7
requests-axis = requests a day
month-axis = { $code } a month
break-even = break-even { $requests }
cost-axis = { $code } for the run
api =
    { $basis ->
        [lesson] API, the lesson's price
       *[other] API
    }
