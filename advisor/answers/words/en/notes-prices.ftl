storage = Storage: the most that lies on the disk at once, for the days of the run.
waiting = Waiting cards: { $minutes } minutes of set-up, download at { $download } MB/s, loading at { $loading } GB/s.
stale = Prices checked on { $oldest } to { $newest }, some more than { $days } days ago: check before you pay.
yuan-offers = Offers in yuan are converted at { $rate } CNY per USD{ $as_of ->
        [none] {""}
       *[other] {" "}({ $as_of })
    }.
quoted-in-yuan = Quoted in yuan (¥{ $input_cny } in, ¥{ $output_cny } out per million tokens), converted at { $rate } CNY per USD.
withdrawn = Its provider marks this model as deprecated; the last day is not known here: check that it is still offered.
one-provider = A single provider's price is known ({ $day }): it says little about what the card costs elsewhere.
of-provider =
    The { $gpu } at { $provider }: { $hour_usd } an hour on demand ({ $as_of }).
of-machine =
    { $machine } at { $provider }: { $hour_usd } an hour on demand with { $cards } × { $gpu } ({ $as_of }).
sagemaker = SageMaker asks more for its machines than EC2’s price, which is used here; its own is not among my rows.
none-of-provider = I know no price of the { $gpu } at { $provider }; the market's is used.
dated = Rents are the medians of the providers' on-demand prices, the oldest of { $oldest }; name a card for its own.
