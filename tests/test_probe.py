"""The probe: what is measured in small, and what follows from it. Steps of a real decoder run where
PyTorch is installed, which is no dependency of the product."""

import json
import re
import sys
from dataclasses import replace
from importlib import util
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from advisor import __main__ as command
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.errors import AdvisorError
from advisor.language import Language
from advisor.probe import extrapolate
from advisor.probe.card import card
from advisor.probe.machine import Interpreter, ScriptedMachine, with_torch
from advisor.probe.plan import sizes
from advisor.probe.probe import probe
from advisor.probe.probed import Probed
from advisor.probe.trial import Found, Measured, Sizes, Trial
from advisor.units import GIB
from tests.form import check_form

needs_torch = pytest.mark.skipif(util.find_spec("torch") is None, reason="no PyTorch here")
RTX_4090 = Found(
    "cuda", "NVIDIA GeForce RTX 4090", 1, round(23.5 * GIB), 23 * GIB, 8, 0.0, "2.9.0", True, True
)
XEON = Found(
    "cpu", "Intel Xeon Gold 6330", 1, 256 * GIB, 200 * GIB, 28, 0.0, "2.9.0", True, False,
    {"fp32": 2e12, "bf16": 1e12},
)  # fmt: skip
RUN = {
    "model": "Qwen2.5 7B",
    "method": "lora",
    "tokens_per_sample": 1024,
    "samples": 1000,
    "epochs": 2,
}
TINY = {
    "hidden_size": 64, "num_hidden_layers": 6, "num_attention_heads": 4, "num_key_value_heads": 2,
    "intermediate_size": 192, "vocab_size": 512, "model_type": "qwen2",
}  # fmt: skip


def machine(found: Found) -> ScriptedMachine:
    """A layer takes 10 ms a thousand tokens and half a GiB."""
    return ScriptedMachine(found, 0.01, 0.05, GIB // 2, GIB)


def probed(catalog: Catalog, found: Found, **stated: Any) -> Probed:
    return probe(catalog, {**RUN, **stated}, machine(found), lambda trial: None)


def codes(result: Probed) -> set[str]:
    return {each.code.partition(".")[2] for each in result.differences}


def test_all_layers_follow_from_a_few(catalog: Catalog) -> None:
    result = probed(catalog, RTX_4090)
    micro = result.micro_batch_size * 1.024 * (28 * 0.01 + 0.05)
    step = result.gradient_accumulation * micro + 28 * 0.01
    assert result.measured_seconds_per_step == pytest.approx(step)
    assert result.measured_peak_gib == pytest.approx(28 / 2 + 1 + 0.18, abs=0.02)  # the context
    assert {point.layers for point in result.points} == {2, 4}
    assert {point.tokens for point in result.points} == {1024, 512}
    assert result.steps == 125
    assert result.hours == pytest.approx(125 * step / 3600)
    assert result.gpu == "RTX 4090"
    assert result.time_ratio == pytest.approx(
        step / (result.estimated_seconds_per_step or 0), abs=0.01
    )
    assert codes(result) == {"context", "layers", "data", "kernels", "short"}


def test_call_and_page_take_what_was_measured(catalog: Catalog) -> None:
    result = probed(catalog, RTX_4090)
    found = command.result(catalog, "estimate_training_cost", json.dumps(result.arguments))
    assert found["seconds_per_step"] == pytest.approx(result.measured_seconds_per_step, rel=1e-3)
    assert found["peak_memory_gib"]["expected"] == pytest.approx(result.measured_peak_gib)
    assert found["hours"]["expected"] == pytest.approx(result.hours, rel=0.01)
    assert result.address
    assert result.address.startswith("/run?model=Qwen2.5+7B&method=lora")
    assert "measured_seconds_per_step=" in result.address


def test_a_processor_answers_by_what_was_measured(catalog: Catalog) -> None:
    result = probed(catalog, XEON, gpu="RTX 4090", measured_hours=87)
    assert result.gpu is result.arguments is result.estimated_seconds_per_step is None
    assert result.precision == "fp32"
    assert result.hours_ratio == pytest.approx(87 / result.hours, abs=0.01)
    assert {"no-card", "faster-type", "main-memory"} <= codes(result)
    assert probed(catalog, XEON, precision="bf16").precision == "bf16"


def test_a_busy_machine_is_told_first(catalog: Catalog) -> None:
    result = probed(catalog, replace(XEON, load=20.0))
    assert [each.code for each in result.disturbed] == ["probe.busy"]
    assert Renderer().answer("probe", result, "en").body.startswith("Before it began")
    assert not probed(catalog, XEON).disturbed


def test_one_card_of_several_is_measured_and_it_is_told(catalog: Catalog) -> None:
    result = probed(catalog, replace(RTX_4090, count=2), num_gpus=2, global_batch_size=32)
    assert "one-card" in codes(result)
    assert result.arguments
    assert "num_gpus" not in result.arguments
    assert result.micro_batch_size * result.gradient_accumulation == 32
    assert "error" not in command.result(
        catalog, "estimate_training_cost", json.dumps(result.arguments)
    )


def test_a_model_too_large_is_not_tried(catalog: Catalog) -> None:
    with pytest.raises(AdvisorError, match=r"not tried: even 2 of 80 layers .* 1\.0 GiB are free"):
        probed(catalog, replace(RTX_4090, free_bytes=GIB), model="Llama 3.1 70B")


def test_samples_that_do_not_fit_are_cut_and_it_is_told(catalog: Catalog) -> None:
    result = probed(
        catalog,
        replace(RTX_4090, free_bytes=10 * GIB),
        tokens_per_sample=32_768,
        micro_batch_size=1,
    )
    assert "cut" in codes(result)
    assert max(point.tokens for point in result.points) < 32_768
    assert result.measured_seconds_per_step == pytest.approx(
        16 * 32.768 * (28 * 0.01 + 0.05) + 28 * 0.01, rel=1e-3
    )


def test_a_run_that_does_not_fit_hands_on_no_time(catalog: Catalog) -> None:
    result = probed(catalog, RTX_4090, model="Qwen2.5 32B")
    assert result.fits is False
    assert result.arguments
    assert "measured_seconds_per_step" not in result.arguments


def test_what_stands_in_is_told_and_its_peak_not_handed_on(catalog: Catalog) -> None:
    bare = replace(RTX_4090, four_bit=False)
    result = probed(catalog, bare, method="qlora", optimizer="adamw_8bit")
    assert {"four-bit", "stand-in"} <= codes(result)
    assert result.arguments
    assert "measured_peak_gib" not in result.arguments
    real = probed(catalog, RTX_4090, method="qlora")
    assert "four-bit" not in codes(real)
    assert (real.measured_peak_gib or 0) - (result.measured_peak_gib or 0) == pytest.approx(
        6.5e9 * (16 - 4.127) / 8 / GIB, rel=0.02
    )


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"method": "prompt_tuning"}, "prompt tuning"),
        ({"dora": True}, "dora"),
        ({"objective": "dpo"}, "objective"),
        ({"offload": "all"}, "offload"),
        ({"model": "DeepSeek V3"}, "latent"),
        ({"model": "Llama 9 80B"}, "Llama 9 80B"),
    ],
)
def test_what_is_not_measured_is_refused_by_name(
    stated: dict[str, Any], words: str, catalog: Catalog
) -> None:
    with pytest.raises(AdvisorError, match=words):
        probed(catalog, RTX_4090, **stated)


def test_wrong_arguments_are_told_before_anything_is_measured(catalog: Catalog) -> None:
    nothing = Interpreter("/no/such/python")
    with pytest.raises(ValidationError, match="colour"):
        probe(catalog, {"model": "7B", "colour": "red"}, nothing, print)
    with pytest.raises(AdvisorError, match="RTX 7090"):
        probe(catalog, {"model": "7B", "gpu": "RTX 7090"}, nothing, print)


def test_times_that_contradict_each_other_are_no_answer() -> None:
    with pytest.raises(AdvisorError, match="busy"):
        extrapolate.seconds({512: {2: 1.0, 4: 0.9}}, 32, 512)
    squares = {length: {2: length**2 + 2.0, 4: length**2 + 4.0} for length in (10, 20)}
    assert extrapolate.seconds(squares, 8, 20) == 408


def test_another_length_follows_from_two() -> None:
    by_length = {
        length: {layers: layers * (3 * length + 2 * length**2) for layers in (2, 4)}
        for length in (512, 1024)
    }
    assert extrapolate.seconds(by_length, 10, 2048) == pytest.approx(10 * (3 * 2048 + 2 * 2048**2))
    assert extrapolate.peak({4: {1: 5, 2: 6}, 8: {1: 9, 2: 10}}, 3, 16) == 19


@pytest.mark.parametrize(
    ("driver", "memory_gib", "name"),
    [
        ("NVIDIA GeForce RTX 4090", 23.5, "RTX 4090"),
        ("NVIDIA GeForce RTX 3080", 11.76, "RTX 3080 12GB"),
        ("Tesla V100-SXM2-32GB", 31.7, "V100 32GB"),
        ("NVIDIA A100-SXM4-80GB", 79.1, "A100 80GB"),
        ("AMD Instinct MI300X", 191.9, "MI300X"),
        ("NVIDIA Nothing 1", 8.0, None),
    ],
)
def test_a_card_is_known_by_its_driver_s_name(
    driver: str, memory_gib: float, name: str | None, catalog: Catalog
) -> None:
    row = card(catalog, replace(RTX_4090, name=driver, total_bytes=round(memory_gib * GIB)))
    assert (row.name if row else None) == name


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("found", [RTX_4090, XEON, replace(RTX_4090, name="NVIDIA Nothing 1")])
def test_the_answer_is_whole(found: Found, language: Language, catalog: Catalog) -> None:
    result = probed(catalog, found, measured_hours=87)
    answer = Renderer().answer("probe", result, language)
    check_form(answer)
    assert len(re.findall("^- ", answer.details, re.M)) == len(result.differences)
    assert ("call estimate_training_cost '{" in answer.markdown) == (found is RTX_4090)


def test_an_assumed_amount_of_data_is_said_so(catalog: Catalog) -> None:
    result = probe(catalog, {"model": "7B"}, machine(RTX_4090), lambda trial: None)
    assert "tokens, which I assume" in Renderer().answer("probe", result, "en").headline


def test_without_pytorch_the_way_out_is_told(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n')
    bare.chmod(0o755)
    assert command.main(["probe", "7B", "--python", str(bare)]) == 2
    told = capsys.readouterr().err
    assert "no PyTorch" in told
    assert "pip install torch" in told
    with pytest.raises(AdvisorError, match="is no Python"):
        with_torch("/no/such/python")


def test_a_process_that_fails_is_told_in_a_sentence(tmp_path: Any) -> None:
    for script, words in (("exit 3", "ran out of memory"), ("echo oh >&2; exit 1", "oh")):
        broken = tmp_path / "python"
        broken.write_text(f"#!/bin/sh\n{script}\n")
        broken.chmod(0o755)
        with pytest.raises(AdvisorError, match=words):
            Interpreter(str(broken)).found()


SMALL = Trial(
    device="cpu", sizes=Sizes(64, 4, 2, 16, 192, 512, tied=True, gated=True), layers=2, timed=(1, 2),
    tokens=32, batch=2, method="lora", rank=4, targets=("q_proj", "down_proj"), stored="fp32",
    autocast=None, upcast=False, four_bit=False, checkpointing=True, optimizer="adamw",
)  # fmt: skip
PLAIN = Sizes(64, 4, 4, 16, 192, 512, tied=False, gated=False, qkv_bias=True)
MIXED = Sizes(
    64, 4, 2, 16, 192, 512, tied=False, gated=True, qk_norm=True, sandwich_norms=True,
    experts=4, active_experts=2, expert_width=32, shared_width=32,
)  # fmt: skip


@needs_torch
@pytest.mark.slow
@pytest.mark.parametrize(
    "trial",
    [
        SMALL,
        replace(SMALL, method="full", sizes=PLAIN, stored="bf16", checkpointing=False),
        replace(SMALL, method="qlora", stored="bf16", autocast="bf16", upcast=True),
        replace(SMALL, sizes=MIXED, targets=("gate_proj", "router"), optimizer="sgd", timed=()),
        replace(SMALL, method="full", sizes=MIXED, optimizer="adamw_fused"),
    ],
)
def test_steps_of_every_kind_of_decoder_run(trial: Trial) -> None:
    measured: Measured = Interpreter(sys.executable).measure(trial)
    assert len(measured.micro_seconds) == len(trial.timed)
    assert all(seconds > 0 for seconds in (*measured.micro_seconds, measured.update_seconds))
    assert measured.peak_bytes


@needs_torch
@pytest.mark.slow
def test_a_decoder_has_the_parameters_of_its_shape(catalog: Catalog) -> None:
    """The catalog counts the norms within layers, not those of queries and keys."""
    decoder = pytest.importorskip("advisor.probe.decoder")
    shape = catalog.model("Qwen2.5 0.5B").shape.model_copy(update={"layers": 2})
    model = decoder.Decoder(replace(SMALL, sizes=sizes(shape), method="full"))
    assert sum(each.numel() for each in model.parameters()) == shape.parameters


@needs_torch
@pytest.mark.slow
def test_the_whole_model_takes_what_a_few_layers_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """24 layers in turns with 2 and 8, on one thread, for the machine may be busy."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    wider = Sizes(256, 4, 2, 64, 1024, 4096, tied=True, gated=True)
    trial = replace(SMALL, sizes=wider, layers=24, timed=(2, 8, 24), tokens=128)
    few, more, whole = Interpreter(sys.executable).measure(trial).micro_seconds
    expected = extrapolate.seconds({128: {2: few, 8: more}}, 24, 128)
    assert whole == pytest.approx(expected, rel=0.6)


@needs_torch
@pytest.mark.slow
def test_the_command_measures_this_processor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    run = {"model": TINY, "method": "lora", "samples": 100}
    options = ["--tokens", "64", "--device", "cpu", "--json"]
    assert command.main(["probe", json.dumps(run), *options]) == 0
    out, told = capsys.readouterr()
    result = json.loads(out)
    assert result["machine"]["device"] == "cpu"
    assert result["hours"] > 0
    assert result["measured_peak_gib"] > 0
    assert told.count("measuring") == 4
