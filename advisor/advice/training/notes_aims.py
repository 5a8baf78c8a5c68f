"""What an estimate rests on, of what a run is trained for: techniques, answers, the teacher."""

from collections.abc import Sequence

from advisor.catalog.technique import techniques
from advisor.result import Note, note
from advisor.runs.rollout import share_taken
from advisor.runs.run import SetUp
from advisor.runs.time.flops import peak_flops
from advisor.runs.time.writing import writing_seconds
from advisor.units import HOUR_SECONDS, two_digits


def aims(named: Sequence[str], run: SetUp) -> list[Note]:
    """Of the techniques that were named first, then of the run; in the order a reader needs it."""
    rows = (techniques()[id_] for id_ in named)
    notes = [note("training.technique", name=row.name, told=row.note) for row in rows]
    if run.answers_at_most:
        notes.append(note("training.answers-at-most", tokens=run.completion))
    if run.generates and run.kept_answers < 1:
        notes.append(note("training.dropped", percent=round(100 * (1 - run.kept_answers))))
    return [*notes, *_written(run)]


def _written(run: SetUp) -> list[Note]:
    """How long a teacher writes what a supervised run reads."""
    if run.teacher is None or run.profile.teaches or (gpu := run.cards.gpu) is None:
        return []
    seconds = writing_seconds(run, gpu, peak_flops(run, gpu))
    if seconds is None:
        return [note("training.teacher-too-large", name=run.teacher.name)]
    hours = two_digits(seconds / HOUR_SECONDS)
    return [
        note("training.teacher-writes", name=run.teacher.name, hours=hours, tokens=run.completion)
    ]


def teacher(run: SetUp) -> Note:
    """Which stands beside a student."""
    stored = None if run.teacher_quantization == "none" else run.teacher_quantization
    name = run.teacher.name if run.teacher else ""
    return note("training.teacher-on-cards", name=name, stored=stored)


def generated(run: SetUp) -> Note:
    """How the answers of a reinforcement run come about."""
    mean = run.mean_completion_tokens
    return note(
        "training.generated",
        answers=run.sequences_of_a_sample,
        tokens=run.completion,
        mean=round(mean) if mean else None,
        rollout=run.rollout,
        share=round(100 * share_taken(run)),
        sleeps=run.rollout_sleep,
        reference=run.profile.reference,
    )
