"""What a message measured, and what it says by itself or beside what is known."""
