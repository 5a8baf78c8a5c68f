"""One file a question: its arguments, its result, how it is computed."""
