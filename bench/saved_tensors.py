"""What one decoder layer keeps for backward, counted by PyTorch itself, beside
`activations.activations`.

`pip install -r training/requirements-training.txt peft`, then `python -m bench.saved_tensors [--save]`. Real Transformers layers with PEFT's
adapters run forward on the processor, under autocast as Trainer does; every tensor autograd saves
is counted once, the weights left out.
What is saved does not depend on the device, but for the attention kernel's own bookkeeping.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from advisor.catalog.architectures import model_from_config
from advisor.catalog.load import load
from advisor.runs.memory.activations import activations
from advisor.runs.run import Cards, SetUp
from advisor.runs.workload import Workload

RESULTS = Path(__file__).parent / "results" / "saved_tensors.json"
SIZES: dict[str, Any] = {
    "hidden_size": 512, "num_hidden_layers": 4, "num_attention_heads": 8, "num_key_value_heads": 2, "intermediate_size": 1536, "vocab_size": 512,
}  # fmt: skip
EXPERTS = {"num_local_experts": 4, "num_experts_per_tok": 2}
ARCHITECTURES: dict[str, dict[str, Any]] = {
    "llama": {}, "qwen2": {}, "qwen3": {"head_dim": 64}, "gemma3_text": {"head_dim": 64}, "olmo2": {}, "phi3": {"pad_token_id": 0}, "starcoder2": {}, "gpt_neox": {"num_key_value_heads": 8}, "mixtral": EXPERTS,
}  # fmt: skip
SHORT, LONG, BATCH = 128, 256, 2
"""Both lengths are run: what they differ by is activations, not weights' copies."""


def saved_bytes(architecture: str, layers: int, run: SetUp, targets: list[str] | str) -> int:
    """Bytes autograd keeps in the forward pass of a model of `layers` layers."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoConfig, AutoModelForCausalLM

    torch.manual_seed(0)
    config = AutoConfig.for_model(
        architecture, **{**SIZES, **ARCHITECTURES[architecture], "num_hidden_layers": layers}
    )
    model: torch.nn.Module = AutoModelForCausalLM.from_config(
        config, attn_implementation=run.attention
    ).to(torch.bfloat16)
    if run.adapter:
        model = get_peft_model(
            model,
            LoraConfig(
                r=run.lora_rank, target_modules=targets, use_dora=run.dora, task_type="CAUSAL_LM"
            ),
        )
    weights = {parameter.untyped_storage().data_ptr() for parameter in model.parameters()}
    found: dict[int, torch.UntypedStorage] = {}  # held, so that no address is used twice

    def keep(tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in weights:
            found[storage.data_ptr()] = storage
        return tensor

    tokens = torch.randint(0, SIZES["vocab_size"], (BATCH, run.workload.tokens_per_sample))
    with (
        torch.autocast("cpu", torch.bfloat16),
        torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor),
    ):
        output = model(input_ids=tokens, use_cache=False)
    assert output.logits.requires_grad
    return sum(storage.nbytes() for storage in found.values())


def cases() -> Iterator[tuple[str, str, SetUp, list[str] | str]]:
    """Architecture, what is trained, the run, and PEFT's name of the targets."""
    catalog = load()
    for architecture, extra in ARCHITECTURES.items():
        model = model_from_config(catalog, {**SIZES, **extra, "model_type": architecture})
        base = SetUp(
            model,
            "lora",
            Workload(1, LONG, 1),
            cards=Cards(None),
            micro_batch_size=BATCH,
            gradient_checkpointing=False,
            lora_rank=8,
        )
        yield architecture, "full", replace(base, method="full"), ""
        yield architecture, "full, eager", replace(base, method="full", attention="eager"), ""
        if architecture != "mixtral":  # its experts are no linear layers to PEFT
            yield architecture, "LoRA, all linear", base, "all-linear"
            yield architecture, "DoRA, all linear", replace(base, dora=True), "all-linear"
        if architecture not in ("gpt_neox", "phi3"):
            yield (
                architecture,
                "LoRA, q and v",
                replace(base, lora_targets=("q_proj", "v_proj")),
                ["q_proj", "v_proj"],
            )


def ours(run: SetUp) -> float:
    """Bytes of one layer that a longer sample adds, a token."""
    long, short = (
        activations(replace(run, workload=Workload(1, length, 1))).saved for length in (LONG, SHORT)
    )
    return (long - short) / (BATCH * (LONG - SHORT))


def counted(architecture: str, run: SetUp, targets: list[str] | str) -> float:
    """The same as PyTorch counts it: from two lengths and two depths."""
    total = 0.0
    for length, sign in ((LONG, 1), (SHORT, -1)):
        sized = replace(run, workload=Workload(1, length, 1))
        total += (
            sign
            * (
                saved_bytes(architecture, 4, sized, targets)
                - saved_bytes(architecture, 2, sized, targets)
            )
            / 2
        )
    return total / (BATCH * (LONG - SHORT))


def main() -> None:
    warnings.simplefilter("ignore")
    rows = [
        {"architecture": name, "what": what, "bytes_per_token": counted(name, run, targets)}
        for name, what, run, targets in cases()
    ]
    print(f"{'one layer, bytes a token':36} {'counted':>9} {'ours':>9} {'ratio':>6}")
    for row, (architecture, what, run, _) in zip(rows, cases(), strict=True):
        print(
            f"{architecture + ', ' + what:36} {row['bytes_per_token']:9.0f} {ours(run):9.0f} {ours(run) / row['bytes_per_token']:6.2f}"
        )
    if "--save" in sys.argv:
        versions = {package: version(package) for package in ("torch", "transformers", "peft")}
        RESULTS.write_text(
            json.dumps({"date": date.today().isoformat(), **versions, "rows": rows}, indent=1)
            + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
