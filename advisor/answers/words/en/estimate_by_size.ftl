unknown = I have no data on { $name }, so read the table at its size.
unsupported = The { $gpu } is not supported by its maker’s current software, so nothing here counts on 4 bit (bitsandbytes).
headline-largest = The largest that { $cards } can tune: { $held }.
headline-beyond = A { $usual } is too much for { $cards }; it tunes at most { $held }.
headline-barely = { $model } by { $method } fits just barely.
held =
    { $model } by { $method }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }
headline-example =
    A { $model } takes { $each }{ $work ->
        [none] .
       *[other] , for { $work }.
    }
headline-none = Not even a { $model } fits { $cards }: it needs { $peak } of { $usable }.
headline-open =
    { $unknown ->
        [yes] {""}
       *[no] It depends on the model’s size.{" "}
    }A { $model } takes { $each }{ $work ->
        [none] .
       *[other] , for { $work }.
    }
next = {"; "}
example =
    { $peak }{ $hours ->
        [none] {""}
       *[other] { $cost ->
            [none] {" "}and { $hours }
           *[other] , { $hours } and { $cost }
        }
    } by { $method }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }{ $cards ->
        [none] {""}
       *[other] {" "}on { $cards }
    }
work =
    { $stated ->
        [yes] { $millions }M training tokens
       *[no] an assumed { $millions }M training tokens
    }

headline-rule = By rule of thumb: memory = parameters × bytes of the method + activations; cards = memory ÷ (0.9 × one card); time = 6 × parameters × tokens (LoRA, QLoRA 4 ×) ÷ (cards × peak × 0.4); cost = hours × cards × rent. Then measure 50 steps.
rule-memory = **Memory:** bytes a parameter: full fine-tuning 16 (8 in bf16 alone), up to half as much again for the optimizer's work buffers; LoRA 2; QLoRA 0.6. On top, with gradient checkpointing, 2 to 4 GiB for activations and logits at batch 1 × 2,048 tokens of a 7B; they grow with batch × length and the vocabulary.
rule-cards = **Cards:** memory ÷ (0.9 × one card), rounded up. Several divide a model (ZeRO-3, FSDP) that one cannot hold. Take the fewest that hold it: more shorten the time, hardly the bill, and idle cards cost the same.
rule-time = **Time** in seconds: 6 × parameters × training tokens (samples × length × epochs) by full fine-tuning, 4 × by LoRA and QLoRA, ÷ (cards × peak FLOPS × utilization). Utilization is 0.3 to 0.5; short unpacked samples, offloading or slow links bring it far below.
rule-cost = **Cost:** hours × cards × rent an hour; set-up and failed starts come on top.
rule-check = **Check:** 50 steps on one card show tokens a second and the peak; scale them by tokens and cards before you rent the rest.
rule-example = **Example:** { $model } by LoRA, { $tokens } tokens, { $cards } ({ $peak } TFLOPS). Memory: 2 × { $parameters } = { $weights }, and { $rest } for the rest: { $memory }, so one card. Time: 4 × { $parameters } × { $tokens } ÷ ({ $peak } TFLOPS × { $share }) = { $hours } (computed in full: { $computed }).{ $cost ->
        [none] {""}
       *[other] {" "}Cost: { $computed } × { $rent } = { $cost }.
    }

## Table

size = Size
cell =
    { $fits ->
        [tight] { $peak } (tight)
       *[yes] { $peak }
    }{ $cards ->
        [none] {""}
       *[other] {" "}on { $cards }
    }{ $divided ->
        [yes] , ZeRO-3
       *[no] {""}
    }{ $hours ->
        [none] {""}
       *[other] : { $hours }
    }{ $cost ->
        [none] {""}
       *[other] , { $cost }
    }
too-much =
    { $peak }{ $divided ->
        [yes] {" "}(ZeRO-3)
       *[no] {""}
    }: too much
what-counts =
    { $told ->
        [memory] Memory per card at { $tokens } tokens per sample
       *[other] Memory per card{ $told ->
            [money] , time and cost
           *[time] {" "}and time
        } of { $samples } samples of { $tokens } tokens, { $epochs } epochs{ $stated ->
            [yes] {""}
           *[no] {" "}(no amount of data was stated)
        }
    }{ $number ->
        [1] {""}
       *[other] ; each card has a copy of the model unless ZeRO-3 divides it
    }.

no-price = No price of this card is known, so no cost is given.

## The lesson's figures

headline-project = A whole project, says the lesson: { $total } and { $low } to { $high } weeks.
lesson-memory = Lesson 91's round figure for { $method }, not of one size: { $memory }.
lesson-project = A whole project by lesson 91 (not part of the estimate above)
columns-lesson = Item | Lesson 91
lesson-training = Training alone, own or rented
lesson-total = In all
lesson-time = Time in all
weeks = { $low }–{ $high } weeks
lesson-cards-of = Cards for { $size }

## Next questions

name-model = It is a 7B with LoRA
method-for-me = Which method should I use?

## Above large figures

title-open = What fine-tuning takes depends on the model’s size: a { $model } as an example
