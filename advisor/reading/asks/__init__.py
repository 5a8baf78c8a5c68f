"""What a message asks, where the word that the model chooses is not enough."""
