"""Which country's electricity a message names: a fact of the message, and no slot."""

import re

COUNTRY = re.compile(
    r"(?<![A-Za-z])(?i:China|Germany|Japan|Great Britain|United Kingdom|Britain|England|UK|United States|USA|Europe|European Union|EU)(?![A-Za-z])"
    r"|(?<![A-Za-z])US(?![A-Za-z$])|中国|中國|国内|國內|大陆|德国|德國|日本|英国|英國|美国|美國|欧洲|歐洲|欧盟|歐盟",
)


def country_named(message: str) -> str | None:
    """The first in the message, as it stands there."""
    found = COUNTRY.search(message)
    return found[0] if found else None
