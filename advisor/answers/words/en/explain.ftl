headline-unknown =
    { $title ->
        [none] I have no article on that.
       *[other] No article answers exactly that. The nearest, { $title }{ $claim ->
            [none] .
           *[other] : { $claim }
        }
    }
headline-sure =
    { $claim ->
        [none] { $title }
       *[other] { $claim }
    }
headline-uncovered = I have no article on { $subject }.
headline-nearest =
    { $claim ->
        [none] The nearest article, { $title }.
       *[other] { $claim } (The nearest article: { $title }.)
    }
related = There are articles on: { $titles }. Ask for one of them, or in other words.
subjects = Ask for a method (LoRA, QLoRA), a setting (learning rate, batch size), a problem (out of memory, overfitting), data or deployment.
whole = Ask “tell me about { $title }” for all of it.
own-settings = Your settings beside those of published runs:
own-numbers = With your numbers:
checked = Checked on { $day }.
tell-me = Tell me about { $title }
suggestions =
    What is LoRA?
    Why does training run out of memory?
    How do I choose the learning rate?
