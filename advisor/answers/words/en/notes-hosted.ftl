example = No amount of data was stated: the tokens are a worked example, the lesson's workload.
tokens-assumed = The length of a sample was not stated: { $tokens } tokens, question and answer together.
epochs-assumed = The epochs were not stated: { $epochs }.
stand-in = No model with open weights was named: on cards, an open { $model } is computed, which is another model.
billing = Providers bill the tokens of the data set × epochs; some count validation data too. Taxes and discounts are not in it.
minimum =
    { $provider } { $least_usd ->
        [none] has no minimum charge.
       *[other] charges at least { $least_usd } a job.
    }
quoted-in-yuan = Prices quoted in yuan are converted at { $rate } yuan per dollar.
