"""The models that stand on a card together in a run with a reward: what each takes there, and what is left of
the whole."""

from typing import Literal

from advisor.result import Result
from advisor.runs.memory.states import reference_parameters, share_held, states_of
from advisor.runs.options import SHARDS_WEIGHTS
from advisor.runs.placing import Placed
from advisor.runs.rollout import engine_bytes
from advisor.units import gib

HeldRole = Literal["policy", "value", "reference", "reward", "engine", "rest"]


class HeldModel(Result):
    """One of them; a trained one with its gradients and optimizer states."""

    role: HeldRole
    peak_gib: float
    trained: bool = False


def models_held(placed: Placed) -> tuple[HeldModel, ...]:
    """Of a run that generates its answers, where each model is trained or kept in full."""
    run = placed.set_up
    if not run.generates or run.method != "full" or run.profile.teaches:
        return ()
    shape, states = run.model.shape, states_of(run)
    share = share_held(run, SHARDS_WEIGHTS)
    frozen = 2 * share * reference_parameters(run)
    scoring = 2 * share * run.profile.frozen * run.scoring_parameters
    trained = states.standing - frozen + states.gradients
    policy = trained / run.trained_models
    reference = 2 * share * shape.parameters if run.profile.reference else 0.0
    parts: tuple[tuple[HeldRole, float, bool], ...] = (
        ("policy", policy, True),
        ("value", trained - policy, True),
        ("reference", reference, False),
        ("reward", scoring, False),
        ("engine", engine_bytes(run), False),
    )
    rest = placed.memory.expected - sum(size for _, size, _ in parts)
    parts = (*parts, ("rest", max(0.0, rest), False))
    return tuple(
        HeldModel(role=role, peak_gib=gib(size), trained=kept) for role, size, kept in parts if size
    )
