headline = Which do you mean?
