"""What a pasted command or configuration shows by itself: lines that are lost, arguments that are
not known, settings that do not go together."""
