"""Patterns of personal data. What is found is counted and its places told; it is never shown."""

import re
from collections.abc import Iterator
from typing import Literal, get_args

Personal = Literal["email", "phone", "chinese-id", "card"]
KINDS: tuple[Personal, ...] = get_args(Personal)

EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?!example\.|test\.|localhost)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?![\w-])"
)
"""But for the names that are kept for examples (RFC 2606)."""
CHINESE_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
"""GB 11643-1999: region, birthday, order, check digit."""
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
CARD = re.compile(
    r"(?<![\d.-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d-])|(?<![\d.-])3[47]\d\d[ -]\d{6}[ -]\d{5}(?![\d-])|(?<![\d.-])\d{13,19}(?!\d)"
)
PHONE = re.compile(
    r"(?<![\d.+-])(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d-])"  # a Chinese mobile
    r"|(?<![\w.])\+[1-9]\d{0,2}[ -.]?(?:\(?\d{1,4}\)?[ -.]?){2,4}\d{2,4}(?!\d)"  # E.164
    r"|(?<![\d.-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\d-])"  # North America
)
DIGITS = re.compile(r"\d[\d() .-]{8}")
"""Without it there is no number to look for."""


def personal_in(text: str) -> Iterator[Personal]:
    """Each kind that stands in `text`, once."""
    if "@" in text and EMAIL.search(text):
        yield "email"
    if not DIGITS.search(text):
        return
    if any(_is_id(match[0]) for match in CHINESE_ID.finditer(text)):
        yield "chinese-id"
    if any(_is_card(match[0]) for match in CARD.finditer(text)):
        yield "card"
    if PHONE.search(text):
        yield "phone"


def _is_id(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(ID_WEIGHTS, number[:17], strict=True))
    return ID_CHECKS[total % 11] == number[17].upper()


def _is_card(number: str) -> bool:
    """The check digit of ISO/IEC 7812 (Luhn) on 13 to 19 digits of an issuer of cards; no Chinese
    identity number."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    if not 13 <= len(digits) <= 19 or digits[0] not in (3, 4, 5, 6) or len(set(digits)) < 2:
        return False
    if CHINESE_ID.fullmatch(number) and _is_id(number):
        return False
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
