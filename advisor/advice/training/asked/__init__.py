"""What is stated of a training run, as arguments and as the run that it becomes."""
