good-for-lora = close to full quality at a fraction of the memory
good-for-qlora = the base in 4 bit: least memory of the good methods, slower per step
good-for-full = pays with about { $samples } samples and more, or in continued pretraining
good-for-prompt-tuning = the weakest of the four; for simple tasks with very few samples on a large model
does-not-fit = does not fit the memory
fits-only-just = fits only just: longer samples or a larger batch would overflow; { $good_for }
first-step = { $samples } samples are below the minimum of { $minimum }{ $task ->
        [none] {" "}for even the simplest task
       *[other] {" "}for this task ({ $task })
    }: first try prompting with examples or retrieval (RAG), or collect { $missing } more.
use = { $name }: { $use }.
data = { $scenario } needs at least { $least } samples, better { $better }.
no-card = No card was named: this is the general advice; QLoRA takes its place where the 16-bit base does not fit.
full-pays = There is enough data for every weight to learn, and the cards hold weights, gradients and optimizer states.
baseline-first = Run LoRA first as the cheap baseline: full fine-tuning must beat it to be worth its cost.
sixteen-bit-fits = The 16-bit base model fits.
four-bit-only = LoRA on the 16-bit base does not fit; in 4 bit it does.
four-bit-safer = LoRA on the 16-bit base would fit only just; 4 bit leaves room to spare.
few-samples = An adapter would memorise so few samples, and on a model this large trained prompts come close to it.
nothing-stronger = Nothing stronger fits.
nothing-fits =
    No method fits { $number ->
        [1] { $gpu }
       *[other] { $number } x { $gpu }
    }{ $qlora ->
        [none] , not even with the smallest models.
       *[other] . What would: with QLoRA a model up to about { $qlora }{ $lora ->
            [none] {""}
           *[other] , with LoRA about { $lora }
        }; else more or larger cards.
    }
judged-by = No model was named: judged by a { $model } model.
as-many-as-fit = Memory for as many samples of { $tokens } tokens at a time as fit, { $most } at most, with gradient checkpointing; longer samples need more.
one-sample = Memory for one sample of { $tokens } tokens at a time with gradient checkpointing; longer samples need more.
