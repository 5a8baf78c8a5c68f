"""How long a training run takes on its cards: products, launches, what cards exchange."""
