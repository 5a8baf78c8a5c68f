"""The vision tower of a multimodal `config.json`: that of the known model which is nearest to it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from advisor.catalog.model import Model
from advisor.catalog.vision import Vision

BY_TOWER = ("llava",)
"""Classes for several towers: there the tower's own `model_type` tells which."""
WIDTHS = ("embed_dim", "hidden_size")
"""The tower's width; Qwen2-VL's `hidden_size` is the decoder's."""


def vision_of(models: Iterable[Model], config: Mapping[str, Any], hidden: int) -> Vision | None:
    """Of a model with the same tower; the projector's share of its parameters is that of the decoder
    whose width is nearest to `hidden`. None where no model of the kind is known."""
    inner = config.get("vision_config")
    if not isinstance(inner, Mapping):
        return None
    told = cast(Mapping[str, Any], inner)
    kind = config.get("model_type")
    kind = told.get("model_type") if kind in BY_TOWER else kind
    width = next((told[name] for name in WIDTHS if name in told), None)
    alike = [
        (abs(model.shape.hidden - hidden), vision)
        for model in models
        if (vision := model.shape.vision)
        and kind in vision.tower.model_types
        and width in (None, vision.tower.hidden)
    ]
    return min(alike, key=lambda each: each[0])[1] if alike else None
