"""How often the paragraph of an article that answers a message leads: `python -m training.leading`.

`training/data/leading.jsonl` holds messages of people (`knowledge/topics/*.jsonl`) with the first
words of the paragraph of their article that answers best, as readers of the articles labelled them.
Printed is the share of the messages whose paragraph leads, beside that of the opening, over a row of
`TEXT_WEIGHT`s: that constant of `advisor/advice/topics/lead.py` was set here.
"""

from pathlib import Path
from statistics import mean

from pydantic import TypeAdapter

from advisor.advice.topics.lead import TEXT_WEIGHT, leading
from advisor.catalog.load import load
from advisor.catalog.row import Strict
from advisor.catalog.topic import Topic
from advisor.files import folder
from advisor.language import Source

LABELLED = Path(__file__).parent / "data" / "leading.jsonl"
TRIED = (0.0, 0.3, 0.5, TEXT_WEIGHT, 1.5, 2.0)


class Labelled(Strict):
    """A message, and the first words of the paragraph that answers it."""

    id: str
    language: Source
    message: str
    paragraph: str


def labelled() -> list[Labelled]:
    lines = LABELLED.read_text(encoding="utf-8").splitlines()
    return [TypeAdapter(Labelled).validate_json(line) for line in lines]


def place(topic: Topic, label: Labelled) -> int:
    """Where that paragraph stands; raises `StopIteration` where it no longer begins so."""
    starts = (at for at, text in enumerate(topic.paragraphs) if text.startswith(label.paragraph))
    return next(starts)


def main() -> None:
    topics = load(folder("knowledge")).topics
    by_name = {(topic.id, topic.language): topic for own in topics.values() for topic in own}
    rows = [(by_name[label.id, label.language], label) for label in labelled()]
    right = [(topic, label.message, place(topic, label)) for topic, label in rows]
    print(f"{len(right)} messages; the opening answers {mean(at == 0 for *_, at in right):.1%}")
    for weight in TRIED:
        led = mean(leading(topic, message, weight)[0] == at for topic, message, at in right)
        print(f"text weight {weight}: {led:.1%}")


if __name__ == "__main__":
    main()
