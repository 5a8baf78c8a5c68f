"""Each row of complaints: its messages mean it, and its paragraphs stand in both languages."""

import pytest

from advisor.advice.topics.complaints import Complaint, complaints
from advisor.advice.topics.explain import Explain
from advisor.advice.topics.symptoms import symptom_of
from advisor.catalog.catalog import Catalog
from advisor.catalog.topic import claimed
from advisor.language import detect, simplified, source_of

SAID = [(row, message) for row in complaints() for message in row.messages]
OTHER = [(row, message) for row in complaints() for message in row.others]


@pytest.mark.parametrize(("row", "message"), SAID, ids=[said for _, said in SAID])
def test_each_message_means_its_row_and_is_told_its_paragraphs(
    row: Complaint, message: str, catalog: Catalog
) -> None:
    assert symptom_of(message) == row.symptom
    language = source_of(detect(message))
    found = Explain(topic=simplified(message)).run(catalog, language)
    assert found.sure
    assert found.topic
    assert found.topic.id == row.topic
    first = found.topic.paragraphs[found.leading[0]]
    starts = [each.en if language == "en" else each.zh for each in row.told]
    assert any(first.startswith(start) for start in starts), first


@pytest.mark.parametrize(("row", "message"), OTHER, ids=[said for _, said in OTHER])
def test_others_do_not(row: Complaint, message: str) -> None:
    assert symptom_of(message) != row.symptom


@pytest.mark.parametrize("row", complaints(), ids=[row.messages[0] for row in complaints()])
def test_each_paragraph_begins_with_a_sentence_in_both_languages(
    row: Complaint, catalog: Catalog
) -> None:
    for language in ("en", "zh"):
        topic = next(each for each in catalog.topics[language] if each.id == row.topic)
        for told in row.told:
            start = told.en if language == "en" else told.zh
            (paragraph,) = (text for text in topic.paragraphs if text.startswith(start))
            assert claimed(paragraph)[0] or paragraph.splitlines()[0].endswith((":", "：")), start
