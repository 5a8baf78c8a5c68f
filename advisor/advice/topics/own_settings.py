"""The stated settings of a run beside the usual ones, where an article explains how a training
went."""

from advisor.advice.settings.setting import Setting, judged
from advisor.advice.settings.usual import Case
from advisor.advice.topics.figures import OwnNumbers
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.sizes import REFERENCE_PARAMETERS
from advisor.catalog.usual import SettingId

OF_RESULTS = frozenset(
    ("batch-size", "catastrophic-forgetting", "early-stopping", "epochs", "evaluation", "learning-rate",
     "lora-alpha", "lora-rank", "loss-nan", "loss-not-falling", "lr-scheduler", "no-effect", "overfitting",
     "preference-logs", "reading-the-log", "repetition", "reproducibility", "rl-speed-and-stability",
     "train-validation-split", "warmup", "weight-decay")
)  # fmt: skip
"""Topics that a setting far from usual may be the cause of."""


def own_settings(
    topic: str, own: OwnNumbers, model: Model | None, catalog: Catalog
) -> tuple[Setting, ...]:
    """Each stated setting of which it is known what is usual; none of a method that was not
    stated."""
    if topic not in OF_RESULTS or own.method is None:
        return ()
    case = Case(
        own.method,
        own.objective or "sft",
        model.shape.parameters if model else REFERENCE_PARAMETERS,
        own.samples or catalog.lesson.reference_samples,
        size_known=model is not None,
        amount_known=own.samples is not None,
    )
    whole = own.global_batch_size or own.gradient_accumulation
    stated: dict[SettingId, float | None] = {
        "learning_rate": own.learning_rate,
        "epochs": own.epochs,
        "global_batch_size": own.batch if whole else None,
        "lora_rank": own.rank,
    }
    found = (judged(catalog, case, name, value) for name, value in stated.items() if value)
    return tuple(setting for setting in found if setting.verdict)
