headline = I advise on fine-tuning language models: what fits your GPU, how long it takes and what it costs.
body = I also compare methods, choose hardware, weigh an API against your own server, say how much data a task needs, plan a project and write training configurations. My figures come from { $gpus } GPUs and { $models } models with their sources, and I explain { $topics } topics.
headline-dates = Rents of cards are quotes of { $rents_from } to { $rents_to }, purchase prices of { $purchases_from } to { $purchases_to }, the rate of the yuan of { $exchange }.
body-dates = Each answer shows the dates of the prices that it uses, and says which are more than 90 days old; name a card to see its own.
suggestions =
    What will a 13B LoRA on a 4090 cost?
    API or own server for 1,000 requests a day?
    How much data does medical Q&A need?
