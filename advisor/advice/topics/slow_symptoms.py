"""What people tell of slow runs: which cards are busy, power, utilisation, a model or a program that is
slow by itself, rollouts."""

from advisor.advice.topics.symptom import Symptom, any_of, remedy

SLOW = any_of(
    r"\bslow(?:er|ed|ly|s|ness|down)?\b|\btak(?:es?|ing) (?:so |too |very |really )?(?:long|forever|ages)\b|\btook (?:so |too )?long\b|\bspeed(?:ing)? (?:it |this |things )?up\b|\bbottleneck|\bcrawl|\bfast(?:er)?\b",
    r"\b\d[\d.]*\s?(?:s|secs?|seconds?|min|minutes?|h|hours?)\b\s?(?:/|per|a|each|for each|for one|for every)\s?(?:it|iter|iteration|step|rollout|epoch|batch)",
    r"(?<!慢)慢(?!慢)|太久|很久|好久|耗时|(?:要|花|用)(?:了)?(?:大概|大约|近|约)?\s?\d[\d.]*\s?(?:多)?(?:分钟|个?小时)|加速|提速|瓶颈|怎么这么久",
)
IDLE = any_of(
    r"\butili[sz]ation\b|\bgpu[- ]?util|\b(?:gpu|card)s?\b[^.\n]{0,12}\busage\b|\bidle\b|\bunder-?used\b",
    r"利用率|占用率|空闲|闲着",
)
SERVING = any_of(
    r"api_server|\bvllm\b|sglang|tgi\b|\bserv(?:e|es|er|ing)\b|\bdeploy|\binferenc|\bgenerate\(|ollama|tokens? generation",
    r"推理|部署|并发|推断",
)
SEVERAL_CARDS = any_of(
    r"\b(?:[2-9]|\d{2,3})\s?(?:x|×|\*)?\s?(?:nvidia )?(?:[ahvlb]\d{2,3}s?|rtx|[3-5]090|t4|gpus?|cards?|张|卡|块)|\bmulti|\bnodes?\b|\bcluster\b|\bnvlink\b|\b(?:two|three|four|eight|both|all) (?:gpus?|cards?)|zero-?[23]|\bfsdp\b",
    r"多卡|多机|双卡|两张|几张|[三四八]张|集群|节点",
)
MACHINES = any_of(
    r"\b(?:9|1\d|[2-9]\d|\d{3,4})\s?(?:x|×|\*)?\s?(?:nvidia )?(?:[ahb]\d{2,3}s?\b|gpus?\b|cards?\b|张|卡|块)|\b(?:two|three|four|eight|[2-9]|\d\d)\s?(?:x\s?)?(?:nodes|machines|servers|hosts)\b|\bmulti-?node\b",
    r"[两二三四2-9]\s?(?:台|机|个?节点)|多机|跨机|多节点",
)
LOW_POWER = any_of(
    r"\bpower\b[^.\n]{0,30}\b(?:low|half|only|far below|just)\b|\b(?:low|only|just|around|about|half)\b[^.\n]{0,20}(?:\bpower\b|\b\d{2,3}\s?w(?:atts?)?\b)|\b\d{2,3}\s?w(?:atts?)?\b[^.\n]{0,20}(?:out of|of|/)\s?\d{3}\s?w",
    r"功耗[^。\n]{0,12}(?:低|只有|才|不到|上不去|一半|不高)|(?:低|只有)[^。，\n]{0,6}功耗|\d{2,3}\s?瓦",
)
ONE_BUSY = any_of(
    r"\bonly (?:one|1|a single)\b[^.\n]{0,20}\b(?:gpu|card|device)s?\b[^.\n]{0,60}(?:100\s?%|busy|active|utili[sz]|work|comput|running|at a time)",
    r"\bone (?:gpu|card) (?:is |at )?(?:busy|active|working|at 100\s?%|a time)|\b(?:gpus|cards) (?:take|work in) turns",
    r"(?:只有|就|仅)(?:有)?(?:一|1|某|单)(?:张|块|个)?(?:显?卡|gpu)[^。\n]{0,20}(?:100\s?%|利用率|在跑|在算|工作|忙|满)|(?:轮流|交替)(?:着)?(?:工作|跑|算|满|100|干活|运行)",
)
HELD = any_of(
    r"memor|vram|device_map|\bat (?:a|any|the same) time\b|\bturns\b",
    r"显存|轮流|交替|任何时刻|同一时[刻间]",
)
STARTED_SO = any_of(r"torchrun|accelerate launch|deepspeed|nproc|\bddp\b")
"""One process a card, which no `device_map` splits."""
SWINGS = any_of(
    r"\b(?:utili[sz]ation|usage|util)\b(?:(?!power)[^.\n]){0,40}(?:fluctuat|swing|jump|drop|fall|fell|up and down|bounc|oscillat|(?<!\d)0\s?%)|\bfluctuat[^.\n]{0,30}(?:utili|usage)",
    r"\b(?:utili[sz]ation|usage|util)\b(?:(?!power)[^.\n]){0,24}\b(?:low|poor|bad|only|just|[1-5]?\d\s?%)",
    r"(?:利用率|占用率)(?:(?!功耗)[^。\n]){0,16}(?:波动|忽高忽低|跳|掉|时高时低|上不去|不稳|一会|低|不高|只有|才|(?<!\d)[1-5]?\d\s?%)|(?:波动|忽高忽低)[^。\n]{0,10}利用率",
)
LINEAR = any_of(
    r"qwen\s?-?3[._]5(?!\d)|qwen3[-_ ]?next|\bmamba|deltanet|\bjamba|nemotron[-_ ]?(?:h|3)\b|falcon-?h1|linear[-_ ]attention|kimi[-_ ]linear",
    r"线性注意力",
)
STATED_KERNELS = any_of(
    r"(?:installed|with|已装|装了|安装了)[^.\n。]{0,20}(?:fla\b|flash-linear-attention)"
)
LLAMA_CPP = any_of(r"llama[._ -]?cpp|finetune\.cpp|llama-finetune|finetune\.exe")
TUNING = any_of(r"fine-?tun|\btrain", r"微调|训练")
OTHER_TRAINER = any_of(r"unsloth|\bpeft\b|llama-?factory|axolotl|\btrl\b|convert|转换")
FAMILY = r"qwen|llama(?!-?_?\s?factory|\.?cpp)|baichuan|chatglm|glm|gemma|mistral|internlm|deepseek|phi|bloom|falcon|minicpm|smollm|olmo"
TWO_MODELS = any_of(
    rf"\b({FAMILY})[\s\S]{{0,300}}?(?!\1)\b(?:{FAMILY})",
    rf"({FAMILY})[^。\n]{{0,60}}[\u4e00-\u9fff][\s\S]{{0,120}}?(?!\1)(?:{FAMILY})",
)
ALIKE = any_of(
    r"\bsame (?:\w+ ){0,2}(?:data(?:set)?|settings?|config\w*|param\w*|set-?up|script|code|hyper\w*)|\bidentical\b|\beverything else (?:is )?(?:the )?same",
    r"(?:同样|相同|一样)的?(?:数据|参数|配置|设置|脚本|代码|条件)|(?:数据|参数|配置|设置)[^。\n]{0,6}(?:一样|相同|一致)",
)
SLOWER = any_of(
    r"\bslower\b|\btakes? (?:much |far )?(?:longer|more time)|\bslow\b|\bhours?\b|\bh\b",
    r"慢|小时|更久|\d\s?h\b",
)
EVALUATED = any_of(
    r"\b(?:with|without|no) eval|\beval(?:uation|uates|uating)?\b[^.\n-]{0,30}\b(?:every|each)\b|\beval(?:uation)?\b[^.\n]{0,20}\b(?:slow|takes|took|longer|hours?|minutes?)",
    r"每\s?\d+\s?步?(?:评估|验证)|(?:评估|验证)(?!集)[^。\n]{0,12}(?:慢|太久|很久|分钟|小时)|eval[^。\n]{0,8}(?:慢|太久|分钟|小时)",
)
OVERFLOWS = any_of(r"\boom\b|out of memory", r"爆显存|显存不够|爆了")
OF_OTHERS = any_of(
    OVERFLOWS.pattern,
    SERVING.pattern,
    r"\d{2,3}b-a\d|\bmoe\b|mixtral|offload|lm[-_]?eval|harness",
    r"评测",
)
"""What has articles of its own: memory, serving, mixtures, offloading, benchmarks."""
ZERO_TWO = any_of(r"zero[-_ ]?2|stage[-_ ]?2|ds_z2|\bz2\b")
ZERO_THREE = any_of(r"zero[-_ ]?3|stage[-_ ]?3|ds_z3|\bz3\b")
SMALL = any_of(r"\bbert|roberta|deberta|\b0\.[1-6]\s?b\b|gpt-?2|encoder", r"小模型")
REINFORCED = any_of(
    r"\bgrpo|\bppo\b|\brloo\b|\bdapo\b|\bgspo\b|\brollout|num_generations|\bverl\b|openrlhf|\brlvr\b",
    r"强化学习",
)
NOT_ITS_SPEED = any_of(
    r"\boom\b|out of memory|\bnccl\b|\bstuck\b|\bhang|\bnan\b|collaps|\breward (?:drops?|is 0)|\bfull\b[\s\S]{0,200}\blora\b|\blora\b[\s\S]{0,200}\bfull\b|unsloth[\s\S]{0,200}trl|trl[\s\S]{0,200}unsloth|\blora\b[^.\n]{0,40}(?:speed|faster|slower)|train_(?:rm|sft|dpo)|parameter update",
    r"爆显存|卡住|卡死|崩|全量|全参|lora[^。\n]{0,12}[快慢]",
    r"\bsync\w*\b[^.\n]{0,20}\bweights?\b|\bweights?[- ](?:sync|update|transfer)|权重同步|同步权重",
)
CARD = r"\b(?:a100|h100|h200|h800|a800|h20|v100|l40s?|a6000|[345]090|t4|b200)\b"
CARDS_NAMED = any_of(rf"{CARD}[\s\S]{{0,160}}?{CARD}")
NO_GAIN = any_of(
    r"\bwhy (?:isn'?t|is)\b[^?\n]{0,40}\b(?:twice|faster|slower|no faster|not faster)|\b(?:no|not|hardly|barely|only)\b[^.\n]{0,20}\bfaster\b|\bsame (?:speed|time|hours)\b",
    r"没(?:有)?(?:快|提升|加速)|(?:速度|时间|耗时)[^。\n]{0,6}(?:一样|差不多|没变)|(?:反而|更)慢|才快",
)
SLOWS_DOWN = any_of(
    r"\bslower and slower\b|\b(?:gets?|getting|becom\w+) (?:slower|progressively)|\bslows? down (?:over|after|during|as)|\bkeeps? slowing|\bstep time (?:grows|increases|rises)|\bfrom \d[\d.]*\s?s/it (?:to|up)",
    r"越(?:跑|训|来|到后面)[^。\n]{0,3}越慢|逐渐变慢|(?:开始|起初|前面|刚开始)[^。\n]{0,24}(?:后来|之后|后变|现在|变成|后面)[^。\n]{0,16}(?:慢|s/it|秒|分钟)",
)

TOOK = any_of(
    r"\b(?:took|takes?) (?:nearly |almost |about |around |over )?\d[\d.]*\s?(?:s\b|secs?\b|seconds|mins?\b|minutes|h\b|hours)"
)
SIGNS, ROLLOUTS = "slow-run-signs", "slow-rollouts"
WAITING = remedy("Utilisation near 100%", "利用率接近 100%")
WAITING_TOO = remedy(
    "Utilisation near 100%",
    "利用率接近 100%",
    r"\b100\s?%|\bpower\b|\b\d{3}\s?w\b",
    r"100\s?%|功耗",
)
NETWORK = remedy("Beyond eight cards", "超过八张卡", MACHINES.pattern)
STAGES = remedy("ZeRO-3 beside ZeRO-2", "ZeRO-3 与 ZeRO-2", ZERO_THREE.pattern)

SLOW_RUNS = (
    Symptom(
        ROLLOUTS,
        (REINFORCED, any_of(SLOW.pattern, TOOK.pattern)),
        (
            remedy("Without vLLM or SGLang", "不用 vLLM 或 SGLang", r"(?:without|no|not us\w+|没|不用|未|没有)[^.\n。]{0,6}vllm|use_vllm\W{0,3}false|\bhf generat"),
            remedy("A step lasts as long", "一步多久取决于"),
            remedy("A thinking model writes", "会思考的模型", r"think|reasoning|qwen ?-?3(?!\.5|-?coder|-vl)|\br1\b|distill", r"思考|推理模型"),
            remedy("The KV cache decides", "KV 缓存决定", r"vllm|sglang|\bverl\b|gpu_memory|\bbatch|preempt|qwen|llama", r"缓存|批"),
            remedy("More cards do not shorten", "加卡缩不短", r"nodes?\b|\bmore (?:gpus|cards)|\b(?:16|32|64)\b", r"节点|加卡|多机|更多卡"),
            remedy("Tensor parallelism as small", "张量并行越小越好", r"tensor|\btp\b", r"张量"),
            remedy("Calls of tools", "工具调用", r"\btools?\b|sandbox|code exec|reward model|\bagent|\bsearch\b", r"工具|沙箱|搜索|奖励模型"),
            remedy("An RL step is slower", "RL 一步比 SFT 慢", r"\bsft\b|\bnormal\b|\bexpected\b|\breasonable\b", r"正常|合理"),
        ),
        unsaid=NOT_ITS_SPEED,
    ),
    Symptom(
        SIGNS,
        (ONE_BUSY, HELD),
        (remedy("Only one card busy", "任何时刻只有一张卡忙"),),
        unsaid=any_of(STARTED_SO.pattern, SERVING.pattern),
    ),
    Symptom(
        SIGNS,
        (LLAMA_CPP, TUNING, any_of(SLOW.pattern, IDLE.pattern, r"\bgpu not|use (?:the|my) gpu|(?:没|不)用[^。\n]{0,6}(?:gpu|显卡)")),
        (remedy("llama.cpp is hardly", "llama.cpp 基本不是"),),
        unsaid=any_of(OTHER_TRAINER.pattern, r"\b(?:no|without (?:a |any )?) ?gpu\b|cpu[- ]only", r"(?:没有?|无)(?:独立)?(?:gpu|显卡)"),
    ),
    Symptom(
        SIGNS,
        (LINEAR, SLOW),
        (
            remedy("Models with linear attention", "带线性注意力的模型"),
            remedy("Utilisation that is low", "利用率低或忽高忽低", r"pictures?|images?|\bvl\b", r"图"),
        ),
        unsaid=any_of(SERVING.pattern, STATED_KERNELS.pattern),
        judged=True,
    ),
    Symptom(SIGNS, (ZERO_TWO, ZERO_THREE, SLOWER), (STAGES, WAITING_TOO), unsaid=OVERFLOWS, judged=True),
    Symptom(
        SIGNS,
        (LOW_POWER, SEVERAL_CARDS),
        (NETWORK, WAITING, STAGES),
        unsaid=SERVING,
        judged=True,
    ),
    Symptom(
        SIGNS,
        (ALIKE, TWO_MODELS, SLOWER),
        (remedy("Same data and settings", "数据和参数相同"),),
        unsaid=any_of(OF_OTHERS.pattern, r"\bgpt-4|\bapi\b"),
    ),
    Symptom(
        SIGNS,
        (EVALUATED, any_of(SLOW.pattern, SLOWER.pattern)),
        (remedy("Evaluation and saving", "评估和保存也算"),),
        unsaid=OF_OTHERS,
    ),
    Symptom(
        "throughput-mfu",
        (CARDS_NAMED, NO_GAIN),
        (remedy("A better card is", "算力不是瓶颈时"),),
        unsaid=any_of(SERVING.pattern, SEVERAL_CARDS.pattern),
    ),
    Symptom(
        "slow-training",
        (SLOWS_DOWN,),
        (
            remedy("A run that starts", "开头快、越跑越慢"),
            remedy("On Windows the likeliest", "Windows 上最可能", r"\bwindows\b"),
        ),
        unsaid=any_of(SERVING.pattern, r"tokeni[sz]|\bmap\b|preprocess|\bmore (?:gpus|cards|nodes)\b", r"分词|预处理|双卡|单卡[^。\n]{0,30}慢"),
    ),
    Symptom(
        SIGNS,
        (SWINGS, any_of(TUNING.pattern, r"\blora|\bsft\b|\bepochs?\b")),
        (
            NETWORK,
            remedy("A small model", "小模型喂不满", SMALL.pattern),
            remedy("Utilisation that is low", "利用率低或忽高忽低"),
        ),
        unsaid=any_of(OF_OTHERS.pattern, r"\bmore (?:gpus|cards)\b|多卡"),
        judged=True,
    ),
    Symptom(
        SIGNS,
        (MACHINES, SLOW, any_of(TUNING.pattern, r"\blora|\bsft\b|fsdp|zero")),
        (NETWORK, WAITING_TOO),
        unsaid=any_of(OF_OTHERS.pattern, r"how (?:long|much|many)", r"多久|多少"),
        judged=True,
    ),
)  # fmt: skip
"""Those first that name a cause by themselves."""
