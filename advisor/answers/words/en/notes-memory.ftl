cards-assumed = How many cards share the run was not said; taken as { $count }.
full-offloads = No method was stated; an offloaded optimizer is that of full fine-tuning, for an adapter has hardly any states.
other-parallelism = { $kind } parallelism is not computed; the figures are those of ZeRO-3, which divides the same states.
sleep = vLLM asleep during the update (sleep mode)
rollout-share = A smaller share of the card for vLLM (gpu_memory_utilization { $share })
micro-batch = Micro batch { $size }, accumulation { $accumulation } (the same batch)
shard = Divide the model over the cards (ZeRO-3, FSDP)
more-pipeline = Pipeline parallel { $cards }
more-experts = Expert parallel { $cards }
more-tensor = Tensor parallel { $cards }
one-copy =
    one copy over the cards (tensor { $tensor } × pipeline { $pipeline }{ $experts ->
        [none] : all divided by { $rest_by }
       *[other] , experts { $experts }: experts divided by { $experts_by }, the rest by { $rest_by }
    })
pairs =
    { $objective } holds more than SFT: { $paired ->
        [yes] a row is two sequences, the chosen and the rejected answer
       *[no] beside each row an answer of another prompt is read
    }, so the logits of { $rows } × { $tokens } tokens are { $logits_gib } a fp32 copy{ $refers ->
        [yes] { $reference_gib ->
            [none] , and the reference is one more pass with the adapter off
           *[other] , and the reference model stands there too ({ $reference_gib } a card)
        }
       *[no] {""}
    }. By length, with the rest as it is: 512 tokens { $short_gib }, 1,024 { $middle_gib }, 2,048 { $long_gib }; so set max_length (and max_prompt_length, where the version has it), batch 1{ $objective ->
        [DPO] , and precompute_ref_log_probs=True
       *[other] {""}
    }.
sequence-parallel = Divide each sample over { $cards } cards (sequence parallelism: Ulysses, ring attention)
pure-bf16 = Weights and optimizer in bf16 alone (pure bf16)
lean = Pure bf16 and Adafactor, each matrix updated within backward (as LOMO; no gradient accumulation)

## Models of reinforcement learning

ppo-holds = policy, value, reward and reference model and the cache of the generated answers stand in memory at once
grpo-holds = the policy, a reference where there is a KL term, and the engine that generates the groups of answers with its cache stand in memory at once

## When it ran out

at-evaluation =
    It is the evaluation: there the logits stand whole, also where the training’s loss is in chunks (Liger leaves them out in training alone). A sample of { $tokens } tokens × { $vocabulary } words of { $model } is { $half_gib } in 16 bit and { $logits_gib } in fp32{ $batch ->
        [1] , at your batch of 1 too
       *[other] ; a batch of { $batch }{ $set ->
            [yes] {""}
           *[no] {" "}(the Transformers Trainer’s where nobody sets it)
        } { $batch_gib }
    }. With a compute_metrics the Trainer keeps those of all batches on the card: { $samples_gib } for { $samples } such samples. So: { $batch ->
        [1] {""}
       *[other] per_device_eval_batch_size 1,{" "}
    }prediction_loss_only where the loss is enough, else preprocess_logits_for_metrics (argmax) with eval_accumulation_steps 1; and leave out or cut the longest evaluation samples, for half the length takes half.
at-loading =
    It happens while the model is loaded, before the settings of the training matter: { $model } is { $weights_gib } in 16 bit and { $fp32_gib } in fp32{ $usable_gib ->
        [none] {""}
       *[other] , and the card has { $usable_gib }
    }. Load in the dtype of the training (dtype=torch.bfloat16) or straight in 4 bit{ $cards ->
        [1] {""}
       *[other] ; see that each process loads onto its own card, and under ZeRO-3 make the TrainingArguments before from_pretrained, so that no card holds the whole model
    }; and look with nvidia-smi whether the card is empty.
at-main-memory =
    Main memory ran out, not the card: { $processes ->
        [1] { $model } is { $copy_gib } { $bits ->
            [sixteen] in 16 bit
           *[other] as it is stored
        }
       *[other] where each of the { $processes } processes of a machine reads { $model } whole ({ $copy_gib }{ $bits ->
            [sixteen] {" "}in 16 bit
           *[other] {" "}quantized
        }), they take { $each_gib }
    }{ $held ->
        [none] { $processes ->
            [1] , more than the { $stated_gib } of the machine
           *[other] ; even one copy is more than the { $stated_gib } of the machine
        }
        [one] , more than the { $stated_gib } of the machine, which hold one copy
        [sixteen] ; your { $stated_gib } hold that, but not the { $wide_gib } of fp32, as which weights are read where no dtype is given (Transformers 4)
        [all] , which your { $stated_gib } hold: look at what else grows there (data loader workers, a data set in RAM, pinned buffers)
       *[unknown] {""}
    }. { $sharding ->
        [fsdp] Let one process a machine read: fsdp_cpu_ram_efficient_loading true with fsdp_sync_module_states true, started by accelerate launch, which says so before from_pretrained{ $bits ->
            [sixteen] {""}
           *[other] {" "}(for a 4-bit base with Transformers of 4.46 or later, before it every process kept the whole base there, and bnb_4bit_quant_storage=torch.bfloat16)
        }.
        [zero3] Make the TrainingArguments with the DeepSpeed file before from_pretrained: then ZeRO-3 divides each weight as it is read (zero.Init), and no process holds the model.
        [single] Give from_pretrained dtype=torch.bfloat16, low_cpu_mem_usage=True and a device_map onto the card: then one file (at most { $file_gb } in most models) lies in main memory at a time; a base that is published in 4 bit is smaller still.
        [device_map] Give from_pretrained dtype=torch.bfloat16 and low_cpu_mem_usage=True; what device_map lays on the processor stays in main memory.
        [open] Let one process a machine read it and divide it as it is read: FSDP with fsdp_cpu_ram_efficient_loading and fsdp_sync_module_states (the others wait on the meta device), or ZeRO-3 with the TrainingArguments made before from_pretrained (zero.Init); with dtype=torch.bfloat16 and low_cpu_mem_usage=True either way, about one copy.
       *[other] Let each process read straight onto its card (device_map={"{"}"": LOCAL_RANK{"}"}, dtype=torch.bfloat16, low_cpu_mem_usage=True): one file at a time; or divide the model (ZeRO-3, FSDP with cpu_ram_efficient_loading).
    }
process-copy =
    The { $seen_gib } that a process takes are a whole copy of { $model } in { $wide ->
        [yes] fp32
       *[no] 16 bit
    } ({ $copy_gib }){ $processes ->
        [1] .
       *[other] ; { $processes } of them take { $all_gib }.
    }{ $wide ->
        [yes] {" "}In 16 bit (dtype=torch.bfloat16) it is half.
       *[no] {""}
    }
at-offloading =
    Main memory ran out, not the card: what { $method } of { $model } offloads ({ $offloaded_gib }) and the processes take { $needed_gib } there, { $most_gib } with the buffers that DeepSpeed adds{ $held ->
        [none] : more than the { $stated_gib } of the machine
        [least] : your { $stated_gib } hold the first, not the second
        [all] ; your { $stated_gib } hold that, so look at loading (every process reads a copy) and data loader workers
       *[unknown] {""}
    }. Less is needed with the optimizer offloaded alone or not at all over more cards, with LoRA, or on NVMe (ZeRO-Infinity: device nvme); pin_memory false makes the buffers smaller.
at-saving = It is the save: a whole state of { $model } is { $fp32_gib } in fp32, as mixed precision trains it, and { $weights_gib } in 16 bit. FSDP’s FULL_STATE_DICT gathers it on a card: save with offload_to_cpu and rank0_only, or SHARDED_STATE_DICT; ZeRO-3 gathers it in main memory (stage3_gather_16bit_weights_on_model_save; off, and joined afterwards by zero_to_fp32.py); with LoRA save the adapter alone. Try the save after 5 steps.
at-saving-fsdp =
    It is the save: FULL_STATE_DICT gathers all of { $model } on a card, { $whole_gib }{ $wide ->
        [yes] {" "}of fp32 weights
       *[no] {""}
    }, beside the { $standing_gib } of states that stand there: { $sum_gib }{ $usable_gib ->
        [none] {""}
       *[other] {" "}of { $usable_gib }
    } without anything else. Gather it in main memory of the first process: FullStateDictConfig(offload_to_cpu=True, rank0_only=True) ({ $whole_gib } there), or save in shards (fsdp_state_dict_type SHARDED_STATE_DICT) and join them afterwards (accelerate merge-weights). Try the save after 5 steps.
at-saving-zero3 =
    It is the save: with stage3_gather_16bit_weights_on_model_save ZeRO-3 gathers { $model } layer by layer on the cards into main memory of the first process, { $weights_gib } there; on a card it takes no more than a layer and its buffers{ $peak_gib ->
        [none] {""}
       *[other] , but the run fills about { $peak_gib } of { $usable_gib }
    }. Switch it off (the checkpoint in shards stays; zero_to_fp32.py joins it on the processor), call torch.cuda.empty_cache() before the save, and lower stage3_max_live_parameters and the prefetch bucket. Try the save after 5 steps.
at-saving-copies =
    It is the save, where nothing need be gathered on a card: each has the whole model ({ $weights_gib } as trained). In main memory it takes { $saving_gib }, for every process clones its state. A card overflows there by a state_dict() copied on the card (move it to the CPU first) or by an evaluation at the same step.
at-saving-adapter = It is the save, and the adapter is { $adapter_gib }: call save_pretrained of the PEFT model, which saves it alone. A state_dict() of the whole model, or merge_and_unload at the end, takes the base in 16 bit beside the training ({ $weights_gib }); merge on the processor, in a program of its own.
at-resuming =
    It is the resuming: it needs no more than the first start once it runs, but the checkpoint is read beside the run. Its optimizer states ({ $states_gib }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    }) lie there a second time until they are copied, and what is freed stays reserved in pieces.{ $peak_gib ->
        [none] {""}
       *[other] {" "}The run itself takes about { $peak_gib } of { $usable_gib }{ $number ->
            [1] {""}
           *[other] {" "}a card
        }.
    } Set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True, see with nvidia-smi that the old processes have left the cards, and halve the micro batch at twice the accumulation (the same batch). If it still fails, start from the checkpoint’s weights alone, without optimizer states.
at-stepping =
    It is the optimizer’s step{ $explained ->
        [yes] , and your readings fit
       *[no] {""}
    }: before it stand weights{ $master_gib ->
        [none] {" "}({ $weights_gib })
       *[other] {" "}({ $weights_gib }) and their fp32 copy ({ $master_gib }), { $prepared_gib }
    }{ $first_seen_gib ->
        [none] {""}
       *[other] {" "}(you saw { $first_seen_gib }{ $loaded ->
            [yes] , before that copy is made
           *[no] {""}
        })
    }; backward adds gradients ({ $gradients_gib }), { $backward_gib } with them{ $second_seen_gib ->
        [none] {""}
       *[other] {" "}(you saw { $second_seen_gib }, activations included)
    }; the first step then makes the optimizer’s moments, { $moments_gib } more: at least { $least_gib }{ $number ->
        [1] {""}
       *[other] {" "}on each card
    }{ $usable_gib ->
        [none] .
       *[other] {" "}of { $usable_gib }.
    } These are states, so neither batch nor length is of help.
at-generation = It happens while text is generated: a KV cache grows with every token of prompt and answer and with the batch, beside what the training holds. Generate under torch.no_grad() in batches of 1, limit max_new_tokens, switch gradient checkpointing off there (it disables the cache), or generate in a process of its own after the training.
at-merging = Merging needs no card: { $model } in 16 bit is { $weights_gib }, and so much main memory (twice that where it is loaded in fp32 or a second copy is made while saving) is what the script needs. Load the base with dtype=torch.bfloat16, device_map="cpu" and low_cpu_mem_usage, merge, and save in safetensors shards; where main memory is too small, merge shard by shard, or do not merge and serve the adapter beside the base.
at-later = It ran first because samples differ in length: a batch of the longest came late and is what overflows (or the evaluation or saving of that very step).
at-rising = Memory follows the longest batch so far: a batch is padded to its longest sample, and PyTorch keeps what it has freed. So it stops rising once the longest has passed; if it rises on after an epoch, something keeps tensors (a loss summed without .item(), collected outputs).
answers-grow = It ran first because the answers grow in training: where a batch of them comes near { $tokens } tokens, logits and activations peak beside what generation holds.

## What may differ, as "look whether …"

copy-loaded = every process loads a whole copy of the model instead of its share
not-quantized = the 4-bit setting is not applied and the base is loaded in 16 bit
no-checkpointing = gradient checkpointing is off, as it is in Transformers where nobody sets it
eager-attention = attention is computed without SDPA or flash attention and keeps its whole matrix (eager: PyTorch below 2, old model code)
longer = samples are up to { $tokens } tokens long{ $kept ->
        [yes] {" "}and gradient checkpointing is off
       *[no] {""}
    }{ $whole ->
        [yes] , and attention keeps its whole matrix (no SDPA or flash attention)
       *[no] {""}
    }
usual-batch = the batch size is { $size }, the default of the Transformers Trainer
mixed-precision = the weights are loaded in fp32
nothing-set = the settings are the defaults, batches of { $size } × { $tokens } tokens without gradient checkpointing
longest-sample = a sample is longer than { $tokens } tokens, from where on it no longer fits
loaded-fp32 = the base is loaded in fp32, { $weights_gib } of weights alone
merging = it happens while the adapter is merged after training, which takes { $peak_gib }
evaluation = it happens in evaluation or generation, which keep logits or a KV cache beside the training
other-process = another process, an old run or a notebook, holds memory (nvidia-smi shows it)

## A setting that changed nothing

idle-zero3 =
    Not expected: ZeRO-3 divides { $adapter ->
        [yes] the frozen weights too
       *[no] the weights
    }. { $model } in 16 bit is { $copy_gib } on each card where each has a copy (DDP, ZeRO-1, ZeRO-2) and { $share_gib } where { $cards } cards share it; at { $batch } × { $tokens } tokens { $method } takes { $two_gib } a card with ZeRO-2 and { $three_gib } with ZeRO-3.
check-zero3 =
    The likeliest reasons, in this order:

    1. Each process first put the whole model on its card ({ $copy_gib }; { $wide_gib } in fp32), and nvidia-smi goes on showing that peak: `from_pretrained` ran before the `TrainingArguments` (or `HfDeepSpeedConfig`) with the stage-3 file existed, or with a `device_map` or `.cuda()`. Make the arguments first, leave `device_map` out and give `dtype=torch.bfloat16`.
    2. Stage 3 is not what runs: accelerate has a configuration of its own, or `--deepspeed` names another file.
    3. Activations and logits are most of it, which no stage divides: gradient checkpointing (with LoRA also `model.enable_input_require_grads()`), micro batch 1, shorter samples.

    The check: right after loading `torch.cuda.memory_allocated()` is about { $share_gib } where the model is divided and { $copy_gib } where it is not; a divided parameter has `p.ds_id` and `p.numel() == 0`, its size is in `p.ds_shape`. If it is divided and still too much, update PEFT and DeepSpeed.
idle-quantized =
    Not expected: { $model } in { $bits } bit is { $stored_gib } after loading, in 16 bit { $copy_gib }{ $near ->
        [whole] . Your { $seen_gib } are the 16-bit weights, so the setting did not take effect.
        [stored] . Your { $seen_gib } are near the first: it did take effect, and what comes on top is activations, states and the CUDA context.
        [between] . Your { $seen_gib } are neither: a part stays in 16 bit, or more than weights is counted.
       *[unknown] .
    }
check-quantized =
    The likeliest reasons, in this order:

    1. The setting was not passed on: give `quantization_config=BitsAndBytesConfig(load_in_{ $bits }bit=True)` to `from_pretrained` itself; code of a model's own may ignore it.
    2. The model was changed afterwards: `.half()`, `.float()`, a merge, or a second copy that is still referenced.
    3. Large parts stay in 16 bit: embeddings and output layer, vision tower, fused experts.
    4. nvidia-smi shows what loading left in PyTorch’s cache; `torch.cuda.memory_allocated()` does not.

    The check: `model.get_memory_footprint()` should be about { $stored_gib }, and a printed layer reads { $bits ->
        [8] `Linear8bitLt`
       *[4] `Linear4bit`
    }.
idle-offload =
    { $expected ->
        [yes] To be expected here: the optimizer’s states are { $states_gib }{ $number ->
            [1] {""}
           *[other] {" "}a card
        } of { $without_gib }, for { $method } of { $model } trains little or shares them over the cards; what is large is weights ({ $weights_gib }) and what goes with batch and length.
       *[no] Not expected: with its optimizer on the card { $method } of { $model } takes { $without_gib }{ $number ->
            [1] {""}
           *[other] {" "}a card
        } at { $batch } × { $tokens } tokens, with it in main memory { $with_gib }.
    }
check-offload =
    The check: with an active offload DeepSpeed’s log names `DeepSpeedCPUAdam`, and main memory rises by about { $host_gib } (`free -h`). If it does not, the file is not the one that is used (accelerate’s own configuration, another `--deepspeed` path), `offload_optimizer` stands outside of `zero_optimization`, or the script makes an optimizer of its own on the card. If it does, the rest is activations and logits, which are no states: gradient checkpointing, micro batch 1, a loss in chunks; weights move with `offload_param`, which needs stage 3.
idle-checkpointing =
    { $expected ->
        [yes] To be expected here: at { $batch } × { $tokens } tokens { $method } of { $model } takes { $without_gib }{ $number ->
            [1] {""}
           *[other] {" "}a card
        } without gradient checkpointing and { $with_gib } with it, for the peak is elsewhere (logits { $logits_gib }).
       *[no] Not expected: at { $batch } × { $tokens } tokens { $method } of { $model } takes { $without_gib }{ $number ->
            [1] {""}
           *[other] {" "}a card
        } without gradient checkpointing and { $with_gib } with it, so yours is probably not active.
    }
check-checkpointing =
    The check: an active one warns that `use_cache` does not go with it and makes a step about a third slower. Call `model.gradient_checkpointing_enable()` and `model.train()` (it does nothing in eval mode){ $adapter ->
        [yes] {" "}and, with LoRA, `model.enable_input_require_grads()`
       *[no] {""}
    }, set `model.config.use_cache = False`, and measure `torch.cuda.max_memory_allocated()`: nvidia-smi also shows what PyTorch keeps of an earlier peak.
