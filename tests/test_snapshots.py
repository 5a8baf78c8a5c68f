"""Answers as they were reviewed: frozen results (`tests/frozen/`) rendered in both languages, held
against `tests/snapshots/`.

`UPDATE_SNAPSHOTS=1 pytest tests/test_snapshots.py` rewrites those files; read the difference before
you commit it.
"""

import os
from pathlib import Path
from typing import get_args

import pytest

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.language import Source
from tests.cases import SNAPSHOT_CASES, tool_of
from tests.frozen import FOLDER, thaw

SNAPSHOTS = Path(__file__).parent / "snapshots"


def test_every_tool_has_its_case_and_every_file_its_case():
    assert {tool_of(case) for case in SNAPSHOT_CASES} == set(TOOLS)
    assert {file.stem for file in FOLDER.iterdir()} == set(SNAPSHOT_CASES)
    assert {file.name.split(".")[0] for file in SNAPSHOTS.iterdir()} == set(SNAPSHOT_CASES)


@pytest.mark.parametrize("language", get_args(Source))
@pytest.mark.parametrize("case", SNAPSHOT_CASES)
def test_snapshot(case: str, language: Source):
    answer = Renderer().answer(tool_of(case), thaw(case, language), language)
    text = f"[{answer.badge or ''}] {answer.markdown}\n\n" + "".join(
        f"> {line}\n" for line in answer.suggestions
    )
    file = SNAPSHOTS / f"{case}.{language}.md"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), (
        f"{file.name} differs: review it, then UPDATE_SNAPSHOTS=1"
    )
