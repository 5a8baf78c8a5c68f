## Base or chat

raw-text = continued pretraining on raw text wears off what a chat version was taught; teach the chat format afterwards, or merge.
either-task = for { $task } either version works; compare both on your validation set.
most-projects = it already follows requests and knows its chat template, which suits most projects; from about { $many } samples, in a format of your own or on raw text, a base version comes into question.
much-data = { $samples } samples can teach a base version a format of your own; if they are chats, compare the chat version too. With LoRA on a base version the chat tokens must be trained as well, which costs memory.
little-data = { $samples } samples move its behaviour but teach no turn-taking from nothing, which a base version would need (from about { $many }).

## Advice

smallest-first = Take the smallest model that already does the task half-way when prompted: fine-tuning sharpens format and a narrow skill, it seldom lifts general ability, and every request costs less later.
try-both = Where the choice is open, train both on the same data and compare their answers to 50 to 100 of your own examples.
own-examples = Which model is better for your task no figure here says: prompt two or three candidates with 50 to 100 of your own examples and compare; only that decides.
unknown = I do not know “{ $name }”, so nothing is computed for it{ $closest ->
        [none] {""}
       *[other] ; did you mean { $closest }?
    }

## Assumptions

sizes = Each size is computed as the models listed for it, from the one that needs least to the one that needs most; those of the same size with a vocabulary of 32,000 (Llama 2, Mistral 7B) need less than ones with 128,000 to 262,000 tokens.
listed = The models listed are general, dense ones of the catalog, one a maker, by the newest paper that their row cites, of the last two years. The catalog has no release dates: models without a paper there (Llama 3.2, Granite 4 and others) are not listed. The order says nothing of quality.
taken-as = “{ $name }” is not in the catalog; it is computed as a typical { $size }.

## Names that nobody knows
by-size = Of { $model } only the size is known here: it is taken as a typical decoder of that size, and what pictures, sound or a layout of its own add is not counted. Its config.json gives its exact shape.
