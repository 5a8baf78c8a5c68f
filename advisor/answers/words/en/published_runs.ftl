title = What training { $project } took
headline = { $project }, as published:
headline-here = { $project } on { $cards }, by its published GPU hours:
took =
    {" "}{ $size } took { $hours }{ $cards ->
        [none] {""}
       *[other] {" "}on { $cards }
    }, { $gpu_hours } GPU hours{ $cost ->
        [none] {""}
       *[other] {" "}or { $cost }
    }
took-here =
    {" "}{ $size } about { $hours } ({ $gpu_hours } GPU hours{ $cost ->
        [none] {""}
       *[other] , { $cost }
    })
end =
    { $priced ->
        [yes] {" "}(at today's rents).
       *[no] .
    }
other-chip = No run of these had the { $gpu }: name the data and the method, and it is computed for that card.
columns = Model | Stage | Data | Cards | Time | GPU hours
stage =
    { $stage ->
        [pretrain] pretraining
        [finetune] fine-tuning
       *[all] all stages
    }{ $trained ->
        [connector] {" "}(the connector alone)
        [full] {" "}(all weights)
        [qlora] {" "}(QLoRA)
       *[none] {""}
    }
data =
    { $samples ->
        [none] –
       *[other] { $samples } samples
    }{ $epochs ->
        [none] {""}
       *[other] , { $epochs } { $one ->
            [yes] epoch
           *[no] epochs
        }
    }
aligned = "Pretraining" of such a model trains the connector between picture and text alone; tower and language model stay frozen.
scales = Time goes with samples × epochs × length: half the samples take half of it, one epoch in place of two as well; more cards of the same kind divide it nearly evenly within one machine.
by-lora = And by LoRA?
own-data = What would 10,000 samples of mine take?
