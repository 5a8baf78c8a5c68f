"""Whether a message wants the time that it tells to be judged."""

import re

JUDGING = re.compile(
    r"\bslow|\bnormal|\breasonable|\bexpected\b|too long|take so long|正常|慢|太久|合理", re.I
)
"""Said where a measured time is to be judged."""
