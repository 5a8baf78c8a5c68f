"""An API against a server of one's own: cost by traffic, break-even, return on the training. USD, bytes and seconds.

Without a stated model, card or API the answer is the lesson's table: $0.03 per 1K tokens against $50 a month of electricity.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Literal, NamedTuple

from advisor import cost
from advisor.catalog import Catalog
from advisor.compute import VENDOR_EFFICIENCY
from advisor.cost import Result
from advisor.memory import STORED_BITS, linear_parameters
from advisor.rows import ApiModel, Gpu, Model, Shape, Text
from advisor.units import DAYS_PER_MONTH, GIB, HOURS_PER_MONTH, TERA, gib

INPUT_SHARE = 0.75
"""Input's share of a request's tokens: 3 in to 1 out, the usual blend of price comparisons."""
PEAK_FACTOR = 3
"""Traffic of the busiest time over the daily average: as if the whole day's requests came within eight hours."""
DAY_SECONDS = 86_400
MEMORY_SHARE = 0.9
"""Of the card's memory for weights and cache; this and `LARGEST_BATCH` are vLLM's defaults `gpu_memory_utilization` and
`max_num_seqs` (https://github.com/vllm-project/vllm/blob/v0.6.0/vllm/engine/arg_utils.py)."""
RUNTIME_BYTES = 1e9
"""Kept free for activations and CUDA graphs."""
LARGEST_BATCH = 256
"""Requests computed together."""
BANDWIDTH_SHARE, COMPUTE_SHARE, PARALLEL_SHARE = 0.75, 0.6, 0.8
"""Shares of the printed bandwidth and matrix peak a good server reaches, and of both when several cards share one model. Set on
NVIDIA's published 16-bit table (`THROUGHPUT_SOURCE`): Llama 3.1 8B and 70B on A100 and H100, within a factor of 1.6."""
THROUGHPUT_SOURCE = "https://github.com/NVIDIA/TensorRT-LLM/blob/v0.14.0/docs/source/performance/perf-overview.md"
CARDS_FOR_ONE_MODEL = (1, 2, 4, 8, 16, 32)
OLDEST_CAPABILITY = 8.0
"""Cards proposed unasked: FlashAttention-2 and bf16 begin here (https://github.com/Dao-AILab/flash-attention)."""
FEWEST_PROVIDERS = 2
"""A market price that one provider alone quotes is not proposed unasked."""
SIXTEEN_BIT_PREMIUM = 2
"""16 bit loses nothing and needs no quantization: worth up to this many times the lowest rent."""
LESSON_TRAINING_USD = 100.0
"""One fine-tuning run, the lesson's figure for the way to recover the cost."""
ROI_MONTHS = (1, 12, 36)

ApiBasis = Literal["lesson", "override", "own", "genai-prices", "unknown"]
OwnedBasis = Literal["lesson", "override", "electricity", "unknown"]


class Capacity(Result):
    """One copy of the model on its card or cards."""

    fits_16bit: bool
    """On one card, with the cache of at least one request."""
    fits_4bit: bool
    bits: Literal[16, 4]
    """Stored weights the figures below are for: 16 where one card holds that, else 4."""
    cards: int
    """Cards that hold one copy together."""
    weights_gib: float
    batch: int
    """Requests computed together, as far as memory allows."""
    tokens_per_second: float
    """Input and output together, all requests, at full load."""
    requests_per_day: int
    """What the copy answers when the busiest time is `PEAK_FACTOR` times the average."""


class Roi(Result):
    """Money back after `months` of this traffic."""

    months: int
    savings_usd: float
    """Against the API, running costs taken off."""
    net_usd: float
    """Savings less the one-off investment."""
    percent: float | None
    """net / investment; null where nothing was invested."""


class ServingRow(Result):
    """One traffic level over the asked days. `owned`: electricity of cards one has; `rented`: cards around the clock."""

    requests_per_day: int
    total_requests: int
    total_tokens: int
    api_usd: float | None
    self_host_usd: float | None
    savings_usd: float | None
    savings_percent: float | None
    """Of the API's cost; null where that is 0 or unknown."""
    peak_tokens_per_second: float
    cards: int | None
    """Cards the busiest time needs; null where no card is known to hold the model."""
    rented_usd: float | None
    rented_savings_usd: float | None
    rented_savings_percent: float | None
    break_even_day: int | None
    """First day on which the savings have paid the investment; null: never, or unknown."""
    rented_break_even_day: int | None
    roi: tuple[Roi, ...]
    rented_roi: tuple[Roi, ...]


class CurvePoint(Result):
    """A month (30 days) at one traffic level, for a chart."""

    requests_per_day: int
    api_usd: float | None
    owned_usd: float | None
    rented_usd: float | None


class ServingComparison(Result):
    tokens_per_request: int
    days: int
    api: str | None
    """The API compared with; null: the lesson's price."""
    api_usd_per_1k_tokens: float | None
    """Null: no price is known, and so no saving."""
    api_basis: ApiBasis
    api_price: cost.ApiPrice | None
    model: str
    generic_model: bool
    gpu: str | None
    """Null: no card is known that holds the model at a known price."""
    gpu_chosen: bool
    """Nobody named the card: see `cheapest_card`."""
    price: cost.Price | None
    capacity: Capacity | None
    owned_usd_per_month: float | None
    """One card."""
    owned_basis: OwnedBasis
    electricity: cost.Electricity | None
    """One card busy around the clock for a month, whatever `owned_basis` is."""
    rented_usd_per_month: float | None
    """One card."""
    break_even_requests_per_day: int | None
    """From here on an owned card is no dearer than the API; null: never, or unknown."""
    rented_break_even_requests_per_day: int | None
    training_usd: float
    labelling_usd: float | None
    """Null: not counted."""
    card_usd: float | None
    """Purchase of one card; null: not counted."""
    rows: tuple[ServingRow, ...]
    curve: tuple[CurvePoint, ...]
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class _Case:
    """What every row is computed from: months are USD of one card, None where unknown or where the model does not fit."""

    tokens: int
    days: int
    api_usd_per_1k: float | None
    owned_month: float | None
    rented_month: float | None
    capacity: Capacity | None
    investment: float
    card: float

    def cards(self, requests: int) -> int | None:
        return ceil(requests / self.capacity.requests_per_day) * self.capacity.cards if self.capacity else None

    def api(self, requests: int, days: int) -> float | None:
        rate = self.api_usd_per_1k
        return None if rate is None else requests * days * self.tokens * rate / 1000

    def owned(self, requests: int, days: int) -> float | None:
        return None if self.owned_month is None else self.owned_month * (self.cards(requests) or 1) * days / DAYS_PER_MONTH

    def rented(self, requests: int, days: int) -> float | None:
        cards = self.cards(requests)
        return None if self.rented_month is None or cards is None else self.rented_month * cards * days / DAYS_PER_MONTH


def compare(
    catalog: Catalog,
    requests_per_day: int | None = None,
    tokens_per_request: int | None = None,
    days: int = DAYS_PER_MONTH,
    api_model: ApiModel | None = None,
    model: Model | None = None,
    gpu: Gpu | None = None,
    training_usd: float | None = None,
    labelling_usd: float | None = None,
    card_usd: float | None = None,
    today: date | None = None,
) -> ServingComparison:
    """The comparison; what is None was not stated and is the lesson's. `today` dates the prices (the current day)."""
    lesson, today = catalog.lesson, today or date.today()
    tokens = tokens_per_request or lesson.tokens_per_request
    levels = lesson.requests_per_day if requests_per_day is None else (requests_per_day,)
    served = model or catalog.model("7B")
    api_price = cost.api_price(catalog, api_model, round(tokens * INPUT_SHARE), today) if api_model else None
    api_rate, api_basis = _api_rate(catalog, api_model, api_price)
    card = gpu or cheapest_card(catalog, served, tokens, max(levels), today)
    host = _host(catalog, served, card, tokens, today, stated=bool(model or gpu))
    training = LESSON_TRAINING_USD if training_usd is None else training_usd
    case = _Case(tokens, days, api_rate, host.owned_month, host.rented_month, host.capacity, training + (labelling_usd or 0), card_usd or 0)
    result = ServingComparison(
        tokens_per_request=tokens,
        days=days,
        api=api_model.name if api_model else None,
        api_usd_per_1k_tokens=api_rate,
        api_basis=api_basis,
        api_price=api_price,
        model=served.name,
        generic_model=served.generic,
        gpu=card.name if card else None,
        gpu_chosen=gpu is None and card is not None,
        price=host.price,
        capacity=host.capacity,
        owned_usd_per_month=host.owned_month,
        owned_basis=host.owned_basis,
        electricity=host.power,
        rented_usd_per_month=host.rented_month,
        break_even_requests_per_day=_break_even_requests(case, host.owned_month),
        rented_break_even_requests_per_day=_break_even_requests(case, host.rented_month),
        training_usd=training,
        labelling_usd=labelling_usd,
        card_usd=card_usd,
        rows=tuple(_row(case, requests) for requests in levels),
        curve=_curve(case, levels),
        assumptions=(),
        sources=_sources(catalog, served, card, host, api_price),
    )
    return result.model_copy(update={"assumptions": _assumptions(catalog, result, served.context)})


def _api_rate(catalog: Catalog, api_model: ApiModel | None, price: cost.ApiPrice | None) -> tuple[float | None, ApiBasis]:
    """USD per 1K tokens of the blend, and where it is from."""
    if api_model is None:
        override = catalog.overrides.api_usd_per_1k_tokens
        return (catalog.lesson.api_usd_per_1k_tokens, "lesson") if override is None else (override, "override")
    if price is None:
        return None, "unknown"
    blend = INPUT_SHARE * price.input_usd_per_million + (1 - INPUT_SHARE) * price.output_usd_per_million
    return blend / 1000, price.basis


class _Host(NamedTuple):
    """The card and what one of it costs; months are None where the model does not fit or no price is known."""

    price: cost.Price | None
    power: cost.Electricity | None
    capacity: Capacity | None
    owned_month: float | None
    owned_basis: OwnedBasis
    rented_month: float | None


def _host(catalog: Catalog, model: Model, card: Gpu | None, tokens: int, today: date, stated: bool) -> _Host:
    owned, basis = _owned_month(catalog, stated)
    if card is None:
        return _Host(None, None, None, owned, basis, None)
    price, power = cost.price(catalog, card, today=today), cost.electricity(catalog, card, HOURS_PER_MONTH)
    if (one := capacity(model, card, tokens)) is None:
        return _Host(price, power, None, None, "unknown", None)
    if basis == "unknown":
        owned, basis = power.usd, "electricity"
    return _Host(price, power, one, owned, basis, None if price.usd_per_hour is None else price.usd_per_hour * HOURS_PER_MONTH)


def _owned_month(catalog: Catalog, stated: bool) -> tuple[float | None, OwnedBasis]:
    """USD a month and card: the administrator's, else the lesson's where neither model nor card was stated."""
    if (override := catalog.overrides.self_hosting_usd_per_month) is not None:
        return override, "override"
    return (None, "unknown") if stated else (catalog.lesson.self_hosting_usd_per_month, "lesson")


def weights_bytes(shape: Shape, bits: Literal[16, 4]) -> float:
    """2 bytes a weight; 4 bit: the blocks' linear layers in groups of 128 with their scales, everything else 16 bit."""
    if bits == 16:
        return 2.0 * shape.parameters
    linear = linear_parameters(shape)
    return linear * STORED_BITS["gptq"] / 8 + 2 * (shape.parameters - linear)


def cache_bytes_per_token(shape: Shape) -> int:
    """KV cache in 16 bit: 2 (key, value) x layers x KV heads x head width x 2 bytes; latent attention keeps one compressed
    vector and the rotary part a layer."""
    if shape.latent:
        return 2 * shape.layers * (shape.latent.kv_rank + shape.latent.rope_dim)
    return 4 * shape.layers * shape.kv_heads * shape.head_dim


def capacity(model: Model, gpu: Gpu, tokens: int) -> Capacity | None:
    """The model on `gpu`: 16 bit on one card, else 4 bit, else on as few cards as hold it; None where 32 do not."""
    fits = {bits: _batch(model.shape, gpu, bits, 1, tokens) >= 1 for bits in (16, 4)}
    for cards in CARDS_FOR_ONE_MODEL:
        for bits in (16, 4):
            batch = _batch(model.shape, gpu, bits, cards, tokens)
            if batch < 1:
                continue
            rate = throughput(model.shape, gpu, bits, cards, batch, tokens * INPUT_SHARE, tokens * (1 - INPUT_SHARE))
            return Capacity(
                fits_16bit=fits[16],
                fits_4bit=fits[4],
                bits=bits,
                cards=cards,
                weights_gib=gib(weights_bytes(model.shape, bits)),
                batch=batch,
                tokens_per_second=rate,
                requests_per_day=max(1, floor(rate / tokens * DAY_SECONDS / PEAK_FACTOR)),
            )
    return None


def _batch(shape: Shape, gpu: Gpu, bits: Literal[16, 4], cards: int, tokens: int) -> int:
    """Requests of `tokens` whose cache fits beside the weights: (0.9 x memory - runtime) x cards - weights, over the cache."""
    room = cards * (MEMORY_SHARE * gpu.usable_gib * GIB - RUNTIME_BYTES) - weights_bytes(shape, bits)
    return max(0, min(LARGEST_BATCH, floor(room / (cache_bytes_per_token(shape) * tokens))))


def throughput(shape: Shape, gpu: Gpu, bits: Literal[16, 4], cards: int, batch: int, input_tokens: float, output_tokens: float) -> float:
    """Tokens a second, input and output, of a full batch.

    One step writes a token for each of the `batch` requests: it reads the weights and their caches once (bandwidth), and does
    2 FLOPs per active weight and token (compute). The input costs its FLOPs and attention's 2·layers·width·length².
    A request's time on the card = input FLOPs / compute + output x step / batch.
    """
    share = VENDOR_EFFICIENCY[gpu.vendor] * (PARALLEL_SHARE if cards > 1 else 1) * cards
    bandwidth = gpu.bandwidth_gb_s * 1e9 * BANDWIDTH_SHARE * share
    compute = (gpu.tflops_bf16 or gpu.tflops_fp16) * TERA * COMPUTE_SHARE * share
    read = weights_bytes(shape, bits) + batch * cache_bytes_per_token(shape) * (input_tokens + output_tokens / 2)
    step = read / bandwidth + batch * 2 * shape.active_parameters / compute
    attention = 2 * shape.layers * shape.heads * shape.head_dim * input_tokens**2
    request = (2 * shape.active_parameters * input_tokens + attention) / compute + output_tokens * step / batch
    return (input_tokens + output_tokens) / request


def cheapest_card(catalog: Catalog, model: Model, tokens: int, requests: int, today: date) -> Gpu | None:
    """The card whose rent for `requests` a day is lowest; one that holds the model alone in 16 bit is preferred while it costs no
    more than `SIXTEEN_BIT_PREMIUM` times that.

    Only NVIDIA cards that current servers support, at a price that the lesson, the administrator or two providers name.
    """
    found: list[tuple[float, bool, Gpu]] = []
    for gpu in catalog.gpus.values():
        price = cost.price(catalog, gpu, today=today)
        if _proposable(gpu, price) and price.usd_per_hour is not None and (one := capacity(model, gpu, tokens)):
            rent = price.usd_per_hour * one.cards * ceil(requests / one.requests_per_day)
            found.append((rent, one.fits_16bit, gpu))
    lowest = min((rent for rent, _, _ in found), default=0.0)
    whole = [card for card in found if card[1] and card[0] <= SIXTEEN_BIT_PREMIUM * lowest]
    return min(whole or found, key=lambda card: card[0])[2] if found else None


def _proposable(gpu: Gpu, price: cost.Price) -> bool:
    several = price.basis != "market" or (price.market is not None and price.market.providers >= FEWEST_PROVIDERS)
    capable = gpu.vendor == "NVIDIA" and float(gpu.compute_capability or 0) >= OLDEST_CAPABILITY
    return several and capable and gpu.segment not in ("laptop", "unified")


def _break_even_requests(case: _Case, month: float | None) -> int | None:
    """cost of one copy a day / API cost of a request; null above what the copy can answer: more cards cost as much more."""
    request = case.api(1, 1)
    if month is None or not request:
        return None
    copies = case.capacity.cards if case.capacity else 1
    needed = ceil(round(month * copies / DAYS_PER_MONTH / request, 6))
    return None if case.capacity and needed > case.capacity.requests_per_day else needed


def _row(case: _Case, requests: int) -> ServingRow:
    api, owned, rented = (total(requests, case.days) for total in (case.api, case.owned, case.rented))
    saved, rented_saved = _less(api, owned), _less(api, rented)
    owned_investment = case.investment + case.card * (case.cards(requests) or 1)
    return ServingRow(
        requests_per_day=requests,
        total_requests=requests * case.days,
        total_tokens=requests * case.days * case.tokens,
        api_usd=api,
        self_host_usd=owned,
        savings_usd=saved,
        savings_percent=_percent(saved, api),
        peak_tokens_per_second=requests * case.tokens / DAY_SECONDS * PEAK_FACTOR,
        cards=case.cards(requests),
        rented_usd=rented,
        rented_savings_usd=rented_saved,
        rented_savings_percent=_percent(rented_saved, api),
        break_even_day=_break_even_day(saved, case.days, owned_investment),
        rented_break_even_day=_break_even_day(rented_saved, case.days, case.investment),
        roi=_roi(saved, case.days, owned_investment),
        rented_roi=_roi(rented_saved, case.days, case.investment),
    )


def _percent(part: float | None, whole: float | None) -> float | None:
    """part / whole, to the lesson's one decimal; None where the whole is 0 or unknown."""
    return round(part / whole * 100, 1) if part is not None and whole else None


def _less(api: float | None, own: float | None) -> float | None:
    return None if api is None or own is None else api - own


def _break_even_day(saved: float | None, days: int, invested: float) -> int | None:
    """The first day d with savings a day x d >= investment; None where nothing is saved."""
    return ceil(round(invested / (saved / days), 6)) if saved is not None and saved > 0 else None


def _roi(saved: float | None, days: int, invested: float) -> tuple[Roi, ...]:
    """(savings - investment) / investment after 1, 12 and 36 months of 30 days; empty where the savings are unknown."""
    if saved is None:
        return ()
    totals = {months: saved / days * DAYS_PER_MONTH * months for months in ROI_MONTHS}
    return tuple(
        Roi(months=months, savings_usd=total, net_usd=total - invested, percent=_percent(total - invested, invested))
        for months, total in totals.items()
    )


def _curve(case: _Case, levels: tuple[int, ...]) -> tuple[CurvePoint, ...]:
    """Months at 1-2-5 steps from a tenth of the smallest level to ten times the largest, and at the levels themselves."""
    first, last = floor(log10(max(1, min(levels) / 10))), ceil(log10(max(levels) * 10))
    steps = {step * 10**power for power in range(first, last) for step in (1, 2, 5)} | {10**last} | set(levels)
    return tuple(
        CurvePoint(
            requests_per_day=requests,
            api_usd=case.api(requests, DAYS_PER_MONTH),
            owned_usd=case.owned(requests, DAYS_PER_MONTH),
            rented_usd=case.rented(requests, DAYS_PER_MONTH),
        )
        for requests in sorted(steps)
    )


def _sources(catalog: Catalog, model: Model, gpu: Gpu | None, host: _Host, api: cost.ApiPrice | None) -> tuple[str, ...]:
    found = [*catalog.lesson.source, *(api.source if api else ()), *(host.price.source if host.price else ())]
    found += [*(host.power.source if host.power else ()), *model.source, *(gpu.source if gpu else ())]
    return tuple(dict.fromkeys([*found, *((THROUGHPUT_SOURCE,) if host.capacity else ())]))


def _assumptions(catalog: Catalog, result: ServingComparison, context: int | None) -> tuple[Text, ...]:
    notes = [_api_note(result), *(result.api_price.notes if result.api_price else ())]
    if result.capacity or not result.gpu:
        notes += [*_owned_notes(result), _rented_note(result)]
    if result.price and result.price.basis == "market":
        notes += result.price.notes
    if result.gpu:
        notes.append(_capacity_note(result))
    if result.generic_model:
        notes.append(Text(
            en=f"{result.model} is taken as a typical decoder of that size; name a model for its exact shape.",
            zh=f"{result.model} 按该规模的典型解码器估算；说出具体模型可按其真实结构计算。"))  # fmt: skip
    if context and result.tokens_per_request > context:
        notes.append(Text(
            en=f"A request of {result.tokens_per_request:,} tokens is longer than the {context:,} that {result.model} is published for.",
            zh=f"每次请求 {result.tokens_per_request:,} token，超过 {result.model} 公布的上下文长度 {context:,}。"))  # fmt: skip
    notes.append(_investment_note(catalog, result))
    notes.append(Text(
        en="Not in it: staff, spare capacity, network and storage, and any difference in the quality of the answers.",
        zh="未计入：人力、冗余、网络与存储，以及回答质量的差异。"))  # fmt: skip
    return tuple(notes)


def _usd(amount: float) -> str:
    return f"${amount:,.0f}" if amount == round(amount) or amount >= 1000 else f"${amount:,.2f}" if amount >= 0.1 else f"${amount:.3g}"


def _api_note(result: ServingComparison) -> Text:
    rate, price = result.api_usd_per_1k_tokens, result.api_price
    if rate is None:
        return Text(
            en=f"No price is known for {result.api}: its cost and the savings stay open.",
            zh=f"没有 {result.api} 的已知价格：其费用与节省额无法给出。",
        )
    if price:
        dated = f" ({price.as_of})" if price.as_of else f" (genai-prices {price.data_version})" if price.data_version else ""
        prices = f"{_usd(price.input_usd_per_million)} / {_usd(price.output_usd_per_million)}"
        return Text(
            en=f"{result.api}: {prices} per million input / output tokens{dated}; with 3 input tokens to 1 output token assumed, {_usd(rate)} per 1K tokens.",
            zh=f"{result.api}：每百万输入 / 输出 token {prices}{dated}；假设输入与输出之比为 3:1，即每千 token {_usd(rate)}。",
        )
    if result.api_basis == "override":
        return Text(en=f"API: {_usd(rate)} per 1K tokens, set by your administrator.", zh=f"API：每千 token {_usd(rate)}（管理员设定）。")
    return Text(
        en=f"API: {_usd(rate)} per 1K tokens, the lesson's figure for a model like GPT-4; name an API for its own price.",
        zh=f"API：每千 token {_usd(rate)}，课程对 GPT-4 一类模型的取值；说出具体 API 可按其价格计算。",
    )


def _owned_notes(result: ServingComparison) -> list[Text]:
    """What the owned card costs, and the computed electricity beside the lesson's figure."""
    notes: list[Text] = []
    month, power = result.owned_usd_per_month, result.electricity
    if month is not None and result.owned_basis == "override":
        notes.append(
            Text(
                en=f"Self-hosting: {_usd(month)} a month and card, set by your administrator.",
                zh=f"自部署：每卡每月 {_usd(month)}（管理员设定）。",
            )
        )
    if month is not None and result.owned_basis == "lesson":
        notes.append(Text(
            en=f"Self-hosting: {_usd(month)} a month, the lesson's figure for the electricity of a card you own; its purchase is not in it.",
            zh=f"自部署：每月 {_usd(month)}，课程对自有显卡电费的取值；不含购卡费用。"))  # fmt: skip
    if power:
        where_en, where_zh = (f", {power.region.en}, {power.as_of}", f"，{power.region.zh}，{power.as_of}") if power.region else ("", "")
        notes.append(Text(
            en=f"{'For comparison: e' if result.owned_basis != 'electricity' else 'E'}lectricity of an owned {result.gpu} at full load around the clock: {power.watts:,.0f} W with its share of the machine x {HOURS_PER_MONTH} h x ${power.usd_per_kwh:g}/kWh{where_en} = {_usd(power.usd)} a month; less while it waits.",
            zh=f"{'对照：' if result.owned_basis != 'electricity' else ''}自有 {result.gpu} 全天满载的电费：{power.watts:,.0f} W（含整机分摊）× {HOURS_PER_MONTH} 小时 × ${power.usd_per_kwh:g}/度{where_zh} = 每月 {_usd(power.usd)}；空闲时更少。"))  # fmt: skip
    return notes


def _rented_note(result: ServingComparison) -> Text:
    if result.gpu is None:
        return Text(
            en=f"No card with a known price is known to hold {result.model}: the rent stays open.",
            zh=f"没有已知价格且能放下 {result.model} 的显卡：租金无法给出。",
        )
    if result.price is None or result.price.usd_per_hour is None:
        return Text(
            en=f"No price is known for a rented {result.gpu}: the rent stays open.", zh=f"没有 {result.gpu} 的已知租价：租金无法给出。"
        )
    chosen_en = chosen_zh = ""
    if result.gpu_chosen and result.capacity:
        one = result.capacity.fits_16bit
        chosen_en = (
            f"; no card was named: this is the cheapest to rent for the traffic{' that holds the model alone in 16 bit' if one else ''}"
        )
        chosen_zh = f"；未指定显卡，此为{'单卡 16 位放得下、' if one else ''}满足该流量租金最低者"
    hour, month = f"${result.price.usd_per_hour:,.4g}", _usd(result.price.usd_per_hour * HOURS_PER_MONTH)
    return Text(
        en=f"Rented: {result.gpu} at {hour} an hour, 24 hours a day = {month} a month and card{chosen_en}.",
        zh=f"租用：{result.gpu} 每小时 {hour}，全天 24 小时 = 每卡每月 {month}{chosen_zh}。",
    )


def _capacity_note(result: ServingComparison) -> Text:
    if (one := result.capacity) is None:
        most = CARDS_FOR_ONE_MODEL[-1]
        return Text(
            en=f"{result.model} does not fit {most} {result.gpu} together, not even in 4 bit with requests of this length: nothing is priced.",
            zh=f"{most} 张 {result.gpu} 也放不下 {result.model}（即使 4 位、按此请求长度），因此不给出自部署费用。",
        )
    several_en, several_zh = (f" on {one.cards} cards together", f"（{one.cards} 卡共同承载）") if one.cards > 1 else ("", "")
    why_en, why_zh = (" (16 bit does not fit)", "（16 位放不下）") if one.bits == 4 else ("", "")
    return Text(
        en=f"{result.model} in {one.bits} bit{why_en}{several_en}: {one.weights_gib:g} GiB of weights, up to {one.batch} requests at once, about {one.tokens_per_second:,.0f} tokens a second at full load, input and output (estimated from bandwidth and FLOPs, good to a factor of two). Cards are counted for a busiest time of {PEAK_FACTOR} times the average.",
        zh=f"{result.model} 以 {one.bits} 位部署{why_zh}{several_zh}：权重 {one.weights_gib:g} GiB，最多同时处理 {one.batch} 个请求，满载约每秒 {one.tokens_per_second:,.0f} token（输入加输出，由带宽与算力估算，误差在两倍以内）。所需卡数按高峰为平均的 {PEAK_FACTOR} 倍计算。",
    )


def _investment_note(catalog: Catalog, result: ServingComparison) -> Text:
    parts_en, parts_zh = [f"training {_usd(result.training_usd)} once"], [f"训练 {_usd(result.training_usd)}（一次性）"]
    if result.card_usd is not None:
        parts_en.append(f"{_usd(result.card_usd)} for each owned card")
        parts_zh.append(f"每张自有显卡 {_usd(result.card_usd)}")
    if result.labelling_usd is not None:
        parts_en.append(f"labelling {_usd(result.labelling_usd)}")
        parts_zh.append(f"数据标注 {_usd(result.labelling_usd)}")
    usual = next((item for item in catalog.project.budget if item.id == "labelling"), None)
    open_en = open_zh = ""
    if usual and result.labelling_usd is None:
        open_en = f" Labelling is not counted; where needed the lesson puts it at {_usd(usual.usd_low)} to {_usd(usual.usd_high)}."
        open_zh = f"未计数据标注；如需，课程估为 {_usd(usual.usd_low)}–{_usd(usual.usd_high)}。"
    return Text(
        en=f"Recovered first: {', '.join(parts_en)}.{open_en} Return = (savings - investment) / investment.",
        zh=f"先需收回：{'、'.join(parts_zh)}。{open_zh}回报率 =（节省 − 投入）/ 投入。",
    )
