"""What a run is trained for: its objective, the teacher it learns from, the answers it generates."""

from dataclasses import dataclass
from functools import cached_property

from advisor.runs.objectives import PROFILES, Objective, Profile
from advisor.runs.options import Quantization, Rollout


@dataclass(frozen=True, kw_only=True)
class Aim:
    """Beside what is trained and how."""

    objective: Objective = "sft"
    negatives: int = 0
    """Of embedding and reranker tuning: texts of a query beside the one that fits (one less than
    FlagEmbedding's `train_group_size`)."""
    kl_reference: bool = False
    """A reinforcement run keeps a reference for a KL term."""
    generations: int = 8
    """Answers to a prompt, where they are generated."""
    completion_tokens: int = 0
    """Of `tokens_per_sample`, those that are generated, at most; 0: half of them."""
    mean_completion_tokens: float | None = None
    """Those of an answer on average; None: as many as at most."""
    kept_answers: float = 1.0
    """Share of the generated answers that is trained on: DAPO drops prompts whose answers are all
    right or all wrong (https://arxiv.org/abs/2503.14476)."""
    rollout: Rollout = "colocate"
    rollout_share: float = 0.3
    """Of a card, what vLLM has on it (`gpu_memory_utilization`; 0.3 is TRL's)."""
    rollout_sleep: bool = False
    """vLLM gives its memory back during the update (sleep mode)."""
    teacher_quantization: Quantization = "none"
    """How gkd's teacher is stored."""
    on_policy_share: float = 0.5
    """Of the micro batches, those whose answers gkd's student generates itself (TRL's `lmbda`)."""

    @cached_property
    def profile(self) -> Profile:
        """What the objective takes; a KL term needs a reference's pass too."""
        profile = PROFILES[self.objective]
        if not (self.kl_reference and profile.generates) or profile.reference:
            return profile
        return profile._replace(reference=True, forwards=profile.forwards + 1)

    @property
    def generates(self) -> bool:
        """Answers are generated during the run."""
        return self.profile.generates and self.generated_share > 0

    @property
    def generated_share(self) -> float:
        """Of the samples, those whose answers are generated."""
        return self.on_policy_share if self.profile.teaches else 1.0

    @property
    def sleepless(self) -> bool:
        """vLLM keeps its memory on the training cards during the update."""
        return self.generates and self.rollout == "colocate" and not self.rollout_sleep

    @property
    def sequences_per_sample(self) -> int:
        """Read together in a micro batch: a chosen and a rejected answer, say. Of a prompt's answers
        each is a sample of its own there."""
        return self.profile.sequences + (self.negatives if self.profile.batched else 0)

    @property
    def sequences_of_a_sample(self) -> int:
        """Read in all."""
        answers = self.generations if self.generates and self.objective == "grpo" else 1
        return self.sequences_per_sample * answers
