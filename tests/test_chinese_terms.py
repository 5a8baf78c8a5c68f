"""One Chinese term for each concept: a newcomer adds a row to `tests/data/chinese_terms.yaml`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.answers.words import FOLDER as WORDS
from advisor.catalog.catalog import Catalog
from advisor.files import folder

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "chinese_terms.yaml").read_text("utf-8")
)
CODE = re.compile(
    r"```.*?```|`[^`\n]*`|\{[^{}]*\}|\{ \$[\w-]+ ->|^\s*[.\w-]+ =|^\s*\*?\[\w+\]", re.S | re.M
)
"""What is no Chinese prose: code, and Fluent's names and values."""
OWN_WORDS = re.compile(r'"zh"?: ?"([^"\n]*)"|\bzh: (?:"([^"\n]*)"|([^",}\n]*))')
"""The Chinese of a row: `{en: …, zh: …}`."""
LATIN = re.compile(r"[A-Za-z]")


def texts(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Where it stands, and what is told in Chinese."""
    for topic in catalog.topics["zh"]:
        yield topic.id, f"{topic.title}\n{topic.body}"
    for file in sorted((WORDS / "zh").glob("*.ftl")):
        yield file.name, file.read_text("utf-8")
    for file in (
        *folder("knowledge").rglob("*.yaml"),
        *folder("advisor/web/assets").glob("*.yaml"),
    ):
        told = OWN_WORDS.findall(file.read_text("utf-8"))
        yield file.name, "\n".join("".join(each) for each in told)


def found(term: str, text: str, allowed: list[str]) -> bool:
    """Whether the term stands in the prose; a Latin one as a word of its own."""
    prose = CODE.sub(" ", text)
    for each in allowed:
        prose = prose.replace(each, " ")
    own = rf"(?<![\w.-])(?a:{re.escape(term)})(?![\w.-])" if LATIN.match(term) else re.escape(term)
    return bool(re.search(own, prose, re.A))


@pytest.mark.parametrize("row", ROWS, ids=[row["means"] for row in ROWS])
def test_a_concept_has_one_chinese_term(row: dict[str, Any], catalog: Catalog) -> None:
    wrong = [
        (where, term)
        for where, text in texts(catalog)
        for term in row["refused"]
        if found(term, text, row.get("except", []))
    ]
    assert wrong == []


@pytest.mark.parametrize(("text", "wrong"), [
    ("词元数", True), ("token（词元）", False), ("`词元`", False), ("{ $词元 }", False), ("验证 loss 升了", True), ("设 `eval_loss`", False),
])  # fmt: skip
def test_code_and_named_exceptions_are_no_prose(text: str, wrong: bool) -> None:
    allowed = ["token（词元）"]
    assert (found("词元", text, allowed) or found("loss", text, allowed)) is wrong


def test_the_preferred_terms_are_used(catalog: Catalog) -> None:
    told = "\n".join(text for _, text in texts(catalog))
    assert [row["preferred"] for row in ROWS if row["preferred"] not in told] == []
