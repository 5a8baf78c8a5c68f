"""One training step of a real model on tensors without data, and what it allocates and frees.

Every storage that PyTorch's dispatcher shows is an allocation when it is first seen and freed when
it dies, so the events come in the order in which the card's allocator would get them. What kernels
allocate for themselves is not dispatched and is added by name (`_inside`).
"""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.checkpoint import DefaultDeviceType

from advisor.runs.run import SetUp
from bench.traced.cuda import HALF, CudaKernels
from bench.traced.models import built, decoder_layers

ATEN = torch.ops.aten
CUBLAS_WORKSPACE_BYTES = 2 * 8_519_680
"""4,096 KiB x 2 + 16 KiB x 8, for the threads of forward and backward each
(`aten/src/ATen/cuda/CublasHandlePool.cpp`; a Hopper card takes 32 MiB each)."""


class Event(NamedTuple):
    """An allocation of `size` bytes, or the end of one where `size` is None."""

    key: int
    size: int | None
    label: str = ""


@dataclass
class Trace:
    """The events of a run, and where its moments begin."""

    events: list[Event] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)

    def mark(self, moment: str) -> None:
        self.marks.append((len(self.events), moment))


class Recorder(TorchDispatchMode):
    """Writes a `Trace` of what runs under it."""

    def __init__(self) -> None:
        super().__init__()
        self.trace = Trace()
        self.module = "backward"
        self._live: dict[int, weakref.ref[torch.UntypedStorage]] = {}
        self._last_key = 0

    def hold(self, size: int, label: str) -> int:
        self._last_key += 1
        self.trace.events.append(Event(self._last_key, size, label))
        return self._last_key

    def release(self, key: int) -> None:
        self.trace.events.append(Event(key, None))

    def see(self, tensor: torch.Tensor, label: str) -> None:
        """A scalar stands in main memory or takes next to nothing."""
        storage = tensor.untyped_storage()
        address = storage._cdata
        if address in self._live or storage.nbytes() <= 16:
            return
        key = self.hold(storage.nbytes(), label)

        def gone(_: object) -> None:
            self._live.pop(address, None)
            self.release(key)

        self._live[address] = weakref.ref(storage, gone)

    def forget(self) -> None:
        """What dies from here on is no event."""
        self._live.clear()

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func is ATEN._local_scalar_dense.default:  # the optimizer's count of steps
            return 1.0
        inside = [self.hold(size, f"inside {func}") for size in _inside(func, args)]
        found = func(*args, **(kwargs or {}))
        for leaf in tree_leaves(found):
            if isinstance(leaf, torch.Tensor):
                self.see(leaf, f"{self.module} {func}")
        for key in inside:
            self.release(key)
        return found


def _inside(func: Any, args: Any) -> Iterator[int]:
    """Bytes that a CUDA kernel allocates for its own use. Flash attention's backward sums the
    queries' gradient in fp32 and, where queries share keys, makes keys' and values' gradients for
    every head (`mha_bwd` of `aten/src/ATen/native/transformers/cuda/flash_attn/flash_api.cpp`); the
    memory-efficient one sums likewise; a 4-bit product of many rows dequantizes its weight
    (`gemm_4bit` of bitsandbytes' CUDA backend); softmax's backward takes gradient times output
    (`aten/src/ATen/native/cuda/SoftMax.cu`)."""
    name = func.name()
    if name.endswith("_attention_backward"):
        query, key = args[1], args[2]
        yield 4 * query.numel()
        if key.shape[1] != query.shape[1]:
            yield 2 * query.numel()
            yield 2 * query.numel()
    elif name.startswith("aten::_softmax_backward_data"):
        yield args[0].nbytes
    elif name.startswith("bitsandbytes::gemm_4bit"):
        yield 2 * args[2][0] * args[2][1]


@contextmanager
def cuda_autocast(enabled: bool) -> Iterator[None]:
    """PEFT asks whether CUDA's autocast is on; the processor's is the one that computes here, also
    where a layer is computed again."""
    usual = DefaultDeviceType.get_device_type()
    DefaultDeviceType.set_device_type("cpu")
    torch.set_autocast_enabled("cuda", enabled)
    try:
        yield
    finally:
        torch.set_autocast_enabled("cuda", False)
        DefaultDeviceType.set_device_type(usual)


@contextmanager
def named_modules(recorder: Recorder) -> Iterator[None]:
    """Labels what is allocated with the class of the module that runs."""
    running: list[str] = []

    def enter(module: torch.nn.Module, _: Any) -> None:
        running.append(type(module).__name__)
        recorder.module = running[-1]

    def leave(*_: Any) -> None:
        running.pop()
        recorder.module = running[-1] if running else "backward"

    hooks = torch.nn.modules.module
    handles = (
        hooks.register_module_forward_pre_hook(enter),
        hooks.register_module_forward_hook(leave, always_call=True),
    )
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def mark_layers(trace: Trace, layers: torch.nn.ModuleList) -> None:
    """Backward reaches the last layer, the one before it, and the first."""
    names = {0: "bottom layer", len(layers) - 2: "between", len(layers) - 1: "top layer"}
    if len(layers) == 2:
        names[0] = "bottom layer"
    for number, name in names.items():

        def passed(_: Any, __: Any, output: Any, name: str = name) -> None:
            hidden = output[0] if isinstance(output, tuple) else output
            if hidden.requires_grad:
                hidden.register_hook(lambda _: trace.mark(name))

        layers[number].register_forward_hook(passed)


Loop = Literal["trainer", "plain"]
"""Who calls the model. plain: a script of its own, without autocast, that still holds the outputs
during backward, as those who measure do."""


def micro_batch(model: torch.nn.Module, samples: int, length: int, loop: Loop) -> None:
    """Forward and backward. Trainer's forward runs under autocast, accelerate makes its outputs
    fp32, and they die with `compute_loss`, before backward."""
    from accelerate.utils import convert_outputs_to_fp32

    tokens = torch.zeros(samples, length, dtype=torch.int64)
    if loop == "plain":
        held = model(input_ids=tokens, labels=tokens, use_cache=False)
        torch.autograd.backward(held.loss)
        return

    def forward(**inputs: Any) -> Any:
        with torch.autocast("cpu", HALF):
            return model(**inputs)

    def loss() -> torch.Tensor:
        outputs = convert_outputs_to_fp32(forward)(
            input_ids=tokens, labels=tokens, use_cache=False, num_items_in_batch=samples * length
        )
        return outputs["loss"]

    torch.autograd.backward(loss())


class EightBitAdamW(torch.optim.Optimizer):
    """bitsandbytes' 8-bit AdamW by what it stores: two moments of a byte and a fp32 constant for
    each block of 256; tensors of fewer than 4,096 weights keep fp32 moments. It updates in
    place."""

    def __init__(self, parameters: list[torch.Tensor]) -> None:
        super().__init__(parameters, {})

    def step(self, closure: Any = None) -> None:
        for one in self.param_groups[0]["params"]:
            if self.state[one]:
                continue
            for name in ("state1", "state2"):
                if one.numel() < 4096:
                    self.state[one][name] = torch.zeros_like(one, dtype=torch.float32)
                else:
                    self.state[one][name] = torch.zeros_like(one, dtype=torch.uint8)
                    self.state[one][f"{name} constants"] = torch.zeros(-(-one.numel() // 256))


OPTIMIZERS: dict[str, Any] = {
    "adamw": lambda trained: torch.optim.AdamW(trained, foreach=True),
    "adamw_8bit": EightBitAdamW,
}


def traced(run: SetUp, first_step: bool = True, loop: Loop = "trainer") -> Trace:
    """Two optimizer steps of a run: the first, in which the optimizer makes its state, and one that
    finds it. Without `first_step` the state is there from the start: as much is allocated, and in
    half the time, but where in the segments, is not as in a run."""
    mode = FakeTensorMode(allow_non_fake_inputs=True)
    model, standing = built(run, mode)
    recorder = Recorder()
    recorder.hold(CUBLAS_WORKSPACE_BYTES, "cuBLAS")
    for tensor in standing:
        recorder.see(tensor, "weights")
    mark_layers(recorder.trace, decoder_layers(model, run.model.shape.layers))
    trained = [one for one in model.parameters() if one.requires_grad]
    with mode, CudaKernels(), named_modules(recorder), cuda_autocast(loop == "trainer"), recorder:
        optimizer = OPTIMIZERS[run.optimizer](trained)
        if not first_step:
            for one in trained:
                one.grad = torch.empty_like(one)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        for accumulation in (1, min(run.gradient_accumulation, 2))[not first_step :]:
            recorder.trace.marks.clear()
            for _ in range(accumulation):
                recorder.trace.mark("loss")
                micro_batch(model, run.micro_batch_size, run.workload.tokens_per_sample, loop)
            recorder.trace.mark("optimizer step")
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
    recorder.forget()
    return recorder.trace
