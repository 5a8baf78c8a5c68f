"""Memory that ran out or is to be used up: causes, fixes, how far a card goes."""
