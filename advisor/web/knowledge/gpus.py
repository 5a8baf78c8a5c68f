"""The cards: their list, and the page of one with what it costs."""

from collections.abc import Iterable

from advisor.catalog.hardware import Accelerator, Gpu
from advisor.web.knowledge.detail import Detail
from advisor.web.knowledge.prices import purchases, rents, usd_per_hour
from advisor.web.knowledge.table import Cell, Column, Row, Table
from advisor.web.knowledge.words import Writer, called, link, maker

COLUMNS = (
    Column("name"), Column("maker"), Column("memory", True), Column("bandwidth", True),
    Column("tflops", True), Column("watts", True), Column("year", True), Column("rent", True),
)  # fmt: skip


def table(write: Writer) -> Table:
    """All of them, those known by name alone at the end of every order but that of names."""
    cheapest = _cheapest(write)
    known = (_row(gpu, write, cheapest.get(gpu.id)) for gpu in write.catalog.gpus.values())
    others = (_other(each, write) for each in write.catalog.accelerators.values())
    return Table(COLUMNS, (*known, *others), sort="-year")


def _cheapest(write: Writer) -> dict[str, Cell]:
    """Of each card the lowest rent on demand."""
    offered = (each for each in write.catalog.gpu_prices if each.kind == "on_demand")
    falling = sorted(offered, key=lambda each: -usd_per_hour(each, write))
    return {each.gpu: write.money(each.usd_per_hour, each.cny_per_hour) for each in falling}


def _row(gpu: Gpu, write: Writer, rent: Cell | None) -> Row:
    name = called(gpu, write.language)
    return Row(
        (
            write.text(name, link("gpus", gpu.id)),
            write.text(maker(gpu.vendor, write.language)),
            write.number(gpu.memory_gb, unit=" GB"),
            write.number(gpu.bandwidth_gb_s, "count", " GB/s"),
            write.number(gpu.tflops_bf16 or gpu.tflops_fp16, "count"),
            write.number(gpu.tdp_w, "count", " W"),
            Cell(str(gpu.year), gpu.year),
            rent or Cell(),
        ),
        gpu.source, gpu.checked, write.say("ask-gpu", name=name),
        (gpu.name, *gpu.aliases, gpu.vendor, gpu.architecture.id),
    )  # fmt: skip


def _other(row: Accelerator, write: Writer) -> Row:
    name = called(row, write.language)
    return Row(
        (
            write.text(name, link("gpus", row.id)),
            write.text(maker(row.vendor, write.language)),
            write.number(row.memory_gb, unit=" GB"),
            *[Cell()] * 5,
        ),
        row.source, row.checked, "", (row.name, *row.aliases, row.vendor),
    )  # fmt: skip


def detail(id_: str, write: Writer) -> Detail | None:
    if gpu := write.catalog.gpus.get(id_):
        return _detail(gpu, write)
    if row := write.catalog.accelerators.get(id_):
        return Detail(
            called(row, write.language), row.source, row.checked, note=row.known[write.language]
        )
    return None


def _detail(gpu: Gpu, write: Writer) -> Detail:
    name = called(gpu, write.language)
    facts: Iterable[tuple[str, Cell]] = (
        ("maker", write.text(maker(gpu.vendor, write.language))),
        ("architecture", Cell(gpu.architecture.id)),
        ("segment", Cell(write.say(f"segment-{gpu.segment}"))),
        ("year", Cell(str(gpu.year))),
        ("memory", write.number(gpu.memory_gb, unit=" GB")),
        ("usable", write.number(gpu.usable_gib, unit=" GiB")),
        ("bandwidth", write.number(gpu.bandwidth_gb_s, "count", " GB/s")),
        ("fp16", write.number(gpu.tflops_fp16, unit=" TFLOPS")),
        ("bf16", write.number(gpu.tflops_bf16, unit=" TFLOPS") if gpu.tflops_bf16 else Cell(write.say("none"))),
        ("link", write.number(gpu.nvlink_gb_s, "count", " GB/s") if gpu.nvlink_gb_s else Cell("PCIe")),
        ("watts", write.number(gpu.tdp_w, "count", " W")),
        ("capability", Cell(gpu.compute_capability or "–")),
    )  # fmt: skip
    lists = (
        (write.say("prices-rents"), rents(write, gpu.id)),
        (write.say("prices-bought"), purchases(write, gpu.id)),
    )
    return Detail(
        name, gpu.source, gpu.checked,
        tuple((write.say(f"fact-{fact}"), cell) for fact, cell in facts),
        note=gpu.note[write.language] if gpu.note else "",
        asks=(write.say("ask-gpu", name=name), write.say("ask-rent", name=name)),
        lists=tuple((heading, made) for heading, made in lists if made.rows),
        related=tuple(
            write.text(called(other, write.language), link("gpus", other.id))
            for other in write.catalog.versions(gpu)
        ),
    )  # fmt: skip
