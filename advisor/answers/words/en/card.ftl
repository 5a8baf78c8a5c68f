# The card of an answer: large figures, their receipts, and what stands around them.

source = Source
dot = {" · "}
span = { $low } – { $high }
on = { $method } on { $cards }
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
result = Result
training-tokens = Training tokens
not-padding = Share of what is computed that is not padding
tokens-a-second = Tokens per second, all cards
tokens-a-second-in-all = Tokens per second, evaluation and saving included
seconds-an-hour = Seconds per hour
overhead = Evaluation and saving
hours-of-run = Hours of the run
price-an-hour = Price per hour and card
number-of-cards = Cards
about-speed = Tokens per second follow from the run's FLOPs, its memory traffic and what the cards exchange; nine of ten measured runs lie within the range.
about-memory = Each part is computed from the model's shape, the batch and the method. Nine of ten such runs lie between { $low } and { $high }.
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
error = Error
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
