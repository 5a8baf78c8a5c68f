"""A model in use: the cards that serve it, what that costs beside an API."""
