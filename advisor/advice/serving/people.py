"""People who use a server in the course of a day, as traffic and as users at once."""

from math import ceil, floor

from advisor.units import DAY_SECONDS

PEAK_FACTOR = 3
"""Traffic of the busiest time over the daily average: as if the whole day's requests came within
eight hours."""
REQUESTS_A_DAY = 10
"""Of one of them, our assumption: about three times what a user of ChatGPT sends, 18 billion messages
a week by 700 million users (https://www.nber.org/papers/w34255)."""
ACCEPTABLE = 10
"""Tokens a second that each user should get, our rule: about twice as fast as people read."""


def requests_per_day(requests_per_second: float) -> int:
    """When the busiest time is `PEAK_FACTOR` times the average."""
    return max(1, floor(requests_per_second * DAY_SECONDS / PEAK_FACTOR))


def at_once(daily: float, output_tokens: float) -> int:
    """In work at the busiest time, by Little's law: arrivals a second x the seconds that a request
    takes at an acceptable speed."""
    return max(1, ceil(daily / DAY_SECONDS * PEAK_FACTOR * output_tokens / ACCEPTABLE))
