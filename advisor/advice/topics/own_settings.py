"""The stated settings of a run beside the usual ones, where an article explains how a training
went."""

from advisor.advice.settings.setting import Setting, judged
from advisor.advice.settings.usual import Case
from advisor.advice.topics.figures import OwnNumbers
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.catalog.sizes import REFERENCE_PARAMETERS
from advisor.catalog.usual import SettingId

OF_RESULTS = frozenset(
    ("bad-output", "batch-size", "catastrophic-forgetting", "early-stopping", "epochs", "evaluation", "gradient-clipping", "learning-rate",
     "lora-alpha", "lora-rank", "loss-nan", "loss-not-falling", "lr-scheduler", "no-effect", "overfitting",
     "preference-logs", "reading-the-log", "repetition", "reproducibility", "rl-speed-and-stability",
     "train-validation-split", "warmup", "weight-decay")
)  # fmt: skip
"""Topics that a setting far from usual may be the cause of."""
OF_CAUSES = ("bad-output", "gradient-clipping", "no-effect")
"""Of these a setting that is usual is no cause."""
NO_CAUSE = {"no-effect": ("lora_rank",)}
"""Settings that are no cause however high."""


def own_settings(
    topic: str, own: OwnNumbers, model: Model | None, catalog: Catalog
) -> tuple[Setting, ...]:
    """Each stated setting of which it is known what is usual; of a method that was not stated its
    epochs alone, where the answers are bad."""
    method = own.method or ("lora" if own.lora_rank else None)
    if topic not in OF_RESULTS or (method is None and topic != "bad-output"):
        return ()
    case = _case(own, method or "lora", model, catalog)
    values = _stated(own, method).items()
    found = (judged(catalog, case, name, value) for name, value in values if value)
    return tuple(each for each in found if each.verdict and _is_cause(topic, each))


def _case(own: OwnNumbers, method: MethodId, model: Model | None, catalog: Catalog) -> Case:
    return Case(
        method,
        own.objective or "sft",
        model.shape.parameters if model else REFERENCE_PARAMETERS,
        own.samples or catalog.lesson.reference_samples,
        size_known=model is not None,
        amount_known=own.samples is not None,
    )


def _stated(own: OwnNumbers, method: MethodId | None) -> dict[SettingId, float | None]:
    whole = own.global_batch_size or own.gradient_accumulation
    return {
        "learning_rate": own.learning_rate if method else None,
        "epochs": own.epochs,
        "global_batch_size": own.batch if whole else None,
        "lora_rank": own.lora_rank if method in ("lora", "qlora") else None,
    }


def _is_cause(topic: str, setting: Setting) -> bool:
    """Whether it may be the cause, or stands beside the others for comparison."""
    if setting.verdict == "high" and setting.name in NO_CAUSE.get(topic, ()):
        return False
    return topic not in OF_CAUSES or setting.verdict != "usual"
