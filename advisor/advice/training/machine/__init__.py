"""The machine around the cards of a run: main memory and disk."""
