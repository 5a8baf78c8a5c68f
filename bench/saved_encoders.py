"""What a layer of an encoder, or of a decoder that attends to one, keeps for backward, as PyTorch
counts it: what the constants of `advisor/runs/encoder.py` are.

`pip install -r bench/requirements-oracle.txt`, then `python -m bench.saved_encoders`. Real Transformers layers run
forward on tensors without data, attention and autocast as on a CUDA card (`bench/traced/cuda.py`).
Printed are bytes a token (a position of the sound, a token of the transcript) in hidden widths.
"""

import warnings
from collections.abc import Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # the program's own environment has no torch
    import torch

WIDTH, BATCH = 512, 2
LENGTHS, DEPTHS = (256, 128), (4, 2)
"""What two of each differ by is activations, not weights' copies."""
SIZES: dict[str, dict[str, Any]] = {
    "bert": {"hidden_size": WIDTH, "num_attention_heads": 8, "intermediate_size": 4 * WIDTH, "vocab_size": 1000},
    "deberta-v2": {
        "hidden_size": WIDTH, "num_attention_heads": 8, "intermediate_size": 4 * WIDTH, "vocab_size": 1000,
        "relative_attention": True, "position_buckets": 256, "pos_att_type": ["p2c", "c2p"], "share_att_key": True,
        "norm_rel_ebd": "layer_norm", "position_biased_input": False,
    },
    "whisper": {
        "d_model": WIDTH, "encoder_attention_heads": 8, "decoder_attention_heads": 8, "encoder_ffn_dim": 4 * WIDTH,
        "decoder_ffn_dim": 4 * WIDTH, "vocab_size": 1000, "pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2,
        "decoder_start_token_id": 1,
    },
}  # fmt: skip


class Case(NamedTuple):
    architecture: str
    half: str
    """Of Whisper, whose depth and length change: encoder, decoder, or the sound that its decoder
    attends to."""
    attention: str
    cast: bool
    """Fp32 weights under autocast."""
    fp32: bool
    """Without it, fp32 or 16 bit throughout."""


def cases() -> Iterator[Case]:
    for cast, fp32 in ((False, True), (True, True), (False, False)):
        for attention in ("sdpa", "eager"):
            yield Case("bert", "", attention, cast, fp32)
        yield Case("deberta-v2", "", "eager", cast, fp32)
        for half in ("encoder", "decoder", "sound"):
            yield Case("whisper", half, "sdpa", cast, fp32)


def saved_bytes(case: Case, depth: int, length: int) -> int:
    """Bytes that autograd keeps in the forward pass."""
    import torch
    from torch._subclasses.fake_tensor import FakeTensorMode

    from bench.traced.cuda import HALF, CudaKernels

    model = _model(case, depth, length)
    weights = {parameter.untyped_storage()._cdata for parameter in model.parameters()}
    found: dict[int, torch.UntypedStorage] = {}  # held, so that no address is used twice

    def keep(tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        if storage._cdata not in weights:
            found[storage._cdata] = storage
        return tensor

    cast = torch.autocast("cpu", HALF) if case.cast else nullcontext()
    hooks = torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor)
    with FakeTensorMode(allow_non_fake_inputs=True), CudaKernels(), cast, hooks:
        model(**_inputs(case, length))
    return sum(storage.nbytes() for storage in found.values())


def _model(case: Case, depth: int, length: int) -> "torch.nn.Module":
    import torch
    from transformers import AutoConfig, AutoModel

    name = {"encoder": "encoder_layers"}.get(case.half, "decoder_layers")
    depths = {name: depth} if case.half else {"num_hidden_layers": depth}
    positions = {"max_source_positions": length if case.half in ("encoder", "sound") else 1500}
    sizes = SIZES[case.architecture] | depths | (positions if case.half else {})
    config = AutoConfig.for_model(case.architecture, **sizes)
    torch.set_default_dtype(torch.float32 if case.fp32 else torch.bfloat16)
    model: torch.nn.Module = AutoModel.from_config(config, attn_implementation=case.attention)
    torch.set_default_dtype(torch.float32)
    return model.train()


def _inputs(case: Case, length: int) -> "dict[str, torch.Tensor]":
    import torch

    if not case.half:
        tokens = torch.zeros(BATCH, length, dtype=torch.long)
        return {"input_ids": tokens, "attention_mask": torch.ones_like(tokens)}
    text = length if case.half == "decoder" else 64
    heard = 1500 if case.half == "decoder" else length
    dtype = torch.float32 if case.fp32 else torch.bfloat16
    return {
        "input_features": torch.zeros(BATCH, 80, 2 * heard, dtype=dtype),
        "decoder_input_ids": torch.zeros(BATCH, text, dtype=torch.long),
    }


def widths(case: Case) -> float:
    """Of one layer, from two lengths and two depths."""
    total = 0.0
    for length, sign in zip(LENGTHS, (1, -1), strict=True):
        deep, shallow = (saved_bytes(case, depth, length) for depth in DEPTHS)
        total += sign * (deep - shallow) / (DEPTHS[0] - DEPTHS[1])
    return total / (BATCH * (LENGTHS[0] - LENGTHS[1])) / WIDTH


def main() -> None:
    warnings.simplefilter("ignore")
    for case in cases():
        kind = "autocast" if case.cast else "fp32" if case.fp32 else "16 bit"
        what = f"{case.architecture} {case.half}".strip()
        print(f"{what:18} {case.attention:6} {kind:9} {widths(case):7.1f}")


if __name__ == "__main__":
    main()
