"""What a training run keeps on one card, from its parts to the peak. Bytes."""
