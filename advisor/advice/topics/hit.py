"""How well a topic answers a message, and from which bars on it is told."""

from typing import NamedTuple

from advisor.catalog.topic import Topic, Uncovered

LEAST = 6.2
"""Below this score nothing fits: 19 of 20 of the topics rightly found are above."""
WORDLESS = 2.0
"""The score of a topic that shares no word with the message and is named by a language model."""
NAMED, ASKED = 1e9, 1e8
"""The score of the topic whose name the message is, and of the one whose own question it is, word
for word in any order."""


class Bars(NamedTuple):
    """Shares from which on a topic is told. Set, as `LEAST`, on messages of other people with their
    fitting topics (`python -m training.topics --folds`, `training.topic_model`)."""

    sure: float
    """Without a reservation: 87 of 100 are right then, with a language model too."""
    likely: float
    """As the nearest: 46 of 100 are right then; below, three are told in brief."""
    whatever_its_words: float = 1.0
    """Though it shares too few words with the message: 84 of 100 are right then."""
    named_by_model: float = 0.7
    """Of a language model alone, from which on the best is told as the nearest."""


ALONE, TOGETHER = Bars(0.115, 0.05), Bars(0.2, 0.1, 0.4)
"""By index and bag; with a language model, whose word makes the shares sharper."""


class Hit(NamedTuple):
    """A topic and how well it answers, or a subject without one and how well it is named."""

    subject: Topic | Uncovered
    score: float
    """By the words that they share."""
    share: float
    """Of all hits together, the bag's word counted in."""
    bars: Bars = ALONE
    likely: float = 0.0
    """The share that a language model gives it."""
    strange: bool = False
    """Whether a short message has a word that no topic has."""
    defining: bool = False
    """Whether it asks what something is or how it works."""

    @property
    def fits(self) -> bool:
        """Whether it may be what was asked at all. What a strange word is, is told by no topic that
        shares nothing else with the question, whatever a language model says."""
        foreign = self.strange and self.defining
        named = self.likely >= self.bars.named_by_model and not (foreign and self.score <= WORDLESS)
        alike = self.share >= self.bars.whatever_its_words and not foreign
        near = named or alike or self.score >= LEAST
        likely = named or isinstance(self.subject, Uncovered)
        return near and (likely or self.share >= self.bars.likely)

    @property
    def named(self) -> bool:
        """Whether it is called by its name, or asked to be defined."""
        return self.score >= NAMED

    @property
    def sure(self) -> bool:
        """Whether it is what was asked. A strange word tells nothing against a topic that a language
        model names too, unless it may be the word to be defined."""
        said = (
            self.likely >= self.bars.named_by_model and self.share >= self.bars.whatever_its_words
        )
        known = not self.strange or (said and self.score >= LEAST and not self.defining)
        return self.fits and self.share >= self.bars.sure and (self.named or known)
