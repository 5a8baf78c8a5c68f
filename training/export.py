"""A training run's adapter as the GGUF file that llama.cpp loads beside the base model. Part of
`make train`."""

import argparse
import json
import re
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from numpy.typing import NDArray

from advisor.model import weights
from advisor.settings import Settings
from training.train import RUNS


def export(base: Path, lora: dict[str, torch.Tensor], alpha: float, target: Path) -> None:
    """Writes the adapter in 16 bit: for each adapted weight the pair `lora_a` [rank, in], `lora_b`
    [out, rank]."""
    reader = gguf.GGUFReader(base)
    architecture = str(reader.fields["general.architecture"].contents())
    names = gguf.get_tensor_name_map(
        _architecture(architecture), int(reader.fields[f"{architecture}.block_count"].contents())
    )
    writer = gguf.GGUFWriter(target, architecture)
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for key, tensor in sorted(lora.items()):
        module, part = re.fullmatch(r"base_model\.model\.(.+)\.lora_([AB])\.weight", key).groups()  # pyright: ignore[reportOptionalMemberAccess]
        name = names.get_name(module)
        if name is None:
            raise ValueError(f"{architecture} has no tensor for {module}")
        values = tensor.float().numpy()
        if part == "B" and architecture == "llama" and name.endswith(("attn_q", "attn_k")):
            values = permuted(values, _heads(reader, architecture, name))
        writer.add_tensor(f"{name}.weight.lora_{part.lower()}", values.astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def permuted(rows: NDArray[Any], heads: int) -> NDArray[Any]:
    """Rows in GGUF's order for llama: the two halves of each head, which rotary embedding turns
    together, are interleaved."""
    return (
        rows.reshape(heads, 2, rows.shape[0] // heads // 2, *rows.shape[1:])
        .swapaxes(1, 2)
        .reshape(rows.shape)
    )


def _heads(reader: gguf.GGUFReader, architecture: str, name: str) -> int:
    kind = "head_count" if name.endswith("attn_q") else "head_count_kv"
    return int(reader.fields[f"{architecture}.attention.{kind}"].contents())


def _architecture(name: str) -> gguf.MODEL_ARCH:
    return next(arch for arch, known in gguf.MODEL_ARCH_NAMES.items() if known == name)


def mean(checkpoints: list[Path]) -> dict[str, torch.Tensor]:
    """The adapters' matrices averaged: two ends of one run together are right more often than
    either."""
    loras = [
        torch.load(file, map_location="cpu", weights_only=True)["lora"] for file in checkpoints
    ]
    return {name: torch.stack([lora[name].float() for lora in loras]).mean(0) for name in loras[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=RUNS / Settings().model)
    parser.add_argument(
        "--mean-with",
        type=Path,
        nargs="*",
        default=[],
        help="earlier checkpoints of the run to average with",
    )
    options = parser.parse_args()
    plan = json.loads((options.folder / "plan.json").read_text())
    target = weights.adapter_path(plan["model"])
    target.parent.mkdir(exist_ok=True)
    export(
        weights.locate(plan["model"], Settings().cache),
        mean([options.folder / "checkpoint.pt", *options.mean_with]),
        float(plan["rank"]),
        target,
    )
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
