"""What a serving comparison rests on, in notes."""

from advisor.advice.serving.comparison import ServingComparison
from advisor.advice.serving.people import PEAK_FACTOR
from advisor.advice.serving.server import CARDS_FOR_ONE_MODEL
from advisor.catalog.catalog import Catalog
from advisor.prices.api import ApiPrice, TokenRates
from advisor.result import Note, note
from advisor.units import HOURS_PER_MONTH


def assumptions(
    catalog: Catalog, result: ServingComparison, context: int | None
) -> tuple[Note, ...]:
    """What the comparison rests on, in the order a reader needs it."""
    notes = [*_api(result), *(result.api_price.notes if result.api_price else ())]
    if result.capacity or not result.gpu:
        notes += [*_owned(result), _rented(result)]
    if result.price and result.price.basis == "market":
        notes += result.price.notes
    if result.gpu:
        notes.append(_copy(result, result.gpu))
    if result.generic_model:
        notes.append(note("serving.generic", model=result.model))
    if context and result.tokens_per_request > context:
        notes.append(
            note(
                "serving.too-long",
                tokens=result.tokens_per_request,
                context=context,
                model=result.model,
            )
        )
    return (*notes, _investment(catalog, result), note("serving.left-out"))


def _api(result: ServingComparison) -> list[Note]:
    """What a token costs by API, and whose figure that is."""
    usd, price = result.api_usd_per_1k_tokens, result.api_price
    if result.api_basis == "stated":
        said = note(
            "serving.api-stated",
            api=result.api,
            request_usd=result.api_usd_per_request,
            side=result.api_side_stated,
        )
    elif result.api_basis == "override":
        said = note("serving.api-override", rate_usd=usd)
    elif result.api_basis == "lesson":
        said = note("serving.api-lesson", rate_usd=usd)
    elif price is None or usd is None:
        said = (
            note("serving.api-unknown", api=result.api) if price is None else _ended(result, price)
        )
    else:
        said = _listed(result, price, result.api)
    beside = [_listed(result, each.price, each.api) for each in result.current]
    return [said, *beside, *_billing(result)]


def _ended(result: ServingComparison, price: ApiPrice) -> Note:
    return note("serving.api-ended", api=result.api, day=price.shut_down)


def _listed(result: ServingComparison, price: ApiPrice, name: str | None) -> Note:
    return note(
        "serving.api",
        api=name,
        input_usd=price.input_usd_per_million,
        output_usd=price.output_usd_per_million,
        peak_input_usd=price.peak.input_usd_per_million if price.peak else None,
        peak_output_usd=price.peak.output_usd_per_million if price.peak else None,
        hours=price.peak.hours_per_week if price.peak else None,
        as_of=price.as_of,
        data_version=price.data_version,
        ends=price.shut_down,
        input_tokens=result.input_tokens,
        output_tokens=result.output_tokens,
    )


def _billing(result: ServingComparison) -> list[Note]:
    """Batch and cache as they were asked for, and what of it has no known price."""
    named = ((result.api, result.api_price),) if result.api_usd_per_request else ()
    prices = (*named, *((each.api, each.price) for each in result.current))
    known = [(name, price) for name, price in prices if price]
    batch = [_batch(name, price) for name, price in known] if result.batch else []
    share = result.cached_share
    rates = [(name, (result.batch and price.batch) or price) for name, price in known]
    return batch + [_cached(name, each, share) for name, each in rates if share]


def _batch(name: str | None, price: ApiPrice) -> Note:
    if (rates := price.batch) is None:
        return note("serving.no-batch-price", api=name)
    usd = rates.input_usd_per_million, rates.output_usd_per_million
    return note("serving.api-batch", api=name, input_usd=usd[0], output_usd=usd[1])


def _cached(name: str | None, rates: TokenRates, share: float) -> Note:
    usd = rates.cached_input_usd_per_million
    if usd is None:
        return note("serving.no-cache-price", api=name)
    return note("serving.api-cached", api=name, share_percent=100 * share, input_usd=usd)


def _owned(result: ServingComparison) -> list[Note]:
    """What the owned card costs, and the computed electricity beside the lesson's figure."""
    notes: list[Note] = []
    month, power = result.owned_usd_per_month, result.electricity
    if month is not None and result.owned_basis == "override":
        notes.append(note("serving.owned-override", month_usd=month))
    if month is not None and result.owned_basis == "lesson" and result.api_basis != "ended":
        notes.append(note("serving.owned-lesson", month_usd=month))
    if power:
        notes.append(
            note(
                "serving.electricity",
                compared=result.owned_basis != "electricity",
                gpu=result.gpu,
                watts=round(power.watts),
                duration=HOURS_PER_MONTH,
                usd_per_kwh=power.usd_per_kwh,
                region=power.region,
                as_of=power.as_of,
                month_usd=power.usd,
            )
        )
    return notes


def _rented(result: ServingComparison) -> Note:
    if result.gpu is None:
        return note("serving.no-card", model=result.model)
    if result.price is None or result.price.usd_per_hour is None:
        return note("serving.no-rent", gpu=result.gpu)
    return note(
        "serving.rented",
        gpu=result.gpu,
        hour_usd=result.price.usd_per_hour,
        month_usd=result.price.usd_per_hour * HOURS_PER_MONTH,
        proposed=result.gpu_chosen and result.capacity is not None,
        alone=result.capacity is not None
        and (result.capacity.bits, result.capacity.cards) == (16, 1),
    )


def _copy(result: ServingComparison, gpu: str) -> Note:
    """What one copy of the model answers on its cards; or that no number of them holds it."""
    if (one := result.capacity) is None:
        return note("serving.no-room", model=result.model, most=CARDS_FOR_ONE_MODEL[-1], gpu=gpu)
    return note(
        "serving.copy",
        model=result.model,
        format=one.format,
        together=one.cards,
        weights_gib=one.weights_gib,
        batch=one.batch,
        rate=round(one.tokens_per_second),
        low=round(one.range_tokens_per_second.low),
        high=round(one.range_tokens_per_second.high),
        peak=PEAK_FACTOR,
    )


def _investment(catalog: Catalog, result: ServingComparison) -> Note:
    """What is spent once, and the lesson's labelling where none was stated."""
    usual = next((item for item in catalog.project.budget if item.id == "labelling"), None)
    left_out = usual if result.labelling_usd is None else None
    return note(
        "serving.investment",
        training_usd=result.training_usd,
        card_usd=result.card_usd,
        labelling_usd=result.labelling_usd,
        low_usd=left_out.usd_low if left_out else None,
        high_usd=left_out.usd_high if left_out else None,
    )
