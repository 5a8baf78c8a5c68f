"""Trains the router: LoRA on the weights that are served, dequantized, with the loss on the
grammar's choices. `make train`.

On a CPU two processes (`torchrun`) take half of the rows each and average their gradients, which is
faster than one with two threads; one process uses a GPU where there is one. A run continues from
its last checkpoint; a seed fixes the order of rows.
"""

import argparse
import json
import math
import os
import resource
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import gguf
import torch
import torch.distributed as dist
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict, set_peft_model_state_dict
from torch import Tensor
from tqdm import tqdm
from transformers import AutoModelForCausalLM

from advisor.model import weights
from advisor.settings import Settings
from training.adapted import multiply_by_numpy
from training.build import DATA, read
from training.choices import loss_of, right_rows
from training.encode import Encoded, Encoder
from training.rows import SHORT, held_out

RUNS = Path(__file__).parent / "runs"
TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
PROCESS, WORLD = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
"""This process and how many there are, as torchrun says."""


@dataclass(frozen=True)
class Plan:
    model: str = "gemma-3-270m"
    rank: int = 16
    learning_rate: float = 1e-3
    epochs: float = 2.0
    batch: int = 32
    """Rows a step, over all processes."""
    seed: int = 0
    warmup: float = 0.03
    """Share of the steps in which the learning rate rises; it then falls to 0 as a cosine."""
    checkpoint_every: int = 100
    limit: int | None = None
    """Rows of training; for a trial."""
    adapter: str = ""
    """An adapter as GGUF to go on from."""
    short: str = SHORT
    """How the origin of short, clean questions begins."""
    share: float = 1.0
    """Of those that are read."""


def number_format(device: str) -> torch.dtype:
    """bfloat16 where the processor computes with it; elsewhere it is many times slower than
    float32."""
    quick = device == "cuda" or "512" in torch.backends.cpu.get_cpu_capability()
    return torch.bfloat16 if quick else torch.float32


def load_base(path: Path, dtype: torch.dtype) -> Any:
    """The GGUF's weights, dequantized, as a transformers model: the adapter then also makes up for
    the quantization."""
    return AutoModelForCausalLM.from_pretrained(str(path.parent), gguf_file=path.name, dtype=dtype)


def with_lora(model: Any, rank: int) -> Any:
    return get_peft_model(
        model,
        LoraConfig(r=rank, lora_alpha=rank, target_modules=TARGETS, lora_dropout=0.0, bias="none"),
    )


def started(model: Any, adapter: Path) -> dict[str, Tensor]:
    """The matrices of an adapter written by `training.export`, under the names of the model."""
    reader = gguf.GGUFReader(adapter)
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.GEMMA3, model.config.num_hidden_layers)
    written = {tensor.name: torch.tensor(tensor.data.copy()).float() for tensor in reader.tensors}
    state: dict[str, Tensor] = {}
    for key in get_peft_model_state_dict(model):
        module, part = key.removeprefix("base_model.model.").rsplit(".lora_", 1)
        state[key] = written[f"{names.get_name(module)}.weight.lora_{part[0].lower()}"]
    return state


def split(data: list[Encoded]) -> tuple[list[Encoded], list[Encoded]]:
    """Training rows, and hand-written ones of conversations that training sees nothing of."""
    held = [held_out(e.row.conversation) for e in data]
    training = [e for e, out in zip(data, held, strict=True) if not out and e.choices]
    return training, [e for e, out in zip(data, held, strict=True) if out and e.choices]


MOST_TOKENS = 1536
"""Of a batch, padding included."""


def batches(data: list[Encoded], size: int, random: Random) -> list[list[Encoded]]:
    """One epoch: rows of similar length together, so that little is padding, in random order."""
    groups: list[list[Encoded]] = []
    for row in sorted(data, key=lambda e: len(e.tokens) * (1 + random.random() / 8)):
        full = not groups or len(groups[-1]) == size
        if (
            full
            or (len(groups[-1]) + 1) * max(len(row.tokens), *(len(e.tokens) for e in groups[-1]))
            > MOST_TOKENS
        ):
            groups.append([])
        groups[-1].append(row)
    random.shuffle(groups)
    return groups


def rate(plan: Plan, step: int, steps: int) -> float:
    rising = max(1, round(plan.warmup * steps))
    if step < rising:
        return plan.learning_rate * (step + 1) / rising
    return (
        plan.learning_rate
        * 0.5
        * (1 + math.cos(math.pi * (step - rising) / max(1, steps - rising)))
    )


class Trainer:
    def __init__(self, plan: Plan, data: list[Encoded], folder: Path) -> None:
        self.plan, self.folder = plan, folder
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.training, self.held = split(data)
        self.training = [
            e
            for e in self.training
            if not e.row.origin.startswith(plan.short)
            or crc32(e.row.shown.encode()) % 1000 < 1000 * plan.share
        ]
        self.training = self.training[: plan.limit]
        torch.manual_seed(plan.seed)
        self.model = with_lora(
            load_base(weights.locate(plan.model, Settings().cache), number_format(self.device)).to(
                self.device
            ),
            plan.rank,
        )
        if plan.adapter:
            set_peft_model_state_dict(self.model, started(self.model, Path(plan.adapter)))
        if number_format(self.device) is torch.float32:
            multiply_by_numpy(self.model)
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(self.parameters, lr=plan.learning_rate, weight_decay=0.0)
        self.size = max(1, plan.batch // WORLD)
        self.epoch_steps = len(batches(self.training, self.size, Random(plan.seed)))
        if WORLD > 1:
            dist.all_reduce(steps := torch.tensor(self.epoch_steps), dist.ReduceOp.MIN)
            self.epoch_steps = int(steps)
        self.epoch_steps -= self.epoch_steps // 50  # an order of rows may take a few batches less
        self.steps = math.ceil(self.epoch_steps * plan.epochs)
        self.done, self.seconds, self.tokens = 0, 0.0, 0

    def run(self) -> None:
        self.resume()
        bar = tqdm(total=self.steps, initial=self.done, unit="step", disable=PROCESS != 0)
        while self.done < self.steps:
            for batch in self.epoch():
                started = time.perf_counter()
                loss = self.step(batch)
                self.seconds += time.perf_counter() - started
                self.done += 1
                bar.update()
                bar.set_postfix(
                    loss=f"{loss:.3f}", tokens_per_second=round(self.tokens / self.seconds)
                )
                if self.done % self.plan.checkpoint_every == 0 or self.done == self.steps:
                    self.checkpoint(loss)
                if self.done == self.steps:
                    break

    def epoch(self) -> list[list[Encoded]]:
        """The batches left of this process's current epoch."""
        number, begun = divmod(self.done, self.epoch_steps)
        order = batches(self.training, self.size, Random(self.plan.seed * 1000 + number))
        return order[begun : self.epoch_steps]

    def step(self, batch: list[Encoded]) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = rate(self.plan, self.done, self.steps)
        self.optimizer.zero_grad()
        with torch.autocast(
            self.device, torch.bfloat16, number_format(self.device) is torch.bfloat16
        ):
            loss = loss_of(self.model, batch, self.device, self.size)
        loss.backward()
        if WORLD > 1:
            self._average_gradients()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.tokens += sum(len(e.tokens) for e in batch) * WORLD
        return float(loss)

    def _average_gradients(self) -> None:
        """All gradients in one message: many small ones would cost more than the step."""
        flat = torch.cat([p.grad.flatten() for p in self.parameters if p.grad is not None]) / WORLD
        dist.all_reduce(flat)
        for parameter, piece in zip(
            self.parameters, flat.split([p.numel() for p in self.parameters]), strict=True
        ):
            parameter.grad = piece.view_as(parameter)

    def held_out(self) -> dict[str, float]:
        """Shares of the held-out rows, of all processes, that come out right."""
        with torch.autocast(
            self.device, torch.bfloat16, number_format(self.device) is torch.bfloat16
        ):
            counts = right_rows(self.model, self.held, self.device)
        totals = torch.tensor(list(counts.values()), dtype=torch.float64)
        if WORLD > 1:
            dist.all_reduce(totals)
        sums = dict(zip(counts, totals.tolist(), strict=True))
        return {
            kind: round(sums[f"{kind}_right"] / max(1, sums[kind]), 4)
            for kind in ("rows", "asks", "roles")
        }

    def checkpoint(self, loss: float) -> None:
        held = self.held_out()
        if PROCESS == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 * WORLD
            line = {"step": self.done, "of": self.steps, "loss": round(loss, 4), "held_out": held, "tokens": self.tokens,
                    "seconds": round(self.seconds), "peak_bytes": peak}  # fmt: skip
            with (self.folder / "log.jsonl").open("a") as log:
                log.write(json.dumps(line) + "\n")
            state = {
                "lora": get_peft_model_state_dict(self.model),
                "optimizer": self.optimizer.state_dict(),
                **line,
            }
            torch.save(state, self.folder / "checkpoint.new")
            os.replace(self.folder / "checkpoint.new", self.folder / "checkpoint.pt")

    def resume(self) -> None:
        file = self.folder / "checkpoint.pt"
        if file.exists():
            state = torch.load(file, map_location=self.device, weights_only=True)
            set_peft_model_state_dict(self.model, state["lora"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.done, self.seconds, self.tokens = state["step"], state["seconds"], state["tokens"]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name, value in asdict(Plan()).items():
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            type=type(value) if value is not None else int,
            default=value,
        )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--folder", type=Path)
    options = vars(parser.parse_args())
    data, folder = options.pop("data"), options.pop("folder")
    plan = Plan(**options)
    folder = folder or RUNS / plan.model
    folder.mkdir(parents=True, exist_ok=True)
    if WORLD > 1:
        torch.set_num_threads(1)
        dist.init_process_group("gloo")
    encoder = Encoder(weights.locate(plan.model, Settings().cache))
    shard = read(data)[PROCESS::WORLD]
    encoded = [encoder.encode(row) for row in tqdm(shard, desc="encoding", disable=None)]
    (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=1) + "\n")
    Trainer(plan, encoded, folder).run()


if __name__ == "__main__":
    main()
