"""What makes a sample of a known form useless: turns in an order that no chat template takes,
questions or answers that say nothing."""

from itertools import pairwise

from advisor.dataset.sample import Role, Sample, Turn, Wrong

CONVERSATIONS = ("alpaca", "sharegpt", "messages", "completion")


def wrong(sample: Sample) -> Wrong | None:
    """The first thing that is."""
    return _nothing_said(sample) or (
        _out_of_order(sample.turns) if sample.form in CONVERSATIONS else _pair(sample)
    )


def _nothing_said(sample: Sample) -> Wrong | None:
    blank = {turn.role for turn in (*sample.turns, *sample.rejected) if not turn.text.strip()}
    said = {turn.role for turn in sample.turns if turn.text.strip()}
    if not said:
        return Wrong("empty")
    if "user" in blank:
        return Wrong("empty-question")
    return Wrong("empty-answer") if "assistant" in blank else None


def _pair(sample: Sample) -> Wrong | None:
    if sample.form == "dpo" and sample.turns[-len(sample.rejected) :] == sample.rejected:
        return Wrong("same-answers")
    return None


def _out_of_order(turns: tuple[Turn, ...]) -> Wrong | None:
    roles: list[Role] = [turn.role for turn in turns]
    while roles and roles[0] == "system":
        roles.pop(0)
    if "system" in roles:
        return Wrong("system-later")
    if not roles or roles[0] != "user":
        return Wrong("begins-with-answer")
    if roles[-1] != "assistant":
        return Wrong("ends-with-question")
    return _beside(roles)


def _beside(roles: list[Role]) -> Wrong | None:
    """Two neighbours that no template takes."""
    for one, other in pairwise(roles):
        if other == "tool" and one == "user":
            return Wrong("tool-unasked")
        if one == other and one != "tool":
            return Wrong("same-role-twice", one)
    return None
