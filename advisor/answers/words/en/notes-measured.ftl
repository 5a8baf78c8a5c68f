## Two times beside each other

scaled =
    { $quick_hours } on { $quick_cards ->
        [1] one card
       *[other] { $quick_cards } cards
    } would be { $scaled_hours } on { $slow_cards ->
        [1] one
       *[other] { $slow_cards }
    } for the same work; your { $slow_hours } is { $ratio } times that, { $verdict ->
        [usual] which the exchange between cards explains.
        [more] so the cards do not share the work well.
       *[fewer] and fewer cards alone do not explain it: something slows this machine down.
    }
step-gain =
    A step on { $cards } cards reads { $times } times the samples, if the batch of each card is the same: { $step } s are { $each } s for the work that took { $other } s on { $few ->
        [1] one
       *[other] { $few }
    }, { $gain } times the throughput{ $verdict ->
        [none] , so it is really slower.
        [little] , where nearly { $times } is possible.
       *[good] , which is as it should be: compare samples a second, not seconds a step.
    }
slow-cards = Look first at the launch: one process a card (`torchrun --nproc_per_node { $cards }` or `accelerate launch`); plain `python` makes Trainer use the slower `nn.DataParallel`, other scripts one card. Then `device_map="auto"`, ZeRO-3 or FSDP where each card holds a whole copy, and cards over PCIe without NVLink: a larger micro batch or accumulation makes them exchange less often.
slow-machine =
    Check in this order. { $torch ->
        [none] 1. Attention: SDPA or flash, which needs PyTorch 2.0 or newer.
       *[other] 1. Attention: PyTorch { $torch } has no SDPA (2.0 brought it), so update first.
    } 2. Precision: `bf16` and `tf32` on; the log of fp32 looks the same and is several times slower. 3. Offloading: a card whose memory stays nearly empty says that states lie in main memory; turn it off. 4. The micro batch: it should be at least that of the other run, with memory nearly full. 5. The links: `nvidia-smi topo -m` shows NV# between the cards, not PHB or SYS. 6. Data: utilization below 90% is waiting for them. Then time 20 steps again.
batch-global =
    That is with { $batch } samples on each card. If { $batch } is the batch of all { $cards } cards together, it is { $rate } tokens/s a card or { $share_percent } of the peak{ $slow ->
        [yes] , which is not normal: then look for offloading, PCIe in place of NVLink, and attention without flash
       *[no] {""}
    }.

## A method beside another

factor =
    By your figures { $slow_method } takes { $times } times the time of { $quick_method }, { $more ->
        [yes] more than the usual { $low } to { $high } times
       *[no] within the usual { $low } to { $high } times
    } ({ $by }).
beyond = { $what }.

## Steps and loss

steps-counted =
    { $steps } is the number of optimizer steps, not of epochs: samples × epochs ÷ (micro batch × accumulation × cards){ $seconds ->
        [none] .
       *[other] ; your time makes { $seconds } s a step.
    }
batch-implied =
    { $steps } steps for { $samples } samples × { $epochs } epochs mean that a step reads { $batch ->
        [1] 1 sample
       *[other] { $batch } samples
    }{ $enough ->
        [yes] : enough updates to see an effect.
       *[no] : so few updates change little; a smaller batch or more epochs make more.
    }
loss-high = A loss of { $loss } after training is high: at each token the model still hesitates as among { $choices } equally likely ones, so it has hardly learned the answers.
hardly-learned = Check the chat template, whether the answers are masked out of the loss, and whether the adapter is attached and trainable; then raise the learning rate, to 1e-4–3e-4 with LoRA, 1e-5–2e-5 in full tuning.
loss-fits = The loss of { $loss } says that each right token of your own rows gets { $share_percent } on average (e^−{ $loss }): the training itself took, so the fault lies where the loss does not look: the base, the prompt, the weights in use.
loss-middling = A loss of { $loss } is far from by heart: each right token of your own rows gets { $share_percent } on average (e^−{ $loss }), where tuning on instructions mostly ends near 1.
loss-low = A loss of { $loss } is no success by itself: the answers are learned by heart, or hardly a token counts in the loss. Held-out rows decide.

## Memory

nearly-full = The { $used_gib } of { $total_gib } that you saw in use are more than the { $expected_gib } of this estimate: PyTorch keeps what it has freed, and a larger batch or longer samples fill the card (`torch.cuda.max_memory_allocated()` tells the need).
logits-refused =
    The { $size_gib } that were refused are about the { $bits }-bit logits of { $batch } × { $tokens } tokens with a vocabulary of { $vocabulary } ({ $logits_gib }), so your version computes the loss without chunks: update it (Unsloth, TRL) or turn on Liger's loss (verl: use_fused_kernels). The figures here are of a loss that is not in chunks.
piece-refused =
    The { $size_gib } that were refused are { $what ->
        [weights] the weights of the whole model in { $bits } bit in one piece: a copy that loading, a master copy of the optimizer, or an engine's flat buffer makes.
        [share] a card's share of all weights in { $bits } bit in one piece: the flat buffer or the master copy that the engine makes of it.
        [experts] all experts of a card in 16 bit once more, as loading or converting them makes: twice the expert or pipeline parallelism halves both copies.
        [layer-experts] all experts of one layer in 16 bit in one piece.
        [embedding] the embedding or the output matrix ({ $vocabulary } × { $width }) in { $bits } bit: its gradient or a copy of it.
       *[mlp] a single matrix of an MLP ({ $width } × { $inner }) in { $bits } bit, so the card was full to the last piece: what fills it counts.
    }
early =
    The { $early_gib } seen at first are not the peak of about { $peak_gib }: { $rollout_gib ->
        [none] the first batches were shorter; what is kept of the longest comes on top.
       *[other] they are less than vLLM's share alone ({ $rollout_gib }), so vLLM was asleep then, or your model is smaller than the one computed; the peak comes where it is awake beside the training.
    }
jump =
    A rise from { $low_gib } by { $more_gib } within a pass is plausible: the first is weights, gradients and optimizer states, the rise is activations and logits, which go with micro batch × length and not with the model's size{ $copy_gib ->
        [none] .
       *[other] {" "}(a fp32 copy of the logits is { $copy_gib } per { $tokens } tokens with a vocabulary of { $vocabulary }, and there are several).
    }
public-data = { $name }'s { $samples } samples are instructions of all kinds and hold nothing of your field: the numbers are of samples of your own. Mix part of { $name } in, so that general answers stay good; facts that change or must be exact belong into retrieval (RAG).
epochs-implied = At { $hours } for { $epochs } epochs, your { $other_hours } are { $implied ->
        [one] one epoch
       *[other] { $implied } epochs
    }.
part-of-time = { $part } of { $whole } are { $percent }: without that part altogether it would be at most { $ceiling } times as fast.

## What is asked to be confirmed

verdict = { $verdict }
verdict-source =
    { $more ->
        [none] {""}
       *[other] { $more }{" "}
    }(Source: { $sources })

## The optimizer's step on the processor

processor-step =
    { $verdict ->
        [usual] Normal:
        [somewhat] Somewhat slow:
       *[slow] Not normal:
    } an Adam step of { $billions } billion parameters on the processor takes about { $expected } s, of which { $crossing } s to bring gradients and weights over PCIe; your { $seconds } s { $verdict ->
        [usual] are in that range.
       *[other] are { $times } times that, and PCIe is not the reason.
    }
processor-step-causes =
    The likeliest causes, each with its check: one thread only (`OMP_NUM_THREADS` is 1 under some launchers: set it to the number of cores; `htop` must show all of them busy); DeepSpeed's CPUAdam built without vector code or replaced by PyTorch's Adam (`ds_report`, and its log line on AVX2 or AVX512); main memory on one or two channels, or of the other socket (`numactl`); swapping (`free -g`, `vmstat 1`). More gradient accumulation makes the step rarer in any case, and an 8-bit optimizer on the card may avoid it.

## Two models beside each other

two-models =
    { $explained ->
        [yes] About what the sizes explain, if the larger one is the slower:
       *[no] Not normal:
    } { $large } has { $large_billions } and { $small } { $small_billions } billion parameters ({ $more_percent } more), so with the same data and settings a step takes about as much longer{ $explained ->
        [yes] {"."}
       *[no] , not { $times } times: something else differs.
    }
two-models-pictures =
    Check in this order: the PyTorch version (in 2.9 the 3-D convolution that cuts pictures into patches is far slower; 2.8 or 2.10 and later are not: [pytorch#174051](https://github.com/pytorch/pytorch/issues/174051), [ms-swift#6744](https://github.com/modelscope/ms-swift/issues/6744)); tokens a picture makes in each model, which its patch size and `max_pixels` decide, and frames of a video; whether flash attention is really on. Then compare 50 steps of both by seconds and tokens a step.

## Two cards beside each other

two-cards =
    { $verdict ->
        [usual] Normal:
        [somewhat] A little slow, and not by the card alone:
        [slow] Not normal, and it is not the card:
       *[no-gain] Not what the cards differ in:
    } your { $slow_hours } on the { $slow } are { $ratio } times the { $quick_hours } on the { $quick }, which has { $compute } times the 16-bit speed and { $bandwidth } times the memory bandwidth{ $verdict ->
        [usual] , so the cards explain it.
        [no-gain] . So the card's speed is not what this run waits for.
       *[other] ; the same work should take about { $least_hours } to { $most_hours } on the { $slow }. You have { $excess } times that.
    }
two-cards-no-gain = What both wait for instead, the likeliest first: steps too small to fill the { $quick } (micro batch 1 or 2, short samples: raise the batch until memory is nearly full, pack or group by length); data and tokenization (utilization below 90%: 4 to 8 `dataloader_num_workers`); evaluation and saving; 4-bit weights that are turned back at every pass, and gradient checkpointing, where the larger card no longer needs them; attention without SDPA or flash. Compare tokens a second over the same 50 steps.
two-cards-causes =
    { $own ->
        [yes] Check in this order. 1. Memory that spills: on Windows, what the { $slow } ({ $versions ->
            [none] { $memory } GB
           *[other] sold with { $versions }: yours decides
        }) does not hold goes to "shared GPU memory" without an error, and every step waits for it (Task Manager → Performance → GPU). { $weights ->
            [none] In 16 bit a 7B or 8B is 14 to 16 GB by its weights alone.
           *[other] { $model } is { $weights } GB in 16 bit by its weights alone.
        } Load it in 4 bit (QLoRA: about 7 GB for a 7B with short samples), micro batch 1 or 2 with accumulation, samples cut at 384 to 512 tokens, gradient checkpointing; or take a 1.5B to 4B model. 2. Other settings than those of the faster run: batch, length, epochs, bf16 or fp16 and not fp32, evaluation. 3. The model is really on the card: `torch.cuda.is_available()` is True and nvidia-smi shows load{ $laptop ->
            [yes] ; a laptop on its mains adapter
           *[no] {""}
        }. Then time the same 20 steps again.
       *[no] Check in this order. 1. The same settings on both: batch, length, epochs, bf16 or fp16 and not fp32, gradient checkpointing, attention by SDPA or flash. 2. Nothing offloaded to main memory or spread by `device_map`{ $weights ->
            [none] {""}
           *[other] {" "}({ $model } is { $weights } GB in 16 bit by its weights alone, the card has { $memory } GB)
        }. 3. Data: utilization below 90% is waiting for them. 4. Evaluation and saving within the time. 5. Another job on the card, a low clock, a PCIe version of it. Then time the same 20 steps on both.
    }

## Progress bars

progress =
    { $samples ->
        [none] { $steps } are optimizer steps, not samples.
       *[other] { $guessed ->
            [yes] { $steps } steps fit { $samples } samples × { $epochs } { $epochs ->
                [1] epoch
               *[other] epochs
            } ÷ { $batch } samples a step (micro batch × accumulation × cards).
           *[no] { $steps } steps = { $samples } samples × { $epochs } { $epochs ->
                [1] epoch
               *[other] epochs
            } ÷ { $batch } samples a step (micro batch × accumulation × cards).
        }
    } The time left is { $rest } steps × { $seconds } s = { $left } h{ $early ->
        [yes] , with the pace of the first { $done ->
            [1] step
           *[other] { $done } steps
        }, start-up included: no verdict yet, judge it after 20 to 50 steps.
       *[no] , at the pace so far.
    }
progress-shorter =
    If the pace stays, { $epochs ->
        [1] the
       *[other] one
    } epoch is { $epoch } h{ $samples ->
        [none] : fewer samples or cards in addition shorten it in proportion.
       *[other] {" "}and { $samples } samples once are { $part } h: try such a part first.
    }
progress-one-card = A step reads { $batch } samples, which is one card's; with { $cards } cards it would be { $expected } and the steps { $cards } times fewer. So one process runs: start with `torchrun --nproc_per_node { $cards }` or `accelerate launch`.
experts-slow =
    The model is a mixture of experts: code that goes through its experts one by one is far slower than the active parameters suggest. Take a newer Transformers with `experts_implementation="grouped_mm"`{ $adapter ->
        [yes] , LoRA on the attention alone (`q_proj,k_proj,v_proj,o_proj`)
       *[no] {""}
    } and a larger micro batch.
tokenizing =
    Tokenizing { $rows } rows at { $rate } a second takes { $hours }, which is not normal{ $setting ->
        [none] ; most likely one process does it all: set `preprocessing_num_workers: { $workers }` (LLaMA-Factory), `dataset_num_proc` (TRL, Axolotl) or `num_proc` in `dataset.map` to the number of cores
       *[other] : you set `{ $setting }`, so one process does it all. { $workers } make it about { $less_hours } if there are as many cores and the disk keeps up
    }. Do it once on a machine without GPUs and save it: `tokenized_path` (LLaMA-Factory), `dataset_prepared_path` (Axolotl) or `save_to_disk`{ $cleared ->
        [yes] ; set `overwrite_cache: false`, since your `true` throws the cache away at each start
       *[no] {""}
    }.

## A time beside other complaints

lora-time = LoRA takes nearly as long as full fine-tuning: it saves memory, and of the 6 operations per parameter and token it spares 2 at most, so a third of the time.
steps-an-epoch = At { $epochs } epochs, { $steps } steps are { $each } an epoch; times the samples that a step reads, that is your number of samples.
not-the-time =
    So the time is not why the answers are bad. Check in this order: the prompt at use is the training template to the letter (Alpaca: "Below is an instruction…"); the tuned checkpoint, and not the base, is loaded, with the tokenizer, EOS and padding tokens it was trained with; the base weights were converted rightly (the untuned base continues a text sensibly); { $epochs ->
        [none] 2 or 3 epochs and not many more, which learn the data by heart
       *[other] { $epochs } epochs learn the data by heart: go back to 2 or 3
    }; the learning rate (about 1e-5 to 2e-5 in full, 1e-4 to 2e-4 with LoRA); then the data themselves, 50 of them read by hand.

## A mixture of experts beside a dense model

mixture-time = The arithmetic does not explain it: { $mixture } computes { $active } billion parameters a token where { $dense } computes { $whole }, so it should take about { $share } times its time. You measured { $mixture_hours } against { $dense_hours }, { $ratio } times as long and { $excess } times what the arithmetic explains.
mixture-slow =
    { $loss ->
        [none] {""}
       *[other] First the loss: { $loss } is near { $guess } = ln({ $vocabulary }), a guess among all tokens, so this run learned nothing; see that the weights were really loaded (warnings of missing or newly initialized keys) before you look at its speed.{" "}
    }The likeliest cause is the code of the experts: a loop over them with tiny products, and ZeRO-3, which gathers each one apart. In this order: declare the MoE block a leaf (`deepspeed.utils.set_z3_leaf_modules`); ZeRO-2 if the weights fit; a newer Transformers with `experts_implementation="grouped_mm"`; longer packed batches in place of micro batch 1; LoRA on the attention alone; Megatron with expert parallelism. Compare 50 steps after each.
other-process =
    { $number ->
        [1] Another process holds
       *[other] { $number } other processes hold
    } { $other_gib } of the card, and yours got { $own_gib }: that is the cause. End what is left over there (`nvidia-smi`, then `kill { $process }` if it is yours) or take another card (CUDA_VISIBLE_DEVICES).
more-than-card = The { $held_gib } allocated are more than the { $card_gib } of the card: on Windows and WSL the driver moves what does not fit into shared main memory, which also makes every step slow. It says how much the run really wants, not that it nearly fits.
documents = For questions about your own documents begin with retrieval (a search or vector index whose passages go into the prompt): it cites, follows every change and keeps access rights. Tune for form, tone and the terms of the field, and both together where retrieval alone answers in the wrong way; tuning on the raw documents rarely makes their facts reliable.
