"""The accumulation that makes up a global batch."""

from advisor.result import Note, note


def accumulation_for(whole: int | None, micro: int | None, cards: int) -> Note | None:
    """Global batch / (micro batch x cards), where it divides and is more than one."""
    if not whole or not micro or whole % (micro * cards) or whole == micro * cards:
        return None
    return note(
        "figures.accumulation", batch=whole, micro=micro, cards=cards,
        accumulation=whole // (micro * cards), without=micro * cards,
    )  # fmt: skip
