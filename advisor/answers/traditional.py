"""The words in traditional Chinese, made of the simplified ones: `python -m
advisor.answers.traditional`.

What OpenCC gets wrong is mended in `language.BETTER`, so that a word changed in `words/zh` needs no
second hand.
"""

from advisor.answers.words import FOLDER
from advisor.language import traditional

SIMPLIFIED, TRADITIONAL = FOLDER / "zh", FOLDER / "zh-Hant"


def made() -> dict[str, str]:
    """File -> its content."""
    return {
        file.name: _converted(file.read_text(encoding="utf-8"))
        for file in sorted(SIMPLIFIED.glob("*.ftl"))
    }


def _converted(text: str) -> str:
    """Ids and values of Fluent are Latin letters and stay; the locale is the folder's own."""
    return traditional(text).replace("locale = zh-Hans-CN", "locale = zh-Hant-TW")


def main() -> None:
    TRADITIONAL.mkdir(exist_ok=True)
    for name, text in made().items():
        (TRADITIONAL / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
