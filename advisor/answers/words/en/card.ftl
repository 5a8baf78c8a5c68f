# The card of an answer: large figures, their receipts, and what stands around them.

source = Source
span = { $low } – { $high }
on = { $method } on { $cards }
instead-on = instead: { $method } on { $cards }
card-unknown = card not named
a-second = { $tokens } tokens/s

## Figures

hours = Training time
cost = Cost
memory =
    Peak memory{ $number ->
        [1] {""}
       *[other] {" "}per card
    }
by-method = By { $method }
usable = of { $usable } usable
for-tokens =
    For { $tokens } training tokens ({ $samples } samples × { $length } tokens × { $epochs } epochs{ $assumed ->
        [yes] , assumed
       *[no] {""}
    })
at-price =
    at { $usd } per hour and card{ $as_of ->
        [none] {""}
       *[other] , { $as_of }
    }
gauge =
    { $filled } filled{ $limit ->
        [none] {""}
       *[other] {" "}of { $limit } usable
    }: { $parts }

## Receipts

receipt = How this comes about
training-tokens = Training tokens
not-padding = Share of what is computed that is not padding
tokens-a-second = Tokens per second, all cards
seconds-an-hour = Seconds per hour
overhead = Evaluation and saving
hours-of-run = Hours of the run
price-an-hour = Price per hour and card
number-of-cards = Cards
about-speed = Tokens per second follow from the run's FLOPs, its memory traffic and what the cards exchange; nine of ten measured runs lie within the range.
about-memory =
    Each part is computed from the model's shape, the batch and the method.{ $low ->
        [none] {""}
       *[other] {" "}Nine of ten such runs lie between { $low } and { $high }.
    }
price-basis =
    { $basis ->
        [stated] The price is yours.
        [provider] The price is that of { $provider }.
        [override] The price is set by the administrator of this page.
        [lesson] The price is that of lesson 91.
       *[market] The price is the median of the providers' on-demand prices.
    }
price-spread = On the market: { $low } – { $high } ({ $oldest } to { $newest }).
facts = Facts from
dated = as of { $day }
nearest = Nearest measured run
measured = Measured
computed = Computed
record = All { $runs } measured runs by { $method }: mean error { $mean }, { $within } of them within 10%.

## Around

badge =
    .fits = Fits
    .tight = Tight
    .no = Does not fit
assumed = Assumptions
next = Next
more = More
details = Details

## Figures of other answers

sized = { $model }, { $method }
next-best = next { $amount }
for-tokens-alone = For { $tokens } training tokens
for-requests =
    For { $requests } requests a day of { $tokens } tokens{ $assumed ->
        [yes] {" "}(an example)
       *[no] {""}
    }
for-users =
    For { $users ->
        [one] one user
       *[other] { $users } users at once
    }{ $assumed ->
        [yes] {" "}(assumed)
       *[no] {""}
    }, { $read } tokens in and { $written } out
at-use =
    { $always ->
        [yes] Around the clock
       *[no] At { $hours } hours a week
    }
period-of =
    { $who }, { $days ->
        [1] a day
        [30] a month
        [365] a year
       *[other] { $days } days
    }
rented-cards = Renting { $cards }
own-cards = Electricity of { $cards } you own
bought-cards = Buying { $cards }
rented = rented cards
cost-at = Cost, { $who }
a-day = { $requests } a day
an-hour = { $usd } per hour
day-and-night = day and night
break-even = A rented card pays from
requests-against = requests, against { $api }
size-class = models up to { $parameters }
requests-held = Requests it answers
one-user = { $tokens } tokens/s for one user alone
pays-off-after = Pays off after
hours-of-use = { $hours } h
for-purchase = of use, bought at { $usd }
workdays = Working days
in-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
budget-at-most = Budget, at most
at-least = at least { $usd }
one-run = One training run
median-of = Median of { $providers } providers on demand: { $usd } per hour and card
requests-a-day = Requests per day
requests-a-second = Requests per second at full load
seconds-a-day = Seconds per day
busiest-over-mean = Busiest time over the mean
days = Days
days-a-month = Days per month
hours-a-day = Hours per day
hours-a-month = Hours per month
price-of-request = API price per request
rent-a-month = Rent per month and card
rent-an-hour = Rent per hour, all cards
cards-of-copy = Cards that hold one copy
kwh-a-month = kWh per month and card at full load
price-of-kwh = Price per kWh
purchase = Purchase of all cards
saved-an-hour = Saved per hour of use
months-of-life = Months over which it is spread
electricity-a-month = Electricity per month
million = One million
price-of-million = Price per million tokens
minimum-charge = Least that a job costs there
quoted-yuan = Quoted in yuan
yuan-per-dollar = Yuan per dollar
request-made-of = A request is { $read } tokens in at { $read_usd } per million and { $written } out at { $written_usd } per million.
rent-less-power = Saved is the rent, { $rent } per hour, less your own electricity, { $power } per hour.
about-electricity = What the machine draws at full load around the clock; the purchase of the card is not in it.
about-break-even = From this traffic on the API costs more per day than a card rented around the clock.
about-life = The purchase is spread evenly over { $years } years, with nothing left at the end.
about-serving-memory = Weights as stored, the KV cache of all users at full length, and the server's own buffers; the limit is what the server may use of the card.
about-serving-speed = Requests per second follow from memory bandwidth and compute at the shares that good servers reach.

## Exports

report = Fine-tune Advisor: report
imprint =
    Computed by Fine-tune Advisor { $version } on { $made }{ $oldest ->
        [none] .
       *[other] ; oldest price of { $oldest }.
    }
column =
    .question = Question
    .figure = Figure
    .value = Value
    .unit = Unit
    .shown = Shown as
    .beside = Range or basis
