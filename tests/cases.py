"""The answers that the tests render and freeze, a result each."""

from advisor.advice.tools import TOOLS
from tests.answers import (
    Make,
    afford,
    base_model,
    called,
    compare,
    config,
    describe,
    estimate,
    explain,
    looked_up,
    needs,
    own,
    plan,
    serve,
    serving,
    set_ups,
    suit,
)

SNAPSHOT_CASES: dict[str, Make] = {
    "estimate_training_cost": estimate(
        "Llama 3.1 8B", "qlora", "RTX 4090", explored="room", samples=20_000
    ),
    "estimate_training_cost-no": estimate("13B", "lora", "RTX 4090"),
    "fix_memory": called(
        "fix_memory", model="7B", method="full", gpu="RTX 4090", num_gpus=4, host_memory_gib=64
    ),
    "estimate_by_size": called("estimate_by_size", gpu="RTX 3090", num_gpus=2, samples=5000),
    "find_limit": called("find_limit", gpu_memory_gib=8, limit="model"),
    "recommend_hardware": needs("13B"),
    "tabulate_memory": called("tabulate_memory"),
    "find_least_memory": called("find_least_memory", model="65B", method="full", stated_gib=192),
    "price_pretraining": called("price_pretraining", model="GPT-3", num_gpus=1024),
    "choose_layout": called(
        "choose_layout",
        model="Nemotron 3 Super 120B-A12B",
        gpu="H100",
        num_gpus=128,
        tokens_per_sample=262_144,
        names="megatron-bridge",
    ),
    "published_runs": called("published_runs", project="LLaVA-1.5", gpu="A100 40GB", num_gpus=8),
    "judge_pace": called(
        "judge_pace",
        model="Qwen2.5 32B",
        method="full",
        gpu="H100",
        num_gpus=16,
        tokens_per_sample=4096,
        global_batch_size=64,
        parallelism="zero3",
        measured_seconds_per_step=240,
        seen=["waiting"],
    ),
    "compare_serving_cost": serve(),
    "size_serving": serving("Llama 3.1 8B", "RTX 4090", users=20),
    "buy_or_rent": own(gpu="RTX 4090", hours=20),
    "compare_methods": compare(model="7B"),
    "recommend_method": suit("13B", "RTX 4090", samples=300, scenario="qa_system"),
    "compare_setups": set_ups(
        {"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}, model="7B", method="lora"
    ),
    "recommend_model": base_model(gpu="RTX 4090", samples=500),
    "recommend_settings": called(
        "recommend_settings",
        model="Qwen2.5 7B",
        method="lora",
        gpu="RTX 4090",
        samples=6000,
        epochs=10,
    ),
    "price_hosted_tuning": called(
        "price_hosted_tuning", model="Llama 3.1 8B", samples=5000, tokens_per_sample=800, epochs=3
    ),
    "rental_prices": called("rental_prices", gpu="RTX 4090", provider="AutoDL"),
    "describe_scenario": describe("qa_system", 300),
    "plan_project": plan("qa_system", "7B", "RTX 4090", samples=3000, budget_usd=600, weeks=2),
    "fit_budget": afford(budget_usd=50),
    "make_config": config("llama-factory", "Llama 3.1 8B", "qlora", "RTX 4090"),
    "look_up": looked_up("RTX 4090", "Qwen2.5 7B", "GPT-4o mini"),
    "explain": explain("LoRA"),
    "none": lambda catalog, language: TOOLS["none"]().run(catalog, language),
}
"""A reviewed answer of each tool, and more where one does not show it all: tool, or
tool-variant."""
MORE_CASES: tuple[tuple[str, Make], ...] = (
    *(
        (
            "explain",
            called(
                "explain",
                topic="How do I split one model over several GPUs?",
                likely={"splitting-a-model": 0.9},
                model=model,
                method="lora",
                gpu="RTX 4090",
                num_gpus=4,
                tokens_per_sample=tokens,
                framework=framework,
            ),
        )
        for model, tokens, framework in (
            ("Qwen2.5 32B", 8196, "unsloth"),
            ("Qwen2.5 7B", 2048, None),
            ("Qwen2.5 72B", 2048, None),
        )
    ),
    (
        "make_config",
        called("make_config", model="7B", method="full", gpu="RTX A5000", num_gpus=4, holding=True),
    ),
    (
        "fix_memory",
        called(
            "fix_memory",
            model="Gemma 3 27B",
            method="lora",
            gpu="A100 40GB",
            num_gpus=2,
            suspected="tensor",
            counts=[2, 4],
            names_of="llama-board",
        ),
    ),
    (
        "fix_memory",
        called("fix_memory", model="72B", gpu="A100", num_gpus=64, tokens_per_sample=32_000),
    ),
    (
        "choose_layout",
        called(
            "choose_layout",
            model="Qwen3 235B-A22B",
            gpu="H100",
            num_gpus=32,
            tokens_per_sample=16_384,
            tensor_parallel=4,
            pipeline_parallel=4,
            names="ms-swift",
        ),
    ),
    (
        "choose_layout",
        called("choose_layout", model="Qwen2.5 72B", gpu="A100 80GB", num_gpus=100, method="lora"),
    ),
    (
        "choose_layout",
        called(
            "choose_layout",
            model="Qwen2.5 72B",
            gpu="H20",
            num_gpus=32,
            objective="grpo",
            tensor_parallel=8,
            pipeline_parallel=4,
            names="verl",
        ),
    ),
    (
        "choose_layout",
        called(
            "choose_layout",
            model="Qwen3 235B-A22B",
            gpu="H800",
            num_gpus=64,
            tokens_per_sample=32_768,
            tensor_parallel=4,
            pipeline_parallel=4,
            expert_parallel=16,
            sequence_parallel=4,
        ),
    ),
    (
        "choose_layout",
        called("choose_layout", model="Qwen3 235B-A22B", gpu="RTX 4090", num_gpus=8),
    ),
    ("find_least_memory", called("find_least_memory", model="13B", method="lora", stated_gib=2)),
    ("judge_pace", called("judge_pace", gpu="V100 32GB", num_gpus=4, measured_hours=900)),
    (
        "judge_pace",
        called(
            "judge_pace",
            model="Qwen3 4B",
            gpu="RTX 5090",
            measured_seconds_per_step=3,
            measured_peak_gib=42.1,
        ),
    ),
    (
        "judge_pace",
        called(
            "judge_pace",
            model="Qwen2.5 7B",
            gpu="RTX 4090",
            measured_hours=40,
            samples=9000,
            seen=["idle"],
        ),
    ),
    (
        "judge_pace",
        called(
            "judge_pace",
            model="Llama 3.1 8B",
            method="full",
            gpu="A100 80GB",
            num_gpus=8,
            parallelism="fsdp",
            tokens_per_sample=2048,
            micro_batch_size=4,
            measured_tokens_per_second=11_600,
        ),
    ),
    (
        "judge_pace",
        called(
            "judge_pace",
            model="Qwen3.5 9B",
            method="lora",
            gpu="L40S",
            num_gpus=4,
            parallelism="zero3",
            tokens_per_sample=4096,
            measured_seconds_per_step=90,
        ),
    ),
    (
        "judge_pace",
        called(
            "judge_pace",
            model="7B",
            method="qlora",
            gpu="RTX 3090",
            measured_seconds_per_step=30,
            batch_open=True,
        ),
    ),
    *(
        (
            "judge_pace",
            called(
                "judge_pace",
                model="7B",
                method="qlora",
                gpu="RTX 3090",
                samples=10_000,
                tokens_per_sample=512,
                epochs=1,
                measured_hours=hours,
            ),
        )
        for hours in (0.2, 1.5, 3)
    ),
    ("price_pretraining", called("price_pretraining", gpu="RTX 4090")),
    ("published_runs", called("published_runs", project="LLM4Decompile")),
    ("published_runs", called("published_runs", project="Airoboros", gpu="RTX 3090", num_gpus=2)),
    ("published_runs", called("published_runs", project="LLaVA-NeXT")),
    (
        "price_pretraining",
        called(
            "price_pretraining",
            model="Open-Llama",
            gpu="A100 80GB",
            num_gpus=4,
            amounts_usd=[20_000],
        ),
    ),
    ("price_pretraining", called("price_pretraining", model="65B", gpu="A100 80GB", num_gpus=8)),
    ("price_pretraining", called("price_pretraining", model="1.5B", dataset_tokens=1e11)),
    ("price_pretraining", called("price_pretraining", model="1.5B", gpu="MI100", num_gpus=8)),
    ("tabulate_memory", called("tabulate_memory", kind="sizes", gpu="RTX 4090")),
    ("tabulate_memory", called("tabulate_memory", models=["Qwen2.5 7B", "Llama 3.1 8B"])),
    (
        "tabulate_memory",
        called(
            "tabulate_memory",
            models=["Llama 3.2 1B", "Qwen2.5-Coder 0.5B"],
            method="qlora",
            lengths=[65_536, 131_072],
        ),
    ),
    ("estimate_training_cost", estimate("7B")),
    ("estimate_training_cost", estimate("7B", None, "RTX 4090")),
    ("estimate_training_cost", estimate("70B", None, "A100")),
    (
        "estimate_training_cost",
        estimate("Llama 3.1 8B", "full", "H100", 8, samples=20_000, price_per_hour=2.0),
    ),
    ("estimate_training_cost", estimate("405B", "full", "RTX 3060")),
    ("estimate_training_cost", estimate("0.5B", "prompt_tuning", "V100 16GB", samples=10)),
    (
        "fix_memory",
        called(
            "fix_memory",
            model="Llama 2 7B",
            method="lora",
            gpu="RTX 3090",
            micro_batch_size=4,
            tokens_per_sample=4096,
        ),
    ),
    ("fix_memory", called("fix_memory", model="7B", method="qlora", gpu_memory_gib=24)),
    (
        "fix_memory",
        called("fix_memory", model="7B", method="qlora", gpu="RTX 4090", measured_peak_gib=15),
    ),
    ("fix_memory", called("fix_memory", model="13B", method="lora")),
    ("fix_memory", called("fix_memory", model="7B", gpu="RTX 4090")),
    ("fix_memory", called("fix_memory", gpu_memory_gib=16)),
    ("fix_memory", called("fix_memory")),
    ("fix_memory", called("fix_memory", model="405B", method="full", gpu="RTX 3060")),
    ("fix_memory", called("fix_memory", model="7B", objective="ppo", gpu="H100", num_gpus=8)),
    ("fix_memory", called("fix_memory", objective="grpo")),
    (
        "fix_memory",
        called("fix_memory", model="72B", gpu="A100", num_gpus=100, tokens_per_sample=32_000),
    ),
    (
        "fix_memory",
        called(
            "fix_memory",
            model="Baichuan2 13B",
            method="lora",
            gpu="RTX 4090",
            num_gpus=2,
            parallelism="zero3",
            tokens_per_sample=1024,
            micro_batch_size=4,
            gradient_accumulation=4,
        ),
    ),
    (
        "fix_memory",
        called(
            "fix_memory",
            model="LLaMA 7B",
            method="full",
            gpu="A100 80GB",
            num_gpus=4,
            parallelism="fsdp",
            tokens_per_sample=1024,
            gradient_checkpointing=False,
            longer=True,
        ),
    ),
    (
        "fix_memory",
        called(
            "fix_memory",
            model="13B",
            method="lora",
            gpu="RTX 4090",
            tokens_per_sample=4096,
            longer=True,
        ),
    ),
    (
        "find_limit",
        called(
            "find_limit",
            model="Llama 3.1 8B",
            method="lora",
            gpu="A100 80GB",
            num_gpus=2,
            limit="tokens",
        ),
    ),
    ("find_limit", called("find_limit", model="70B", gpu="RTX 4090", limit="batch")),
    ("find_limit", called("find_limit", model="70B", method="full", gpu="RTX 4090")),
    ("find_limit", called("find_limit", model="7B", gpu="RTX 4090", limit="rank")),
    ("find_limit", called("find_limit", limit="rank", gpu_memory_gib=24)),
    (
        "find_limit",
        called("find_limit", model="7B", gpu="RTX 4090", limit="samples", hours=8, budget=3),
    ),
    ("find_limit", called("find_limit", limit="samples", budget=100)),
    ("find_limit", called("find_limit", objective="grpo")),
    ("recommend_hardware", needs("70B", "qlora", "RTX 3090")),
    ("recommend_hardware", needs("3000B", "full")),
    ("recommend_hardware", needs("671B", "full")),
    *(
        (
            "recommend_hardware",
            called("recommend_hardware", model=model, other_models=others, built=True),
        )
        for model, others in (("13B", ["30B"]), ("0.5B", []), ("671B", []))
    ),
    *(
        (
            "recommend_hardware",
            called("recommend_hardware", model="7B", other_models=["13B"], provider=provider),
        )
        for provider in ("AWS", "AutoDL", "Google Cloud")
    ),
    *(
        (
            "estimate_training_cost",
            called("estimate_training_cost", model=model, gpu=gpu, num_gpus=8, count_asked=asked),
        )
        for model, gpu, asked in (
            ("7B", "V100 32GB", "least"),
            ("40B", "A100 80GB", "fewer"),
            ("671B", "RTX 4090", "fewer"),
        )
    ),
    ("recommend_hardware", needs("14B", "full", "A100 40GB")),
    ("recommend_hardware", called("recommend_hardware", model="13B", other_models=["70B"])),
    ("recommend_hardware", needs("Mixtral 8x7B", "qlora")),
    ("compare_serving_cost", serve(requests_per_day=1000)),
    (
        "compare_serving_cost",
        serve("GPT-4o mini", "70B", "RTX 4090", requests_per_day=100, days=365),
    ),
    ("compare_serving_cost", serve("ERNIE Speed", requests_per_day=2000, days=90)),
    ("compare_serving_cost", serve("GPT-4", requests_per_day=2000)),
    ("compare_serving_cost", serve("GPT-4", gpu="RTX 4090")),
    ("compare_serving_cost", serve("Qwen-Plus", requests_per_day=2000)),
    (
        "compare_serving_cost",
        serve("DeepSeek", requests_per_day=2000, batch_api=True, cached_share=0.9),
    ),
    (
        "compare_serving_cost",
        serve("GPT-6 Luna", requests_per_day=2000, batch_api=True, cached_share=0.9),
    ),
    ("compare_serving_cost", serve(output_price_per_million=3, requests_per_day=20_000)),
    ("compare_serving_cost", serve(model="3000B")),
    ("size_serving", serving()),
    ("size_serving", serving(gpu="RTX 3060")),
    ("size_serving", serving("70B", "RTX 4090", num_gpus=2)),
    ("size_serving", serving("Qwen2.5 7B", "RTX 4090", num_gpus=2, requests_per_day=50_000)),
    ("size_serving", serving("Qwen2.5 32B", users=50, context_tokens=16_000)),
    ("size_serving", serving("72B", host_memory_gib=64)),
    ("size_serving", serving("70B", "M2 Ultra", quantization="4bit")),
    ("size_serving", serving("3000B", "RTX 3060", users=10_000)),
    ("size_serving", serving(gpu_memory_gib=24)),
    ("buy_or_rent", own()),
    ("buy_or_rent", own(model="70B", method="qlora", gpu="RTX 3090", samples=50_000)),
    ("buy_or_rent", own(model="405B", method="full", gpu="RTX 3060", num_gpus=1)),
    ("buy_or_rent", own(model="405B", method="full", budget=10_000)),
    ("buy_or_rent", own(gpu="M2 Ultra", weeks=26)),
    ("buy_or_rent", own(gpu="A100 80GB", price_per_hour=0.01)),
    (
        "buy_or_rent",
        own(runs=[{"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}], hours=8, days=90),
    ),
    ("compare_methods", compare()),
    ("compare_methods", compare(("lora", "qlora"))),
    ("compare_methods", compare(("full", "qlora", "prompt_tuning"))),
    ("compare_methods", compare(("lora",), "7B")),
    ("recommend_method", suit(None, None)),
    ("recommend_method", suit("7B", None)),
    ("recommend_method", suit(None, "RTX 3090", 2)),
    ("recommend_method", suit("405B", "RTX 4090")),
    ("recommend_method", suit("7B", "H100", 8, samples=200_000)),
    ("compare_setups", set_ups({"method": "lora"}, {"method": "full"}, model="7B")),
    ("compare_setups", set_ups({"num_gpus": 1}, {"num_gpus": 4}, gpu="RTX 3090")),
    ("compare_setups", set_ups({"gpu": "RTX 3060"}, {"gpu": "RTX 4090"}, model="70B")),
    ("compare_setups", set_ups({"gpu": "RTX 4090"}, {"provider": "Together AI"}, model="7B")),
    ("compare_setups", set_ups({"gpu_memory_gib": 24}, {"gpu_memory_gib": 48}, samples=5000)),
    ("estimate_by_size", called("estimate_by_size")),
    ("estimate_by_size", called("estimate_by_size", model="PLLaVA", gpu="RTX 4090")),
    ("estimate_by_size", called("estimate_by_size", gpu="H100", method="full", measured_hours=9)),
    ("estimate_by_size", called("estimate_by_size", gpu="GTX 1650", method="full")),
    (
        "estimate_by_size",
        called("estimate_by_size", gpu="RTX 4090", samples=5000, measured_hours=40),
    ),
    (
        "estimate_training_cost",
        called(
            "estimate_training_cost",
            model="7B",
            method="full",
            gpu="A100 80GB",
            num_gpus=4,
            samples=52_000,
            measured_hours=24,
        ),
    ),
    (
        "estimate_training_cost",
        called(
            "estimate_training_cost",
            model="13B",
            method="qlora",
            gpu="RTX 3090",
            measured_seconds_per_step=12,
        ),
    ),
    ("recommend_model", base_model()),
    ("recommend_model", base_model("Qwen2.5 7B", samples=800)),
    ("recommend_model", base_model("Qwen3 8B", "Foo 13B", "Blah", gpu="RTX 3090", num_gpus=2)),
    ("recommend_settings", called("recommend_settings")),
    (
        "recommend_settings",
        called("recommend_settings", model="7B", method="full", learning_rate=2e-4, gpu="RTX 4090"),
    ),
    (
        "recommend_settings",
        called(
            "recommend_settings", model="70B", objective="dpo", samples=2000, gpu="H100", num_gpus=8
        ),
    ),
    (
        "recommend_settings",
        called(
            "recommend_settings",
            model="7B",
            objective="pretrain",
            method="full",
            dataset_tokens=1e9,
        ),
    ),
    ("recommend_settings", called("recommend_settings", objective="grpo", learning_rate=1e-4)),
    ("price_hosted_tuning", called("price_hosted_tuning")),
    ("price_hosted_tuning", called("price_hosted_tuning", api_model="GPT-4o mini", samples=1000)),
    (
        "price_hosted_tuning",
        called("price_hosted_tuning", api_model="GPT-3.5 Turbo", dataset_tokens=1e6),
    ),
    ("price_hosted_tuning", called("price_hosted_tuning", provider="Mistral", samples=100)),
    (
        "price_hosted_tuning",
        called("price_hosted_tuning", model="13B", method="lora", gpu="RTX 4090", samples=5000),
    ),
    ("price_hosted_tuning", called("price_hosted_tuning", model="nobody's", provider="nowhere")),
    ("rental_prices", called("rental_prices", gpu="H100", num_gpus=8)),
    ("rental_prices", called("rental_prices", gpu="A100", provider="Tencent Cloud")),
    ("rental_prices", called("rental_prices", gpu="H20", provider="nowhere")),
    ("rental_prices", called("rental_prices", provider="RunPod")),
    ("rental_prices", called("rental_prices", provider="Colab")),
    ("describe_scenario", describe()),
    ("describe_scenario", describe(samples=800)),
    ("describe_scenario", describe(samples=5)),
    ("describe_scenario", describe("code_generation")),
    ("describe_scenario", describe("extraction", 3000)),
    ("describe_scenario", describe("classification", 1_000_000)),
    ("plan_project", plan()),
    ("plan_project", plan("code_generation", weeks=0.4, budget_usd=100)),
    ("plan_project", plan(None, "405B", "RTX 3060", budget_usd=10_000)),
    ("fit_budget", afford("70B", budget_usd=2, samples=100_000)),
    ("fit_budget", afford("Llama 3.1 8B", hours=10)),
    ("fit_budget", afford("7B", budget_usd=100, samples=5000)),
    ("make_config", config("trl", "7B", "lora", "RTX 4090", 2)),
    ("make_config", config("axolotl", "70B", "full", "RTX 3090")),
    ("make_config", config("unsloth", "Qwen2.5 7B", "lora")),
    ("look_up", looked_up("A100")),
    *(
        ("look_up", called("look_up", gpu=gpu, facts=[fact]))
        for gpu, facts in (
            (
                "RTX 5090",
                ("purchase", "interconnect", "narrow", "bandwidth", "throughput", "dated"),
            ),
            ("RTX 3090", ("interconnect", "narrow", "power", "architecture", "memory")),
            ("V100", ("purchase", "bf16", "interconnect")),
            ("H100", ("purchase", "bf16", "narrow")),
            ("MI300X", ("interconnect", "narrow", "dated")),
            ("M4 Max", ("interconnect", "narrow", "dated")),
        )
        for fact in facts
    ),
    ("look_up", called("look_up", gpu="A100", facts=["narrow", "power"])),
    ("rental_prices", called("rental_prices", gpu="A100", provider="AWS", kind="spot")),
    ("rental_prices", called("rental_prices", gpu="H100", kind="reserved")),
    ("rental_prices", called("rental_prices", gpu="RTX 3090", kind="reserved")),
    ("rental_prices", called("rental_prices", gpu="H100", kind="spot")),
    ("rental_prices", called("rental_prices", gpu_memory_gib=24)),
    ("rental_prices", called("rental_prices", gpu_memory_gib=13)),
    ("size_serving", called("size_serving", model="7B", about=["reserve"])),
    ("size_serving", serving("Qwen2.5 32B", "RTX 3090", about=["slow"])),
    ("size_serving", serving("3000B", "RTX 3060", about=["slow"])),
    ("size_serving", serving("Llama 3 70B", "RTX 3090", engine="ollama", about=["slow"])),
    ("size_serving", serving("3000B", "RTX 3060", launch={"failed": "cache"})),
    (
        "size_serving",
        serving(
            "Qwen2.5 7B", "RTX 4090", num_gpus=2, about=["slow"], launch={"eager": True, "cards": 2}
        ),
    ),
    *(
        ("size_serving", serving(model, gpu, launch=launch))
        for model, gpu, launch in (
            ("Qwen2.5 14B", "RTX 4090", {"failed": "cache"}),
            ("72B", "RTX 3060", {"failed": "cache"}),
            ("7B", "RTX 3060", {"failed": "length", "asked_tokens": 4096, "held_tokens": 512}),
            ("Qwen2.5 7B", "RTX 3090", {"failed": "cache", "share": 0.6}),
            ("Qwen2.5 7B", "RTX 4090", {"failed": "length", "held_tokens": 12288, "eager": True}),
            ("Qwen2.5 7B", "RTX 4090", {"failed": "memory", "together": 4}),
            ("Qwen2.5-VL 7B", "L4", {"failed": "sampler", "together": 1024}),
            ("Qwen2.5 3B", "RTX 4090", {"failed": "busy", "free_gib": 10.2, "card_gib": 23.6}),
        )
    ),
    ("look_up", looked_up(model="DeepSeek V3")),
    ("look_up", looked_up(model="13B")),
    ("look_up", looked_up(api="ERNIE Speed")),
    ("look_up", looked_up(api="GPT-4")),
    ("look_up", looked_up(api="o1 mini")),
    ("look_up", looked_up(api="DeepSeek V4 Flash")),
    ("look_up", looked_up(api="Qwen-Plus")),
    ("price_hosted_tuning", called("price_hosted_tuning", provider="火山方舟")),
    ("price_hosted_tuning", called("price_hosted_tuning", provider="Tinker", samples=1000)),
    ("explain", explain("gradient checkpointing")),
    ("explain", explain("zzzz qqqq")),
)


def tool_of(case: str) -> str:
    """The tool that a case of `SNAPSHOT_CASES` is an answer of."""
    return case.partition("-")[0]


ALL = [*((tool_of(case), make) for case, make in SNAPSHOT_CASES.items()), *MORE_CASES]
