"""The rows by which messages are read: each of their examples states what it says."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.reading.asks import asked_settings, failures, machine_asked, serving_asked
from advisor.reading.slots import BEYOND, SLOTS
from advisor.reading.spans import amounts, moments, unit_rows, words
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.spans import find

SAID = [
    (row, value, said)
    for row in words.rows()
    for value, forms in row.values.items()
    for said in forms
]
STATED = [(row, text, value) for row in amounts.rows() for text, value in row.stated.items()]


@pytest.mark.parametrize(("row", "value", "said"), SAID, ids=[said for _, _, said in SAID])
def test_each_word_says_its_value(
    row: words.Words, value: str | bool, said: str, catalog: Catalog
) -> None:
    found = [
        span.value(row.slot) for span in find(f"用 {said} 。{''.join(row.beside[:1])}", catalog)
    ]
    if row.family:
        assert any(found), said
    else:
        assert value in found


@pytest.mark.parametrize(("row", "text", "value"), STATED, ids=[text for _, text, _ in STATED])
def test_each_amount_states_its_value(
    row: amounts.Amount, text: str, value: float, catalog: Catalog
) -> None:
    """Each slot of the row is offered, in the slot's own unit; the last number of the example is
    the row's."""
    values = [dict(span.values) for span in find(text, catalog)]
    assert any(set(row.slots) <= set(each) for each in values), values
    assert any(value in each.values() for each in values), values


def test_rows_fill_slots_alone() -> None:
    for row in amounts.rows():
        assert set(row.slots) <= {*SLOTS, *BEYOND}
    for row in words.rows():
        assert row.slot in {*SLOTS, *BEYOND}


@pytest.mark.parametrize(("text", "slot", "value"), [
    ("no flash attention", "flash_attention", False), ("gradient checkpointing is off", "gradient_checkpointing", False), ("没开gradient checkpointing", "gradient_checkpointing", False),
    ("gradient_checkpointing: true", "gradient_checkpointing", True), ("sample_packing: false", "packing", False), ("flash attn装不上", "flash_attention", False),
])  # fmt: skip
def test_a_switch_is_on_or_off(text: str, slot: str, value: bool, catalog: Catalog) -> None:
    assert [v for span in find(text, catalog) if (v := span.value(slot)) is not None] == [value]


@pytest.mark.parametrize(("text", "slot", "value"), [
    ("7B 4位QLoRA", "quantization", "4bit"), ("RTX 4090 rm训练Qwen", "objective", "reward"), ("先开gc，再训练", "gradient_checkpointing", True), ("先开gcc编译", "gradient_checkpointing", None),
    ("sdpo训练", "objective", None),
])  # fmt: skip
def test_letters_may_touch_a_chinese_word_but_no_latin_one(
    text: str, slot: str, value: object, catalog: Catalog
) -> None:
    assert next((v for span in find(text, catalog) if (v := span.value(slot))), None) == value


@pytest.mark.parametrize("text", ["I set bf16 and tf32 to false", "bf16: false", "--bf16 False"])
def test_a_precision_that_is_off_is_none(text: str, catalog: Catalog) -> None:
    assert not [span for span in find(text, catalog) if span.value("precision")]


def test_a_stage_of_training_is_no_sharding(catalog: Catalog) -> None:
    assert not find("how long does stage2 of the training take", catalog)
    [zero, _] = find("stage2 with offload", catalog)
    assert zero.value("parallelism") == "zero2"


def test_a_length_in_steps_of_1024_is_multiplied(catalog: Catalog) -> None:
    [length] = find("64 * 1024 tokens", catalog)
    assert length.value("tokens_per_sample") == 65_536


@pytest.mark.parametrize(("text", "amount"), [
    ("budget 3 lakh rupees", "300000 INR"), ("预算45万元", "450000 CNY"), ("€3,000 budget", "3000 EUR"), ("25.000 EUR", "25000 EUR"), ("HK$80,000", "80000 HKD"),
    ("150 000 SEK", "150000 SEK"), ("預算 8 萬台幣", "80000 TWD"), ("$4.80", 4.8), ("经费1.5万", "15000 CNY"), ("a hundred quid", "100 GBP"),
])  # fmt: skip
def test_money_keeps_its_currency(text: str, amount: object, catalog: Catalog) -> None:
    assert amount in [span.value("budget") for span in find(text, catalog)]


@pytest.mark.parametrize(("text", "hours"), [
    ("[14:21<65:24:00, 21.0s/it]", 65.4), ("tqdm shows 14:10:22 remaining", 14.17), ("[00:58<12:30, 1.1s/it]", 0.21),
])  # fmt: skip
def test_a_progress_bar_tells_the_hours_left(text: str, hours: float, catalog: Catalog) -> None:
    found = [span.value("measured_hours") for span in find(text, catalog)]
    assert [h for h in found if h] == [pytest.approx(hours, abs=1e-3)]


NAMED = [(row.setting, text) for row in asked_settings.rows() for text in row.messages]


@pytest.mark.parametrize(("setting", "text"), NAMED, ids=[text for _, text in NAMED])
def test_each_setting_is_found_in_what_people_ask(setting: str, text: str) -> None:
    assert setting in asked_settings.settings_named(text)


TOLD = [(row.moment, text) for row in moments.rows() for text in row.messages]


@pytest.mark.parametrize(("moment", "text"), TOLD, ids=[text for _, text in TOLD])
def test_each_message_tells_its_moment(moment: str, text: str) -> None:
    assert moments.moment_told(text) == moment


@pytest.mark.parametrize("text", [
    "out of memory with batch size 4 on a 4090", "the eval set has 500 samples and 7B is OOM", "4090上微调7B爆显存", "how much memory do I need to load and train a 13B",
    "I want to generate data with it later; the training is OOM",
])  # fmt: skip
def test_what_is_no_moment(text: str) -> None:
    assert moments.moment_told(text) is None


def test_a_long_log_does_not_change_the_moment_that_is_told() -> None:
    log = "{'loss': 2.31, 'epoch': 0.02}\n" * 150
    for told, moment in (("OOM when loading the model. My log:", "loading"), ("OOM, log:", None)):
        assert moments.moment_told(f"{told}\n{log}CUDA out of memory when saving it") == moment


UNITS = [(row, text, value) for row in unit_rows.rows().rows for text, value in row.stated.items()]


@pytest.mark.parametrize(("row", "text", "value"), UNITS, ids=[text for _, text, _ in UNITS])
def test_each_unit_states_its_value(row: unit_rows.UnitRow, text: str, value: float) -> None:
    """No row before it takes its example."""
    made = unit_rows.after() if row.after else unit_rows.before()
    number = find_numbers(text)[0]
    rest = text[number.end :] if row.after else text[: number.start]
    unit = next(u for u in made if (u.pattern.match if row.after else u.pattern.search)(rest))
    assert unit.slots == tuple(row.slots)
    assert number.value * unit.factor == pytest.approx(value)


@pytest.mark.parametrize(("text", "hours"), [
    ("after 24 hours just 7%", 342.86), ("跑了24小时才7%", 342.86), ("10h in, still 20 % done", 50), ("24 hours and costs 7% more than", None),
    ("8 hours a day", None), ("61 个小时\n  2%", None),
])  # fmt: skip
def test_a_time_and_how_far_the_run_got_make_the_whole(
    text: str, hours: float | None, catalog: Catalog
) -> None:
    found = [span.value("measured_hours") for span in find(text, catalog) if span.keyed]
    assert found == ([hours] if hours else [])


FAILURES = [message for row in failures.rows() for message in row.messages]


@pytest.mark.parametrize("message", FAILURES)
def test_an_error_of_software_is_no_question_of_memory(message: str) -> None:
    assert failures.is_failure(message)
    assert not failures.is_failure(f"{message}\nCUDA out of memory")


OF_SERVING = [(row.part, message) for row in serving_asked.rows() for message in row.messages]


@pytest.mark.parametrize(("part", "message"), OF_SERVING)
def test_what_of_serving_is_asked(part: str, message: str) -> None:
    assert part in serving_asked.serving_asked(message)


@pytest.mark.parametrize("message", [
    "How many epochs for 5000 samples?", "Does a 7B LoRA fit a 4090?", "训练7B要多久", "vLLM or Ollama for a merged adapter?", "Why is my training slow?",
    "为什么显存占用这么高", "How much memory does QLoRA take?",
])  # fmt: skip
def test_other_questions_ask_nothing_of_serving(message: str) -> None:
    assert serving_asked.serving_asked(message) == ()


ASKED = [(row.part, message) for row in machine_asked.rows() for message in row.messages]


@pytest.mark.parametrize(("part", "message"), ASKED)
def test_main_memory_and_disk_are_asked_for(part: str, message: str) -> None:
    assert part in machine_asked.machine_asked(message)


@pytest.mark.parametrize("message", [
    "How much memory does LoRA on a 13B take?", "7B全参要多少显存", "How much GPU RAM do I need for a 7B?", "My RAM is 64 GB and I have a 4090: 13B LoRA?",
    "We merge requests daily; how much memory does a 7B need?", "How much do disks cost?", "显存够吗，会爆吗", "zero3 72B qlora 显存够吗 内存 128G", "显存不够，内存 64G 怎么办",
    "Merge the LoRA, then quantize to GGUF", "load_in_4bit with a 13B, is that enough?", "saving money: what is enough?",
])  # fmt: skip
def test_the_cards_memory_is_no_main_memory(message: str) -> None:
    assert machine_asked.machine_asked(message) == ()


@pytest.mark.parametrize(("message", "a_day"), [
    ("日均100次调用，自己部署一个月省多少", 100), ("every day 1000 requests, what is the monthly cost?", 1000), ("每天1000次×0.002美元", 1000),
    ("100万次请求，每次0.002美元，一个月多少钱", 33333),
])  # fmt: skip
def test_requests_of_a_day_are_no_month_s(message: str, a_day: int, catalog: Catalog) -> None:
    told = (span.value("requests_per_day") for span in find(message, catalog))
    assert [each for each in told if each] == [a_day]
