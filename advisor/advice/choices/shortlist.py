"""A few models to start from for a task, a language, a licence and a card: by what their makers
state, their dates and what fits; no order of quality."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from babel import Locale

from advisor.advice.choices.size_fit import MethodCell, ModelRequest, fitted
from advisor.catalog.catalog import Catalog
from advisor.catalog.family import Family, Licence
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.language import Text
from advisor.result import Result, unique

SHOWN, ENOUGH = 5, 3
SMALL, USUAL = 5.2e9, 10e9
"""Parameters up to which a model is taken where no card was named: where a small one is asked,
and else; what the makers call 4B or 8B, embeddings counted."""
MUCH_LARGER = 4
"""From so many times the size on QLoRA is taken in place of LoRA."""
ANY = "en"
"""The language that nobody has to name."""
Spoken = Literal["home", "named", "counted"]
"""Trained on most of all, named by the maker, or only among the number that it counts."""
ADAPTERS_FIRST: tuple[MethodId, ...] = ("lora", "qlora", "full")
TIERS: tuple[Spoken, ...] = ("home", "named", "counted")


class Wish(NamedTuple):
    """What was asked of a model beyond its size."""

    tasks: tuple[str, ...] = ()
    """Ids of the task and of the scenario of which it is a kind."""
    task: Text | None = None
    spoken: tuple[str, ...] = ()
    commercial: bool = False
    small: bool = False
    below: float | None = None
    """Parameters that it must not reach."""
    unsaid: bool = False
    """The language is that of the question; none was named."""
    narrow: bool = False
    """Only a model made for the task does it: pictures, embeddings."""


class Pick(Result):
    name: str
    """Of the model in the size that is taken."""
    family: str
    released: str
    licence: str | None
    commercial: Literal["yes", "conditions", "no", "unknown"]
    terms: Text | None
    spoken: Spoken | None
    """Of the language asked that it knows least; null: none was."""
    counted: int
    """Languages that the maker names or counts."""
    suits: Text | None
    """What its maker says for the task."""
    caution: Text | None
    generates: bool
    """It writes text, so that base or chat matters."""
    way: MethodCell
    """How it is tuned on the card; by LoRA where none was named."""


class LeftOut(Result):
    """A family that the wish for commercial use rules out."""

    family: str
    licence: str | None
    terms: Text | None


class Shortlist(Result):
    task: Text | None
    languages: tuple[Text, ...]
    unsaid: bool
    """They are the language of the question."""
    commercial: bool
    small: bool
    below: float | None
    """Parameters that none of them reaches."""
    named: bool
    """Some maker names the languages, or none was asked."""
    stated: bool
    """Some maker says something for the task."""
    picks: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]
    checked: date
    """The oldest day of the rows."""
    sources: tuple[str, ...]


def shortlist(catalog: Catalog, asked: ModelRequest, wish: Wish) -> Shortlist:
    found = _found(catalog, asked, wish)
    unfree = [each for each in found if each[1].commercial == "no"] if wish.commercial else []
    shown = [each for each in found if each not in unfree][:SHOWN]
    picks = tuple(pick for _, pick in shown)
    rows = [row for row, _ in shown] or [*catalog.families.values()]
    return Shortlist(
        task=wish.task,
        languages=tuple(map(language_name, wish.spoken)),
        unsaid=wish.unsaid,
        commercial=wish.commercial,
        small=wish.small,
        below=wish.below,
        named=_some_name_it(picks),
        stated=_some_say(picks),
        picks=picks,
        left_out=_left_out(pick for _, pick in unfree),
        checked=min(row.checked for row in rows),
        sources=unique(*(row.source for row in rows), *_licence_pages(catalog, shown)),
    )


def _found(catalog: Catalog, asked: ModelRequest, wish: Wish) -> list[tuple[Family, Pick]]:
    """In order, those that no business may use at the end."""
    families = _families(catalog, wish)
    found = [(row, pick) for row in families if (pick := _pick(catalog, asked, wish, row))]
    return sorted(found, key=lambda each: each[1].commercial == "no")


def _families(catalog: Catalog, wish: Wish) -> list[Family]:
    """Those that are meant, the ones made for the task alone where they are enough."""
    meant = [row for row in catalog.families.values() if _meant(row, wish)]
    made_for = [row for row in meant if _made_for(row, wish)]
    alone = wish.narrow or len(made_for) >= ENOUGH
    return sorted(made_for if alone else meant, key=lambda row: _rank(row, wish))


def _some_name_it(picks: Iterable[Pick]) -> bool:
    return any(pick.spoken != "counted" for pick in picks)


def _some_say(picks: Iterable[Pick]) -> bool:
    return any(pick.suits for pick in picks)


def _left_out(picks: Iterable[Pick]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(family=p.family, licence=p.licence, terms=p.terms) for p in picks)


def _licence_pages(
    catalog: Catalog, shown: Iterable[tuple[Family, Pick]]
) -> tuple[tuple[str, ...], ...]:
    named = (catalog.licences.get(pick.licence or "") for _, pick in shown)
    return tuple(row.source for row in named if row)


def language_name(code: str) -> Text:
    return Text(en=Locale("en").languages[code], zh=Locale("zh").languages[code])


def _made_for(row: Family, wish: Wish) -> bool:
    return any(task in row.suits for task in wish.tasks)


def _meant(row: Family, wish: Wish) -> bool:
    """Whether it knows the languages; one made for another purpose, or for what the task is but a
    kind of, is not meant."""
    known = row.more_languages or all(code in row.languages for code in wish.spoken)
    return bool(known) and (not row.special or not row.suits.keys().isdisjoint(wish.tasks[:1]))


def _rank(row: Family, wish: Wish) -> tuple[int, bool, bool, int]:
    """By how well it knows the languages, what is said for the task, then the newest."""
    worst = max((TIERS.index(_spoken(row, code)) for code in wish.spoken or (ANY,)), default=0)
    year, month = map(int, row.released.split("-"))
    made_for = _made_for(row, wish)
    return worst, not made_for, not (made_for and row.special), -(12 * year + month)


def _spoken(row: Family, code: str) -> Spoken:
    if code in row.home:
        return "home"
    return "named" if code in row.languages else "counted"


def _pick(catalog: Catalog, asked: ModelRequest, wish: Wish, row: Family) -> Pick | None:
    """The family in the size that suits; null: none fits, or none is small."""
    found = _sized(catalog, asked, wish, row)
    if found is None:
        return None
    model, way = found
    licence = catalog.licences.get(model.licence or "")
    known: list[Spoken] = [_spoken(row, code) for code in wish.spoken]
    least = max(known, key=TIERS.index) if known else None
    return Pick(
        name=model.name,
        family=row.name,
        released=row.released,
        licence=model.licence,
        commercial=licence.commercial if licence else "unknown",
        terms=licence.terms if licence else None,
        spoken=least,
        counted=row.more_languages or len(row.languages),
        suits=next((row.suits[task] for task in wish.tasks if task in row.suits), None),
        caution=row.caution,
        generates=model.purpose is None,
        way=way,
    )


def _sized(
    catalog: Catalog, asked: ModelRequest, wish: Wish, row: Family
) -> tuple[Model, MethodCell] | None:
    """On a card the largest that LoRA tunes with room to spare, or one much larger by QLoRA;
    without a card the largest that is usual. Sizes that no business may use only where all are."""
    models = _allowed(catalog, row)
    most = wish.below or (SMALL if wish.small else USUAL)
    within = [m for m in models if m.shape.parameters < most]
    bound = wish.small or wish.below
    if asked.gpu is None:
        kept = within or ([] if bound else models[:1])
        return (kept[-1], _way(catalog, asked, kept[-1], "lora")) if kept else None
    return _on_card(catalog, asked, within if bound else models, _methods(asked, row))


def _on_card(
    catalog: Catalog, asked: ModelRequest, models: Sequence[Model], methods: Sequence[MethodId]
) -> tuple[Model, MethodCell] | None:
    chosen: tuple[Model, MethodCell] | None = None
    for method in methods:
        found = _largest(catalog, asked, models, method)
        if found and (chosen is None or _size(found) >= MUCH_LARGER * _size(chosen)):
            chosen = found
    return chosen


def _allowed(catalog: Catalog, row: Family) -> list[Model]:
    models = [catalog.models[id_] for id_ in row.models]
    return [m for m in models if not _forbids(catalog.licences.get(m.licence or ""))] or models


def _methods(asked: ModelRequest, row: Family) -> tuple[MethodId, ...]:
    """The stated one, else those to try, the one preferred first."""
    tried: tuple[MethodId, ...] = ("lora", "full") if row.no_quantized_tuning else ADAPTERS_FIRST
    return (asked.method,) if asked.method else tried


def _largest(
    catalog: Catalog, asked: ModelRequest, models: Sequence[Model], method: MethodId
) -> tuple[Model, MethodCell] | None:
    ways = ((model, _way(catalog, asked, model, method)) for model in reversed(models))
    return next(((model, way) for model, way in ways if way.fits is True), None)


def _size(found: tuple[Model, MethodCell]) -> int:
    return found[0].shape.parameters


def _forbids(licence: Licence | None) -> bool:
    return licence is not None and licence.commercial == "no"


def _way(catalog: Catalog, asked: ModelRequest, model: Model, method: MethodId) -> MethodCell:
    """The better of copied and divided, where there are several cards."""
    request = asked._replace(method=method)
    cells = [cell for each in fitted(catalog, request, model, asked.gpu) for cell in each.cells]
    return min(cells, key=lambda cell: (cell.fits is not True, cell.peak_memory_gib))
