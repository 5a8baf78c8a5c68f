"""Accelerators: the rows of `knowledge/gpus/` and `knowledge/gpu_architectures.yaml`, and the rented
machines that hold them, those of `knowledge/instances/`."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo

from advisor.catalog.row import Sourced
from advisor.language import Text

CardFact = Literal[
    "purchase", "bandwidth", "interconnect", "bf16", "narrow", "throughput", "power", "architecture",
    "dated", "electricity", "memory",
]  # fmt: skip
"""What can be asked of a card; narrow: numbers of 8 and of 4 bits; dated: how old its prices are."""


MEMORY = re.compile(r" \d+ ?GB$")
"""The end of a card's name that tells its memory."""


class GpuArchitecture(Sourced):
    """What the estimates must know of an architecture beside a card's own figures."""

    id: str
    """Ampere, Ada, CDNA 3, …"""
    vendor: str
    software_efficiency: float = Field(gt=0, le=1)
    """Maturity of its software against CUDA, as a factor of what matrix products reach."""
    serving_efficiency: float | None = Field(default=None, gt=0, le=1)
    """The same of the programs that serve models; null: as in training."""
    large_cache: bool = False
    """Its GeForce cards have a cache of 32 to 96 MB."""
    new_matrix_instructions: bool = False
    """Its data centre cards have matrix instructions that FlashAttention-2 does not use."""
    least_bits: Literal[16, 8, 4] = 16
    """Of the narrowest numbers it multiplies in training: 8 fp8, 4 fp4 (MXFP4, NVFP4) too."""
    bitsandbytes: bool = True
    """The packages of bitsandbytes, by which QLoRA stores 4 bits, reach it; Macs have MLX's instead."""

    @property
    def serves(self) -> float:
        """Share of what CUDA's servers reach."""
        return self.serving_efficiency or self.software_efficiency


def _row_of(name: Any, info: ValidationInfo) -> Any:
    """The row that a card's row names, out of those the loader gives; without any, as it is."""
    if info.context is None:
        return name
    row = info.context.get(name) if isinstance(name, str) else None
    if row is None or row.vendor != info.data.get("vendor"):
        raise ValueError("no such row of this vendor in gpu_architectures.yaml; add one")
    return row


def _id_of(row: GpuArchitecture) -> str:
    return row.id


class Gpu(Sourced):
    """One accelerator as sold: one memory size, one row."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    """Lower-case key, unique, e.g. `a100-80gb`."""
    name: str
    """As shown, without the vendor: "RTX 4090", "A100 80GB"."""
    name_zh: str | None = None
    """Chinese name where it differs."""
    aliases: tuple[str, ...] = ()
    """Other spellings people use, matched without case, spaces and hyphens: "4090"."""
    vendor: str
    segment: Literal["consumer", "laptop", "workstation", "datacenter", "unified"]
    """`unified`: the memory is shared with the processor (Apple M series, GH200 counts as
    datacenter)."""
    architecture: Annotated[
        GpuArchitecture, BeforeValidator(_row_of), PlainSerializer(_id_of, return_type=str)
    ]
    """Its row; files and results hold its id."""
    compute_capability: str | None = None
    """CUDA compute capability, NVIDIA only, e.g. "8.9"."""
    year: int = Field(ge=2012, le=2030)
    memory_gb: float = Field(gt=0)
    """Memory as the vendor prints it."""
    other_memories: dict[float, float] = Field(default_factory=dict)
    """Other memories (GB) that the same chip is sold with at the same bandwidth -> GiB of them that a
    process can get."""
    typical: bool = False
    """Stands for its memory where a card is named by that alone ("a 24 GB card"): our choice, of
    those most rented out or owned with so much; one a size."""
    usable_gib: float = Field(gt=0)
    """GiB a process can get: what PyTorch reports as total memory (less ECC and firmware), never
    more than is printed."""
    bandwidth_gb_s: float = Field(gt=0)
    """Memory bandwidth, 10^9 bytes a second."""
    tflops_fp16: float = Field(gt=0)
    """Dense fp16 matrix throughput with fp32 accumulation where tensor cores exist (10^12 FLOP/s,
    no sparsity)."""
    tflops_bf16: float | None = Field(default=None, gt=0)
    """Dense bf16 matrix throughput; null where the hardware has no bf16."""
    tflops_fp32: float | None = Field(default=None, gt=0)
    tdp_w: int = Field(gt=0)
    """Board power limit in watts."""
    nvlink_gb_s: float | None = Field(default=None, gt=0)
    """Total bandwidth to the other cards over NVLink (or the vendor's own link); null: PCIe
    only."""
    supported: bool = True
    """By its maker's own release of the software that PyTorch stands on."""
    default_of: str | None = None
    """Bare family name that means this row when no memory size is given: `a100-40gb` is the default
    of "A100"."""
    note: Text | None = None

    def with_memory(self, memory_gb: float) -> "Gpu":
        """The same chip with another memory; one it is not sold with is usable by the same share."""
        share = self.usable_gib / self.memory_gb
        return self.model_copy(
            update={
                "name": f"{MEMORY.sub('', self.name)} {memory_gb:g}GB",
                "memory_gb": memory_gb,
                "usable_gib": self.other_memories.get(memory_gb, share * memory_gb),
            }
        )

    @property
    def four_bit(self) -> bool:
        """Whether QLoRA can be counted on: a card left out by its maker may still be made to run."""
        return self.supported and self.architecture.bitsandbytes

    @property
    def link_gb_s(self) -> float | None:
        """`nvlink_gb_s` where several such cards can be expected to have it: a desktop card's
        bridge is rarely there."""
        return self.nvlink_gb_s if self.segment == "datacenter" else None


class Accelerator(Sourced):
    """A device that is known by name alone: nothing is computed for it."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    name: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    vendor: str
    memory_gb: float | None = Field(default=None, gt=0)
    """Of one device as its programs see it; null: no firm source."""
    known: Text
    """What is known of it, and why nothing is computed."""

    @property
    def spellings(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.id, self.name, self.name_zh, *self.aliases)))

    @property
    def called(self) -> Text:
        return Text(en=self.name, zh=self.name_zh or self.name)


class InstanceSeries(Sourced):
    """Machines of a cloud that hold the same card."""

    id: str
    provider: str
    gpu: str
    """Catalog id."""
    num_gpus: dict[str, int] = Field(min_length=1)
    """A machine's name, as the provider writes it -> how many cards it has."""
    usd_per_hour: dict[str, float] = Field(default_factory=dict)
    """A machine's name -> what all of it costs an hour on demand."""
    as_of: date | None = None
    """The day of these prices."""

    @property
    def spellings(self) -> dict[str, int]:
        """The names as people write them too: without the provider's prefix, or with that of
        SageMaker; "p4de" where it comes in one size."""
        bare = {INSTANCE_PREFIX.sub("", name): count for name, count in self.num_gpus.items()}
        if len(bare) == 1:  # the series has no other size
            [(name, count)] = bare.items()
            short, size, _ = name.partition(".")
            bare |= {short: count} if size and SERIES.fullmatch(short) else {}
        return self.num_gpus | bare | {f"{SAGEMAKER}{name}": count for name, count in bare.items()}

    def usd_of(self, name: str) -> float | None:
        """Of a machine by any of its spellings, without case; SageMaker asks more than this."""
        bare = INSTANCE_PREFIX.sub("", name.lower().removeprefix(SAGEMAKER))
        known = {
            INSTANCE_PREFIX.sub("", each).lower(): usd for each, usd in self.usd_per_hour.items()
        }
        return known.get(bare)


SAGEMAKER = "ml."
"""Before the names of SageMaker's machines, which are those of EC2."""
SERIES = re.compile(r"[a-z]\d[a-z]{1,2}", re.I)
"""Of machines, by a name that is nothing else."""
INSTANCE_PREFIX = re.compile(r"(?:Standard_|ecs\.)", re.I)
