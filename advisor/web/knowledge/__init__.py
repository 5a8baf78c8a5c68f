"""The pages on which the knowledge can be browsed: cards, models, prices and topics."""
