"""Properties of what reads data sets: whatever the file, the same samples, and never a crash."""

import io
import json
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from advisor.dataset import json_rows
from advisor.dataset.audit import Asked, audit
from advisor.dataset.report import DatasetReport
from advisor.dataset.row import Row
from advisor.dataset.seen import Seen, key
from advisor.dataset.source import recognised
from advisor.dataset.table_rows import BATCH_ROWS
from advisor.dataset.tokens import COUNTED, Lengths, Tokens, estimated
from advisor.errors import ToolError

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
SAMPLE = st.fixed_dictionaries({"instruction": TEXT, "output": TEXT})
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def report(content: bytes, name: str, **asked: Any) -> DatasetReport:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        return audit(recognised(file), Asked(**asked), None, lambda progress: None)


def figures(found: DatasetReport) -> Any:
    problems = {each.fault: each.samples for each in found.problems}
    return found.rows, found.samples, found.tokens, problems, found.languages, found.forms


def as_parquet(rows: list[Any], **options: Any) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), stream, **options)
    return stream.getvalue()


@given(st.lists(SAMPLE, min_size=1, max_size=12))
def test_the_same_rows_in_every_kind_of_file(rows: list[dict[str, str]]) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    found = figures(report(lines, "a.jsonl"))
    assert figures(report(json.dumps(rows, indent=1).encode(), "a.json")) == found
    assert figures(report(as_parquet(rows), "a.parquet")) == found


@given(st.lists(VALUE, max_size=6), st.integers(1, 40), st.booleans())
def test_lists_are_cut_wherever_a_chunk_ends(values: list[Any], size: int, wide: bool) -> None:
    text = json.dumps(values, ensure_ascii=False, indent=2 if wide else None)
    found = list(json_rows.of_lists(io.StringIO(text), text, size))
    assert [each.value for each in found if isinstance(each, Row)] == values
    if wide:
        lines = text.split("\n")
        begun = [json.dumps(value, ensure_ascii=False)[:1] for value in values]
        assert [lines[each.place - 1].strip()[:1] for each in found] == begun


@given(st.binary(max_size=300), st.sampled_from(["a.jsonl", "a.json", "a.csv", "a.txt", "a"]))
def test_no_file_is_a_crash(content: bytes, name: str) -> None:
    try:
        found = report(content, name)
    except ToolError:
        return
    assert found.samples <= found.rows


@given(st.text('[]{}",:\\ \n1a', max_size=60))
def test_no_json_is_a_crash(text: str) -> None:
    for begin in ("", "[", '{"data": [', "{\n"):
        content = (begin + text).encode()
        if content.strip():
            report(content, "a.json")


@given(st.lists(st.one_of(SAMPLE, VALUE), min_size=1, max_size=8))
def test_a_corrected_file_has_nothing_wrong(rows: list[Any]) -> None:
    lines = "\n".join(map(json.dumps, rows)).encode()
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        found = report(lines, "a.jsonl", corrected=out)
        if not found.samples:
            return
        again = report(out.read_bytes(), "out.jsonl")
    assert (again.rows, again.samples, again.problems) == (found.samples, found.samples, ())
    assert again.tokens == found.tokens
    assert len(again.forms) == 1


@pytest.mark.parametrize("form", ["messages", "sharegpt", "alpaca"])
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_conversations_are_written_in_another_form(form: Any, pairs: list[tuple[str, str]]) -> None:
    turns = [
        {"role": role, "content": f"x{text}"}
        for pair in pairs
        for role, text in zip(("user", "assistant"), pair, strict=True)
    ]
    line = json.dumps({"messages": turns, "id": 7}).encode()
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        found = report(line, "a.jsonl", corrected=out, form=form)
        again = report(out.read_bytes(), "out.jsonl")
        assert json.loads(out.read_bytes())["id"] == 7
    assert (again.form, again.samples) == (form, 1)
    assert again.tokens == found.tokens


@given(st.lists(st.integers(1, 2**64 - 1), max_size=200), st.integers(0, 5000))
def test_what_was_there_is_remembered(keys: list[int], more: int) -> None:
    seen, first = Seen(), dict[int, int]()
    for at, each in enumerate([*keys, *range(1, more), *keys]):
        assert seen.before(each, at) == first.get(each)
        first.setdefault(each, at)
    assert seen.count == len(first)


@given(st.text(max_size=40))
def test_capitals_and_spaces_make_no_difference(text: str) -> None:
    assert key(text) == key(f"  {text}\n ") == key(text.replace(" ", "\n\t"))


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=99))
def test_shares_of_lengths_are_exact(lengths: list[int]) -> None:
    counted = Lengths()
    for each in lengths:
        counted.add(each)
    assert counted.share(0.5) == statistics.median_low(lengths)
    assert counted.total == sum(lengths)
    assert counted.longest == counted.share(1) == max(lengths)
    assert counted.within(counted.share(0.95)) >= 0.95 * len(lengths)


class Letters:
    """Counts half of the letters."""

    name = "letters"

    def count(self, text: str) -> int:
        return len(text) // 2


def test_beyond_what_is_counted_the_rate_holds() -> None:
    tokens = Tokens(Letters())
    lengths = [tokens.of("abcd" * 1000) for _ in range(3 * COUNTED // 4000)]
    assert set(lengths) == {2000}
    assert COUNTED / 4000 <= tokens.counted < 1.2 * COUNTED / 4000


def test_the_estimate_is_by_script() -> None:
    assert estimated("word" * 10) == pytest.approx(12)
    assert estimated("微调" * 10) == pytest.approx(12)


def test_parquet_in_batches(tmp_path: Path) -> None:
    rows = [
        {
            "messages": [
                {"role": "user", "content": f"q{at}"},
                {"role": "assistant", "content": "a"},
            ],
            "picture": b"\x89PNG",
            "split": "train",
        }
        for at in range(3 * BATCH_ROWS + 1)
    ]
    file, out = tmp_path / "a.parquet", tmp_path / "out.jsonl"
    file.write_bytes(as_parquet(rows, row_group_size=50))
    found = audit(recognised(file), Asked(corrected=out), None, lambda progress: None)
    assert (found.samples, found.unit, found.form) == (len(rows), "row", "messages")
    assert set(json.loads(out.read_text().splitlines()[0])) == {"messages", "split"}


def test_a_small_parquet_that_unpacks_to_much_is_refused() -> None:
    """The same long text in every row takes no place in the file."""
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 400_000), pa.array(["x" * 20_000]))
    stream = io.BytesIO()
    parquet.write_table(pa.table({"text": column}), stream, store_schema=False)
    assert len(stream.getvalue()) < 100_000
    with pytest.raises(ToolError, match="unpacked"):
        report(stream.getvalue(), "a.parquet")


def test_a_parquet_of_many_columns_is_refused() -> None:
    with pytest.raises(ToolError, match="columns"):
        report(as_parquet([{f"c{at}": 1 for at in range(501)}]), "a.parquet")


def test_a_row_longer_than_memory_is_passed_over(tmp_path: Path) -> None:
    long = '{"text": "' + "x" * 9_000_000 + '"}'
    for name, text in {
        "a.jsonl": f'{long}\n{{"text": "b"}}',
        "a.json": f'[{long},\n{{"text": "b"}}]',
    }.items():
        found = report(text.encode(), name)
        assert found.samples == 1
        assert found.problems[0].fault == "too-long"
        assert found.problems[0].first[0].at == 1
