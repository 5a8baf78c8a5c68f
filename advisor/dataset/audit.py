"""One pass over a data set: each row read, judged, counted and, where it is sound, written."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from advisor.dataset import found, order
from advisor.dataset.corrected import corrected
from advisor.dataset.form import sample_of
from advisor.dataset.languages import language_of
from advisor.dataset.personal import Personal, personal_in
from advisor.dataset.report import (
    DatasetReport,
    LanguageShare,
    PersonalFound,
    Place,
    Problem,
    TokenFigures,
    Within,
)
from advisor.dataset.row import Broken, Fault, Row
from advisor.dataset.rows import Rows
from advisor.dataset.sample import Form, Sample, Wrong
from advisor.dataset.seen import Seen, key
from advisor.dataset.source import Source
from advisor.dataset.tokens import LENGTHS, Lengths, Tokenizer, Tokens

TOLD_EVERY = 0.4
"""Seconds between two reports of progress."""
LOOKED_EVERY = 256
"""Rows between two looks at the clock."""


@dataclass(frozen=True)
class Progress:
    """How far a file has been read."""

    file: str
    rows: int
    done_bytes: int
    all_bytes: int


@dataclass(frozen=True)
class Asked:
    """What an audit is to look for."""

    against: Source | None = None
    """A file whose samples must not stand in this one."""
    longest: int | None = None
    """Tokens above which a sample is overlong."""
    corrected: Path | None = None
    """Where the sound samples go."""
    form: Form | None = None
    """In which form; None: that of the first."""


Tell = Callable[[Progress], None]


def audit(source: Source, asked: Asked, tokenizer: Tokenizer | None, tell: Tell) -> DatasetReport:
    """Reads `source` from end to end, with what it is asked to be compared with before it; raises
    `ToolError` where a file cannot be read at all."""
    with ExitStack() as opened:
        out = None
        if asked.corrected:
            out = opened.enter_context(asked.corrected.open("w", encoding="utf-8"))
        one = _Audit(source, asked, tokenizer, out)
        if asked.against:
            name = asked.against.name
            for row in _told(asked.against, tell):
                one.remember(row, name)
        for row in _told(source, tell):
            one.take(row)
        return one.report()


def _told(source: Source, tell: Tell) -> Iterator[Row | Broken]:
    """The rows of `source`, and now and then how far they are."""
    rows, next_at = Rows(source), time.monotonic() + TOLD_EVERY
    for row in rows:
        if rows.read % LOOKED_EVERY == 0 and time.monotonic() > next_at:
            tell(Progress(source.name, rows.read, rows.done, source.size))
            next_at = time.monotonic() + TOLD_EVERY
        yield row
    tell(Progress(source.name, rows.read, source.size, source.size))


def _split(row: Row) -> object:
    return row.value.get("split") if isinstance(row.value, dict) else None


class _Audit:
    def __init__(
        self, source: Source, asked: Asked, tokenizer: Tokenizer | None, out: TextIO | None
    ) -> None:
        self._source, self._asked, self._out = source, asked, out
        self._tokenizer, self._tokens = tokenizer, Tokens(tokenizer)
        self._form: Form | None = asked.form
        self._rows = self._turns = 0
        self._forms: Counter[Form] = Counter()
        self._problems: found.Tally[Fault, Place] = found.Tally()
        self._personal: found.Tally[Personal, int] = found.Tally()
        self._languages: Counter[str] = Counter()
        self._splits, self._seen = found.Splits(), Seen()

    def remember(self, row: Row | Broken, name: str) -> None:
        """A sample of the other file."""
        sample = sample_of(row.value) if isinstance(row, Row) else None
        if isinstance(sample, Sample):
            self._splits.look(name, sample.asked, row.place)

    def take(self, row: Row | Broken) -> None:
        self._rows += 1
        judged = row if isinstance(row, Broken) else self._judged(row)
        if judged is not None:
            self._problems.add(judged.fault, Place(at=judged.place, detail=judged.detail))

    def _judged(self, row: Row) -> Broken | None:
        """Counts a sound sample; else says what is wrong with it."""
        sample = sample_of(row.value)
        if isinstance(sample, Wrong):
            return Broken(row.place, sample.fault, sample.detail)
        self._forms[sample.form] += 1
        if wrong := order.wrong(sample):
            return Broken(row.place, wrong.fault, wrong.detail)
        split = self._splits.named(row.split or _split(row))
        if split or self._asked.against:
            self._splits.look(split or self._source.name, sample.asked, row.place)
        first = self._seen.before(key(f"{split}\0{sample.text}"), row.place)
        if first is not None:
            self._problems.add("duplicate", Place(at=row.place, first=first))
            return None
        self._form = self._form or sample.form
        written = corrected(row, sample, self._form)
        if written is None:
            return Broken(row.place, "other-form", sample.form)
        if self._out:
            self._out.write(json.dumps(written, ensure_ascii=False, default=str) + "\n")
        self._count(row, sample, split)
        return None

    def _count(self, row: Row, sample: Sample, split: str) -> None:
        tokens = self._length(sample)
        self._splits.add(split, tokens)
        self._turns += len(sample.turns)
        text = sample.text
        self._languages[language_of(text)] += 1
        for kind in personal_in(text):
            self._personal.add(kind, row.place)
        if self._asked.longest and tokens > self._asked.longest:
            self._problems.add("overlong", Place(at=row.place, detail=str(tokens)))

    def _length(self, sample: Sample) -> int:
        """Of a pair, the question with the longer answer."""
        turns = "\n".join(turn.text for turn in sample.turns)
        if not sample.rejected:
            return self._tokens.of(turns)
        shared = sample.turns[: -len(sample.rejected)]
        worse = "\n".join(turn.text for turn in (*shared, *sample.rejected))
        return self._tokens.of(max(turns, worse, key=len))

    def report(self) -> DatasetReport:
        every = Lengths.together(self._splits.lengths.values())
        training = Lengths.together(self._splits.training)
        longest = self._asked.longest
        cuts = sorted({*LENGTHS, *([longest] if longest else ())})
        return DatasetReport(
            name=self._source.name,
            kind=self._source.kind,
            encoding=self._source.encoding,
            size_bytes=self._source.size,
            unit=self._source.unit,
            form=self._form if every.samples else None,
            forms=dict(self._forms.most_common()),
            rows=self._rows,
            samples=every.samples,
            problems=tuple(
                Problem(fault=fault, samples=samples, first=first)
                for fault, samples, first in self._problems.ranked()
            ),
            tokens=self._figures(every),
            turns_per_sample=self._turns / every.samples if every.samples else None,
            within=tuple(Within(tokens=cut, samples=every.within(cut)) for cut in cuts),
            longest_allowed=longest,
            splits=self._splits.told,
            against=self._asked.against.name if self._asked.against else None,
            leaks=self._splits.found,
            languages=tuple(
                LanguageShare(code=code, samples=count, percent=100 * count / every.samples)
                for code, count in self._languages.most_common()
            ),
            personal=tuple(
                PersonalFound(kind=kind, samples=samples, first=first)
                for kind, samples, first in self._personal.ranked()
            ),
            all_remembered=not self._seen.full and self._splits.all_remembered,
            training_samples=training.samples,
            training_mean=training.total / training.samples if training.samples else None,
        )

    def _figures(self, every: Lengths) -> TokenFigures | None:
        if not every.samples:
            return None
        return TokenFigures(
            total=every.total,
            mean=every.total / every.samples,
            median=every.share(0.5),
            p95=every.share(0.95),
            longest=every.longest,
            tokenizer=self._tokenizer.name if self._tokenizer else None,
            counted=self._tokens.counted,
        )
