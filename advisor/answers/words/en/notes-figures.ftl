## A topic's formulas with the asker's own numbers

batch =
    Micro batch { $micro }{ $accumulation ->
        [none] {""}
       *[other] {" "}× { $accumulation } accumulated
    }{ $cards ->
        [none] {""}
       *[other] {" "}× { $cards } cards that each read other samples
    } = { $batch } samples a step.
accumulation =
    The global batch { $batch } = { $micro } on a card × { $cards } { $cards ->
        [one] card
       *[other] cards
    } × { $accumulation } accumulation steps. Only the { $micro } decides memory: leave it and check that accumulation is { $accumulation }; then the training is the same apart from noise. With accumulation 1 a step reads { $without }: more updates at the same learning rate, another training.
steps =
    { $samples } samples at { $epochs ->
        [one] { $epochs } epoch
       *[other] { $epochs } epochs
    } and batch { $batch } are { $steps } steps.
tokens =
    { $samples } samples of { $length } tokens{ $epochs ->
        [none] {""}
        [one] {" "}at { $epochs } epoch
       *[other] {" "}at { $epochs } epochs
    } are { $millions } million tokens{ $epochs ->
        [none] { " an epoch" }
       *[other] {""}
    }, if each has that length.
packed = { $millions } million tokens fill { $sequences } packed sequences of { $length }.
trained = Rank { $rank } on all linear layers of { $model } trains { $millions } million parameters ({ $share_percent }); on q_proj and v_proj alone { $two_millions } million.
base = To train is { $repo } from Hugging Face; by QLoRA in Unsloth it takes about { $peak_gib } at { $tokens } tokens and micro batch 1.
context = { $model } reads at most { $tokens } tokens a sample.
weights = The weights of { $model } take { $full_gib } in 16 bit, { $eight_gib } in 8 bit, { $four_gib } in 4 bit.
divided = The weights of { $model } take { $full_gib } in 16 bit or { $four_gib } in 4 bit of every card that has a copy (DDP, ZeRO-1, ZeRO-2); divided (ZeRO-3, FSDP) over 2 cards { $two_full_gib } or { $two_four_gib } of each, over 8 cards { $eight_full_gib } or { $eight_four_gib }; activations come on top.
divided-over = The weights of { $model } take { $full_gib } in 16 bit or { $four_gib } in 4 bit of every card that has a copy (DDP, ZeRO-1, ZeRO-2); divided (ZeRO-3, FSDP) over your { $cards } cards { $each_full_gib } or { $each_four_gib } of each; activations come on top.
undivided =
    Of samples, { $batch } × { $tokens } tokens at once, the activations (with gradient checkpointing) take { $activations_gib } and the logits with their copies { $logits_gib } of every card, whether the model is copied or divided: ZeRO and FSDP divide weights, gradients and optimizer states alone.{ $cards ->
        [none] {" "}A loss in chunks spares most of the logits; sequence parallelism divides both.
       *[other] {" "}In all ZeRO-3 over your { $cards } cards takes about { $total_gib } of each, with a loss in chunks (Liger) { $chunked_gib }, and with each sample divided over 2 cards besides (sequence parallelism) { $split_gib }.
    }
on-cards =
    { $fits ->
        [yes] LoRA of { $model } in 16 bit at { $tokens } tokens fits your { $cards } × { $gpu } if they divide the model
        [tight] LoRA of { $model } in 16 bit at { $tokens } tokens only just fits your { $cards } × { $gpu }, the model divided over them
       *[no] No loading parameter makes LoRA of { $model } in 16 bit at { $tokens } tokens fit your { $cards } × { $gpu }, even with the model divided over them
    } (FSDP or ZeRO-3, a process a card by `accelerate launch`, no `device_map`) and a loss in chunks: about { $peak_gib } of { $usable_gib } on each{ $fits ->
        [yes] .
       *[no] { $longest ->
            [none] .
           *[other] ; it fits up to { $longest } tokens.
        }
    } In 4 bit (`load_in_4bit=True`) one card needs { $four_gib } at { $tokens } tokens{ $four_fits ->
        [yes] , which fits; for speed start a copy a card (DDP).
        [tight] , which only just fits; for speed start a copy a card (DDP).
       *[no] { $four_longest ->
            [none] , too much.
           *[other] , too much; up to { $four_longest } tokens fit.
        }
    }
moments =
    { $model } with { $method }{ $rank ->
        [none] {""}
       *[other] {" "}at rank { $rank } on all linear layers
    } trains { $millions } million parameters: Adam's two averages take { $adamw_gib }, in 8 bit { $eight_gib }.
full = Weights, gradients and optimizer states of { $model } take { $mixed_gib } in mixed precision (16 bytes a parameter), { $pure_gib } in bf16 alone (8 bytes); activations come on top.
sharded =
    { $model } with { $method }{ $rank ->
        [none] {""}
       *[other] {" "}at rank { $rank } on all linear layers
    }, on { $cards } cards: weights, gradients and optimizer states take { $one_gib } on each with ZeRO-1, { $two_gib } with ZeRO-2, { $three_gib } with ZeRO-3; activations come on top.
cache =
    The KV cache of { $model } takes { $kib } KiB per token in 16 bit{ $tokens ->
        [none] {""}
       *[other] {": "}{ $request_gib } for a request of { $tokens } tokens{ $users_gib ->
            [none] {""}
           *[other] , { $users_gib } for { $users } of them at once
        }
    }.
logits = One 32-bit copy of the logits of a sample of { $tokens } tokens takes { $copy_gib } ({ $model }, vocabulary { $vocab }).
picture =
    In { $model } a picture of { $size ->
        [none] {""}
       *[other] { $size }{ $pixels ->
            [none] {""}
           *[other] {", "}
        }
    }{ $pixels ->
        [none] {""}
       *[other] at most { $pixels } pixels
    } makes { $tokens ->
        [none] no tokens: { $patches } patches in the vision tower, which the decoder looks at in layers of its own
       *[other] { $tokens } tokens ({ $patches } patches in the vision tower)
    }.
replay = 10% to 30% beside your { $samples } rows are { $least } to { $most } general ones.
eval-rises =
    { $wanted ->
        [none] {""}
       *[other] {"No, not "}{ $wanted }{" epochs: "}
    }eval loss was lowest at epoch { $epoch } ({ $lowest }) and is { $end } at epoch { $last }: from there on it overfits, so keep the checkpoint of epoch { $epoch }, and train the next run no longer than that.
gathered =
    { $way ->
        [network] It is the network
       *[other] It is the sharding
    }: dividing the weights of { $model } sends them { $times ->
        [3] twice and their gradients once
       *[other] twice
    } for each micro batch, { $total_gb } { $way ->
        [network] between the machines{ $seconds ->
            [none] {""}
           *[other] {": "}about { $seconds } s at { $gbit } Gbit/s{ $accumulation ->
                [none] {""}
                [1] {""}
               *[other] , { $step_seconds } s a step with accumulation { $accumulation }
            }
        }
       *[other] over the links of your cards
    }.
file-expected =
    { $asked ->
        [yes] Yes, expected
       *[other] As it should be
    }: { $size } { $bytes ->
        [2] are the 16-bit weights
        [4] are the weights in 32 bit
        [6] are the 16-bit weights with their two Adam states
        [8] are Adam's two states in 32 bit
        [12] are the 32-bit weights with Adam's two states
       *[other] are 16-bit weights, their 32-bit copy and Adam's two states
    }, { $billions }B parameters × { $bytes } bytes = { $file } GB ({ $gib }){ $divided ->
        [yes] ; ZeRO only divides these states over the cards and offload only moves them, neither makes them smaller
       *[other] {""}
    }.
file-of =
    { $size } { $bytes ->
        [2] are the 16-bit weights
        [4] are the weights in 32 bit
        [6] are the 16-bit weights with their two Adam states
        [8] are Adam's two states in 32 bit
       *[other] are the 32-bit weights with Adam's two states
    }: { $billions }B × { $bytes } bytes = { $file } GB ({ $gib }).
file-less = Smaller: the weights alone are { $weights } GB (save_only_model, nothing to resume from); with the optimizer adamw_8bit Adam's two states are { $eight } GB in place of { $moments } GB.
adapter-file = A LoRA of rank { $rank } on all linear layers of { $model } has { $millions } million parameters, a file of { $half_mb } MB in 16 bit or { $whole_mb } MB in 32 ({ $two_mb } MB in 16 bit on q_proj and v_proj alone); much less than that is empty.
guessing = A loss of { $loss } is that of guessing evenly, ln({ $vocab } tokens) = { $even }: { $model } answers as if its weights or its tokenizer were not the pretrained ones.
moved-back = Full tuning of { $model } has 16 bytes a parameter, { $states } GB, over { $cards } cards { $all } GB each before activations; with the optimizer alone in main memory (12 bytes, { $moved } GB there) { $left } GB are left on each card; pure bf16 with an 8-bit Adam (6 bytes, no 32-bit copy) takes { $light } GB of each and needs no offload.
resumed =
    { $case ->
        [lost] The adapter (or the weights) was not loaded: { $before } at the checkpoint and { $after } after resuming is above what even an untouched base loses on text (about 1 to 3), which missing optimizer states cannot do to the first step. The first loss after a true restore is near { $before }; if it is not once the weights are loaded, tokenizer, template or keys of the file differ too.
        [loaded] The weights were loaded: { $after } after resuming is the old value ({ $before }) up to the scatter of single batches. If it rises from there, the learning rate, the optimizer states or the order of the data were not restored.
       *[open] Compare { $after } after resuming with the loss of step 1 of the first run: as high as that, and the weights were not loaded; clearly lower, and the optimizer or the schedule is missing, which recovers towards { $before } within some hundred steps.
    }
