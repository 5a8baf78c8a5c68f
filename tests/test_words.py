"""The words of the page and how a person's own words are shown."""

import pytest

from advisor.answers import markup
from advisor.web import words


@pytest.mark.parametrize(("typed", "text"), [
    ("q_proj 2*3 <b> _x_ ~9 `c` [a](b)", r"q_proj 2\*3 \<b> \_x\_ \~9 \`c\` \[a](b)"), ("# 1\n> 2 & 3 > 1", "\\# 1  \n\\> 2 & 3 > 1"),
    (r"C:\new &lt;", r"C:\\new \&lt;"), ("两张3090能全量微调7B吗？", "两张3090能全量微调7B吗？"),
])  # fmt: skip
def test_a_persons_text_shows_as_written(typed: str, text: str) -> None:
    assert markup.as_text(typed) == text
    assert markup.as_typed(text) == typed


def test_every_word_is_there_in_both_languages() -> None:
    for name in ("title", "reading", "fits", "tight", "no", "stopped", "failed"):
        assert words.Words()(name, "en") != words.Words()(name, "zh")
