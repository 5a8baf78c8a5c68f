"""Lists of the knowledge: what a search finds, and in which order it stands."""

from datetime import date

import pytest

from advisor.web.knowledge.table import Asked, Cell, Column, Row, Table, asked, site


def row(name: str, memory: float | None = None, *also: str) -> Row:
    return Row((Cell(name, name), Cell(str(memory), memory)), (), date(2026, 11, 30), also=also)


ROWS = (
    row("RTX 4090", 24.0, "4090"),
    row("Qwen3 14B", 28.0),
    row("Qwen3 8B", 16.0, "262,144"),
    row("显卡"),
    row("昇腾 910B", None, "Ascend 910B"),
)
TABLE = Table((Column("name"), Column("memory", True)), ROWS)


def names(**wanted: object) -> list[str]:
    return [each.cells[0].text for each in TABLE.part(Asked(**wanted)).rows]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(("search", "found"), [
    ("rtx4090", ["RTX 4090"]), ("RTX  4090", ["RTX 4090"]), ("qwen 14", ["Qwen3 14B"]), ("qwen3-14b", ["Qwen3 14B"]), ("ascend", ["昇腾 910B"]),
    ("顯卡", ["显卡"]), ("nothing", []), ("<script>", []), ("x" * 5000, []),
])  # fmt: skip
def test_a_row_is_found_by_all_of_the_words(search: str, found: list[str]) -> None:
    assert names(search=search) == found


def test_numbers_in_names_count_as_numbers() -> None:
    assert names(search="qwen") == ["Qwen3 8B", "Qwen3 14B"]
    assert names(search="qwen", sort="-name") == ["Qwen3 14B", "Qwen3 8B"]


def test_what_is_not_known_stands_last_either_way() -> None:
    assert names(sort="memory")[-1] == names(sort="-memory")[-1] == "昇腾 910B"
    assert names(sort="-memory")[0] == "Qwen3 14B"


def test_an_unknown_order_or_page_is_the_usual_one() -> None:
    assert names(sort="rows; drop") == names()
    assert TABLE.part(Asked(page=99), rows=3).page == 2
    assert len(TABLE.part(Asked(page=2), rows=3).rows) == 2


@pytest.mark.parametrize(
    ("page", "read"), [("2", 2), ("-1", 1), ("1e9", 1), ("", 1), ("99999999", 1)]
)
def test_the_page_of_an_address(page: str, read: int) -> None:
    assert asked({"page": page}).page == read


def test_a_source_is_called_by_its_site() -> None:
    assert site("https://www.nvidia.com/en-us/") == "nvidia.com"
    assert site("lesson 91") == "lesson 91"
