"""What a question about a server asks for."""

from typing import Literal

About = Literal["reserve", "speed", "latency", "users", "slow"]
"""What is to be told first: why an engine takes so much memory, tokens a second, the wait for the
first token, users at once, why it is slow."""
