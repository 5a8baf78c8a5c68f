"""One training run on cards: does it fit, how fast. Formulas only."""
