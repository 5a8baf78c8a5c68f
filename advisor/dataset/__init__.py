"""A file to train on, read once with bounded memory: which form its samples have, how long they
are, what is wrong with them, and the sound ones written anew."""
