"""Arguments that mean harm end in a result or a sentence, at every door: nothing raises, nothing
hangs."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.__main__ import write_line
from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.call_json import result
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.json_input import DEEPEST, MOST_VALUES, parse
from advisor.web.form import Form
from bench.hostile import attempt, lines
from tests.shipped import CATALOG

FORM = Form(CATALOG, TOOLS["estimate_training_cost"], Renderer())
WORDS = ("NaN", "Infinity", "-Infinity", "1e999")
LLAMA: dict[str, Any] = {
    "hidden_size": 4096,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "vocab_size": 32000,
}
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(tool=st.sampled_from([*TOOLS]), seed=st.integers(0, 10**9))
def test_random_calls(tool: str, seed: int) -> None:
    (line,) = lines(tool, 1, seed)
    assert attempt(CATALOG, tool, line) in ("answered", "refused"), line


@settings(max_examples=3 * settings().max_examples)
@given(tool=st.sampled_from([*TOOLS]), data=st.data())
def test_an_argument_of_any_value(tool: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*TOOLS[tool].model_fields, "args"]))
    line = json.dumps({"model": "7B", "id": 1, name: data.draw(VALUES)})
    assert attempt(CATALOG, tool, line) in ("answered", "refused"), line


@pytest.mark.parametrize(
    "field",
    ["method", "attention", "optimizer", "precision", "quantization", "parallelism", "loss"],
)
@pytest.mark.parametrize("value", [[], {}, [[]], 7, True])
def test_a_list_where_a_word_is_expected(field: str, value: Any, catalog: Catalog) -> None:
    said = result(catalog, "estimate_training_cost", json.dumps({"model": "7B", field: value}))
    assert said["error"].startswith(field)


@pytest.mark.parametrize("word", WORDS)
def test_no_number(word: str, catalog: Catalog) -> None:
    said = result(catalog, "estimate_training_cost", f'{{"model": "7B", "epochs": {word}}}')
    assert "no number" in said["error"]
    with pytest.raises(ToolError, match="no number"):
        TOOLS["estimate_training_cost"].model_validate({"model": "7B", "epochs": float(word)})


def test_nested_values(catalog: Catalog) -> None:
    for text in ('{"a":' * 3000, '{"a":' * 100_000, '{"model":' + '{"a":' * 20 + "1" + "}" * 21):
        assert set(result(catalog, "plan_project", text)) == {"error"}
    assert parse("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(ToolError, match="nested too deep"):
        parse("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2))
    with pytest.raises(ToolError, match="too many values"):
        parse(json.dumps([0] * (MOST_VALUES + 1)))


def test_half_a_character_is_written(catalog: Catalog) -> None:
    said = result(
        catalog,
        "estimate_training_cost",
        '{"id": "\\ud83d", "args": {"model": {"name": "a\\ud83d", "num_parameters": 7e9}}}',
    )
    assert json.loads(write_line(said))["id"] == "?"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"num_hidden_layers": 10**9, "hidden_size": 10**9}, "config_field_too_large"),
        ({"num_hidden_layers": 1001}, "config_field_too_large"),
        ({"hidden_size": 262_145}, "config_field_too_large"),
        ({"vocab_size": 2_000_001}, "config_field_too_large"),
        ({"num_experts": 4097}, "config_field_too_large"),
        ({"num_parameters": 10**30}, "config_field_too_large"),
        ({"hidden_size": 262_144, "num_hidden_layers": 1000}, "model_size_out_of_range"),
        ({"name": "x" * 201}, "unknown_model"),
        ({"hidden_size": 0.5}, "bad_config_field"),
    ],
)
def test_a_configuration_beyond_any_model(
    changed: dict[str, Any], code: str, catalog: Catalog
) -> None:
    with pytest.raises(ToolError) as raised:
        TOOLS["estimate_training_cost"].model_validate({"model": LLAMA | changed}).run(catalog)
    assert raised.value.code == code


@pytest.mark.parametrize("name", [float("nan"), ["a"], {"a": 1}, 7])
def test_a_name_that_is_no_word_is_none(name: Any, catalog: Catalog) -> None:
    if isinstance(name, float):
        with pytest.raises(ToolError, match="no number"):
            TOOLS["look_up"].model_validate({"model": name})
    else:
        made: Any = (
            TOOLS["estimate_training_cost"]
            .model_validate({"model": LLAMA | {"name": name}})
            .run(catalog)
        )
        assert made.model == "config.json"


def test_a_plan_beyond_the_calendar(catalog: Catalog) -> None:
    for samples in (5 * 10**10, 10**11):
        said = result(
            catalog,
            "plan_project",
            json.dumps({"model": "3B", "gpu": "RTX 3070 Laptop", "samples": samples}),
        )
        assert said["error"].startswith("plan too long")


@pytest.mark.parametrize("argument", ["model", "gpu", "lora_targets", "optimizer"])
@pytest.mark.parametrize("seed", ["it", "模型", " ", "-", "chat", "9", "{", "q_proj,"])
def test_a_long_value_costs_no_time(argument: str, seed: str) -> None:
    """Processor time, the least of three: a busy machine changes nothing."""
    asked = {"model": "7B", argument: (seed * 60_000)[:60_000] + "x"}
    spent: list[float] = []
    for _ in range(3):
        begun = time.process_time()
        status, _ = FORM.page(asked, "en")
        spent.append(time.process_time() - begun)
        assert status in (200, 422)
    assert min(spent) < 0.1
