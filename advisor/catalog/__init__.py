"""What is known: rows with source and date, found by name."""
