"""Which method, model, card or set-up to choose."""
