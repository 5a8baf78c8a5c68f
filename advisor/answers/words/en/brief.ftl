# The line below an answer: what was understood of the project. One message a slot.

# An amount in another currency than was asked for, and in dollars.
with-dollars = { $amount } ({ $usd })
converted =
    Amounts in { $code }, converted at { $rate } for a US dollar{ $as_of ->
        [none] {" "}(your own rate)
       *[other] {" "}({ $as_of })
    }.
understood = Understood: { $list }.
missing = Not answered here: { $list }
not-used = Not used: { $list }.
# A value in doubt is asked about; `taken` stands in for it: "none" nothing, "nothing" where nothing was computed.
doubt =
    { $why }{ $taken ->
        [none] {" "}(computed without it)
        [nothing] {""}
       *[other] {" "}(computed with { $taken })
    }. { $meant ->
        [none] What is right?
       *[other] Did you mean { $meant }?
    }
doubt-why =
    .impossible = { $said } cannot be right
    .no-number = “{ $words }” gives no number
    .too-much = { $said } is too much to be right
    .too-little = { $said } is too little to be right
    .too-long = { $said } is more than any model reads
    .beyond-context = { $said } is far beyond the { $limit } tokens that { $model } reads
    .batch = { $said } of { $limit } tokens each is more than a card takes at once
    .rank = { $said } is above the width of { $model }, { $limit }
    .card = I know no { $said }
fact =
    .model = { $value }
    .below = a model below the size named
    .objective = { $value ->
            [pretrain] continued pretraining
            [reward] a reward model
           *[other] { $value }
        }
    .num_gpus = { $value } { $count ->
            [one] GPU
           *[other] GPUs
        }
    .gpu_memory_gib = { $value } GB of GPU memory
    .host_memory_gib = { $value } GB of RAM
    .samples = { $value } samples
    .tokens_per_sample = { $value } tokens per sample
    .dataset_tokens = { $value } tokens of data
    .dataset_bytes = { $value } bytes of text
    .epochs = { $value } { $count ->
            [one] epoch
           *[other] epochs
        }
    .steps = { $value } steps
    .micro_batch_size = micro batch { $value }
    .gradient_accumulation = accumulation { $value }
    .global_batch_size = global batch { $value }
    .lora_rank = rank { $value }
    .learning_rate = learning rate { $value }
    .optimizer = { $value }
    .precision = { $value }
    .quantization = { $value } weights
    .parallelism = { $value }
    .offload = offload { $value ->
            [on] on
            [off] off
           *[other] of { $value }
        }
    .gradient_checkpointing = gradient checkpointing { $value ->
            [on] on
           *[off] off
        }
    .flash_attention = FlashAttention { $value ->
            [on] on
           *[off] off
        }
    .packing = packing { $value ->
            [on] on
           *[off] off
        }
    .framework = { $value }
    .generations = { $value } answers a prompt
    .negatives = { $value } negatives a query
    .audio_hours = { $value } hours of sound
    .completion_tokens = answers of { $value } tokens
    .prompt_tokens = prompts of { $value } tokens
    .rollout = answers by { $value ->
            [transformers] Transformers
           *[other] vLLM
        }
    .rollout_sleep = sleep mode { $value ->
            [off] off
           *[on] on
        }
    .mean_completion_tokens = answers of { $value } tokens on average
    .on_policy_share = lmbda { $value }
    .rollout_share = { $value } of each card for vLLM
    .saves = { $value } checkpoints
    .save_total_limit = { $value } checkpoints kept
    .free_disk_gb = { $value } GB of disk
    .tensor_parallel = tensor parallel { $value }
    .pipeline_parallel = pipeline parallel { $value }
    .expert_parallel = expert parallel { $value }
    .sequence_parallel = sequence parallel { $value }
    .network_gbit_s = { $value } Gbit/s between machines
    .people = { $value } people
    .adapters = { $value } LoRA adapters
    .prefix_share = prefix cache { $value }
    .kv_cache = { $value } KV cache
    .speculative = speculative decoding { $value ->
            [on] on
           *[off] off
        }
    .redundancy = redundancy { $value ->
            [on] on
           *[off] off
        }
    .processor = processor { $value ->
            [on] alone
           *[off] not alone
        }
    .images_per_sample = pictures per sample: { $value }
    .image_pixels = pictures of { $value }
    .max_pixels = at most { $value } pixels a picture
    .train_vision_tower = vision tower { $value ->
            [on] trained
           *[off] frozen
        }
    .purchase_price = { $value } for a card
    .machine_price = { $value } for the machine
    .electricity_price = { $value } per kWh
    .price_per_request = { $value } a request
    .price_per_million = { $value } per million tokens
    .input_price_per_million = { $value } per million input tokens
    .output_price_per_million = { $value } per million output tokens
    .cached_share = { $value } of the input cached
    .price_per_hour = { $value } per hour and card
    .budget = budget { $value }
    .hours = { $value } hours at most
    .weeks = { $value } weeks
    .measured_hours = measured { $value } h
    .measured_seconds_per_step = measured { $value } s a step
    .measured_peak_gib = measured peak { $value } GiB
    .requests_per_day = { $value } requests a day
    .tokens_per_request = { $value } tokens a request
    .input_tokens = { $value } tokens in
    .output_tokens = { $value } tokens out
    .users = { $value } users at once
    .context_tokens = context { $value } tokens
    .days = { $value } days
    .api_model = { $value }
    .provider = { $value }
    .scenario = { $value ->
            [qa_system] question answering
            [text_generation] text generation
            [code_generation] code generation
            [classification] classification
           *[extraction] extraction
        }
