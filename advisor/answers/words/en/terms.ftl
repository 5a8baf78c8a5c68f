# What several answers share. A message `name` with `.entries` is a closed list: term("method", "lora").

## Amounts

# Whose lists and dates are written (Unicode CLDR).
locale = en-GB
unit =
    .seconds = { $amount } s
    .minutes = { $amount } min
    .hours = { $amount } h
    .days = { $amount } days
    .percent = { $amount } %
    .day-pattern = d MMM
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
difficulty =
    .easy = easy
    .medium = medium
    .hard = hard
framework =
    .llama-factory = LLaMA-Factory
    .axolotl = Axolotl
    .trl = TRL
    .unsloth = Unsloth
argument =
    .model = the model
    .method = the method
    .gpu = the GPU
    .num_gpus = the number of GPUs
    .samples = the number of samples
    .tokens_per_sample = the tokens of a sample
    .epochs = the number of epochs
    .price_per_hour = the price an hour
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
    .lora_targets = the LoRA targets
    .dataset_tokens = the tokens of the data set
    .measured_seconds_per_step = the measured seconds of a step
    .measured_peak_gib = the measured peak memory

## The largest that fits, other things equal

most = The largest that fits, each alone: { $each }.
most-between = {", "}
most-micro-batch = a micro batch of { $number }
most-tokens = samples of { $number } tokens
most-rank = LoRA rank { $number }
most-model = a { $size } model

## The price of a card

price-none = No price is known for this card, so none is given.
price-stated = Price: { $usd } an hour and card, as you said.
price-override = Price: { $usd } an hour and card, set by your administrator.
price-lesson = Price: { $usd } an hour and card, from the lesson's price book.
price-market =
    Price: { $usd } an hour and card, the median on-demand offer{ $as_of ->
        [none] {""}
       *[other] {" "}as of { $as_of }
    }.
price-range = On the market: { $range } an hour on demand (offers of { $oldest } to { $newest }).

## What each tool answers

purpose =
    .estimate_training_cost = Memory, time and cost of a run
    .recommend_hardware = Which GPUs it needs
    .compare_serving_cost = API or own server
    .compare_methods = Methods compared
    .recommend_method = Which method suits
    .describe_scenario = How much data it takes
    .plan_project = A project plan
    .fit_budget = What a budget can do
    .make_config = A configuration file
    .look_up = Facts on a GPU, model or API
    .explain = An explanation
    .none = Something else
