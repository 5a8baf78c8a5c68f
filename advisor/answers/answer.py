"""What the user sees of a result, and what makes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ValidationError

from advisor.answers.card.card import Card
from advisor.answers.currency import DOLLARS, Currency
from advisor.errors import AdvisorError
from advisor.language import Language
from advisor.reading.brief import Doubt
from advisor.reading.spans.measured.finding import Finding
from advisor.result import Note

Badge = Literal["fits", "tight", "no"]
Fit = Literal["sure", "near", "none"]


@dataclass(frozen=True)
class Answer:
    """All text is Markdown; `details` (assumptions, sources) is meant to be
    folded away."""

    headline: str
    badge: Badge | None = None
    body: str = ""
    short: str = ""
    """What stands for the body below another answer, if it is to be less."""
    details: str = ""
    chart: str = ""
    """HTML that is XML too: an SVG with its text alternative (`charts/`)."""
    suggestions: tuple[str, ...] = ()
    card: Card | None = None
    """Large figures, where the answer has any."""
    notice: str = ""
    """What comes before everything else: that a model is not known, or which value is in doubt."""
    parts: tuple["Answer", ...] = ()
    """The answers that this one is put together of; empty: it stands alone."""
    foot: str = ""
    """What names and amounts were taken for, and which words were not used."""
    fit: Fit = "sure"
    """Of an article: whether it is what was asked for, may not be, or whether there is none."""
    label: str = ""
    """The number of the question that it answers, where the message numbers them."""
    understood: str = ""
    """What is stated of the project; a page that shows it in its own way leaves it out."""

    @property
    def markdown(self) -> str:
        """The whole answer as one text, for the command line and for programs."""
        return "\n\n".join(
            part for part in (f"**{self.headline}**", self.body, self.details) if part
        )


@dataclass(frozen=True)
class Around:
    """What stands around an answer: the question at its top, and the lines below it."""

    slots: Mapping[str, object]
    """What is stated about the project."""
    unused: Sequence[str]
    """Words that state a value and were not used."""
    assumed: Sequence[Note]
    """What names and amounts were taken for."""
    doubt: Doubt | None = None
    """What is asked about."""
    unknown: Note | None = None
    """That nobody knows the model, told before anything else."""
    verdict: str = ""
    """Yes or no, where that is asked."""
    computed: bool = True
    """Whether there is an answer to the first ask."""
    currency: Currency = DOLLARS
    """That amounts are told in."""
    measured: Sequence[Finding] = ()
    """What the message's own figures say."""
    deciding: Sequence[str] = ()
    """Of the unused words, those without which the figures are of another run."""
    missing: Sequence[str] = ()
    """Numbered questions that nothing answers."""

    @property
    def of_another_card(self) -> bool:
        """The card is what is in doubt, and the answer is of the one before."""
        return self.doubt is not None and self.doubt.slot == "gpu" and "gpu" in self.slots


class Answers(Protocol):
    """Results, questions and problems as answers: `render.Renderer` makes them of templates."""

    def answer(
        self,
        tool: str,
        result: BaseModel,
        language: Language,
        without: tuple[str, ...] = (),
        currency: Currency = DOLLARS,
    ) -> Answer:
        """A result; `without` names the lists that a page shows in its own way."""
        ...

    def together(
        self,
        parts: Sequence[Answer],
        around: Around,
        language: Language,
    ) -> Answer:
        """One answer of several, with what stands around it."""
        ...

    def question(self, readings: Sequence[object], language: Language) -> Answer:
        """Which of `readings` is meant."""
        ...

    def problem(
        self,
        error: AdvisorError | ValidationError,
        tool: str,
        arguments: dict[str, Any],
        language: Language,
    ) -> Answer:
        """What went wrong and the way out."""
        ...
