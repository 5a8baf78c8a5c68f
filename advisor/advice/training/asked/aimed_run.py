"""What a run is trained for, as arguments: its objective, its teacher, the answers it generates."""

from typing import Any

from pydantic import Field

from advisor.advice.training.asked.pictures_tool import PicturesTool
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.runs.objectives import Objective
from advisor.runs.options import Quantization, Rollout


class AimedRun(PicturesTool):
    """Beside what is trained and how."""

    objective: Objective | None = None
    """What it is trained for; grpo, ppo and online_dpo read prompts and generate the answers, gkd
    learns the probabilities of `teacher`."""
    kl_reference: bool | None = None
    """A reinforcement run keeps a reference for a KL term."""
    generations: int | None = Field(default=None, ge=1, le=4096)
    """Answers to a prompt, of grpo."""
    completion_tokens: int | None = Field(default=None, ge=1, le=10_000_000)
    """Of `tokens_per_sample`, those that are generated at most; without, half of them."""
    mean_completion_tokens: float | None = Field(default=None, ge=1, le=10_000_000)
    """Tokens of a generated answer on average; without, time counts each at its most."""
    kept_answers: float | None = Field(default=None, gt=0, le=1)
    """Share of the generated answers that is trained on (DAPO's dynamic sampling drops the rest)."""
    rollout: Rollout | None = None
    """Where answers are generated: colocate (vLLM on the training cards), server (vLLM on others),
    async (the same, while these train), transformers."""
    rollout_share: float | None = Field(default=None, gt=0, lt=1)
    """Of a card, what vLLM has on it (`gpu_memory_utilization`)."""
    rollout_sleep: bool | None = None
    """vLLM gives its memory back during the update."""
    teacher: str | None = None
    """The model that is distilled, by name; with it the objective is gkd, unless stated otherwise: of
    sft it writes the samples first, and how long that takes is told."""
    teacher_quantization: Quantization | None = None
    """How the teacher is stored beside the student of gkd; without, at 16 bit."""
    on_policy_share: float | None = Field(default=None, ge=0, le=1)
    """Of gkd's samples, those whose answers the student generates (`lmbda`); without, half."""

    def _aim(self, catalog: Catalog) -> dict[str, Any]:
        """Settings that follow from a teacher: TRL's student generates by Transformers."""
        objective = self.objective or ("gkd" if self.teacher else None)
        teacher = {"teacher": catalog.model(self.teacher)} if self.teacher else {}
        if objective != "gkd":
            return teacher
        if self.teacher is None:
            raise ToolError("missing_argument", argument="teacher")
        told = {"objective": "gkd", **teacher}
        return told if self.rollout else {**told, "rollout": "transformers"}
