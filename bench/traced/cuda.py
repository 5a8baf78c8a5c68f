"""What a CUDA card would run where the processor, on which the tensors without data are said to be,
runs something else."""

from typing import Any

import torch
from torch.overrides import TorchFunctionMode

ATEN = torch.ops.aten
HALF = torch.bfloat16
FP32_ON_CUDA = {
    torch.nn.functional.layer_norm, torch.nn.functional.softmax, torch.softmax, torch.pow,
    torch.square, torch.expm1, torch.Tensor.pow, torch.Tensor.square, torch.Tensor.__pow__,
}  # fmt: skip
"""What autocast computes in fp32 on CUDA and not on the processor, of what decoders call
(`aten/src/ATen/autocast_mode.h`)."""
FLASH_LARGEST_HEAD = 256


class CudaKernels(TorchFunctionMode):
    """What a CUDA card would run where the processor runs something else: attention's fused
    kernels, and autocast's fp32 for some functions."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if func is torch.nn.functional.scaled_dot_product_attention:
            return attention(*args, **kwargs)
        if func is torch.nn.functional.dropout:
            return dropout(*args, **kwargs)
        if func in FP32_ON_CUDA and torch.is_autocast_enabled("cpu"):
            args = tuple(
                one.float() if isinstance(one, torch.Tensor) and one.dtype == HALF else one
                for one in args
            )
        return func(*args, **kwargs)


def dropout(
    input: torch.Tensor, p: float = 0.5, training: bool = True, inplace: bool = False
) -> torch.Tensor:
    """The fused kernel, which keeps a byte an element."""
    return torch.native_dropout(input, p, True)[0] if training and p else input


def attention(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attn_mask: torch.Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> torch.Tensor:
    """`scaled_dot_product_attention` as it chooses on an Ampere card: flash without a mask, else
    memory-efficient (`sdp_utils.cpp`); autocast makes its inputs 16-bit."""
    if torch.is_autocast_enabled("cpu"):
        query, key, value = query.to(HALF), key.to(HALF), value.to(HALF)
    if attn_mask is None and query.shape[-1] <= FLASH_LARGEST_HEAD:
        return ATEN._scaled_dot_product_flash_attention(
            query, key, value, dropout_p, is_causal, scale=scale
        )[0]
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            attn_mask = torch.where(attn_mask, 0.0, float("-inf")).to(query.dtype)
        attn_mask = attn_mask.to(query.dtype).expand(*query.shape[:2], -1, -1)
    return ATEN._scaled_dot_product_efficient_attention(
        query, key, value, attn_mask, True, dropout_p, is_causal, scale=scale
    )[0]
