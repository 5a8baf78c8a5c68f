"""`python -m advisor`, run as a person or a program runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from advisor.__main__ import main

ROOT = Path(__file__).parent.parent


def advisor(*arguments: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ADVISOR_THREADS": "1", "PYTHONUTF8": "1", **settings}
    return subprocess.run(
        [sys.executable, "-m", "advisor", *arguments],
        cwd=ROOT,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def call(tool: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Many calls in one process."""
    done = advisor("call", tool, "--jsonl", stdin="".join(json.dumps(row) + "\n" for row in rows))
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The program ended with an error that is a sentence."""
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Traceback" not in said
    for word in words:
        assert word in said


HOURS = {
    ("7B", "RTX 3090"): 12,
    ("7B", "RTX 4090"): 8,
    ("7B", "A100"): 4,
    ("13B", "RTX 3090"): 24,
    ("13B", "RTX 4090"): 16,
    ("13B", "A100"): 8,
    ("70B", "A100"): 48,
}
USD_PER_HOUR = {"RTX 3090": 0.5, "RTX 4090": 0.6, "A100": 2.5}


def test_the_lesson_s_training_hours_and_costs() -> None:
    results = call("estimate_training_cost", [{"model": model, "gpu": gpu} for model, gpu in HOURS])
    for ((model, gpu), hours), result in zip(HOURS.items(), results, strict=True):
        lesson, several = result["lesson"], model == "70B"
        assert (lesson["hours"], lesson["usd_per_hour"]) == (hours, USD_PER_HOUR[gpu])
        assert lesson["several_cards"] is several
        assert lesson["cost_usd"] == (
            None if several else pytest.approx(hours * USD_PER_HOUR[gpu])
        ), (model, gpu)
        assert (result["num_gpus"] > 1) == several


def test_one_card_and_two_come_from_the_same_basis() -> None:
    """The lesson's 8 h for 7B on a 4090 stand beside the estimate: two cards cost about as much as one
    and take about half its time."""
    run = {"model": "7B", "gpu": "RTX 4090", "method": "lora"}
    one, two = call("estimate_training_cost", [run, run | {"num_gpus": 2}])
    assert one["basis"] == two["basis"] == "computed"
    assert one["lesson"] == two["lesson"]
    assert one["hours"]["expected"] / two["hours"]["expected"] == pytest.approx(2, rel=0.15)
    assert one["cost_usd"]["expected"] == pytest.approx(two["cost_usd"]["expected"], rel=0.15)


@pytest.mark.parametrize(("model", "usd"), [("7B", 4.8), ("13B", 9.6)])
def test_the_lesson_s_costs_on_a_4090(model: str, usd: float) -> None:
    done = advisor(
        "call", "estimate_training_cost", json.dumps({"model": model, "gpu": "RTX 4090"})
    )
    assert json.loads(done.stdout)["lesson"]["cost_usd"] == usd


def test_13b_lora_does_not_fit_a_4090_and_what_fits_is_priced() -> None:
    (result,) = call(
        "estimate_training_cost", [{"model": "13B", "method": "lora", "gpu": "RTX 4090"}]
    )
    assert result["fits"] is False
    assert result["cost_usd"] is None
    assert 24 < result["peak_memory_gib"]["expected"] < 36
    same_card = next(
        option
        for option in result["alternatives"]
        if option["method"] == "qlora" and option["gpu"] == "RTX 4090" and option["num_gpus"] == 1
    )
    assert same_card["cost_usd"] < result["lesson"]["cost_usd"] == 9.6
    assert any(option["method"] == "lora" for option in result["alternatives"])


def test_the_lesson_s_rental_prices() -> None:
    prices = {"RTX 3090": 0.5, "RTX 4090": 0.6, "A100 40GB": 2.5, "A100 80GB": 3.5}
    results = call("look_up", [{"gpu": gpu} for gpu in prices])
    assert {
        gpu: result["gpu"]["price"]["lesson_usd_per_hour"]
        for gpu, result in zip(prices, results, strict=True)
    } == prices


def test_the_lesson_s_serving_table() -> None:
    expected = {100: (45, -5, -11.1), 1000: (450, 400, 88.9), 10_000: (4500, 4450, 98.9)}
    results = call(
        "compare_serving_cost",
        [{"requests_per_day": requests, "tokens_per_request": 500} for requests in expected],
    )
    for (requests, figures), result in zip(expected.items(), results, strict=True):
        (row,) = result["rows"]
        assert (
            row["api_usd"],
            row["savings_usd"],
            round(row["savings_percent"], 1),
        ) == pytest.approx(figures), requests
        assert row["self_host_usd"] == 50
        assert row["rented_usd"] > 50


def test_the_lesson_s_methods() -> None:
    (result,) = call("compare_methods", [{}])
    text = json.dumps(result)
    for figure in ("0.1", "0.001", "32", "100"):
        assert figure in text


def test_a_bad_row_stops_no_other() -> None:
    rows = ['{"model": "7B", "gpu": "RTX 4090"}', "", "not json", "[1]", "null", '{"model": "7B", "gpu": "RTX 7090"}', '{"modell": "7B"}', '{"model": "7B", "num_gpus": 0}',
            '{"model": {"hidden_size": "x"}}', '{"id": 7, "args": {"model": "13B", "gpu": "RTX 4090"}}']  # fmt: skip
    done = advisor("call", "estimate_training_cost", "--jsonl", stdin="\n".join(rows) + "\n")
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.stderr == ""
    assert len(results) == len(rows) - 1  # an empty line is no row
    assert [("error" in result) for result in results] == [
        False,
        True,
        True,
        True,
        True,
        True,
        True,
        True,
        False,
    ]
    assert "RTX 4090" in results[4]["error"]
    assert "modell" in results[5]["error"]
    assert results[-1]["id"] == 7


@pytest.mark.parametrize(("arguments", "words"), [
    (["call", "estimate_cost", "{}"], ["estimate_training_cost"]),
    (["call", "look_up", '{"gpu": "RTX 7090"}'], ["RTX 7090", "closest", "RTX"]),
    (["call", "look_up", '{"model": "Llama 9 80B"}'], ["Llama 9 80B", "closest"]),
    (["call", "look_up", '{"api_model": "GPT-99"}'], ["GPT-99"]),
    (["call", "look_up", "{}"], []),
    (["call", "estimate_training_cost", "{}"], ["model"]),
    (["call", "estimate_training_cost", "{"], ["not json"]),
    (["call", "estimate_training_cost", "[]"], []),
    (["call", "estimate_training_cost", "7"], []),
    (["call", "estimate_training_cost", '{"model": "7B", "method": "magic"}'], ["method"]),
    (["call", "estimate_training_cost", '{"model": "7B", "samples": 1e400}'], ["samples"]),
    (["call", "estimate_training_cost", '{"model": {}}'], []),
    (["ask"], ["question"]),
    ([], ["COMMAND"]),
    (["sing"], ["invalid choice"]),
])  # fmt: skip
def test_wrong_input_is_answered_with_a_sentence(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(arguments)
    except SystemExit as stopped:  # argparse
        code = stopped.code
    refused(subprocess.CompletedProcess(arguments, int(code or 0), *capsys.readouterr()), *words)


@pytest.mark.parametrize(("settings", "words"), [
    ({"ADVISOR_MODEL": "no-such-model"}, ["no-such-model", "gemma-3-270m"]),
    ({"ADVISOR_KNOWLEDGE": "/no/such/folder"}, ["advisor:", "/no/such/folder"]),
    ({"ADVISOR_PRICES": "/no/such.yaml"}, ["advisor:", "such.yaml"]),
    ({"ADVISOR_MODEL": "http://127.0.0.1:1/v1"}, ["advisor:", "http://127.0.0.1:1/v1"]),
    ({"ADVISOR_THREADS": "many"}, ["ADVISOR_THREADS"]),
])  # fmt: skip
def test_wrong_settings_are_answered_with_a_sentence(
    settings: dict[str, str], words: list[str]
) -> None:
    refused(advisor("ask", "hello", **settings), *words)


def test_own_prices_count(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("gpu_usd_per_hour: {rtx-4090: 0.35}\n", encoding="utf-8")
    done = advisor(
        "call",
        "estimate_training_cost",
        '{"model": "7B", "gpu": "RTX 4090"}',
        ADVISOR_PRICES=str(own),
    )
    result = json.loads(done.stdout)
    assert result["price"]["usd_per_hour"] == 0.35
    assert result["cost_usd"]["expected"] == pytest.approx(
        0.35 * result["hours"]["expected"], abs=0.01
    )


def test_a_question() -> None:
    done = advisor("ask", "what will a 13B QLoRA on a 4090 cost", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert answer["tool"] == "estimate_training_cost"
    assert answer["arguments"] == {"model": "13B", "method": "qlora", "gpu": "RTX 4090"}
    assert "9.60" in answer["answer"]
    assert answer["result"]["lesson"]["cost_usd"] == 9.6
    assert answer["language"] == "en"


def test_a_question_in_words() -> None:
    done = advisor("ask", "13B用QLoRA在4090上训练要多少钱")
    assert done.returncode == 0, done.stderr
    assert "9.6" in done.stdout


def test_conversations() -> None:
    rows = [
        {
            "id": "a",
            "turns": ["what will a 13B QLoRA on a 4090 cost", {"user": "and on two A100s?"}, ""],
        },
        {"id": "b", "turns": ["两张3090能全量微调7B吗"]},
    ]
    done = advisor("batch", stdin="\n".join(json.dumps(row) for row in rows) + "\n\n")
    assert done.returncode == 0, done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["id"], second["id"]) == ("a", "b")
    assert [set(turn) for turn in (*first["turns"], *second["turns"])] == [
        {"asks", "brief", "runs", "calls", "tool", "arguments", "unused", "answer", "language", "seconds"}
    ] * 4  # fmt: skip
    assert first["turns"][1]["arguments"] == {
        "model": "13B",
        "method": "qlora",
        "gpu": "A100",
        "num_gpus": 2,
    }
    assert second["turns"][0]["arguments"] == {
        "model": "7B",
        "method": "full",
        "gpu": "RTX 3090",
        "num_gpus": 2,
    }
    assert [turn["language"] for turn in second["turns"]] == ["zh"]


def test_a_line_that_is_no_conversation_stops_no_other() -> None:
    lines = [
        "not json",
        "[]",
        '{"id": 1}',
        '{"turns": ["hello"]}',
        '{"id": 1, "turns": "hello"}',
        '{"id": 1, "turns": [7]}',
        '{"id": 2, "turns": ["\\ud800 thanks"]}',
        '{"id": 3, "turns": []}',
    ]
    done = advisor("batch", stdin="\n".join(lines) + "\n", ADVISOR_MODEL="smollm2-135m")
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("error" in result) for result in results] == [True] * 6 + [False] * 2
    refused(done)


def test_models_are_listed_and_found() -> None:
    listed = advisor("models")
    assert listed.returncode == 0
    assert "* gemma-3-270m" in listed.stdout
    assert "smollm2-135m" in listed.stdout
    pulled = advisor("models", "smollm2-135m")
    assert Path(pulled.stdout.strip()).is_file()
    refused(advisor("models", "owner/none"), "owner/none")
