"""Words and characters that messages gain or lose as people type: greetings, closings, neighbours
on the keyboard."""

KEYS = {
    key: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, key in enumerate(row)
}
OPENERS = {
    "en": ("hi, ", "hello, ", "hey ", "Hi! ", "hey guys, ", "quick question: ", "quick q - ", "good morning, ", "Hello there. ", "sorry to bother, ", "um, ", "Question: "),
    "zh": ("请问", "你好，", "您好，", "请教一下，", "大佬，", "老师好，", "那个，", "在吗，", "问一下，", "想问下，", "hi，", "麻烦问下，", "各位，", "求助："),
}  # fmt: skip
CONTINUING = {
    "en": ("ok, ", "ok ", "hmm, ", "hmm ", "right, ", "alright, ", "I see. ", "got it, ", "well, ", "um, ", "great, ", "cool, ", "oh, "),
    "zh": ("嗯，", "好的，", "好，", "行，", "哦，", "噢，", "明白了，", "嗯嗯，", "ok，", "那个，", "了解，", "emmm，"),
}  # fmt: skip
CLOSERS = {
    "en": (" thanks!", ", thanks", " thx", " please", " pls", " plz", " Thank you.", " cheers", " (asap)", " - urgent", " lol", " haha", " thanks in advance"),
    "zh": ("，谢谢", "，谢谢！", "，谢了", " 谢谢", "，急", "，在线等", "，麻烦了", "，多谢", "，求解", "，辛苦", "哈哈", " thx", "，急急急"),
}  # fmt: skip
EMOJI = (" 🙏", " 😅", " 🙂", " 🤔", "😂", " 👀", " ^_^", " :)", " 😊", "🙏🙏")
ENDINGS = {
    "en": ("", "?", "??", " ?", "?!", "..."),
    "zh": ("", "？", "?", "？？", "??", " ", "。", "…"),
}
ENGLISH_TERMS = {
    "显存": ("VRAM", "vram"), "微调": ("fine-tune", "finetune", "tune"), "显卡": ("GPU", "gpu"), "成本": ("cost",), "配置": ("config",),
    "训练": ("train", "training"), "部署": ("deploy",), "预算": ("budget",), "方案": ("plan",), "价格": ("price",), "推荐": ("recommend",),
    "服务器": ("server",), "数据集": ("dataset",), "方法": ("method",), "时间表": ("timeline", "schedule"), "计划": ("plan",),
    "自建": ("self-host", "自己host"), "对比": ("compare", "比较"), "区别": ("difference", "差别"), "任务": ("task",),
}  # fmt: skip
WRONG_CHARACTERS = {
    "吗": "嘛么",
    "的": "得地",
    "需": "须",
    "做": "作",
    "帮": "邦",
    "够": "购",
    "训": "驯",
    "案": "按",
    "像": "象",
    "推": "堆",
    "较": "交",
}
