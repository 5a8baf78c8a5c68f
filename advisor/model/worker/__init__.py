"""The local model in processes of its own, started anew when they die."""
