"""From what is asked and stated to calls of tools."""
