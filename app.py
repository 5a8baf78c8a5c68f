"""Starts the chat: `python app.py`, the same as `python -m advisor.serve`."""

from advisor.serve import main

if __name__ == "__main__":
    main()
