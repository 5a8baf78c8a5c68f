"""The models: their list, and the page of one with its shape and licence."""

from advisor.catalog.model import Model
from advisor.web.knowledge.detail import Detail
from advisor.web.knowledge.prices import tuning
from advisor.web.knowledge.table import Cell, Column, Row, Table
from advisor.web.knowledge.words import Writer, called, in_language, link, maker

COLUMNS = (
    Column("name"), Column("maker"), Column("parameters", True), Column("active", True),
    Column("context", True), Column("licence"), Column("commercial"),
)  # fmt: skip


def table(write: Writer) -> Table:
    return Table(COLUMNS, (_row(model, write) for model in write.catalog.models.values()))


def _row(model: Model, write: Writer) -> Row:
    name = called(model, write.language)
    licence = write.catalog.licences.get(model.licence or "")
    use = write.say(f"commercial-{licence.commercial}") if licence else "–"
    return Row(
        (
            write.text(name, link("models", model.id)),
            write.text(maker(model.vendor, write.language)),
            write.number(model.published_parameters, "short"),
            write.number(model.published_active, "short"),
            write.number(model.longest_context, "count"),
            Cell(model.licence or "–", model.licence),
            Cell(use, use if licence else None),
        ),
        model.source, model.checked, write.say("ask-model", name=name),
        (model.name, *model.aliases, model.vendor, model.repo or ""),
    )  # fmt: skip


def detail(id_: str, write: Writer) -> Detail | None:
    model = write.catalog.models.get(id_)
    if model is None:
        return None
    name = called(model, write.language)
    facts = (*_published(model, write), *(() if model.by_size else _shape(model, write)))
    hosted = tuning(write, model.id)
    return Detail(
        name, model.source, model.checked,
        tuple((write.say(f"fact-{fact}"), cell) for fact, cell in facts),
        note=write.say("by-size") if model.by_size else "",
        asks=(
            write.say("ask-model", name=name),
            write.say("ask-serve", name=name),
            write.say("ask-settings", name=name),
        ),
        lists=((write.say("prices-tuning"), hosted),) if hosted.rows else (),
        related=_family(model, write),
    )  # fmt: skip


def _published(model: Model, write: Writer) -> list[tuple[str, Cell]]:
    licence = write.catalog.licences.get(model.licence or "")
    terms = f" – {licence.terms[write.language]}" if licence else ""
    facts = [("maker", Cell(maker(model.vendor, write.language)))]
    if model.repo:
        facts.append(("repo", Cell(model.repo, link=f"https://huggingface.co/{model.repo}")))
    facts += [
        ("parameters", write.number(model.published_parameters, "short")),
        ("weights", write.number(2 * model.published_parameters / 1e9, "disk")),
    ]
    if model.published_active:
        facts.append(("active", write.number(model.published_active, "short")))
    if model.context:
        facts.append(("context", write.number(model.context, "count")))
    if model.extended_context:
        facts.append(("extended", write.number(model.extended_context, "count")))
    if model.licence:
        facts.append(("licence", Cell(f"{model.licence}{terms}")))
    if model.purpose:
        facts.append(("purpose", Cell(write.say(f"purpose-{model.purpose}"))))
    return facts


def _shape(model: Model, write: Writer) -> list[tuple[str, Cell]]:
    shape = model.shape
    facts = [
        ("layers", write.number(shape.layers, "count")),
        ("hidden", write.number(shape.hidden, "count")),
        ("heads", Cell(f"{shape.heads} / {shape.kv_heads}")),
        ("vocabulary", write.number(shape.vocab, "count")),
    ]
    if shape.experts:
        facts.append(("experts", Cell(f"{shape.experts.active} / {shape.experts.count}")))
    return facts


def _family(model: Model, write: Writer) -> tuple[Cell, ...]:
    """The others that were released with it."""
    ids = (
        id_
        for family in write.catalog.families.values()
        if model.id in family.models
        for id_ in family.models
    )
    rows = (write.catalog.models[id_] for id_ in dict.fromkeys(ids) if id_ != model.id)
    return tuple(
        Cell(in_language(called(row, write.language), write.language), link=link("models", row.id))
        for row in rows
    )
