"""Starts the chat: `python app.py`, the same as `advisor serve`."""

from advisor.compose import main

if __name__ == "__main__":
    main()
