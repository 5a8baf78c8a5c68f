## What a token costs by API

api-unknown = No price is known for { $api }: its cost and the savings stay open.
api =
    { $api }: { $input_usd } / { $output_usd } per million input / output tokens{ $hours ->
        [none] {""}
       *[other] , { $peak_input_usd } / { $peak_output_usd } in the { $hours } peak hours of a week: requests are taken to come evenly over it
    }{ $as_of ->
        [none] { $data_version ->
            [none] {""}
           *[other] {" "}(genai-prices { $data_version })
        }
       *[other] {" "}({ $as_of })
    }; { $input_tokens } tokens in and { $output_tokens } out{ $ends ->
        [none] {""}
       *[other] ; it shuts down on { $ends }
    }.
api-stated =
    { $api ->
        [none] API
       *[other] { $api }
    }: { $request_usd } a request, from the price you gave{ $side ->
        [none] .
        [input] ; output tokens, whose price you did not give, are counted at the same.
       *[output] ; input tokens, whose price you did not give, are counted at the same.
    }
api-ended = { $api } was shut down on { $day }: its last price is not counted.
api-batch = { $api } through the batch API: { $input_usd } / { $output_usd } per million input / output tokens.
api-cached = { $api }: { $share_percent } of the input read from the prompt cache at { $input_usd } per million; writing to it is not counted.
no-batch-price = No batch price is known for { $api }: it is counted at the usual one.
no-cache-price = No price of cached input is known for { $api }: it is counted as fresh.
api-override = API: { $rate_usd } per 1K tokens, set by your administrator.
api-lesson = API: { $rate_usd } per 1K tokens, the lesson's figure for GPT-4, which is no longer sold; name an API for its own price.

## What a card costs

owned-override = Self-hosting: { $month_usd } per month and card, set by your administrator.
owned-lesson = Self-hosting: { $month_usd } a month, the lesson's figure for the electricity of a card you own; its purchase is not in it.
electricity =
    { $compared ->
        [yes] For comparison: electricity
       *[no] Electricity
    } of an owned { $gpu } at full load around the clock: { $watts } W with its share of the machine x { $duration } h x ${ $usd_per_kwh }/kWh{ $region ->
        [none] {""}
       *[other] , { $region }, { $as_of }
    } = { $month_usd } a month; less while it waits.
no-card = No card with a known price is known to hold { $model }: the rent stays open.
no-rent = No price is known for a rented { $gpu }: the rent stays open.
rented =
    Rented: { $gpu } at { $hour_usd } an hour, 24 hours a day = { $month_usd } per month and card{ $proposed ->
        [yes] ; no card was named: this is the cheapest to rent for the traffic{ $alone ->
            [yes] {" "}that holds the model alone in 16 bit
           *[no] {""}
        }
       *[no] {""}
    }.

## What the model takes

no-room = { $model } does not fit { $most } { $gpu } together, not even in 4 bit with requests of this length: nothing is priced.
copy =
    { $model } in { $format }{ $together ->
        [1] {""}
       *[other] {" "}on { $together } cards together
    }: { $weights_gib } of weights, up to { $batch } requests at once, about { $rate } tokens per second at full load, input and output ({ $low } to { $high } by published servers). Cards are counted for a busiest time of { $peak } times the average.
generic = { $model } is taken as a typical decoder of that size; name a model for its exact shape.
too-long = A request of { $tokens } tokens is longer than the { $context } that { $model } is published for.

## What is counted once, and what is not

investment =
    Recovered first: training { $training_usd } once{ $card_usd ->
        [none] {""}
       *[other] , { $card_usd } for each owned card
    }{ $labelling_usd ->
        [none] {""}
       *[other] , labelling { $labelling_usd }
    }.{ $low_usd ->
        [none] {""}
       *[other] {" "}Labelling is not counted; where needed the lesson puts it at { $low_usd } to { $high_usd }.
    } Return = (savings - investment) / investment.
left-out = Not in it: staff, spare capacity, network and storage, and any difference in the quality of the answers.

## After a training

afterwards =
    Running it afterwards on the same { $number ->
        [1] card
       *[other] { $number } cards
    } ({ $room_gib }{ $number ->
        [1] {""}
       *[other] {" "}each
    } for a server): { $each }.
afterwards-each =
    { $format } takes { $card_gib } { $fits ->
        [yes] (fits)
       *[no] (too much)
    }
