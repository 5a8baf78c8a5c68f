# What names and amounts of a message were taken for, below an answer.

model = No row has the model “{ $name }”: computed as { $other }.
data-set = { $name } taken as { $samples } samples{ $tokens ->
        [none] {""}
       *[other] {" "}of { $tokens } tokens on average
    }.
exchange-rate = 1 { $currency } = { $rate } USD{ $as_of ->
        [none] {" "}(your own rate)
       *[other] {" "}({ $as_of })
    }.
