headline-unknown =
    { $trouble ->
        [slow] Why it is slow I cannot tell from this; how fast the run should be I can compute: state the model, the cards, tokens a sample, the batch and the seconds of a step.
        [memory] What takes the memory I can compute: state the model, the method, the card, the batch and tokens a sample.
        [stuck] Where it stops I cannot tell from this: post the last lines of the log, with the step at which it stops.
       *[none] I cannot answer that surely; what I can compute is the memory, time and cost of a run: state the model, the method, the card and the amount of data.
    }
headline-sure =
    { $claim ->
        [none] { $title }
       *[other] { $claim }
    }
headline-uncovered = About { $subject } I know nothing sure.
headline-nearest =
    { $claim ->
        [none] On { $title }.
       *[other] On { $title }: { $claim }
    }
related = There are articles on: { $titles }. Ask for one of them, or in other words.
subjects = Ask for a method (LoRA, QLoRA), a setting (learning rate, batch size), a problem (out of memory, overfitting), data or deployment.
own-settings = Your settings beside those of published runs:
own-numbers = With your numbers:
checked = Checked on { $day }.
tell-me = Tell me about { $title }
suggestions =
    What is LoRA?
    Why does training run out of memory?
    How do I choose the learning rate?
