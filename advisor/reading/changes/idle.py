"""The words of a message that name a value and state nothing: they come back in the answer."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from advisor.catalog.names import squash
from advisor.reading.changes.mentioned import is_part_of_a_name, of_an_error
from advisor.reading.places import Relative, Span, Taken
from advisor.reading.spans.host_processes import without_processes
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.settings import argument_of
from advisor.runs.options import DEEPSPEED

MOST = 12
"""Those of a log are many."""


def idle(
    message: str,
    spans: Sequence[Span],
    used: set[Span],
    asked: set[Span],
    silent: Callable[[Span], bool],
) -> Iterator[str]:
    """The pieces that state nothing, and numbers that are none; nothing twice, and nothing that a
    used piece says too, that is asked about or `silent`."""
    free = [span for span in spans if span not in asked]
    told = [span for span in free if not silent(span)]
    told = [span for span in told if span in used or not _is_version(message, span.start, span.end)]
    named, numbers = _unused(told, used), _uncounted(message, [*free, *asked], used)
    left = sorted(_outside_flags(message, named, numbers))
    left = [text for place, text in left if not LISTED.match(message, place)]
    yield from list(dict.fromkeys(left))[:MOST]


def _outside_flags(
    message: str, named: Iterable[tuple[int, str]], numbers: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Of what stands in a flag that is no setting's only a name that is its whole value."""
    flags = [found for found in FLAG.finditer(message) if argument_of(found[1]) is None]
    whole = {(found.start(2), found[2]) for found in flags}
    flagged = Taken(len(message), (found.span(2) for found in flags))
    for place, text in named:
        if (place, text) in whole or not flagged.overlaps(place, place + 1):
            yield place, text
    for place, text in numbers:
        if not flagged.overlaps(place, place + 1):
            yield place, text


def _unused(spans: Sequence[Span], used: set[Span]) -> Iterator[tuple[int, str]]:
    said = {_alike(value) for span in used for value in span.values}
    said |= implied(said)
    for span in spans:
        silent = span.value("scenario") or span.value("data_set") or _is_a_turn_of_speech(span)
        silent = silent or LAUNCHER.fullmatch(span.text)
        if span not in used and not silent and not any(_is_said(v, said) for v in span.values):
            yield span.start, span.text


LAUNCHER = re.compile(
    r"accelerate\s+launch|torchrun|deepspeed|fastchat|(?:stanford[_ -])?alpaca(?:[-_ ]lora)?|firefly|xtuner",
    re.I,
)
"""What a run is started with, and no framework whose habits are known."""
FLAG = re.compile(r"(?<![\w-])--?([A-Za-z][\w.-]{1,60})[ \t=]{1,4}(?!-)(\S{1,300})", re.A)
"""A flag of a command with its value: what no setting was read of tells nothing of a run."""


def _is_a_turn_of_speech(span: Span) -> bool:
    """ "Twice as long": a change of nothing."""
    changes = all(isinstance(value, Relative) for _, value in span.values)
    return changes and not any(map(str.isdigit, span.text))


def implied(said: Collection[tuple[str, object]]) -> set[tuple[str, object]]:
    """What the values of slots say too: a ZeRO stage is DeepSpeed's."""
    zero = any(slot == "parallelism" and stated in DEEPSPEED for slot, stated in said)
    return {("framework", "deepspeed")} if zero else set()


def _is_said(value: tuple[str, object], said: Collection[tuple[str, object]]) -> bool:
    """A value that is used, or a part of a name that is ("llama 2" and "7B" of "llama 2 7B")."""
    slot, stated = _alike(value)
    names = (other for of, other in said if of == slot and isinstance(other, str))
    return (slot, stated) in said or (
        isinstance(stated, str) and any(stated in name for name in names)
    )


def _alike(value: tuple[str, object]) -> tuple[str, object]:
    """A slot's value, names without case and blanks."""
    slot, stated = value
    return slot, squash(stated) if isinstance(stated, str) else stated


def _uncounted(message: str, spans: Sequence[Span], used: set[Span]) -> Iterator[tuple[int, str]]:
    taken = Taken(len(message), ((span.start, span.end) for span in spans))
    message = without_processes(message)
    said = {value for span in used for _, value in span.values}
    printed = of_an_error(message)
    for number in find_numbers(message):
        free = not taken.overlaps(number.start, number.end)
        counts = number.digits and not _is_version(message, number.start, number.end)
        counts = counts and not is_part_of_a_name(message, number.start)
        counts = counts and not printed(number.start)
        if counts and free and number.value not in said:
            yield number.start, message[number.start : number.end]


OF_SOFTWARE = re.compile(
    r"(?:cuda|torch|transformers|accelerate|bitsandbytes|peft|trl|unsloth|python|deepspeed|vllm|ubuntu|driver|toolkit|version|版本|驱动)"
    r"[\s=:：v（(]{0,4}$",
    re.I,
)
"""Before the number of a version."""
DOTTED = re.compile(r"\.\d")


def _is_version(message: str, start: int, end: int) -> bool:
    before = message[max(0, start - 24) : start]
    dotted = before[-1:] == "." and before[-2:-1].isdigit()
    return dotted or bool(DOTTED.match(message, end) or OF_SOFTWARE.search(before))


LISTED = re.compile(r"(?<![\w.])\d{1,2}[.)、）](?!\d)")
"""The number of a point in a list."""
