"""The house rules that a machine can read: how tests are written, and what `bench/house.py` measures of the program."""

import re
from pathlib import Path

import pytest

TESTS = sorted(Path(__file__).parent.glob("*.py"))
HELPERS = {file.stem for file in TESTS if not file.stem.startswith("test_")}


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_a_test_file_has_no_banners_and_imports_helpers_one_way(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"^# ?[-=#]{3,}", text, re.M), "a section that needs a banner is a file"
    assert not re.search(r"^\s*(from|import) (tests\.)?test_", text, re.M), "what two tests share is a helper"
    bare = set(re.findall(r"^\s*(?:from|import) (\w+)", text, re.M)) & HELPERS
    assert not bare, "helpers are imported from `tests`"
