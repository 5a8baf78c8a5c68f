too-short =
    { $weeks ->
        [one] One week is
       *[other] { $weeks } weeks are
    } too short: the phases need at least { $workdays } working days.
name-a-card = Name a model and a card, and the GPU line becomes a computed cost.
does-not-fit = { $model } does not fit { $gpu } this way, so the GPU line stays the lesson's.
no-price = No price is known for { $gpu }, so the GPU line stays the lesson's.
cut-labelling = Labelling: start with the minimum number of samples, take them from existing records, and let experts check instead of write.
cut-gpu = GPU: QLoRA or a smaller model, spot instances, a card of your own (then only electricity).
days = Days and USD are the lesson's; goal and baseline, and deployment, are our additions, which make its days the one to two weeks.
rented = The total counts a rented GPU; with an own card its electricity takes that place. People's working time and serving the model afterwards are not in it.
full-runs = GPU cost: one to { $most } full runs of { $samples } samples x { $tokens } tokens x { $epochs } epochs, because data are mended after the first evaluation.
