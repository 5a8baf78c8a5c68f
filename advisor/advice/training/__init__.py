"""One training run: what was stated of it, whether it fits, its time and money, other ways to run it."""
