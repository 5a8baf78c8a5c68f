"""What a pasted progress bar says: steps from samples, the time that is left from the pace, and
how sure that is; and whether one process alone tokenizes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Slots
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.pasted.bars import Bar, bars, last
from advisor.result import Note, note
from advisor.units import HOUR_SECONDS, two_digits

ASKED = re.compile(
    r"\beta\b|\bnormal\b|\bslow|\blong\b|\bhours?\b|\bdays?\b|\btime\b|\bspeed|\bafford|\bmeans?\b|\bfast|\bexpected\b"
    r"|正常|慢|多久|时间|時間|小时|小時|意思|怎么算|太长|加速|提速|几天",
    re.I,
)
OTHERWISE = re.compile(
    r"out ?of ?memory|(?<![a-z])oom(?![a-z])|(?<![a-z])nan(?![a-z])|traceback|error:|爆显存|报错|显存不",
    re.I,
)
"""What else a log with a bar is posted for."""
LEAST = 30
"""Steps of a run; fewer are a benchmark."""
EARLY_STEPS, EARLY_SECONDS = 10, 60
"""Up to so many, start-up counts in the pace; our rule."""
MOST_EPOCHS, MOST_BATCH = 20, 1024
ALIKE = 0.002
"""Of the steps that are dropped or rounded up at the end of an epoch."""
LONG_HOURS = 24
SHORT_SET = 20_000
"""Samples that show whether a run is worth its time; our choice."""
ONE_WORKER = re.compile(
    r"(?P<setting>(?:preprocessing_num_workers|dataset_num_proc|num_proc|dataset_processes)[\"']?\s?[:=\s]\s?(?P<count>\d{1,3}))(?!\d)"
)
KEPT_OUT = re.compile(r"overwrite_cache[\"']?\s?[:=\s]\s?true", re.I)
SLOW_ROWS = 200
"""Rows a second, below which one process is not enough for a large set; our rule."""
WORKERS = 16


class Shared(NamedTuple):
    """How the steps come about."""

    samples: int
    epochs: int
    batch: int
    guessed: bool


def of_training(
    text: str, slots: Slots, results: Mapping[str, Any], catalog: Catalog
) -> Iterator[Finding]:
    """Below a verdict on its pace, where the set-up allows one; then what shortens it."""
    bar = last(text, "steps")
    if not (bar and bar.total >= LEAST and ASKED.search(text)) or OTHERWISE.search(text):
        return
    shared = _shared(bar, text, slots)
    leads = "judge_pace" not in results and of_tokenizing(text) is None
    words = tuple(each.words for each in bars(text) if each.kind == "steps")
    yield Finding(_told(bar, shared), words, leads=leads, alone=True, articles=())
    for each in _more(bar, shared, slots, catalog):
        yield Finding(each, (), leads=False)


def _told(bar: Bar, shared: Shared | None) -> Note:
    return note(
        "measured.progress",
        steps=bar.total,
        samples=shared.samples if shared else None,
        epochs=shared.epochs if shared else None,
        batch=shared.batch if shared else None,
        guessed=shared.guessed if shared else False,
        rest=bar.total - bar.done,
        seconds=float(f"{bar.seconds:.4g}"),
        left=_plain(bar.left_hours),
        done=bar.done,
        early=bar.done <= EARLY_STEPS or bar.elapsed_seconds < EARLY_SECONDS,
    )


def _plain(hours: float) -> float:
    return float(f"{hours:.4g}" if hours >= 1000 else f"{hours:.2g}" if hours < 10 else f"{hours:.3g}")  # fmt: skip


def _shared(bar: Bar, text: str, slots: Slots) -> Shared | None:
    rows = last(text, "rows")
    samples = slots.get("samples") or (rows.total if rows else None)
    if not samples:
        return None
    if epochs := slots.get("epochs"):
        batch = samples * epochs / bar.total
        whole = round(batch)
        fits = whole >= 1 and abs(whole / batch - 1) <= max(ALIKE, whole / samples)
        return Shared(int(samples), int(epochs), whole, guessed=False) if fits else None
    return _guessed(bar, int(samples), int(slots.get("micro_batch_size") or 1))


def _guessed(bar: Bar, samples: int, micro: int) -> Shared | None:
    """The smallest batch by which the steps are whole epochs."""
    batch = micro
    while batch <= MOST_BATCH:
        epochs = bar.total * batch / samples
        whole = round(epochs)
        if 1 <= whole <= MOST_EPOCHS and abs(epochs / whole - 1) <= ALIKE:
            return Shared(samples, whole, batch, guessed=True)
        batch *= 2
    return None


def _more(bar: Bar, shared: Shared | None, slots: Slots, catalog: Catalog) -> Iterator[Note]:
    if shared and not shared.guessed and (one := _one_process(shared, slots)):
        yield one
    if shared and bar.left_hours > LONG_HOURS:
        yield note(
            "measured.progress-shorter",
            epoch=_plain(bar.total / shared.epochs * bar.seconds / HOUR_SECONDS),
            epochs=shared.epochs,
            samples=SHORT_SET if shared.samples > SHORT_SET else None,
            part=_plain(SHORT_SET / shared.batch * bar.seconds / HOUR_SECONDS),
        )
    model = catalog.known_model(slots.get("model"))
    if model and model.shape.experts and bar.left_hours > LONG_HOURS:
        yield note("measured.experts-slow", adapter=slots.get("method") in ("lora", "qlora"))


def _one_process(shared: Shared, slots: Slots) -> Note | None:
    """Where the steps are those of one card and several are stated."""
    each = (slots.get("micro_batch_size") or 0) * (slots.get("gradient_accumulation") or 0)
    cards = slots.get("num_gpus") or 1
    if cards < 2 or each != shared.batch:
        return None
    return note("measured.progress-one-card", batch=each, cards=cards, expected=each * cards)


def of_tokenizing(text: str) -> Finding | None:
    """Slow where few rows a second pass, with the pasted setting that says why."""
    bar = last(text, "rows")
    if not (bar and ASKED.search(text)) or OTHERWISE.search(text):
        return None
    rate = 1 / bar.seconds
    setting = ONE_WORKER.search(text)
    alone = setting is None or int(setting["count"]) <= 1
    if rate > SLOW_ROWS or not alone or bar.total < SLOW_ROWS:
        return None
    told = note(
        "measured.tokenizing",
        rows=bar.total,
        rate=two_digits(rate),
        hours=(hours := bar.total * bar.seconds / HOUR_SECONDS),
        setting=setting["setting"] if setting else None,
        workers=WORKERS,
        less_hours=hours / WORKERS,
        cleared=bool(KEPT_OUT.search(text)),
    )
    return Finding(told, (bar.words,), alone=True, articles=())
