"""What a serving comparison rests on, in sentences."""

from advisor.advice.comparison import ServingComparison
from advisor.advice.serving_capacity import CARDS_FOR_ONE_MODEL, PEAK_FACTOR
from advisor.catalog.catalog import Catalog
from advisor.language import Text
from advisor.result import Note
from advisor.units import HOURS_PER_MONTH


def assumptions(
    catalog: Catalog, result: ServingComparison, context: int | None
) -> tuple[Text | Note, ...]:
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
    return (
        f"${amount:,.0f}"
        if amount == round(amount) or amount >= 1000
        else f"${amount:,.2f}"
        if amount >= 0.1
        else f"${amount:.3g}"
    )


def _api_note(result: ServingComparison) -> Text:
    rate, price = result.api_usd_per_1k_tokens, result.api_price
    if rate is None:
        return Text(
            en=f"No price is known for {result.api}: its cost and the savings stay open.",
            zh=f"没有 {result.api} 的已知价格：其费用与节省额无法给出。",
        )
    if price:
        dated = (
            f" ({price.as_of})"
            if price.as_of
            else f" (genai-prices {price.data_version})"
            if price.data_version
            else ""
        )
        prices = f"{_usd(price.input_usd_per_million)} / {_usd(price.output_usd_per_million)}"
        return Text(
            en=f"{result.api}: {prices} per million input / output tokens{dated}; with 3 input tokens to 1 output token assumed, {_usd(rate)} per 1K tokens.",
            zh=f"{result.api}：每百万输入 / 输出 token {prices}{dated}；假设输入与输出之比为 3:1，即每千 token {_usd(rate)}。",
        )
    if result.api_basis == "override":
        return Text(
            en=f"API: {_usd(rate)} per 1K tokens, set by your administrator.",
            zh=f"API：每千 token {_usd(rate)}（管理员设定）。",
        )
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
        where_en, where_zh = (
            (f", {power.region.en}, {power.as_of}", f"，{power.region.zh}，{power.as_of}")
            if power.region
            else ("", "")
        )
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
            en=f"No price is known for a rented {result.gpu}: the rent stays open.",
            zh=f"没有 {result.gpu} 的已知租价：租金无法给出。",
        )
    chosen_en = chosen_zh = ""
    if result.gpu_chosen and result.capacity:
        one = result.capacity.fits_16bit
        chosen_en = f"; no card was named: this is the cheapest to rent for the traffic{' that holds the model alone in 16 bit' if one else ''}"
        chosen_zh = f"；未指定显卡，此为{'单卡 16 位放得下、' if one else ''}满足该流量租金最低者"
    hour, month = (
        f"${result.price.usd_per_hour:,.4g}",
        _usd(result.price.usd_per_hour * HOURS_PER_MONTH),
    )
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
    several_en, several_zh = (
        (f" on {one.cards} cards together", f"（{one.cards} 卡共同承载）")
        if one.cards > 1
        else ("", "")
    )
    why_en, why_zh = (" (16 bit does not fit)", "（16 位放不下）") if one.bits == 4 else ("", "")
    return Text(
        en=f"{result.model} in {one.bits} bit{why_en}{several_en}: {one.weights_gib:g} GiB of weights, up to {one.batch} requests at once, about {one.tokens_per_second:,.0f} tokens a second at full load, input and output (estimated from bandwidth and FLOPs, good to a factor of two). Cards are counted for a busiest time of {PEAK_FACTOR} times the average.",
        zh=f"{result.model} 以 {one.bits} 位部署{why_zh}{several_zh}：权重 {one.weights_gib:g} GiB，最多同时处理 {one.batch} 个请求，满载约每秒 {one.tokens_per_second:,.0f} token（输入加输出，由带宽与算力估算，误差在两倍以内）。所需卡数按高峰为平均的 {PEAK_FACTOR} 倍计算。",
    )


def _investment_note(catalog: Catalog, result: ServingComparison) -> Text:
    parts_en, parts_zh = (
        [f"training {_usd(result.training_usd)} once"],
        [f"训练 {_usd(result.training_usd)}（一次性）"],
    )
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
