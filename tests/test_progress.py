"""Progress bars: what their steps come of, how sure the time is that is left, slow tokenizing."""

from collections.abc import Sequence
from typing import Any

from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.progress import of_tokenizing, of_training
from advisor.reading.spans.pasted.bars import bars, last
from advisor.reading.spans.spans import find

EARLY = "  0%|          | 1/7500 [00:41<85:25:09, 41.0s/it] is this normal?"
GOING = " 12%|█▎  | 900/7500 [1:30:00<11:00:00, 6.00s/it] 还要多久"
ROWS = "Running tokenizer on dataset: 100%|████| 90000/90000 [2:30:00<00:00, 10.0 examples/s]"


def _told(text: str, catalog: Catalog, **slots: Any) -> Sequence[Finding]:
    found = [*of_training(text, slots, {}, catalog)]
    assert all(sentence(each.note, language) for each in found for language in ("en", "zh"))
    return found


def test_bars_of_steps_and_rows_are_read():
    loading = "Loading checkpoint shards: 100%|██| 8/8 [00:30<00:00, 3.8s/it]\n"
    assert [(bar.kind, bar.total) for bar in bars(loading + ROWS + EARLY)] == [
        ("rows", 90000),
        ("steps", 7500),
    ]
    quick = last("1500/3000 [1 day, 1:00:00<1 day, 1:00:00, 2.00it/s]", "steps")
    assert quick
    assert (quick.elapsed_seconds, quick.seconds, quick.left_hours) == (90_000, 0.5, 1500 / 7200)


def test_the_last_line_of_a_bar_counts():
    bar = last("1/5 [00:22<01:31, 22.90s/it]\n2/5 [00:42<01:03, 21.03s/it]", "steps")
    assert bar
    assert bar.seconds == 21.03


def test_the_first_steps_are_no_verdict(catalog: Catalog):
    told = _told(EARLY, catalog, samples=20_000, epochs=3)
    assert told[0].note.facts["early"]
    assert told[0].note.facts["batch"] == 8
    assert told[0].note.facts["left"] == 85.4
    said = sentence(told[0].note, "en")
    assert said.startswith("7,500 steps = 20,000 samples × 3 epochs ÷ 8 samples a step")
    assert "judge it after 20 to 50 steps" in said
    assert "one epoch is 28.5 h" in sentence(told[1].note, "en")


def test_epochs_and_batch_that_fit_are_found(catalog: Catalog):
    text = f"{ROWS}\n 0%| | 2/33750 [01:20<374:00:00, 40.0s/it] why so long?"
    facts = _told(text, catalog, micro_batch_size=2)[0].note.facts
    assert (facts["epochs"], facts["batch"], facts["guessed"]) == (3, 8, True)


def test_a_pace_of_many_steps_is_one(catalog: Catalog):
    facts = _told(GOING, catalog)[0].note.facts
    assert (facts["early"], facts["left"], facts["samples"]) == (False, 11.0, None)


def test_steps_of_one_card_where_several_are_stated(catalog: Catalog):
    stated = {"samples": 20_000, "epochs": 3, "micro_batch_size": 2, "gradient_accumulation": 4}
    told = _told(EARLY, catalog, **stated, num_gpus=4)
    assert any(each.note.code == "measured.progress-one-card" for each in told)


def test_a_bar_beside_an_error_is_not_judged(catalog: Catalog):
    assert not _told(EARLY + " then CUDA out of memory", catalog)


def test_one_worker_that_tokenizes_is_named(catalog: Catalog):
    found = of_tokenizing(
        f"{ROWS}\nIs it normal?\npreprocessing_num_workers: 1\noverwrite_cache: true"
    )
    assert found
    said = sentence(found.note, "en")
    assert "`preprocessing_num_workers: 1`" in said
    assert "overwrite_cache: false" in said
    assert "9 min" in said
    assert of_tokenizing(f"{ROWS} slow? preprocessing_num_workers: 32") is None
    unsaid = of_tokenizing(f"{ROWS} 太慢了")
    assert unsaid
    assert "dataset_num_proc" in sentence(unsaid.note, "zh")


def test_the_last_step_of_a_log_is_its_time(catalog: Catalog):
    log = (
        "Step time: 30.1\n1/9 [00:30<04:00, 30.1s/it]\nStep time: 20.5\n2/9 [00:50<02:50, 25.3s/it]"
    )
    told = [span.text for span in find(log, catalog) if span.value("measured_seconds_per_step")]
    assert told == ["20.5"]
