memory =
    Memory: weights, the KV cache of every user at full length{ $cache_percent ->
        [none] , in 16 bit
       *[other] , at { $cache_percent } of a 16-bit cache
    }, and { $runtime_gib } of the server's own{ $share_percent ->
        [none] .
       *[other] ; the server uses { $share_percent } of each card.
    } FP8, INT8, AWQ and GPTQ store the linear layers so, embeddings and head stay 16 bit; MXFP4 a mixture's experts; a GGUF or MLX file all weights (Q4_K_M: 4.9 bits each).
length =
    { $stated ->
        [yes] Requests of { $input_tokens } tokens in and { $output_tokens } out; the cache holds { $tokens } for each.
       *[no] No length was stated: requests of { $input_tokens } tokens in and { $output_tokens } out, the cache holds { $tokens } for each. Longer ones take more cache in proportion.
    }
speed = Speed is rough: memory bandwidth and matrix peak at the shares that good servers reach, of ten published servers nine lie between { $low } and { $high } times the figure. “Users at once” all write without a pause and get at least { $acceptable } tokens per second each; people who read and think in between are several times as many.
latency = Times to the first token are rougher still, mostly within a factor of two of published ones for requests at work together; the network and the client's own time come on top. When more ask than can be at once, the rest waits.
traffic = Traffic: the busiest time has { $peak } times the daily average, as if the day's requests came within eight hours; { $requests } requests a day of each person is an assumption.
prefix = Prefix caching: { $share_percent } of each input is taken from the cache, which saves reading it; its memory is counted in full, for it may be each user's own conversation.
spare = Redundancy: { $spare ->
        [one] one copy
       *[other] { $spare } copies
    } more than needed, each on a machine of its own, so that one may fail; users, requests and tokens per second are those of the copies that remain.
adapters =
    { $number ->
        [one] One LoRA adapter
       *[other] { $number } LoRA adapters
    } of rank { $rank } on all linear layers (a mixture's experts have none), in 16 bit: { $number ->
        [one] { $each_gib }.
       *[other] { $each_gib } each, { $all_gib } together.
    } Reading those in use is in the speed; what the engine's kernels for many adapters cost beyond that is not.
speculated = { $name }: { $gain } times as fast
speculation = Speculative decoding is not computed, for how many drafted tokens are accepted depends on model, drafter and text. Published, one request alone: { $found }. With many requests at once it gains little.
window = { $layers } layers see the last { $tokens } tokens alone: their cache stops growing there.
processor = On the processor (llama.cpp): one user at a time, at 0.8 of the memory's bandwidth, as published runs reached; fewer channels or slower modules give less in proportion. Reading a long input takes much longer than on a card and is not computed.
generic = A bare size stands for a Llama-like model; below 30B it has no grouped-query attention, and its cache is about four times that of current models. Name the model for its own figures.
beyond-context = { $model } is made for contexts up to { $tokens } tokens.
with-yarn = { $model } reads { $tokens } tokens as it is published; for longer contexts YaRN is switched on in its configuration or at the server.
experts = Mixture of experts: all experts stand in memory; one user alone reads only the active ones, which makes it fast; many at once read nearly all.
unified =
    { $gpu }: { $usable_gib } of the shared memory are for the GPU by default. Speed is bound by its memory bandwidth (llama.cpp, MLX). { $gain ->
        [none] Several users at once are computed as on a card; no published batch of it is among my rows.
       *[other] Several users at once gain less there than on a card: four together get { $gain } times the tokens of one, as published batches of MLX did.
    }
old-card = { $gpu } is too old for vLLM: llama.cpp runs on it, one user or few at a time, so take the users at once for an upper bound.
host = Main memory: { $host_gib }, { $system_gib } of it left to the system. llama.cpp runs from main memory, or with the rest of a model there.
machines = More than { $number } cards rarely stand in one machine: the network between machines is not in the speed.
typical = From { $model } on a size stands for a typical decoder of it (Llama-like, a vocabulary of 32,000); models with larger vocabularies need up to a few GiB more. Name the model for its own figures.
desktop = Of a card so small { $gib } are left to the screen.
on-processor = On the processor: LoRA of { $model } takes about { $hours } for a million tokens (2,000 samples of 512, once) and { $ram_gib } of main memory, for six cores at an assumed 0.3 TFLOPS.
lent = The { $gpu } that Colab and Kaggle lend for nothing holds a { $model } by QLoRA: { $peak_gib } of { $usable_gib }.
