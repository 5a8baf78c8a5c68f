"""What is known, told: articles and their figures, facts of a card, model or API."""
