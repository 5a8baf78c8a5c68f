"""What the program writes for its operator: one line a fault, never what people say."""
