"""A knowledge folder and a price file as others fill them: what is wrong is named with its file."""

import shutil
from pathlib import Path

import pytest

from advisor.catalog.load import KNOWLEDGE, load
from advisor.errors import KnowledgeError

MANY = {
    "models/*.yaml": "bloom.yaml",
    "models_by_size/*.yaml": "vision.yaml",
    "topics/*/*.md": "lora.md",
    "topics/*.jsonl": "",
    "measurements/*": "",
    "throughputs/*": "",
}
"""Of these files one is enough to load, or none."""
MANY_ROWS = {"prices/gpu_market.yaml": "gpu: a10\n", "prices/api_models.yaml": 'id: "gpt-6-luna"'}
"""Of these the rows that begin so are."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped knowledge with few models and topics, for it is loaded often."""
    small = Path(shutil.copytree(KNOWLEDGE, tmp_path_factory.mktemp("small") / "knowledge"))
    for pattern, kept in MANY.items():
        for file in small.glob(pattern):
            if file.name != kept:
                file.unlink()
    for name, begin in MANY_ROWS.items():
        rows = (small / name).read_text(encoding="utf-8").split("\n- ")
        kept = [f"- {row}" for row in rows if row.startswith(begin)]
        (small / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    return small


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """One of its own, to be spoiled."""
    return Path(shutil.copytree(small, tmp_path / "knowledge"))


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("  memory_gb: 32\n", "  memory_gb: 32\n  memory_gb: 16\n", ["amd.yaml", "memory_gb", "twice"]),
    ("  memory_gb: 32\n", "  memory_gb: no\n", ["amd.yaml", "'mi100'", "'memory_gb'", "False"]),
    ("  memory_gb: 32\n", "  memory_gb: '32'\n", ["amd.yaml", "'mi100'", "'memory_gb'"]),
    ("  memory_gb: 32\n", "  memory_gb: 1e9\n", ["amd.yaml", "'mi100'", "'memory_gb'", "1e9"]),
    ("  memory_gb: 32\n", "  memory_gb: -1\n", ["amd.yaml", "'mi100'", "'memory_gb'"]),
    ("  memory_gb: 32\n", "", ["amd.yaml", "'mi100'", "'memory_gb'", "required"]),
    ("  memory_gb: 32\n", "  memory_gb: 32\n  colour: red\n", ["amd.yaml", "'mi100'", "'colour'"]),
    ("  vendor: AMD\n", "  vendor: NVIDIA\n", ["amd.yaml", "'mi100'", "'architecture'", "'CDNA'"]),
    ("  architecture: CDNA\n", "  architecture: GCN\n", ["'mi100'", "'GCN'", "gpu_architectures.yaml"]),
    ("- id: mi100\n", "- id: MI 100\n", ["amd.yaml", "'MI 100'", "'id'"]),
    ("- id: mi100\n", "- id: [mi100\n", ["amd.yaml", "not valid YAML"]),
    ("  source:", "  sauce:", ["amd.yaml", "'mi100'"]),
    ("- id: mi100\n", "- id: mi210\n", ["mi210", "'id'", "twice"]),
])  # fmt: skip
def test_a_wrong_row_is_named_with_file_and_field(
    old: str, new: str, said: list[str], folder: Path
) -> None:
    changed(folder / "gpus" / "amd.yaml", old, new)
    with pytest.raises(KnowledgeError) as raised:
        load(folder)
    for word in said:
        assert word in str(raised.value)


@pytest.mark.parametrize("content", ["", "[]", "just words", "- 1\n- 2\n", "id: x\n", "- [a]\n"])
def test_a_file_that_holds_no_rows(content: str, folder: Path) -> None:
    (folder / "prices" / "exchange.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"exchange\.yaml"):
        load(folder)


def test_a_file_in_another_encoding(folder: Path) -> None:
    (folder / "gpus" / "amd.yaml").write_bytes("# 显卡\n".encode("gbk"))
    with pytest.raises(KnowledgeError, match=r"amd\.yaml.*UTF-8"):
        load(folder)


def test_a_day_that_does_not_exist(folder: Path) -> None:
    (folder / "prices" / "exchange.yaml").write_text("- {checked: 2026-13-45}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"exchange\.yaml.*month"):
        load(folder)


def test_a_row_without_source_or_date(folder: Path) -> None:
    changed(folder / "prices" / "exchange.yaml", "checked:", "# checked:")
    with pytest.raises(KnowledgeError, match=r"exchange\.yaml.*'checked'"):
        load(folder)


@pytest.mark.parametrize(("file", "old", "new", "said"), [
    ("prices/gpu_market.yaml", "- gpu: a10\n", "- gpu: a10-x\n", "a10-x"),
    ("lesson.yaml", "rtx-3090: 0.5", "rtx-3091: 0.5", "rtx-3091"),
])  # fmt: skip
def test_a_reference_to_no_card(file: str, old: str, new: str, said: str, folder: Path) -> None:
    changed(folder / file, old, new)
    with pytest.raises(KnowledgeError, match=f"{said}.*no such GPU id"):
        load(folder)


def test_two_cards_that_stand_for_one_memory(folder: Path) -> None:
    file = folder / "gpus" / "nvidia-geforce.yaml"
    changed(file, "  memory_gb: 24\n", "  memory_gb: 24\n  typical: true\n")
    with pytest.raises(KnowledgeError, match="stands for that memory already"):
        load(folder)


@pytest.mark.parametrize("missing", ["gpus", "lesson.yaml", "prices/exchange.yaml", "topics/zh"])
def test_a_missing_file_is_named(missing: str, folder: Path) -> None:
    path = folder / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(KnowledgeError, match=missing.split("/", 1)[-1]):
        load(folder)


@pytest.mark.parametrize(
    "content",
    [
        "no front matter",
        "---\ntitle: [\n---\nbody",
        "---\ntitle: X\n---\nbody",
        "---\n- a\n---\nbody",
    ],
)
def test_a_wrong_topic_is_named(content: str, folder: Path) -> None:
    (folder / "topics" / "en" / "lora.md").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"lora\.md"):
        load(folder)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"topics": ["lora"], "message": "why?"', r"zh\.jsonl"),
        ('{"topics": [], "message": "why?"}', r"zh\.jsonl"),
        ('{"topics": ["nothing"], "message": "why?"}', r"zh\.jsonl.*nothing.*no such topic"),
    ],
)
def test_a_wrong_message_of_a_topic_is_named(line: str, said: str, folder: Path) -> None:
    (folder / "topics" / "zh.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        load(folder)


def test_own_prices_win(small: Path, tmp_path: Path) -> None:
    own = tmp_path / "prices.yaml"
    own.write_text(
        "gpu_usd_per_hour: {rtx-4090: 0.35}\nelectricity_usd_per_kwh: 0.2\napi_models_usd_per_million: {gpt-6-luna: [0.1, 0.4]}\n",
        encoding="utf-8",
    )
    overrides = load(small, own).overrides
    assert overrides.gpu_usd_per_hour == {"rtx-4090": 0.35}
    assert overrides.electricity_usd_per_kwh == 0.2
    assert overrides.api_models_usd_per_million == {"gpt-6-luna": (0.1, 0.4)}


@pytest.mark.parametrize(("content", "said"), [
    ("gpu_usd_per_hour: {rtx-7090: 1.0}", "rtx-7090.*no such GPU id"), ("api_models_usd_per_million: {gpt-99: [1.0, 2.0]}", "gpt-99.*no such API model"),
    ("gpu_price: 3", "gpu_price"), ("electricity_usd_per_kwh: free", "electricity_usd_per_kwh"), ("electricity_usd_per_kwh: -1", "electricity_usd_per_kwh"),
    ("gpu_usd_per_hour: {rtx-4090: -1.0}", "gpu_usd_per_hour"), ("gpu_usd_per_hour: {rtx-4090: 0}", "gpu_usd_per_hour"), ("- 1", "own.yaml"), ("electricity_usd_per_kwh: .inf", "electricity_usd_per_kwh"), ("cny_per_usd: .nan", "cny_per_usd"), ("a: [", "not valid YAML"), ("x: 1\nx: 2", "twice"),
    ("api_models_usd_per_million: {gpt-6-luna: [-1.0, 2.0]}", "api_models_usd_per_million"),
])  # fmt: skip
def test_a_wrong_price_file_is_told(content: str, said: str, small: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        load(small, own)


def test_an_empty_price_file_changes_nothing(small: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("# nothing yet\n", encoding="utf-8")
    assert load(small, own).overrides.gpu_usd_per_hour == {}


def test_a_price_file_that_is_not_there(small: Path, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.yaml"):
        load(small, tmp_path / "none.yaml")
