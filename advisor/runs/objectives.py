"""What a run is trained for, and which models and passes that takes beside the trained one's own."""

from typing import Literal, NamedTuple

Objective = Literal[
    "sft", "pretrain", "dpo", "kto", "orpo", "simpo", "reward", "grpo", "ppo", "online_dpo", "gkd",
    "classification", "embedding",
]  # fmt: skip
"""sft; pretrain: continued pretraining, the same over running text; dpo, kto, orpo, simpo: from
preferences; reward: a reward model of pairs (Bradley-Terry); grpo: also DAPO, GSPO, RLOO and what
else differs in the advantage alone; ppo: with a value and a reward model; online_dpo: pairs that the
policy generates and a reward model ranks; gkd: a student learns a teacher's probabilities;
classification: a label or a score of each text, as of a reranker; embedding: vectors of a query and
its passages, told apart from the batch's other passages."""


class Profile(NamedTuple):
    """An objective beside supervised fine-tuning."""

    sequences: int = 1
    """That a sample has in a micro batch, each with gradients."""
    forwards: int = 0
    """Passes of each of their tokens without gradients: of a reference, of the policy before its
    update, of value and reward models."""
    reference: bool = False
    """A frozen copy of the model stands beside a full run; an adapter run switches its adapter
    off."""
    trained: int = 1
    """Models that are trained alike."""
    frozen: int = 0
    """Further frozen ones, taken as large as the policy."""
    logits: float = 1.0
    """Held over the vocabulary, over those of cross-entropy; 0: one score, as of a reward model."""
    generates: bool = False
    """Its samples are prompts, whose answers it generates."""
    teaches: bool = False
    """A teacher reads each token too."""
    batched: bool = False
    """The batch is read at once where memory allows; a sample may have further passages."""


PROFILES: dict[Objective, Profile] = {
    "sft": Profile(),
    "pretrain": Profile(),
    "dpo": Profile(sequences=2, forwards=1, reference=True),
    "kto": Profile(forwards=3, reference=True),
    "orpo": Profile(sequences=2),
    "simpo": Profile(sequences=2),
    "reward": Profile(sequences=2, logits=0),
    "grpo": Profile(forwards=1, generates=True),
    "ppo": Profile(forwards=4, reference=True, trained=2, frozen=1, generates=True),
    "online_dpo": Profile(sequences=2, forwards=2, reference=True, frozen=1, generates=True),
    "gkd": Profile(logits=24 / 14, generates=True, teaches=True),
    "classification": Profile(logits=0, batched=True),
    "embedding": Profile(sequences=2, logits=0, batched=True),
}
"""dpo: a pair against the reference (https://arxiv.org/abs/2305.18290). kto: one answer, and one that
does not belong to its prompt without gradients, each against the reference
(https://arxiv.org/abs/2402.01306). orpo, simpo: pairs without a reference
(https://arxiv.org/abs/2403.07691, https://arxiv.org/abs/2405.14734). grpo: the policy's own
probabilities before the update; a reference only with a KL term, which today's trainers leave out
(https://arxiv.org/abs/2402.03300; TRL's `beta` is 0). ppo: policy and value model are trained,
reference and reward model only read (https://arxiv.org/abs/2203.02155). online_dpo: two answers of
a prompt, ranked by a reward model, as dpo's pair (https://arxiv.org/abs/2402.04792; XPO reads no
more). gkd: of each logit the student's and the teacher's, their log-probabilities and the mixture's,
two divergences with their gradients: 24 bytes where cross-entropy has 14
(https://arxiv.org/abs/2306.13649, TRL's `gkd_trainer.py`). embedding: a query and its
passage; the scores of all against all are few beside a layer's activations
(https://arxiv.org/abs/1807.03748)."""
GENERATING = tuple(name for name, profile in PROFILES.items() if profile.generates)
"""Objectives whose samples are prompts."""
