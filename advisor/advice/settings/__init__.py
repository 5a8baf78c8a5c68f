"""Settings of a run: where to start, what is usual, the file that a framework reads."""
