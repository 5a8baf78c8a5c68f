"""What a symptom's article says with the numbers of the message itself: its evaluation losses, the
speed of its network, its samples."""

import re
from collections.abc import Callable

from advisor.advice.topics.explained_by_model import adapter_size, guessing, told_sizes
from advisor.advice.topics.figures import OwnNumbers
from advisor.advice.topics.posted_losses import posted_losses, rises
from advisor.advice.topics.resumed_losses import resumed_losses
from advisor.catalog.model import Model
from advisor.result import Note, note
from advisor.runs.options import GATHERS_WEIGHTS
from advisor.runs.parameters import stored_bytes

FORGOT, OVERFITS, NO_FASTER = "catastrophic-forgetting", "overfitting", "several-gpus-no-faster"
FILES = "checkpoint-files"
LEAST_SHARE, MOST_SHARE = 0.1, 0.3
"""Of general rows beside one's own."""
WANTED = re.compile(r"(?:\b(?:to|for|until)|[到满够])\s?(\d{1,3})\s?(?:epochs?|轮)", re.I)
"""More epochs than were trained."""
SPEED = re.compile(
    r"(?:iperf\d?\D{0,12})(\d+(?:\.\d+)?)\s?g|(\d+(?:\.\d+)?)\s?(?:g(?:bit/s|bits?|bps|b/s|be|ig(?:abit)?e?)\b)",
    re.I,
)
NAMED_SPEEDS = {"万兆": 10.0, "萬兆": 10.0, "千兆": 1.0}
BETWEEN = re.compile(
    r"NET/Socket|ethernet|\bgbe\b|hostfile|\bnodes?\b|machines|servers|[两兩2几]\s?(?:台|机|機)|多机|万兆|千兆",
    re.I,
)


def eval_course(message: str, own: OwnNumbers) -> Note | None:
    """Where the evaluation loss was lowest, and whether more epochs were thought of."""
    course = posted_losses(message)
    if not rises(course):
        return None
    best, lowest = min(course, key=lambda pair: pair[1])
    last, end = course[-1]
    said = WANTED.search(message)
    wanted = float(said[1]) if said else own.epochs
    wanted = wanted if wanted and wanted > last else None
    return note("figures.eval-rises", epoch=best, lowest=lowest, last=last, end=end, wanted=wanted)


def replayed(own: OwnNumbers) -> Note | None:
    if not own.samples:
        return None
    least, most = (round(own.samples * share) for share in (LEAST_SHARE, MOST_SHARE))
    return note("figures.replay", samples=own.samples, least=least, most=most)


def gathered(message: str, own: OwnNumbers, model: Model | None) -> Note | None:
    """The bytes that dividing the weights sends for each micro batch: the weights in both passes,
    and the gradients of full tuning once (https://arxiv.org/abs/1910.02054, section 7); over the
    stated link the seconds that takes."""
    if model is None or own.parallelism not in GATHERS_WEIGHTS:
        return None
    weights = stored_bytes(model.shape, "none") / 1e9
    times = 3 if own.method == "full" else 2
    between = bool(BETWEEN.search(message))
    gbit = _gbit(message) if between else None
    seconds = 8 * times * weights / gbit if gbit else None
    return note(
        "figures.gathered", model=model.name, times=times, total_gb=times * weights,
        way="network" if between else "links", gbit=gbit,
        seconds=round(seconds) if seconds else None, accumulation=own.gradient_accumulation,
        step_seconds=round(seconds * (own.gradient_accumulation or 1)) if seconds else None,
    )  # fmt: skip


def _gbit(message: str) -> float | None:
    """The measured speed of the link before its name."""
    found = [(a or b, bool(a)) for a, b in SPEED.findall(message)]
    for value, _ in sorted(found, key=lambda each: not each[1]):
        return float(value)
    return next((speed for name, speed in NAMED_SPEEDS.items() if name in message), None)


def moved_back(own: OwnNumbers, model: Model | None) -> Note | None:
    """What a card holds of full tuning divided over the cards: all 16 bytes a parameter, weights and
    gradients alone, and all in 16 bit with an 8-bit Adam."""
    if model is None or not own.several or own.method != "full":
        return None
    parameters = model.shape.parameters / 1e9
    each = parameters / own.several
    return note(
        "figures.moved-back", model=model.name, cards=own.several, states=round(16 * parameters),
        all=round(16 * each), moved=round(12 * parameters), left=round(4 * each),
        light=round(6 * each),
    )  # fmt: skip


def symptom_figures(
    topic: str, message: str, own: OwnNumbers, model: Model | None
) -> tuple[Note, ...]:
    """Of the article that repairs a symptom."""
    divided = bool(own.parallelism)
    if topic == FILES and model and (sizes := told_sizes(message, model, own.method, divided)):
        return sizes
    made: dict[str, Callable[[], Note | None]] = {
        FORGOT: lambda: replayed(own),
        OVERFITS: lambda: eval_course(message, own),
        NO_FASTER: lambda: gathered(message, own, model),
        FILES: lambda: adapter_size(own.rank, model),
        "no-effect": lambda: adapter_size(own.rank, model),
        "adapter-not-applied": lambda: adapter_size(own.rank, model),
        "offloading": lambda: moved_back(own, model),
        "resume-training": lambda: resumed_losses(message),
        "loss-not-falling": lambda: guessing(message, model),
    }
    figure = made[topic]() if topic in made else None
    return (figure,) if figure else ()
