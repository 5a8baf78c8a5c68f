"""Whether the targets that were stated of LoRA reach a mixture's routed experts."""

from collections.abc import Mapping
from typing import Any

from advisor.catalog.model import Shape
from advisor.runs.parameters import MLP, OTHER_NAMES

OF_EXPERTS = frozenset(
    (*MLP, "all-linear", "gate_up_proj", *(n for n, of in OTHER_NAMES.items() if {*of} & {*MLP}))
)
"""Targets that experts have: every linear layer, or those of an MLP by name."""


BY_LINEAR_LAYERS = ("llama-factory", "ms-swift")
"""Frameworks that look for linear layers themselves: where they find experts, Transformers is older
than 5, which loops over them, and bitsandbytes quantizes them
(https://github.com/hiyouga/LlamaFactory/blob/main/src/llamafactory/model/model_utils/misc.py)."""


def experts_reached(
    shape: Shape, options: Mapping[str, Any], framework: str | None
) -> dict[str, bool]:
    """What is assumed of a run whose targets were stated and nothing of its experts: PEFT puts
    adapters on experts that are linear layers (Transformers before 5), and from 0.20 on what
    Transformers 5 made one tensor of them
    (https://github.com/huggingface/peft/blob/main/src/peft/utils/transformers_weight_conversion.py);
    on experts that always were one tensor only where `target_parameters` names them."""
    experts, targets = shape.experts, options.get("lora_targets")
    told = options.get("lora_experts")
    if experts is None or not (targets or told):
        return {}
    reached = OF_EXPERTS & {*(targets or ())} and not experts.stacked if told is None else told
    if reached and framework in BY_LINEAR_LAYERS and not experts.stacked:
        return {"lora_experts": True, "quantized_experts": True, "expert_loop": True}
    return {} if experts.stacked else {"lora_experts": bool(reached)}
