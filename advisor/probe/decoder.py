"""A decoder of a stated shape with random weights, in plain PyTorch: as Transformers computes it,
without its fused kernels, and LoRA as PEFT adds it.

Runs in the process that measures, in the user's environment: PyTorch, `trial` and nothing else.
"""
# pyright: reportMissingImports=false, reportUntypedBaseClass=false, reportUnknownParameterType=false

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 – its usual name
from torch import nn
from torch.utils.checkpoint import checkpoint

from advisor.probe.trial import Sizes, Trial

TYPES = {"bf16": torch.bfloat16, "fp16": torch.float16, "fp32": torch.float32}
NORM_EPSILON = 1e-6
ROTARY_BASE = 10_000.0
LORA_SCALE = 2.0


class Decoder(nn.Module):
    """Tokens in, mean cross-entropy of the next token out."""

    def __init__(self, trial: Trial) -> None:
        super().__init__()
        sizes, made = trial.sizes, _Maker(trial)
        self.embedding = nn.Embedding(
            sizes.vocab, sizes.hidden, device=trial.device, dtype=made.unquantized
        )
        self.blocks = nn.ModuleList(Block(sizes, made) for _ in range(trial.layers))
        self.norm = made.norm(sizes.hidden)
        self.head = nn.Linear(
            sizes.hidden, sizes.vocab, bias=False, device=trial.device, dtype=made.unquantized
        )
        if sizes.tied:
            self.head.weight = self.embedding.weight
        if trial.method != "full":
            _freeze(self)
        self._rotary = _rotary(trial.tokens, sizes.head_dim, trial.device)
        self._checkpointing = trial.checkpointing

    def forward(self, tokens: Any, layers: int) -> Any:
        """`tokens`: one more a sample than the decoder reads; `layers`: the first so many."""
        stream = self.embedding(tokens[:, :-1])
        for block in self.blocks[:layers]:
            stream = (
                checkpoint(block, stream, self._rotary, use_reentrant=False)
                if self._checkpointing
                else block(stream, self._rotary)
            )
        logits = self.head(self.norm(stream)).float()
        return F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())


def _freeze(model: Decoder) -> None:
    """All but the adapters."""
    for name, weight in model.named_parameters():
        weight.requires_grad_(".adapter_" in name)


class _Maker:
    """Makes the layers of a trial: stored as it says, with an adapter where it says so."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial
        self.unquantized = torch.float32 if trial.upcast else TYPES[trial.stored]

    def norm(self, width: int, wanted: bool = True) -> nn.Module:
        """A norm, or nothing where the shape has none there."""
        return Norm(width, self._trial.device, self.unquantized) if wanted else nn.Identity()

    def linear(self, name: str, inputs: int, outputs: int, bias: bool = False) -> nn.Module:
        """The projection `name`."""
        trial = self._trial
        base = self._base(inputs, outputs, bias)
        if trial.method == "full" or name not in trial.targets:
            return base
        return Adapted(base, inputs, outputs, trial)

    def _base(self, inputs: int, outputs: int, bias: bool) -> nn.Module:
        trial, kind = self._trial, TYPES[self._trial.stored]
        if not trial.four_bit:
            return nn.Linear(inputs, outputs, bias=bias, device=trial.device, dtype=kind)
        import bitsandbytes  # here, for only a run in 4 bit needs it

        made = bitsandbytes.nn.Linear4bit(
            inputs, outputs, bias=bias, compute_dtype=kind, quant_type="nf4"
        )
        return made.to(trial.device)


class Adapted(nn.Module):
    """W·x + scale·B·A·x (https://arxiv.org/abs/2106.09685), A and B in fp32."""

    def __init__(self, base: nn.Module, inputs: int, outputs: int, trial: Trial) -> None:
        super().__init__()
        where = {"device": trial.device, "dtype": torch.float32}
        self.base = base
        self.adapter_a = nn.Linear(inputs, trial.rank, bias=False, **where)
        self.adapter_b = nn.Linear(trial.rank, outputs, bias=False, **where)

    def forward(self, stream: Any) -> Any:
        out = self.base(stream)
        narrow = self.adapter_a(stream.to(self.adapter_a.weight.dtype))
        return (out + LORA_SCALE * self.adapter_b(narrow)).to(out.dtype)


class Norm(nn.Module):
    """Root mean square, taken in fp32."""

    def __init__(self, width: int, device: str, kind: Any) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width, device=device, dtype=kind))

    def forward(self, stream: Any) -> Any:
        wide = stream.float()
        wide = wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + NORM_EPSILON)
        return self.weight * wide.to(stream.dtype)


class Block(nn.Module):
    """Attention and MLP, each with its norm before it (and one behind it)."""

    def __init__(self, sizes: Sizes, made: _Maker) -> None:
        super().__init__()
        self.before_attention = made.norm(sizes.hidden)
        self.attention = Attention(sizes, made)
        self.behind_attention = made.norm(sizes.hidden, sizes.sandwich_norms)
        self.before_mlp = made.norm(sizes.hidden)
        self.behind_mlp = made.norm(sizes.hidden, sizes.sandwich_norms)
        self.mlp = Mixture(sizes, made) if sizes.experts else Mlp(sizes, made, sizes.intermediate)

    def forward(self, stream: Any, rotary: Any) -> Any:
        stream = stream + self.behind_attention(
            self.attention(self.before_attention(stream), rotary)
        )
        return stream + self.behind_mlp(self.mlp(self.before_mlp(stream)))


class Attention(nn.Module):
    """Causal, with grouped queries and rotary positions."""

    def __init__(self, sizes: Sizes, made: _Maker) -> None:
        super().__init__()
        queries, keys = sizes.heads * sizes.head_dim, sizes.kv_heads * sizes.head_dim
        self.q_proj = made.linear("q_proj", sizes.hidden, queries, sizes.qkv_bias)
        self.k_proj = made.linear("k_proj", sizes.hidden, keys, sizes.qkv_bias)
        self.v_proj = made.linear("v_proj", sizes.hidden, keys, sizes.qkv_bias)
        self.o_proj = made.linear("o_proj", queries, sizes.hidden)
        self.q_norm = made.norm(sizes.head_dim, sizes.qk_norm)
        self.k_norm = made.norm(sizes.head_dim, sizes.qk_norm)
        self._head_dim, self._group = sizes.head_dim, sizes.heads // sizes.kv_heads

    def forward(self, stream: Any, rotary: Any) -> Any:
        queries = _rotated(self.q_norm(self._heads(self.q_proj(stream))), rotary)
        keys = _rotated(self.k_norm(self._heads(self.k_proj(stream))), rotary)
        values = self._heads(self.v_proj(stream))
        if self._group > 1:
            keys, values = (each.repeat_interleave(self._group, 1) for each in (keys, values))
        mixed = F.scaled_dot_product_attention(
            queries, keys.to(queries.dtype), values.to(queries.dtype), is_causal=True
        )
        return self.o_proj(mixed.transpose(1, 2).flatten(2))

    def _heads(self, stream: Any) -> Any:
        return stream.unflatten(-1, (-1, self._head_dim)).transpose(1, 2)


class Mlp(nn.Module):
    """Three matrices (SwiGLU) or two (GELU)."""

    def __init__(self, sizes: Sizes, made: _Maker, width: int) -> None:
        super().__init__()
        self.gate_proj = made.linear("gate_proj", sizes.hidden, width) if sizes.gated else None
        self.up_proj = made.linear("up_proj", sizes.hidden, width)
        self.down_proj = made.linear("down_proj", width, sizes.hidden)

    def forward(self, stream: Any) -> Any:
        if self.gate_proj is None:
            return self.down_proj(F.gelu(self.up_proj(stream)))
        return self.down_proj(F.silu(self.gate_proj(stream)) * self.up_proj(stream))


class Mixture(nn.Module):
    """Each token passes the experts that its router rates highest, and the shared ones; expert by
    expert, as Transformers does without kernels for it."""

    def __init__(self, sizes: Sizes, made: _Maker) -> None:
        super().__init__()
        self.router = made.linear("router", sizes.hidden, sizes.experts)
        width, shared = sizes.expert_width, sizes.shared_width
        self.experts = nn.ModuleList(Mlp(sizes, made, width) for _ in range(sizes.experts))
        self.shared = Mlp(sizes, made, shared) if shared else None
        self._active = sizes.active_experts

    def forward(self, stream: Any) -> Any:
        tokens = stream.flatten(0, 1)
        rates, chosen = self.router(tokens).float().softmax(-1).topk(self._active)
        out = torch.zeros_like(tokens)
        for number, expert in enumerate(self.experts):
            rows, place = (chosen == number).nonzero(as_tuple=True)
            share = expert(tokens[rows]) * rates[rows, place, None]
            out = out.index_add(0, rows, share.to(out.dtype))
        if self.shared is not None:
            out = out + self.shared(tokens)
        return out.view_as(stream)


def _rotary(tokens: int, head_dim: int, device: str) -> Any:
    """Cosines and sines of every position."""
    steps = torch.arange(0, head_dim, 2, device=device, dtype=torch.float32) / head_dim
    angles = torch.outer(torch.arange(tokens, device=device).float(), ROTARY_BASE**-steps)
    angles = torch.cat((angles, angles), -1)
    return angles.cos(), angles.sin()


def _rotated(heads: Any, rotary: Any) -> Any:
    cosines, sines = (each.to(heads.dtype) for each in rotary)
    first, second = heads.chunk(2, -1)
    return heads * cosines + torch.cat((-second, first), -1) * sines
