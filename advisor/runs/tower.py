"""What a vision tower adds to a run: what it keeps for backward, its work.

Its layers are those of an encoder: every patch sees every other, or those of its window; P patches
pass it, h its width, i its MLP's. A frozen tower runs forward only: neither pixels nor weights need
gradients, so that autograd keeps nothing, and what its forward holds for a moment is less than the
decoder's backward takes later. The projector is counted with the tower's weights, not its work.
"""

from typing import NamedTuple

from advisor.catalog.vision import Tower
from advisor.runs.run import SetUp

BACKWARD_FACTOR = 2.2
"""As of the decoder's layers (`activations.py`)."""


class TowerWork(NamedTuple):
    """One micro batch on one card, forward and backward; FLOPs and bytes."""

    products: float = 0.0
    attention: float = 0.0
    moved: float = 0.0
    """What forward saves or would save for backward, in all layers."""


def patches(run: SetUp) -> int:
    """Of a micro batch's pictures; a preference pair's two answers see them twice."""
    seen = run.workload.pictures
    if seen is None or run.model.shape.tower is None:
        return 0
    return run.micro_batch_size * run.sequences_per_sample * seen.count * seen.patches


def _saved(run: SetUp, tower: Tower) -> float:
    """What one layer saves: query, key and value 6h, the attention's output 2h; with a plain MLP two
    LayerNorms (2h and their outputs 2h) and 2i before and after its activation; with a gated one two
    RMSNorms (4h, 2h and their outputs 2h), and 2i four times."""
    norms, inner = (16, 8) if tower.gated else (8, 4)
    return ((norms + 8) * tower.hidden + inner * tower.intermediate) * patches(run)


def kept_bytes(run: SetUp) -> float:
    """What a trained tower keeps until its own backward, the last of all: with checkpointing every
    layer's input 2h, else all that each saves."""
    tower = run.model.shape.tower
    if tower is None or not run.trains_tower:
        return 0.0
    layer = 2 * tower.hidden * patches(run) if run.gradient_checkpointing else _saved(run, tower)
    return tower.layers * layer


def backward_bytes(run: SetUp) -> float:
    """When a trained tower's last layer is in backward."""
    tower = run.model.shape.tower
    if tower is None or not run.trains_tower:
        return 0.0
    again = run.gradient_checkpointing
    return kept_bytes(run) + (BACKWARD_FACTOR - (not again)) * _saved(run, tower)


def work(run: SetUp) -> TowerWork:
    """Products 2N a patch forward (N: weights of the matrices), twice that backward where weights
    are trained, once where adapters are, and forward again with checkpointing; attention 4·s·h a
    layer, s the patches that see each other."""
    tower, seen = run.model.shape.tower, run.workload.pictures
    number = patches(run)
    if tower is None or seen is None or not number:
        return TowerWork()
    passes, moved = 1.0, 1 / 3
    if run.trains_tower:
        passes += (2 if run.method == "full" else 1) + run.gradient_checkpointing
        moved = 1.0 + run.gradient_checkpointing / 3
    passes, moved = run.profile.trained * passes, run.profile.trained * moved
    passes += run.profile.forwards
    all_seeing = tower.layers_seeing_all if tower.window else tower.layers
    windowed = (tower.layers - all_seeing) * (tower.window or 0)
    attention = 4 * tower.hidden * (all_seeing * seen.patches + windowed)
    return TowerWork(
        products=passes * 2 * tower.linear_parameters * number,
        attention=passes * attention * number,
        moved=moved * tower.layers * _saved(run, tower),
    )
