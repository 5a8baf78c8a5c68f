"""What a message makes of the brief."""
