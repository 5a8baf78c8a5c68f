memory = Memory: weights, the 16-bit KV cache of every user at full length, and { $runtime_gib } of the server's own; a server such as vLLM uses { $share_percent } of a card. FP8, INT8, AWQ and GPTQ store the linear layers so, embeddings and head stay 16 bit; MXFP4 a mixture's experts; a GGUF file all weights (Q4_K_M: 4.9 bits each).
length =
    { $stated ->
        [yes] Requests of { $input_tokens } tokens in and { $output_tokens } out; the cache holds { $tokens } for each.
       *[no] No length was stated: requests of { $input_tokens } tokens in and { $output_tokens } out, the cache holds { $tokens } for each. Longer ones take more cache in proportion.
    }
speed = Speed is rough: memory bandwidth and matrix peak at the shares that good servers reach, of ten published servers nine lie between { $low } and { $high } times the figure; without speculative decoding or prefix caching. “Users at once” all write without a pause and get at least { $acceptable } tokens a second each; people who read and think in between are several times as many.
traffic = Traffic: the busiest time has { $peak } times the daily average.
generic = A bare size stands for a Llama-like model; below 30B it has no grouped-query attention, and its cache is about four times that of current models. Name the model for its own figures.
beyond-context = { $model } is made for contexts up to { $tokens } tokens.
with-yarn = { $model } reads { $tokens } tokens as it is published; for longer contexts YaRN is switched on in its configuration or at the server.
experts = Mixture of experts: all experts stand in memory; one user alone reads only the active ones, which makes it fast; many at once read nearly all.
unified = { $gpu }: { $usable_gib } of the shared memory are for the GPU by default. Speed is bound by its memory bandwidth (llama.cpp, MLX); reading a long input and several users at once are not computed.
old-card = { $gpu } is too old for vLLM: llama.cpp runs on it, one user or few at a time, so take the users at once for an upper bound.
host = Main memory: { $host_gib }, { $system_gib } of it left to the system. llama.cpp runs from main memory, or with the rest of a model there; the speed then depends on that memory's bandwidth and is not computed (usually a few tokens a second).
machines = More than { $number } cards rarely stand in one machine: the network between machines is not in the speed.
typical = A size stands for a typical decoder of it (as { $model }: Llama-like, a vocabulary of 32,000); models with larger vocabularies need up to a few GiB more. Name the model for its own figures.
lent = A { $model } is too much for it; the { $gpu } that Colab and Kaggle lend for nothing holds one by QLoRA: { $peak_gib } of { $usable_gib }.
