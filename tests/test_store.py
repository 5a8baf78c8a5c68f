"""What is kept, by whom it is found, and what goes: the same in both databases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, insert, select

from advisor.conversation import Conversation
from advisor.errors import StoreError
from advisor.store import conversations, projects, tables
from advisor.store.database import Database
from advisor.store.store import DAY_SECONDS, MOST_LISTED, Store
from advisor.store.written import LARGEST_JSON
from tests.databases import exchange, turns

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC).timestamp()


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        self.now += 0.001
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database_url: str, clock: Clock) -> Iterator[Store]:
    store = Store(Database(database_url), clock)
    yield store
    store.close()


def titles(store: Store, owner: str = "a", query: str = "") -> list[str]:
    return [each.title for each in store.conversations(owner, query).headings]


def begun(store: Store, message: str, owner: str = "a") -> str:
    saved = store.save(owner, exchange(message))
    assert saved
    return saved.conversation


def test_a_conversation_comes_back_as_it_was(store: Store) -> None:
    first = store.save("a", exchange("7B on a 4090"))
    assert first
    asked = exchange("两张呢？", ["7B on a 4090"])
    asked = replace(asked, language="zh", state=replace(asked.state, language="zh"))
    second = store.save("a", asked, first.conversation)
    assert second
    assert (second.conversation, second.place) == (first.conversation, 1)
    found = store.conversation(first.conversation, "a")
    assert found
    assert found.exchanges[-1].state == asked.state
    assert found.heading.title == "7B on a 4090"
    assert found.heading.exchanges == 2
    kept = found.exchanges[1]
    assert (kept.id, kept.message, kept.tool) == (second.exchange, "两张呢？", asked.tool)
    assert kept.answer == asked.answer
    assert kept.understood == asked.understood
    assert (kept.knowledge, kept.seconds, kept.confidence) == (asked.knowledge, 0.1, 1.0)
    assert found.heading.created < kept.asked == found.heading.updated


def test_a_caller_may_name_a_new_conversation(store: Store) -> None:
    saved = store.save("a", exchange("7B"), "0" * 32, place=0)
    assert saved
    assert saved.conversation == "0" * 32
    assert titles(store) == ["7B"]


def test_what_followed_an_edited_message_goes(store: Store) -> None:
    id_ = begun(store, "one")
    store.save("a", exchange("two", ["one"]), id_)
    store.save("a", exchange("three", ["one", "two"]), id_)
    edited = store.save("a", exchange("zwei", ["one"]), id_, place=1)
    assert edited
    found = store.conversation(id_, "a")
    assert found
    assert [each.message for each in found.exchanges] == ["one", "zwei"]
    assert found.exchanges[-1].state == Conversation(turns("one", "zwei"))
    store.save("a", exchange("uno"), id_, place=0)
    found = store.conversation(id_, "a")
    assert found
    assert found.exchanges[-1].state == Conversation(turns("uno"))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.lists(st.sampled_from("abc"), max_size=6))))
def test_the_state_is_that_of_the_last_exchange(
    store: Store, said: list[tuple[int, list[str]]]
) -> None:
    """Whatever turns an exchange adds, changes or leaves out, after an exchange that was not kept
    too."""
    id_ = begun(store, "first")
    for place, earlier in said:
        last = exchange("x", earlier)
        store.save("a", last, id_, place)
        found = store.conversation(id_, "a")
        assert found
        assert found.exchanges[-1].state == last.state


def test_others_find_nothing(store: Store) -> None:
    saved = store.save("a", exchange("mine"))
    assert saved
    id_ = saved.conversation
    project = store.save_project("a", "mine", {}, "v", id_)
    assert project
    assert store.conversation(id_, "b") is None
    assert store.save("b", exchange("yours"), id_) is None
    assert store.save("b", exchange("yours"), "no id") is None
    assert not store.rename(id_, "b", "yours")
    assert not store.delete(id_, "b")
    assert not store.feedback("b", id_, 0, "up")
    assert store.project(project.id, "b") is None
    assert store.save_project("b", "yours", {}, "v", id_=project.id) is None
    assert not store.delete_project(project.id, "b")
    of_another = store.save_project("b", "yours", {}, "v", id_)
    assert of_another
    assert of_another.conversation is None
    store.delete_all("b")
    assert list(store.export("b")) == []
    assert [kind for kind, _ in store.export("a")] == ["conversation", "project"]


def test_an_owner_is_kept_as_a_hash(store: Store) -> None:
    begun(store, "x", owner="anna@example.com")
    assert all("anna" not in str(told) for told in store.export("anna@example.com"))
    with store._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT owner FROM conversations").scalars().all()
    assert [len(row) for row in rows] == [64]


def test_words_are_found_in_titles_and_messages(store: Store) -> None:
    id_ = begun(store, "7B LoRA on a 4090")
    store.save("a", exchange("需要多少显存？", ["7B LoRA on a 4090"]), id_)
    begun(store, "100 % of_parameters \\ of Llama")
    begun(store, "of others", owner="b")
    first, second = "7B LoRA on a 4090", "100 % of_parameters \\ of Llama"
    assert titles(store) == [second, first]
    assert titles(store, query="lora 显存") == [first]
    assert titles(store, query="lora llama") == []
    assert titles(store, query="%") == titles(store, query="f_p") == [second]
    assert titles(store, query="\\") == titles(store, query="LLAMA") == [second]
    assert titles(store, query="_") == [second]
    assert store.rename(id_, "a", "The 4090\nat home")
    assert titles(store, query="home") == ["The 4090 at home"]


def test_a_list_goes_on_where_it_ended(store: Store) -> None:
    for number in range(7):
        begun(store, f"message {number}")
    seen: list[str] = []
    following, pages = None, 0
    while following or not pages:
        page = store.conversations("a", limit=3, before=following)
        seen += [each.title for each in page.headings]
        following, pages = page.following, pages + 1
    assert seen == [f"message {number}" for number in reversed(range(7))]
    assert pages == 3
    assert store.conversations("a", before=f"{'9' * 40}-x").headings


def test_the_oldest_conversation_goes_where_there_are_too_many(store: Store) -> None:
    begun(store, "first")
    begun(store, "second")
    copy_to(store, tables.conversations, conversations.MOST_CONVERSATIONS - 2)
    begun(store, "last")
    kept = [told["title"] for _, told in store.export("a")]
    assert len(kept) == conversations.MOST_CONVERSATIONS
    assert (kept[0], kept[-1]) == ("second", "last")


def copy_to(store: Store, table: Table, times: int) -> None:
    """That many more rows like the latest one, which is quicker than to save them."""
    with store._database.writing() as connection:
        row = connection.execute(select(table).order_by(table.c.created.desc())).mappings().first()
        assert row
        rows = [{**row, "id": f"{number:032}"} for number in range(times)]
        connection.execute(insert(table), rows)


def test_a_title_is_one_line_of_the_message(store: Store) -> None:
    begun(store, "what\n will " + "it cost " * 100)
    begun(store, "显" * 300)
    chinese, english = titles(store)
    assert chinese == "显" * 79 + "…"
    assert english.startswith("what will it cost it cost")
    assert english.endswith("cost…") or english.endswith("it…")
    assert len(english) <= conversations.LONGEST_TITLE


@pytest.mark.parametrize("message", ["a\0b", "half \ud83d", "😀" * 20_001, "'; --", ""])
def test_any_text_is_kept(store: Store, message: str) -> None:
    id_ = begun(store, message)
    found = store.conversation(id_, "a")
    assert found
    expected = message.replace("\0", "").replace("\ud83d", "?")[:20_001]
    assert found.exchanges[0].message == expected


def test_what_is_too_large_is_refused_whole(store: Store) -> None:
    id_ = begun(store, "7B")
    large = replace(exchange("13B"), answer={"body": "x" * LARGEST_JSON})
    with pytest.raises(StoreError) as refused:
        store.save("a", large, id_)
    assert refused.value.code == "too_large"
    with pytest.raises(StoreError):
        store.save("a", replace(large, answer={"body": float("nan")}))
    with pytest.raises(StoreError):
        store.save("a", exchange("x"), id_, place=200)
    assert titles(store) == ["7B"]
    found = store.conversation(id_, "a")
    assert found
    assert len(found.exchanges) == 1
    assert sum(row.questions for row in store.usage()) == 1


def test_projects(store: Store) -> None:
    id_ = begun(store, "7B")
    made = store.save_project("a", " My  project ", {"model": "7B"}, "v1", id_)
    assert made
    assert (made.name, made.brief, made.conversation) == ("My project", {"model": "7B"}, id_)
    changed = store.save_project("a", "Another name", {"model": "13B"}, "v2", id_, made.id)
    assert changed == store.project(made.id, "a")
    assert changed
    assert (changed.id, changed.knowledge, changed.created) == (made.id, "v2", made.created)
    assert store.projects("a") == (changed,)
    store.delete(id_, "a")
    without = store.project(made.id, "a")
    assert without
    assert without.conversation is None
    assert store.delete_project(made.id, "a")
    assert store.projects("a") == ()


def test_no_project_is_dropped_for_another(store: Store) -> None:
    store.save_project("a", "first", {}, "v")
    copy_to(store, tables.projects, projects.MOST_PROJECTS - 1)
    with pytest.raises(StoreError) as refused:
        store.save_project("a", "one more", {}, "v")
    assert refused.value.code == "full"
    assert len(store.projects("a")) == projects.MOST_PROJECTS


def test_feedback_is_given_changed_and_taken_back(store: Store) -> None:
    saved = store.save("a", exchange("7B"))
    assert saved
    assert store.feedback("a", saved.conversation, 0, "up")
    assert store.feedback("a", saved.conversation, 0, "down", "wrong_figure", "x" * 3_000)
    (row,) = store.feedback_rows()
    assert (row.thumb, row.reason, len(row.comment), row.message) == (
        "down", "wrong_figure", 2_000, "7B",
    )  # fmt: skip
    found = store.conversation(saved.conversation, "a")
    assert found
    assert (found.exchanges[0].thumb, found.exchanges[0].reason) == ("down", "wrong_figure")
    assert store.feedback_rows("up") == ()
    assert store.feedback_rows("down", before=NOW) == ()
    assert store.feedback("a", saved.conversation, 0, None)
    assert store.feedback_rows() == ()
    assert not store.feedback("a", saved.conversation, 1, "up")


def test_questions_are_counted_without_words(store: Store, clock: Clock) -> None:
    for seconds in range(1, 21):
        store.save("a", exchange("7B", seconds=seconds))
    store.save("a", replace(exchange("?"), tool="none", outcome="asked_back"))
    store.count("none", "failed", "zh", 0.5)
    clock.now += DAY_SECONDS
    store.count("none", "refused", "zh", 0.5)
    store.delete_all("a")
    today, yesterday, of_none = store.usage()
    assert (today.day, today.questions, today.refused) == ("2026-12-01", 1, 1)
    assert (yesterday.questions, yesterday.seconds_median, yesterday.seconds_p95) == (20, 10, 19)
    assert (of_none.questions, of_none.asked_back, of_none.failed) == (2, 1, 1)
    assert store.usage(1) == (today,)


def test_an_edited_exchange_is_no_new_question_and_keeps_its_feedback(store: Store) -> None:
    saved = store.save("a", exchange("7B"))
    assert saved
    store.save("a", exchange("and on two?", ["7B"]), saved.conversation)
    store.feedback("a", saved.conversation, 1, "down", "wrong_figure")
    edited = replace(exchange("and on two?", ["7B"], tool="buy_or_rent"), edited=True)
    again = store.save("a", edited, saved.conversation, 1)
    found = store.conversation(saved.conversation, "a")
    assert found
    assert again
    assert [each.tool for each in found.exchanges] == ["estimate_training_cost", "buy_or_rent"]
    assert (found.exchanges[1].id, found.exchanges[1].thumb) == (again.exchange, "down")
    assert found.exchanges[1].state == edited.state
    (usage,) = store.usage()
    assert usage.questions == 2


def test_figures_of_all_days_and_tools(store: Store, clock: Clock) -> None:
    assert store.usage_altogether(30) is None
    for seconds in (1, 2, 3):
        store.count("look_up", "answered", "en", seconds)
        clock.now += DAY_SECONDS
    store.count("none", "failed", "zh", 9)
    looked_up, none = store.usage_by_tool(30)
    assert (looked_up.day, looked_up.tool, looked_up.questions) == ("", "look_up", 3)
    assert (none.failed, none.seconds_median) == (1, 9)
    together = store.usage_altogether(30)
    assert together
    assert (together.questions, together.seconds_median, together.seconds_p95) == (4, 2, 9)
    assert [row.tool for row in store.usage_by_tool(1)] == ["none"]


def test_feedback_of_some_days_is_counted(store: Store, clock: Clock) -> None:
    store.feedback("a", begun(store, "old"), 0, "up")
    clock.now += 10 * DAY_SECONDS
    store.feedback("a", begun(store, "new"), 0, "down")
    assert store.thumbs(30) == {"up": 1, "down": 1}
    assert store.thumbs(7) == {"up": 0, "down": 1}
    assert [row.message for row in store.feedback_rows(days=7)] == ["new"]


def test_everything_asked_is_read_whole(store: Store) -> None:
    begun(store, "one", "a")
    for number in range(MOST_LISTED):
        begun(store, str(number), "b")
    found = list(store.everything_asked())
    assert len(found) == MOST_LISTED + 1
    assert {each.message for (each,) in found} == {"one", *map(str, range(MOST_LISTED))}


def test_what_nobody_touches_goes_after_its_time(store: Store, clock: Clock) -> None:
    old = begun(store, "old")
    store.save_project("a", "old", {}, "v", old)
    touched = begun(store, "touched")
    clock.now += 300 * DAY_SECONDS
    store.save("a", exchange("again", ["touched"]), touched)
    clock.now += 100 * DAY_SECONDS
    assert store.retain(365) == 1
    assert titles(store) == ["touched"]
    assert store.projects("a") == ()
    assert [row.questions for row in store.usage(1_000)] == [1]


def test_everything_of_an_owner_is_exported_and_deleted(store: Store) -> None:
    saved = store.save("a", exchange("mine"))
    assert saved
    store.save_project("a", "plan", {"model": "7B"}, "v", saved.conversation)
    store.feedback("a", saved.conversation, 0, "up")
    begun(store, "of others", owner="b")
    (kind, told), (other, project) = store.export("a")
    assert (kind, other) == ("conversation", "project")
    assert told["title"] == "mine"
    assert told["exchanges"][0]["thumb"] == "up"
    assert project["brief"] == {"model": "7B"}
    store.delete_all("a")
    assert titles(store) == []
    assert list(store.export("a")) == []
    assert store.feedback_rows() == ()
    assert titles(store, owner="b") == ["of others"]
