# What several answers share. A message `name` with `.entries` is a closed list: term("method", "lora").
## Amounts
# Whose lists and dates are written (Unicode CLDR).
locale = en-GB
unit =
    .seconds = { $amount } s
    .milliseconds = { $amount } ms
    .minutes = { $amount } min
    .hours = { $amount } h
    .days = { $amount } days
    .percent = { $amount }%
    .day-pattern = d MMM
other-version =
    Which version you have was not said: { $gpu } { $fits ->
        [tight] only just holds
       *[yes] holds
    } it, { $memory }.
card-named =
    { $memory ->
        [none] the { $gpu }
       *[other] a card of { $memory } GB ({ $gpu })
    }
cards-named =
    { $memory ->
        [none] { $cards }
       *[other] { $cards } (as the card of { $memory } GB)
    }
cards =
    { $count ->
        [1] one { $gpu }
       *[other] { $count } × { $gpu }
    }
between =
    .comma = {", "}
    .semicolon = {"; "}
    .colon = {": "}
    .clause = {", "}
price-unknown = price unknown
tight-memory = {" "}(tight)
fit-in-brackets =
    { $fits ->
        [tight] {" "}(tight)
        [no] {" "}(too much)
       *[yes] {" "}(fits)
    }
between-these = , { $low } to { $high }
of-usable = { $peak } of { $usable }
## Below every answer
assumptions = Assumptions
sources = Sources
## Names
method =
    .full = full fine-tuning
    .lora = LoRA
    .qlora = QLoRA (4-bit)
    .prompt_tuning = prompt tuning
part =
    .weights = weights
    .adapters = adapter weights
    .gradients = gradients
    .optimizer = optimizer states
    .activations = activations
    .logits = logits and loss
    .workspace = work buffers
    .fragmentation = allocator overhead
    .framework = CUDA context, NCCL
    .rollout = generating the answers (engine or whole weights, cache)
    .cache = KV cache of all requests
    .rest = smaller parts
run-as =
    { $method }{ $full ->
        [mixed] {" "}(mixed precision)
        [pure] {" "}(pure bf16)
        [lean] {" "}(pure bf16, Adafactor's step within backward, as LOMO does)
       *[none] {""}
    }{ $sharding ->
        [none] {""}
       *[other] , { $sharding }
    }
at-micro-batch = , micro batch { $size }
full-only =
    Full fine-tuning fits only so: { $first }{ $second ->
        [none] .
       *[other] ; or { $second }.
    }
full-way =
    { $what }, { $peak }{ $number ->
        [1] {""}
       *[other] {" "}a card
    }{ $fits ->
        [tight] {" "}(tight)
       *[yes] {""}
    }{ $takes }
full-takes =
    { $host ->
        [none] {""}
       *[other] , { $host } of main memory
    }{ $hours ->
        [none] {""}
       *[other] , { $hours }
    }
full-row = Full fine-tuning: { $what }
sharding =
    .single = on one card
    .ddp = a copy on each card (DDP)
    .zero1 = a copy on each card, optimizer states divided (ZeRO-1)
    .zero2 = a copy on each card, optimizer states and gradients divided (ZeRO-2)
    .zero3 = divided over the cards (ZeRO-3)
    .fsdp = divided over the cards (FSDP)
    .device_map = layers dealt over the cards (device_map)
copy-over =
    { $whole ->
        [yes] one copy over all of them (model parallelism)
       *[no] a copy over every { $cards } of them (model parallelism)
    }
about-card = About the { $gpu }: { $note }
difficulty =
    .easy = easy
    .medium = medium
    .hard = hard
framework =
    .llama-factory = LLaMA-Factory
    .axolotl = Axolotl
    .trl = TRL
    .unsloth = Unsloth
objective =
    .sft = supervised fine-tuning
    .pretrain = continued pretraining
    .reward = a reward model
    .dpo = DPO
    .orpo = ORPO
    .kto = KTO
    .ppo = PPO
    .grpo = GRPO
    .classification = classification
    .embedding = vectors to search with
setting =
    .learning_rate = learning rate
    .epochs = epochs
    .global_batch_size = batch size (samples a step)
    .warmup_share = warm-up
    .lora_rank = LoRA rank
    .lora_alpha_per_rank = LoRA alpha
    .lora_dropout = LoRA dropout
    .block_tokens = block length (tokens of a packed sequence)
argument =
    .model = the model
    .method = the method
    .gpu = the GPU
    .num_gpus = the number of GPUs
    .samples = the number of samples
    .tokens_per_sample = the tokens per sample
    .epochs = the number of epochs
    .price_per_hour = the price per hour
    .steps = the number of steps
    .requests_per_day = the requests a day
    .tokens_per_request = the tokens of a request
    .days = the number of days
    .weeks = the number of weeks
    .hours = the hours
    .budget_usd = the budget
    .scenario = the scenario
    .framework = the framework
    .api_model = the API model
    .topic = the topic
    .methods = the methods
    .lora_rank = the LoRA rank
    .micro_batch_size = the micro batch size
    .gradient_accumulation = the gradient accumulation
    .gradient_checkpointing = gradient checkpointing (yes or no)
    .attention = the attention
    .optimizer = the optimizer
    .precision = the precision
    .quantization = the quantization
    .parallelism = the parallelism
    .packing = packing (yes or no)
    .sequence_parallel = the cards of sequence parallelism
    .tensor_parallel = the cards of tensor parallelism
    .pipeline_parallel = the stages of the pipeline
    .virtual_pipeline = the parts that a stage of the pipeline takes in turn
    .expert_parallel = the cards of expert parallelism
    .network_gbit_s = the network's speed
    .images_per_sample = the pictures per sample
    .image_pixels = a picture's size ("1024x768", or its pixels)
    .max_pixels = the most pixels of a picture
    .train_vision_tower = training of the vision tower (yes or no)
    .selective_checkpointing = selective checkpointing (yes or no)
    .activation_offload = checkpoints in main memory (yes or no)
    .whole_loading = the model loaded whole (yes or no)
    .fp32_weights = fp32 weights (yes or no)
    .adapters_16_bit = adapters in 16 bit (yes or no)
    .lora_experts = LoRA on experts (yes or no)
    .kl_reference = the KL reference (yes or no)
    .generations = the answers to a prompt
    .negatives = the negatives of a query
    .audio_hours = the hours of sound
    .completion_tokens = the tokens of an answer
    .rollout = what generates the answers
    .rollout_share = vLLM's share of a card
    .rollout_sleep = vLLM asleep (yes or no)
    .mean_completion_tokens = the tokens of an answer on average
    .kept_answers = the share of answers that is kept
    .teacher = the teacher (a model's name)
    .teacher_quantization = how the teacher is stored
    .on_policy_share = the share of answers that the student writes
    .techniques = the ways of training by name
    .adapter_kind = the kind of adapter
    .blocks_at_once = the layers trained at a time
    .fp4 = NVFP4 products (yes or no)
    .fp8 = fp8 products (yes or no)
    .tiled_mlp = the tiled MLP (yes or no)
    .upcast_unquantized = unquantized weights in fp32 (yes or no)
    .quantized_experts = quantized experts (yes or no)
    .sharded_quantization = a sharded quantized base (yes or no)
    .expert_loop = experts in a loop (yes or no)
    .lora_targets = the LoRA targets
    .dataset_tokens = the tokens of the data set
    .learning_rate = the learning rate
    .global_batch_size = the samples a step
    .objective = the objective
    .provider = the provider
    .gpu_memory_gib = the card's memory
    .measured_seconds_per_step = the measured seconds of a step
    .measured_peak_gib = the measured peak memory
## The largest that fits, other things equal
most = The largest that fits, each alone: { $each }.
most-between = {", "}
most-micro-batch = a micro batch of { $number }
most-tokens = samples of { $number } tokens
most-model = a { $size } model
## The price of a card
price-none = No price is known for this card, so none is given.
price-stated = Price: { $usd } per hour and card, as you said.
price-provider = Price: { $usd } per hour and card at { $provider }, on demand ({ $as_of }).
price-override = Price: { $usd } per hour and card, set by your administrator.
price-lesson = Price: { $usd } per hour and card, from the lesson's price book.
lesson-cards = Lesson 91's hardware guide for { $model }, beside what is computed here: { $cards }.
hours-to = { $low }–{ $high } h
days-to = { $low }–{ $high } days
price-market = Price: { $usd } per hour and card, the median of the providers' on-demand prices, the oldest of { $as_of }.
price-range = On the market: { $range } an hour on demand (offers of { $oldest } to { $newest }).
## A measured time
pace =
    Your { $measured }{ $unit ->
        [seconds] {" "}a step
       *[hours] {""}
    }{ $model ->
        [none] {""}
       *[other] , if the model is a { $model },
    }{ $epochs ->
        [none] {""}
       *[other] {" "}for { $epochs } epochs, which I assume,
    }{ $method ->
        [none] {""}
       *[other] {" "}by { $method }, the method that comes nearest,
    }{ $samples ->
        [none] {""}
       *[other] , if a step reads { $samples } samples (it was not said),
    } { $verdict ->
        [slow] is { $ratio } times the expected { $expected } ({ $low } – { $high }): { $epochs ->
            [none] something slows it down
           *[other] either it is more epochs, or something slows it down
        }.
        [ordinary] is { $ratio } times { $expected } ({ $low } – { $high }), the time of full batches; without packing up to 2.5 times that is common on such cards, so nothing need be wrong. Faster: packing or grouping by length, fused kernels (Unsloth, Liger).
        [plausible] is near what usual settings take: { $expected } ({ $low } – { $high }).
        [fast] is faster than the expected { $expected } ({ $low } – { $high }): packing, grouping by length or shorter samples would explain it; else check that all the data is read.
       *[usual] is usual: { $expected } ({ $low } – { $high }) is expected.
    }{ $alone ->
        [none] {""}
       *[other] {" "}Without accumulation { $alone } would be expected, and it is slow.
    }
pace-kept = That is with the offload, which is not needed: without it the cards hold the run ({ $memory } each) and it is { $times } times as fast.
pace-open =
    In your { $measured } { $model ->
        [none] this set-up
       *[other] a { $model }
    } would read about { $tokens } tokens; name the amount of data, and I can say whether that is usual.
what-slows = What may slow it down, the likeliest first
slowing =
    { $what }{ $times ->
        [none] {""}
       *[other] : { $times } times the time
    }.
## Usual settings
times-rank = { $number } × rank
to = { $low } to { $high }
setting-judged =
    { $name } { $stated } { $verdict ->
        [high] is { $times } times the most that is usual ({ $span })
        [low] is { $times } times below the least that is usual ({ $span })
       *[usual] is usual ({ $span })
    }
