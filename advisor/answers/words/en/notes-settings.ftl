watch-validation = Loss on held-out samples: stop, or go back to that checkpoint, where it rises while the training loss still falls.
watch-stairs = A training loss that drops in a step at each new epoch is memorising (overfitting): fewer epochs, or more different data.
watch-spike = A jump or NaN in the first steps: a third of the learning rate, or twice the warm-up.
watch-flat =
    A loss that stays flat: check that { $adapter ->
        [yes] the adapter is attached and trainable, that
       *[no] the weights are trainable, that
    } the answers are not masked, and then try three times the learning rate.
watch-dpo = The loss starts at ln 2 = 0.693 and the margin between chosen and rejected should grow; if the log-probability of the chosen answers sinks steeply, lower the learning rate.
watch-chosen = The margin between wanted and unwanted answers should grow; if the log-probability of the wanted ones sinks steeply, lower the learning rate.
watch-reward = The mean reward should rise, with the KL divergence from the starting model small and the answers' length steady: a length that runs away is reward hacking.
no-model = No model was named: the learning rate is for models below 30B, other sizes stand beside it.
method-chosen = No method was named: this is for { $method }.
no-samples = The number of samples was not stated: what depends on it is for some ten thousands.
memory-not-computed = Whether it fits is not computed for this objective.
starting-points = These are starting points from published runs, not optima for your data.
ways = You did not say how the cards share the model: a copy on each (DDP) takes about { $copy_gib } a card, a shard on each (ZeRO-3, FSDP) { $shard_gib }.
