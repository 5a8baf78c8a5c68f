# What names and amounts of a message were taken for, below an answer.

model = No row has the model “{ $name }”: computed as { $other }.
unknown-model = I have no data on { $name }: say its size (“7B”) or upload its config.json, and the figures are for it.
data-set = { $name } taken as { $samples } samples{ $tokens ->
        [none] {""}
       *[other] {" "}of { $tokens } tokens on average
    }.
corpus = { $name } taken as { $billions }B tokens, read once where no epochs are stated.
exchange-rate = 1 { $currency } = { $rate } USD{ $as_of ->
        [none] {" "}(your own rate)
       *[other] {" "}({ $as_of })
    }.
no-pictures = Pictures are not counted: each adds some hundred to several thousand tokens to its sample, so say how many tokens a sample has with them.
sft-alone = Reinforcement learning is not computed yet: the figures are of supervised tuning alone.
