"""Data sets: every form in every kind of file, and what is wrong with a sample."""

import csv
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from advisor.answers import words
from advisor.answers.render import Renderer
from advisor.dataset.audit import Asked, Progress, audit
from advisor.dataset.document import document
from advisor.dataset.report import DatasetReport
from advisor.dataset.row import Fault
from advisor.dataset.sample import Form
from advisor.dataset.source import recognised
from advisor.errors import ToolError
from advisor.language import LANGUAGES, Language
from advisor.reading.slots import possible
from tests.form import check_form

QUESTION, ANSWER = "What is LoRA?", "A small adapter beside frozen weights."
CHAT = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": ANSWER}]
SHARED = [{"from": "human", "value": QUESTION}, {"from": "gpt", "value": ANSWER}]
FORMS: dict[Form, list[Any]] = {
    "alpaca": [
        {"instruction": QUESTION, "output": ANSWER},
        {"instruction": QUESTION, "input": "Briefly.", "output": ANSWER, "system": "Be brief."},
        {"instruction": QUESTION, "output": ANSWER, "history": [["Hi", "Hello"]]},
        {"指令": QUESTION, "输出": ANSWER},
    ],
    "sharegpt": [{"conversations": SHARED}, {"conversations": SHARED, "system": "Be brief."}],
    "messages": [
        {"messages": CHAT},
        {"messages": [{"role": "system", "content": "Be brief."}, *CHAT]},
        {"messages": [{"role": "user", "content": [{"type": "text", "text": "Look"}, {"type": "image"}]}, CHAT[1]]},
        {"messages": [
            CHAT[0], {"role": "assistant", "content": None, "tool_calls": [{"id": "1"}]},
            {"role": "tool", "content": "4"}, CHAT[1],
        ]},
        CHAT,
    ],
    "dpo": [
        {"prompt": QUESTION, "chosen": ANSWER, "rejected": "No idea."},
        {"chosen": CHAT, "rejected": [CHAT[0], {"role": "assistant", "content": "No idea."}]},
        {"prompt": [CHAT[0]], "chosen": [CHAT[1]], "rejected": [{"role": "assistant", "content": "No."}]},
        {"conversations": SHARED[:1], "chosen": SHARED[1], "rejected": {"from": "gpt", "value": "No."}},
    ],
    "completion": [
        {"prompt": QUESTION, "completion": ANSWER}, {"question": QUESTION, "answer": ANSWER},
        {"text": "Great film", "label": 1}, {"问题": QUESTION, "回答": ANSWER},
    ],
    "text": [{"text": ANSWER}, ANSWER],
}  # fmt: skip


def report(file: Path, **asked: Any) -> DatasetReport:
    told: list[Progress] = []
    found = audit(recognised(file), Asked(**asked), None, told.append)
    assert told[-1].done_bytes == told[-1].all_bytes == file.stat().st_size
    return found


def of_rows(folder: Path, *rows: Any, **asked: Any) -> DatasetReport:
    file = folder / "rows.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text("\n".join(lines), encoding="utf-8")
    return report(file, **asked)


@pytest.mark.parametrize(("form", "row"), [(form, row) for form in FORMS for row in FORMS[form]])
def test_every_form_is_known(form: Form, row: Any, tmp_path: Path) -> None:
    rows = [row] if isinstance(row, dict) else [json.dumps(row)]
    found = of_rows(tmp_path, *rows)
    assert found.forms == {form: 1}
    assert (found.samples, found.form, found.problems) == (1, form, ())


@pytest.mark.parametrize(
    ("fault", "row"),
    [
        ("not-json", '{"text": nothing}'),
        ("cut-off", '{"text": "abc'),
        ("cut-off", '{"text": "abc"'),
        ("single-quotes", "{'text': 'abc'}"),
        ("not-a-number", '{"text": NaN}'),
        ("not-a-number", f'{{"text": {"1" * 9999}}}'),
        ("nested", f'{{"text": {"[" * 20}{"]" * 20}}}'),
        ("nested", "[" * 100_000),
        ("too-many-values", f'{{"text": [{"1," * 10_000}1]}}'),
        ("no-form", {"foo": 1}),
        ("no-object", 7),
        ("no-turns", {"messages": []}),
        ("turn", {"messages": ["hello"]}),
        ("turn", {"messages": [{"role": "user"}]}),
        ("turn", {"instruction": "a", "output": "b", "history": [["only a question"]]}),
        ("unknown-role", {"messages": [{"role": "narrator", "content": "x"}]}),
        ("begins-with-answer", {"messages": CHAT[1:]}),
        ("ends-with-question", {"messages": [*CHAT, CHAT[0]]}),
        ("same-role-twice", {"messages": [CHAT[0], *CHAT]}),
        ("system-later", {"messages": [*CHAT, {"role": "system", "content": "x"}, *CHAT]}),
        ("tool-unasked", {"messages": [CHAT[0], {"role": "tool", "content": "4"}, CHAT[1]]}),
        ("empty", {"text": " \n"}),
        ("empty", {"instruction": "", "output": ""}),
        ("empty-question", {"instruction": "", "output": ANSWER}),
        ("empty-answer", {"messages": [CHAT[0], {"role": "assistant", "content": ""}]}),
        ("same-answers", {"prompt": QUESTION, "chosen": ANSWER, "rejected": ANSWER}),
        ("duplicate", {"prompt": "one  MORE", "completion": "sample "}),
        ("other-form", {"text": ANSWER}),
    ],
)
def test_a_wrong_sample_is_told_with_its_line(fault: Fault, row: Any, tmp_path: Path) -> None:
    found = of_rows(tmp_path, {"prompt": "one more", "completion": "sample"}, row)
    (problem,) = found.problems
    assert (problem.fault, problem.samples, problem.first[0].at) == (fault, 1, 2)
    assert problem.first[0].first == (1 if fault == "duplicate" else None)
    assert (found.rows, found.samples) == (2, 1)
    assert found.broken + found.empty + found.disordered + found.duplicates == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words(language: Language) -> None:
    known = words.words(language)
    for group, codes in {"fault": Fault, "form": Form}.items():
        for code in get_args(codes):
            assert known.say("dataset", f"{group}.{code}")


def test_lists_of_all_kinds(tmp_path: Path) -> None:
    rows = [{"prompt": f'[q{at}] \\ " }}', "completion": "{a"} for at in range(3)]
    whole = {
        "list": json.dumps(rows),
        "pretty": json.dumps(rows, indent=2),
        "open": json.dumps(rows)[:-1],
        "one after another": "\n".join(json.dumps(row, indent=1) for row in rows),
        "in an object": json.dumps({"version": "1", "data": rows, "more": [1, 2]}),
        "lines in a file of another name": "\n".join(map(json.dumps, rows)),
        "with a mark": "\ufeff" + json.dumps(rows),
    }
    for name, text in whole.items():
        file = tmp_path / f"{name}.json"
        file.write_text(text, encoding="utf-8")
        found = report(file)
        assert (found.samples, found.rows, found.problems) == (3, 3, ()), name


def test_a_broken_element_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('[{"text": "one"},\n {"text": two},\n\n {"text": "three"},\n {"text": "fo')
    found = report(file)
    assert found.samples == 2
    assert {each.fault: each.first[0].at for each in found.problems} == {
        "not-json": 2,
        "unclosed": 5,
    }


def test_lists_of_an_object_are_splits(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    rows = [{"prompt": f"q{at}", "completion": "a"} for at in range(5)]
    file.write_text(json.dumps({"train": rows[:4], "test": rows[3:]}))
    found = report(file)
    assert {each.name: (each.samples, each.training) for each in found.splits} == {
        "train": (4, True),
        "test": (2, False),
    }
    (leak,) = found.leaks
    assert (leak.split, leak.other, leak.samples, leak.first) == ("test", "train", 1, (1,))
    assert found.slots["samples"] == 4


def test_a_question_in_another_file_is_a_leak(tmp_path: Path) -> None:
    other = tmp_path / "test.jsonl"
    other.write_text(json.dumps({"messages": [CHAT[0], {"role": "assistant", "content": "!"}]}))
    found = of_rows(
        tmp_path, {"messages": CHAT}, {"prompt": "x", "completion": "y"}, against=recognised(other)
    )
    assert [(each.split, each.other, each.samples) for each in found.leaks] == [
        ("rows.jsonl", "test.jsonl", 1)
    ]


@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8"), ("\t", "utf-16"), (";", "gb18030")]
)
def test_tables(separator: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        table = csv.writer(stream, delimiter=separator)
        table.writerows([["instruction", "output"], ["微调是什么", '"a",\n;\tb'], ["x"], ["y", ""]])
    found = report(file)
    assert (found.form, found.samples, found.rows) == ("alpaca", 1, 3)
    assert {each.fault: each.first[0].at for each in found.problems} == {
        "columns": 4,
        "empty-answer": 5,
    }
    assert found.languages[0].code == "zh"


def test_a_cell_that_never_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('prompt,completion\na,b\n"' + ("x" * 99 + "\n") * 100_000)
    found = report(file)
    assert found.samples == 1
    assert found.problems[-1].fault in ("cell", "columns")


def test_conversations_in_the_cells_of_a_table(tmp_path: Path) -> None:
    file, out = tmp_path / "a.csv", tmp_path / "out.jsonl"
    with file.open("w", newline="") as stream:
        csv.writer(stream).writerows([["messages"], [json.dumps(CHAT)]])
    assert report(file, corrected=out).form == "messages"
    assert json.loads(out.read_text()) == {"messages": CHAT}


def test_text_by_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one\n\n two\ntwo\n")
    found = report(file)
    assert (found.form, found.samples, found.duplicates) == ("text", 2, 1)
    assert found.slots["objective"] == "pretrain"


def test_wrong_bytes_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "a"}\n' * 9000 + '{"text": "中'.encode() + b'\xff\xfe"}\n')
    found = report(file)
    assert {each.fault for each in found.problems} == {"encoding", "duplicate"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "dataset_empty"),
        (b" \n", "dataset_empty"),
        (b"\x1f\x8b\x08\x00", "dataset_packed"),
        (b"PK\x03\x04sheet", "dataset_packed"),
        (b"\x89PNG\0\0", "dataset_binary"),
        (b"PAR1 and no more", "dataset_damaged"),
        (("a," * 600).encode(), "dataset_columns"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_data_set_is_refused(
    content: bytes, code: str, language: Language, tmp_path: Path
) -> None:
    file = tmp_path / "data.csv"
    file.write_bytes(content)
    with pytest.raises(ToolError) as raised:
        report(file)
    assert raised.value.code == code
    check_form(Renderer().problem(raised.value, "dataset", {}, language))


def test_a_file_above_the_limit_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("{}\n" * 9)
    with pytest.raises(ToolError, match="too large"):
        recognised(file, most_bytes=20)


def test_personal_data_are_counted_not_shown(tmp_path: Path) -> None:
    said = [
        "write to ann.lee@mail.corp.cn", "call 13812345678 now", "+44 20 7946 0958", "555-123-4567",
        "id 11010519491231002X", "card 4111 1111 1111 1111", "5500000000000004", "3782 822463 10005",
        # and none of these
        "a@example.com", "version 1.2.3.4.5.6.7.8", "4111 1111 1111 1112", "110105194912310021", "2024-11-30 12:00:00",
        "loss 0.123456789012345", "tokens: 12345678901",
    ]  # fmt: skip
    found = of_rows(tmp_path, *({"text": text} for text in said))
    assert {each.kind: each.first for each in found.personal} == {
        "email": (1,),
        "phone": (2, 3, 4),
        "chinese-id": (5,),
        "card": (6, 7, 8),
    }
    shown = Renderer().answer("dataset", found, "en").markdown
    assert "13812345678" not in shown
    assert "4111" not in shown


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The cat sat on the mat and that is all there was to it.", "en"),
        ("Der Hund und die Katze sind nicht auf dem Tisch.", "de"),
        ("今天天气很好 with LoRA", "zh"), ("今日はとても天気がいい", "ja"), ("오늘은 날씨가 좋다", "ko"),
        ("Привет, как дела", "Cyrl"), ("مرحبا بالعالم", "Arab"), ("def f(x): return x1", "Latn"), ("42 + 1", "Zyyy"),
    ],
)  # fmt: skip
def test_languages(text: str, code: str, tmp_path: Path) -> None:
    assert of_rows(tmp_path, {"text": text}).languages[0].code == code


def test_figures_enter_the_brief(tmp_path: Path) -> None:
    rows = [{"prompt": f"question {at} " + "word " * 100, "completion": "yes"} for at in range(10)]
    found = of_rows(tmp_path, *rows, longest=100)
    assert found.slots == {"samples": 10, "tokens_per_sample": 154}
    assert all(possible(slot, value) for slot, value in found.slots.items())
    assert found.overlong == 10
    assert found.arguments["tokens_per_sample"] == 100
    assert not of_rows(tmp_path, {"foo": 1}).slots


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_is_whole(language: Language, tmp_path: Path) -> None:
    sound = [{"prompt": f"q{at} a@b.org", "completion": "词", "split": "train"} for at in range(9)]
    wrong = [{"foo|*bar*": "<i>"}, {"prompt": "", "completion": ""}, sound[0], "{'a': 1}"]
    leak = {"prompt": "q1 a@b.org", "completion": "other", "split": "test"}
    for rows in ([*sound, *wrong, leak], sound, wrong[:1]):
        answer = Renderer().answer("dataset", of_rows(tmp_path, *rows, longest=8), language)
        check_form(answer)
        assert "<i>" not in answer.markdown


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("config.json", '{"model_type": "qwen2", "hidden_size": 64}', "config"),
        ("ds.json", '{"zero_optimization": {"stage": 3}}', "recipe"),
        ("trainer_state.json", '{"log_history": [], "global_step": 3}', "log"),
        ("train.yaml", "base_model: x\n", "recipe"),
        ("sft.txt", "model_name_or_path: x\nlearning_rate: 1e-4\n", "recipe"),
        ("a.txt", "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB", "log"),
        ("a.txt", "{'loss': 1.2, 'epoch': 1}", "log"),
        ("a.txt", "Once upon a time.", None),
        ("a.json", '{"prompt": "x", "completion": "y"}', None),
        ("a.jsonl", '{"text": "CUDA out of memory"}\n{"text": "b"}', None),
        ("a.csv", "text\nCUDA out of memory", None),
        ("a.json", "[1", None),
    ],
)
def test_what_the_chat_reads_is_known(
    name: str, text: str, kind: str | None, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text(text)
    assert document(file, name) == (kind and (kind, text))
