"""What a message can name: pieces with a value, by code alone."""
