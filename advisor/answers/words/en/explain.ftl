headline-unknown = I have no article on that.
related = Close to it: { $titles }.
subjects = Ask for a method (LoRA, QLoRA), a setting (learning rate, batch size), a problem (out of memory, overfitting), data or deployment.
checked = Checked on { $day }.
tell-me = Tell me about { $title }
suggestions =
    What is LoRA?
    Why does training run out of memory?
    How do I choose the learning rate?
