"""Rows as samples: the forms that trainers read, recognised by the names of the fields."""

from collections.abc import Iterable
from typing import Any

from advisor.dataset.json_rows import row, spelled
from advisor.dataset.limits import shortened
from advisor.dataset.row import Row
from advisor.dataset.sample import Fields, Form, Role, Sample, Turn, Wrong

CHATS = ("messages", "conversations", "conversation", "dialogue", "dialog", "对话")
ROLES: dict[str, Role] = {
    "system": "system", "developer": "system",
    "user": "user", "human": "user", "prompter": "user", "用户": "user",
    "assistant": "assistant", "gpt": "assistant", "chatgpt": "assistant", "bot": "assistant", "model": "assistant",
    "bard": "assistant", "bing": "assistant", "function_call": "assistant", "助手": "assistant",
    "tool": "tool", "function": "tool", "observation": "tool", "ipython": "tool",
}  # fmt: skip
QUESTIONS = ("prompt", "question", "query", "input", "problem", "source", "问题", "提问", "输入")
ANSWERS = (
    "completion", "response", "answer", "output", "solution", "target", "label", "answers", "回答", "答案", "输出", "回复",
)  # fmt: skip
INSTRUCTIONS = ("instruction", "指令")
TEXTS = ("text", "content", "document", "文本", "内容")


def sample_of(value: Any) -> Sample | Wrong:
    """What a row says; `Wrong` where it has none of the forms."""
    if isinstance(value, str):
        return Sample("text", (Turn("assistant", value),))
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = {"messages": value}
    if not isinstance(value, dict):
        return Wrong("no-object", shortened(spelled(value)))
    return _of_fields({str(name).strip().lower(): part for name, part in value.items()})


def _of_fields(fields: Fields) -> Sample | Wrong:
    if "chosen" in fields and "rejected" in fields:
        return _pair(fields)
    if chat := _first(fields, CHATS):
        return _chat(fields[chat], fields)
    answer = _first(fields, ANSWERS)
    if (asked := _first(fields, INSTRUCTIONS)) and answer:
        return _alpaca(fields, asked, answer)
    if (asked := _first(fields, (*QUESTIONS, *TEXTS))) and answer:
        return _completion(fields, asked, answer)
    if text := _first(fields, TEXTS):
        return Sample("text", (Turn("assistant", words(fields[text])),))
    return Wrong("no-form", shortened(", ".join(fields)))


def _first(fields: Fields, names: Iterable[str]) -> str | None:
    return next((name for name in names if name in fields), None)


def words(value: Any) -> str:
    """The text of a field: of a list of parts those that are text, of anything else its JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, dict) and "type" in part for part in value):
        return "\n".join(words(part["text"]) for part in value if "text" in part)
    return spelled(value)


def _system(fields: Fields) -> tuple[Turn, ...]:
    text = words(fields.get("system") or fields.get("system_prompt"))
    return (Turn("system", text),) if text.strip() else ()


def _completion(fields: Fields, asked: str, answer: str) -> Sample | Wrong:
    question, answered = _turns_of(fields[asked]), _turns_of(fields[answer], "assistant")
    if isinstance(question, Wrong):
        return question
    if isinstance(answered, Wrong):
        return answered
    context = words(fields.get("context"))
    about = (Turn("user", f"{context}\n{question[-1].text}"),) if context else question[-1:]
    return Sample("completion", (*_system(fields), *question[:-1], *about, *answered))


def _alpaca(fields: Fields, asked: str, answer: str) -> Sample | Wrong:
    further = words(fields.get("input") or fields.get("输入"))
    question = "\n".join(filter(str.strip, (words(fields[asked]), further)))
    history: list[Turn] = []
    earlier = fields.get("history")
    for pair in earlier if isinstance(earlier, list) else ():
        if not isinstance(pair, list) or len(pair) != 2:
            return Wrong("turn", shortened(spelled(pair)))
        history += [Turn("user", words(pair[0])), Turn("assistant", words(pair[1]))]
    turns = (*history, Turn("user", question), Turn("assistant", words(fields[answer])))
    return Sample("alpaca", (*_system(fields), *turns))


def _chat(value: Any, fields: Fields) -> Sample | Wrong:
    turns = _turns_of(value)
    if isinstance(turns, Wrong):
        return turns
    value = _unpacked(value)
    form: Form = "sharegpt" if isinstance(value, list) and "from" in value[0] else "messages"
    known = turns[0].role == "system"
    return Sample(form, turns if known else (*_system(fields), *turns))


def _pair(fields: Fields) -> Sample | Wrong:
    """A question with a better and a worse answer; where these repeat the question it is theirs."""
    asked = _first(fields, (*CHATS, *INSTRUCTIONS, *QUESTIONS))
    before = _turns_of(fields[asked]) if asked else ()
    if isinstance(before, Wrong):
        return before
    chosen = _turns_of(fields["chosen"], "assistant")
    if isinstance(chosen, Wrong):
        return chosen
    rejected = _turns_of(fields["rejected"], "assistant")
    if isinstance(rejected, Wrong):
        return rejected
    further = words(fields.get("input")) if asked in INSTRUCTIONS else ""
    if further.strip():
        before += (Turn("user", further),)
    return _better_and_worse(_system(fields), before, chosen, rejected)


def _better_and_worse(
    system: tuple[Turn, ...],
    before: tuple[Turn, ...],
    chosen: tuple[Turn, ...],
    rejected: tuple[Turn, ...],
) -> Sample:
    if before and chosen[: len(before)] == before:
        before = ()
    shared = len(chosen) > 1 and chosen[:-1] == rejected[:-1]
    return Sample("dpo", (*system, *before, *chosen), rejected[-1:] if shared else rejected)


def _unpacked(value: Any) -> Any:
    """A cell of a table may spell a list."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        read = row(0, value.strip())
        if isinstance(read, Row) and _is_chat(read.value):
            return read.value
    return value


def _is_chat(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _turns_of(value: Any, role: Role = "user") -> tuple[Turn, ...] | Wrong:
    """The turns of a conversation, or of bare text the one that it is."""
    value = _unpacked(value)
    if isinstance(value, dict) and value.keys() & {"role", "from"}:
        value = [value]
    if not isinstance(value, list):
        return (Turn(role, words(value)),)
    if not value:
        return Wrong("no-turns")
    turns = [_turn(each) for each in value]
    wrong = next((each for each in turns if isinstance(each, Wrong)), None)
    return wrong or tuple(each for each in turns if isinstance(each, Turn))


def _turn(value: Any) -> Turn | Wrong:
    if not isinstance(value, dict):
        return Wrong("turn", shortened(spelled(value)))
    who = value.get("role", value.get("from"))
    if who is None or not value.keys() & {"content", "value", "tool_calls"}:
        return Wrong("turn", shortened(", ".join(map(str, value))))
    if (role := ROLES.get(str(who).strip().lower())) is None:
        return Wrong("unknown-role", shortened(who))
    text = words(value.get("content", value.get("value")))
    if calls := value.get("tool_calls"):
        text = f"{text}\n{spelled(calls)}".strip()
    return Turn(role, text)
