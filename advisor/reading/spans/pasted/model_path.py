"""A command that loads another size of a model than its message speaks of."""

import re

from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

PATH = re.compile(
    r"(?:model_name_or_path|base_model|model_id_or_path|model\.path|--model)[\"']?[ \t=:]{1,4}[\"']?"
    r"(?:[\w.~$-]{0,80}/){0,12}([A-Za-z][A-Za-z]{1,20}[\d.]{0,6})[-_](\d{1,3}(?:\.\d{1,2})?)[bB](?![a-z\d])",
    re.A,
)
SETTING = re.compile(r"--\w|\w\s?[:=]\s?\S|\.(?:py|sh|yaml|json)\b|/")
"""In a line of a command, a configuration or a path."""


def other_size(message: str) -> Finding | None:
    """The sizes of the family that sentences name are all others than the one loaded."""
    path = PATH.search(message)
    if path is None:
        return None
    family, size = path[1], float(path[2])
    prose = "\n".join(line for line in message.splitlines() if not SETTING.search(line))
    named = re.findall(
        rf"{re.escape(family)}[-_ ]?(\d{{1,3}}(?:\.\d{{1,2}})?)[bB](?![a-z\d])", prose, re.I | re.A
    )
    if not named or size in map(float, named):
        return None
    loaded, said = f"{family}-{path[2]}B", f"{family}-{named[0]}B"
    return Finding(note("pasted.other-size", loaded=loaded, said=said), ())
