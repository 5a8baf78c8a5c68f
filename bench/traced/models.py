"""A row of the catalog as the real model of Transformers, with PEFT's adapters or bitsandbytes'
4-bit layers, on tensors without data."""

from contextlib import nullcontext
from typing import Any

import torch
from torch._subclasses.fake_tensor import FakeTensor, FakeTensorMode

from advisor.runs.run import SetUp
from bench.traced.cuda import CudaKernels
from bench.traced.families import config_of

BLOCK, SECOND_BLOCK = 64, 256
"""Weights of one constant in NF4, and constants of one second-level constant."""
CHECKPOINTING = {"use_reentrant": False, "context_fn": lambda: (nullcontext(), CudaKernels())}
"""As Transformers 5 checkpoints; backward does not hand on the mode that stands in for CUDA."""


def _say_unpadded() -> None:
    """Transformers looks into a batch's mask to see that nothing is padded, and cannot look into a
    tensor without data; here it is told: no mask, unless a layer's window is shorter than the
    samples."""
    from transformers import AttentionMaskInterface
    from transformers.masking_utils import sdpa_mask

    def mask(*args: Any, kv_length: int, local_size: int | None = None, **settings: Any) -> Any:
        if local_size is None or kv_length < local_size:
            return None
        return sdpa_mask(*args, kv_length=kv_length, local_size=local_size, **settings)

    AttentionMaskInterface.register("sdpa", mask)


def built(run: SetUp, mode: FakeTensorMode) -> tuple[torch.nn.Module, list[torch.Tensor]]:
    """The model of a run as it is trained, and every tensor that stands with it."""
    from peft import LoraConfig, get_peft_model, prepare_model_for_kbit_training
    from transformers import AutoModelForCausalLM

    config = config_of(run.model, run.workload.tokens_per_sample)
    attention = "eager" if run.attention == "eager" else "sdpa"
    _say_unpadded()
    with torch.device("meta"):
        model: Any = AutoModelForCausalLM.from_config(
            config, attn_implementation=attention, dtype=torch.bfloat16
        )
        if run.base_quantization != "none":
            _quantize(model, nested=run.base_quantization == "nf4_dq")
            model.is_loaded_in_4bit = True
            model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=False)
        if run.gradient_checkpointing:
            model.gradient_checkpointing_enable(CHECKPOINTING)
        if run.adapter:
            targets = "all-linear" if "all-linear" in run.lora_targets else list(run.lora_targets)
            model = get_peft_model(
                model,
                LoraConfig(r=run.lora_rank, target_modules=targets, task_type="CAUSAL_LM"),
            )
    return model.train(), _without_data(model, mode)


def decoder_layers(model: torch.nn.Module, number: int) -> torch.nn.ModuleList:
    return next(
        one
        for one in model.modules()
        if isinstance(one, torch.nn.ModuleList) and len(one) == number
    )


def _quantize(model: Any, nested: bool) -> None:
    """Every linear layer but the head becomes bitsandbytes' own; packed weights and constants are
    made directly, for its quantization needs data. `nested`: the constants are quantized too."""
    from transformers.pytorch_utils import Conv1D

    head = model.get_output_embeddings()
    for module in list(model.modules()):
        for name, layer in list(module.named_children()):
            if layer is head:
                continue
            if isinstance(layer, torch.nn.Linear):
                setattr(
                    module, name, _four_bit(layer, layer.in_features, layer.out_features, nested)
                )
            elif isinstance(layer, Conv1D):
                setattr(module, name, _four_bit(layer, *layer.weight.shape, nested))


def _four_bit(layer: Any, inputs: int, outputs: int, nested: bool) -> torch.nn.Module:
    from bitsandbytes.nn import Linear4bit

    made = Linear4bit(
        inputs,
        outputs,
        bias=layer.bias is not None,
        compute_dtype=torch.bfloat16,
        quant_type="nf4",
    )
    if layer.bias is not None:
        made.bias = torch.nn.Parameter(layer.bias.data)
    _pack(made, nested)
    return made


def _pack(layer: Any, nested: bool) -> None:
    from bitsandbytes.functional import QuantState

    number = layer.in_features * layer.out_features
    blocks = -(-number // BLOCK)
    second = QuantState(
        absmax=torch.empty(-(-blocks // SECOND_BLOCK), dtype=torch.float32),
        blocksize=SECOND_BLOCK,
        code=torch.empty(256),
        dtype=torch.float32,
    )
    state = QuantState(
        absmax=torch.empty(blocks, dtype=torch.uint8 if nested else torch.float32),
        shape=torch.Size((layer.out_features, layer.in_features)),
        code=torch.empty(16),
        blocksize=BLOCK,
        quant_type="nf4",
        dtype=torch.bfloat16,
        offset=torch.empty(()) if nested else None,
        state2=second if nested else None,
    )
    weight = layer.weight
    weight.data = torch.empty(-(-number // 2), 1, dtype=torch.uint8)
    weight.requires_grad_(False)
    weight.quant_state, weight.bnb_quantized, layer.quant_state = state, True, state


def _without_data(model: torch.nn.Module, mode: FakeTensorMode) -> list[torch.Tensor]:
    """Puts a tensor that has a device and no data in the place of each on the meta device."""
    known: dict[int, torch.Tensor] = {}

    def fake(tensor: torch.Tensor) -> torch.Tensor:
        if id(tensor) not in known:
            made: Any = FakeTensor(
                mode, tensor.detach().as_subclass(torch.Tensor), torch.device("cpu")
            )
            made.requires_grad_(tensor.requires_grad)
            made._is_param = isinstance(tensor, torch.nn.Parameter)
            if state := getattr(tensor, "quant_state", None):
                made.quant_state = state
                for one in (state, state.state2) if state.nested else (state,):
                    one.absmax, one.code = fake(one.absmax), fake(one.code)
                if state.nested:
                    state.offset = fake(state.offset)
            known[id(tensor)] = made
        return known[id(tensor)]

    kept = list(model.parameters()) + list(model.buffers())  # ids stay theirs while they live
    for module in model.modules():
        for table in (module._parameters, module._buffers):
            for name, tensor in table.items():
                if tensor is not None:
                    table[name] = fake(tensor)
        for name, value in vars(module).items():
            if isinstance(value, torch.Tensor):
                kept.append(value)
                setattr(module, name, fake(value))
    return list(known.values())
