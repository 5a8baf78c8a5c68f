"""The form that every answer has, whatever it says."""

import re

from advisor.answers.answer import Answer


def check_form(answer: Answer) -> None:
    """One sentence on top, whole tables, no slips of a template."""
    shown = prose(answer)
    assert answer.headline
    assert "\n" not in answer.headline
    assert not re.search(
        r"\bNone\b|\bnan\b|\binf\b|[!！]| [,.;，。；]|(?<!\.)\.\.(?!\.)|。。|\$0(?!\.)",
        re.sub(r"\]\([^)]*\)|<!--", "", shown),
    ), shown
    assert not re.search(r"\*\*[^*\n]*[，。：；）.:]\*\*[^\s，。：；（|]", shown), (
        f"bold that does not close: {shown}"
    )
    for table in re.findall(r"(?:^\|.*\n?)+", shown, flags=re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table


def prose(answer: Answer) -> str:
    """Without the code between fences, which Markdown shows as it is."""
    return re.sub(r"^```.*?^```$", "", answer.markdown, flags=re.MULTILINE | re.DOTALL)
