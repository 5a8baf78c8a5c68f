"""Values that a script leaves to its shell: "$(expr 16 / 8)", "$((1024 * 4))", "$EPOCHS" beside
"EPOCHS=3". Whole numbers alone, as the shell reckons."""

import re

WRITTEN = re.compile(
    r"\$\(\([^()\n]{1,60}\)\)|\$\(\s?expr\s[^()\n]{1,60}\)|`expr\s[^`\n]{1,60}`|\$\{\w{1,40}\}|\$\w{1,40}",
    re.A,
)
FRAME = re.compile(r"^\$\(\(|\)\)$|^\$\(\s?expr|\)$|^`expr|`$", re.A)
PIECE = re.compile(r"\s{0,3}(?:(?P<number>\d{1,12})|\$?\{?(?P<name>[A-Za-z_]\w{0,40})\}?|\\?(?P<sign>[-+*/]))", re.A)  # fmt: skip
MOST = 10**12


def computed(text: str, place: int) -> tuple[str, int] | None:
    """What stands at `place` and its value; None where it is not the shell's, or not known."""
    written = WRITTEN.match(text, place)
    if written is None:
        return None
    terms = _terms(FRAME.sub("", written[0]), text[:place])
    value = _sum(terms) if terms else None
    return (written[0], value) if value is not None and 0 < value <= MOST else None


def _terms(written: str, above: str) -> list[int | str] | None:
    """Numbers and signs in turn, names as what they were set to."""
    terms: list[int | str] = []
    end = 0
    while written[end:].strip():
        piece = PIECE.match(written, end)
        if piece is None or (piece["sign"] is None) == (len(terms) % 2 == 1):
            return None
        value = piece["sign"] or _value(piece, above)
        if value is None:
            return None
        terms.append(value)
        end = piece.end()
    return terms if len(terms) % 2 else None


def _value(piece: re.Match[str], above: str) -> int | None:
    """Of a number, or of a name the last that it was set to."""
    if piece["number"]:
        return int(piece["number"])
    before = r"(?:^|[\s;])(?:export\s)?"
    told = re.findall(rf"{before}{piece['name']}=[\"']?(\d{{1,12}})(?![\w.])", above, re.M)
    return int(told[-1]) if told else None


def _sum(terms: list[int | str]) -> int | None:
    """Products before sums; a division drops its rest."""
    total, product, sign = 0, int(terms[0]), 1
    for operator, term in zip(terms[1::2], terms[2::2], strict=True):
        number = int(term)
        if operator == "*":
            product *= number
        elif operator == "/":
            if number == 0:
                return None
            product //= number
        else:
            total += sign * product
            product, sign = number, 1 if operator == "+" else -1
    return total + sign * product
