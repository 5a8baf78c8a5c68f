"""The card of an answer: a verdict, a few large figures, and the receipt of each."""
