"""Whether a message wants the time that it tells to be judged."""

import re

JUDGING = re.compile(
    r"\bslow|\bnormal|\breasonable|\bplausible|\bexpected\b|too long|take so long|(?:took|takes) (?:me |us )?(?:just|only)|too (?:fast|quick)|so (?:fast|quick)|正常|慢|太久|合理|(?:太|这么|怎么这么)快",
    re.I,
)
"""Said where a measured time is to be judged."""
