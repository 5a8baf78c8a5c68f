"""Which language an answer is in, and traditional Chinese as a folder made of the simplified one."""

import pytest
from babel import Locale

from advisor import language
from advisor.answers import traditional
from advisor.answers.words import FOLDER, words
from advisor.language import LANGUAGES, Language, Text, detect, preferred, simplified


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("What will a 13B LoRA cost?", "en"),
        ("两张3090能全量微调7B吗", "zh"),
        ("兩張3090能全量微調7B嗎", "zh-Hant"),
        ("70B 要多久", "zh"),  # the same in both
        ("訓練要多少錢", "zh-Hant"),
        ("7B?", "en"),
    ],
)
def test_a_message_is_answered_in_its_own_characters(message: str, language: Language) -> None:
    assert detect(message) == language


def test_a_short_message_keeps_the_language_of_the_talk() -> None:
    assert detect("7B?", "兩張卡夠嗎") == "zh-Hant"
    assert detect("7B?", "两张卡够吗") == "zh"
    assert detect("and with two cards?", "两张卡够吗") == "en"


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        ("", "de-DE,de;q=0.9,zh;q=0.8,en;q=0.5", "zh"),
        ("", "en;q=0.5,zh-CN;q=0.9", "zh"),
        ("", "zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("", "zh-HK", "zh-Hant"),
        ("", "en-GB,zh;q=0.9", "en"),
        ("", "zh;q=0,en", "en"),
        ("", "fr", "en"),
        ("", "*;q=nonsense,,;", "en"),
        ("zh-Hant", "en", "zh-Hant"),
        ("en", "zh", "en"),
        ("xx", "zh", "zh"),
    ],
)
def test_the_page_follows_the_address_then_the_browser(
    asked: str, accepted: str, language: Language
) -> None:
    assert preferred(asked, accepted) == language


def test_a_language_is_a_folder() -> None:
    assert sorted(folder.name for folder in FOLDER.iterdir()) == sorted(LANGUAGES)
    for each in LANGUAGES:
        assert isinstance(words(each).locale, Locale)


def test_the_traditional_words_are_made_of_the_simplified() -> None:
    """`python -m advisor.answers.traditional` writes them anew."""
    for name, text in traditional.made().items():
        assert (traditional.TRADITIONAL / name).read_text(encoding="utf-8") == text, name


def test_names_of_the_knowledge_are_converted_and_come_back() -> None:
    assert Text(en="small teams", zh="小团队")["zh-Hant"] == "小團隊"
    assert simplified("顯示卡") == "显示卡"


@pytest.mark.parametrize(
    "wrong", ["引數", "視訊記憶體", "指令碼", "解除安裝", "質量", "啟用值", "介面卡"]
)
def test_words_of_other_fields_are_not_used(wrong: str) -> None:
    assert not [name for name, text in traditional.made().items() if wrong in text]


@pytest.mark.parametrize(
    ("simplified", "expected"),
    [
        ("大模型微调用什么方法", "大模型微調用什麼方法"),
        ("前缀微调", "前綴微調"),
        ("显存溢出", "顯示記憶體溢出"),
        ("让专家审核", "讓專家審核"),
        ("3 万亿参数", "3 兆參數"),
    ],
)
def test_words_that_opencc_gets_wrong_are_mended(simplified: str, expected: str) -> None:
    assert language.traditional(simplified) == expected
