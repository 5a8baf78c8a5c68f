"""What cards, APIs, power and storage cost, as of when."""
