"""The language model that picks one of the possible calls."""
