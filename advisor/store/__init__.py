"""What is kept: conversations, projects, feedback, counts of questions."""
