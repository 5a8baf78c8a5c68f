"""Ways to pay that are not cards by the hour: a card of one's own, a hosted service."""
