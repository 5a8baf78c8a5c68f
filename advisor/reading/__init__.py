"""A message, the calls it can mean, and the values of the call."""
