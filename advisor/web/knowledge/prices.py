"""The price lists: rents, APIs, hosted tuning, what is bought, electricity and storage."""

from collections.abc import Callable, Mapping
from datetime import date

from advisor.answers.words import term
from advisor.catalog.prices import ApiModel, GpuPrice, GpuPurchase, HostedTuningPrice, Machine
from advisor.prices.api import api_price
from advisor.web.knowledge.table import Cell, Column, Row, Table
from advisor.web.knowledge.words import Writer, called, in_language, link


def rents(write: Writer, gpu: str = "") -> Table:
    """By provider; of one card, or of all with the administrator's own prices first."""
    prices = [each for each in write.catalog.gpu_prices if gpu in ("", each.gpu)]
    columns = (Column("provider"), Column("kind"), Column("hour", True), Column("dated"))
    if gpu:
        return Table(columns, (_rent(each, write, False) for each in prices), sort="hour")
    rows = sorted(prices, key=lambda each: usd_per_hour(each, write))
    own = write.catalog.overrides.gpu_usd_per_hour.items()
    return Table(
        (Column("gpu"), *columns),
        (*(_own_rent(*each, write) for each in own), *(_rent(each, write, True) for each in rows)),
    )


def usd_per_hour(price: GpuPrice, write: Writer) -> float:
    """Whatever it is quoted in."""
    return price.usd_per_hour or (price.cny_per_hour or 0.0) / write.catalog.yuan.per_usd


def _card(id_: str, write: Writer) -> Cell:
    row = write.catalog.gpus[id_]
    return write.text(called(row, write.language), link("gpus", id_))


def _renter(price_list: str, write: Writer) -> str:
    row = write.catalog.rental_provider(price_list)
    return called(row, write.language) if row and row.name == price_list else price_list


def _rent(price: GpuPrice, write: Writer, with_card: bool) -> Row:
    card = _card(price.gpu, write)
    provider = write.catalog.rental_provider(price.provider)
    return Row(
        (
            *([card] if with_card else []),
            write.text(_renter(price.provider, write)),
            write.text(write.say(f"kind-{price.kind}")),
            write.money(price.usd_per_hour, price.cny_per_hour),
            write.day(price.as_of),
        ),
        price.source, price.checked,
        write.say("ask-rent", name=card.text) if with_card else "",
        (price.gpu, *(provider.aliases if provider else ())),
    )  # fmt: skip


def _own_rent(gpu: str, usd: float, write: Writer) -> Row:
    own = write.text(write.say("own"))
    return Row((_card(gpu, write), own, Cell(), write.money(usd), Cell()), (), date.today())


def apis(write: Writer) -> Table:
    """What a million tokens cost today."""
    columns = (
        Column("model"), Column("provider"), Column("input", True), Column("output", True),
        Column("cached", True), Column("dated"),
    )  # fmt: skip
    return Table(columns, (_api(row, write) for row in write.catalog.api_models.values()))


def _api(row: ApiModel, write: Writer) -> Row:
    price = api_price(write.catalog, row)
    name = called(row, write.language)
    figures = [Cell()] * 4
    if price:
        figures = [
            write.money(price.input_usd_per_million),
            write.money(price.output_usd_per_million),
            write.money(price.cached_input_usd_per_million),
            write.day(price.as_of),
        ]
        if price.ended:
            figures[-1] = write.text(write.say("ended", day=price.shut_down))
    return Row(
        (write.text(name), write.text(row.provider), *figures),
        row.source, row.checked,
        "" if price is None or price.ended else write.say("ask-api", name=name),
        (row.name, *row.aliases),
    )  # fmt: skip


def tuning(write: Writer, model: str = "") -> Table:
    """Hosted tuning; of one model, or all."""
    columns = (
        Column("provider"), Column("model"), Column("method"), Column("trained", True),
        Column("dated"),
    )  # fmt: skip
    rows = (each for each in write.catalog.hosted_tuning if model in ("", each.tunes))
    return Table(columns, (_tuning(each, write) for each in rows))


def _tuning(price: HostedTuningPrice, write: Writer) -> Row:
    usd, cny = price.per_million_tokens, None
    if price.currency == "CNY":
        usd, cny = None, price.per_million_tokens
    method = write.say("any")
    if price.method != "any":
        method = term("method", price.method, write.language)
    region = f" ({price.region[write.language]})" if price.region else ""
    return Row(
        (
            write.text(price.provider + region), write.text(price.model), write.text(method),
            write.money(usd, cny), write.day(price.as_of),
        ),
        price.source, price.checked,
    )  # fmt: skip


def purchases(write: Writer, gpu: str = "") -> Table:
    """Cards and whole machines, new and used."""
    columns = (
        Column("what"), Column("condition"), Column("seller"), Column("price", True),
        Column("dated"),
    )  # fmt: skip
    every = (*write.catalog.gpu_purchases, *write.catalog.machines.values())
    rows = (_purchase(each, write) for each in every if gpu in ("", each.gpu))
    return Table(columns, rows)


def _purchase(price: GpuPurchase | Machine, write: Writer) -> Row:
    card = _card(price.gpu, write)
    what = card if isinstance(price, GpuPurchase) else write.text(price.name, card.link)
    return Row(
        (
            what, write.text(write.say(f"condition-{price.condition}")), write.text(price.seller),
            write.money(price.usd), write.day(price.as_of),
        ),
        price.source, price.checked, also=(price.gpu,),
    )  # fmt: skip


def electricity(write: Writer) -> Table:
    columns = (Column("region"), Column("kwh", True), Column("dated"))
    return Table(columns, (
        Row((write.text(row.region[write.language]), write.money(row.usd_per_kwh), write.day(row.as_of)),
            row.source, row.checked)
        for row in write.catalog.electricity
    ))  # fmt: skip


def storage(write: Writer) -> Table:
    columns = (Column("provider"), Column("volume"), Column("gigabyte", True), Column("dated"))
    return Table(columns, (
        Row((write.text(row.provider), write.text(in_language(row.what, write.language)),
             write.money(row.usd_per_gb_month), write.day(row.as_of)),
            row.source, row.checked)
        for row in write.catalog.storage
    ))  # fmt: skip


LISTS: Mapping[str, Callable[[Writer], Table]] = {
    "rents": rents, "apis": apis, "tuning": tuning, "bought": purchases,
    "electricity": electricity, "storage": storage,
}  # fmt: skip
"""By their names in the address, the first where none is named."""
