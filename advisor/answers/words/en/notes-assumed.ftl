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
technique = { $name }: { $told }.
technique-left = { $name } is not in these figures; ask what the run takes, and it is.
technique-of-another = { $name } does not belong to the stated method or objective and is left out.
not-computed = { $name } is not computed: { $told }. The figures are of what is nearest.
no-teacher = No teacher is named, so the figures are of supervised tuning; say “distill … into …” for GKD's.
traces = Learning from texts that { $name } wrote is supervised tuning on them: the figures are of that.
teacher-writes = Taken as supervised tuning on texts that { $name } writes first; with its probabilities instead (GKD) it stands on the cards too: say “with GKD”.
left-out = Not in the figures below, though you state it: { $list }. Say what it belongs to, and they are computed with it.
rough-count = { $words } taken as { $samples } samples ({ $low } to { $high }): the time grows with them.
