headline-card = { $cards } { $number ->
        [1] tunes
       *[other] tune
    } up to { $largest }.
largest-with =
    { $size ->
        [none] no usual size with { $method }
       *[other] { $size } with { $method }{ $model ->
            [none] {""}
           *[other] {" "}({ $model })
        }{ $sharded ->
            [yes] {" "}sharded by ZeRO-3
            [no] {" "}copied on each card
           *[none] {""}
        }
    }
headline-cards = With { $method } one card tunes: { $each }.
card-up-to =
    { $memory } GB { $size ->
        [none] no usual size
       *[other] up to { $size }{ $model ->
            [none] {""}
           *[other] {" "}({ $model })
        }
    }
headline-candidates = { $each }.
candidate-fits =
    { $name } fits with { $method } ({ $peak }{ $way ->
        [copied] {" "}a card, a copy on each
        [sharded] {" "}a card, sharded
       *[single] {""}
    }{ $fits ->
        [tight] , tight
       *[yes] {""}
    })
candidate-too-large = { $name } does not fit (even { $method } takes { $peak })
candidate-needs = { $name } needs { $peak } with { $method }
candidate-unknown = { $name } is unknown to me
card-of-memory = { $memory } GB card
first-pick = Start with { $name } ({ $released }, { $licence }{ $way ->
        [none] {""}
       *[other] ; { $way }
    }).
next-picks = Next to try: { $each }.
pick-way =
    { $fits ->
        [yes] { $method } fits: { $peak }
       *[no] { $method }: { $peak }
    }
picked-by = Chosen by { $task ->
        [none] {""}
       *[other] what the makers say for this task ({ $task }),{" "}
    }{ $languages ->
        [none] {""}
       *[other] knowledge of { $languages }{ $unsaid ->
            [yes] {" "}(the language of your question)
           *[no] {""}
        },{" "}
    }{ $commercial ->
        [yes] a licence that allows commercial use,{" "}
       *[no] {""}
    }{ $small ->
        [yes] a size of at most about 5B,{" "}
       *[no] {""}
    }{ $below ->
        [yes] a size below the one you named,{" "}
       *[no] {""}
    }{ $card ->
        [yes] release date and what the card tunes
       *[no] { $plain ->
            [yes] release date
           *[no] and release date
        }
    }; not by quality, which nothing here ranks. Rows of { $checked }; newer models may be missing.
columns-picks = Model | Released | Commercial use | Its maker says | { $card ->
        [yes] On the card
       *[no] With LoRA
    }
pick-licence =
    { $commercial ->
        [yes] yes
        [conditions] with conditions
        [no] no
       *[unknown] not judged
    }{ $licence ->
        [none] {" "}(licence unknown)
       *[other] {" "}({ $licence })
    }
pick-spoken =
    { $spoken ->
        [home] language trained on most
        [named] language named
       [counted] counts { $counted } languages, this one not checked by name
       *[none] { $counted ->
            [one] one language
           *[other] { $counted } languages
        }
    }
language-unnamed = These makers do not name { $languages }; whether a model knows it is unknown here. Test it with a page of your own text first; one that hardly does needs continued pretraining.
task-unstated = These makers do not name this task ({ $task }): any recent instruct model does it, so language, licence and size decide.
terms = { $licence }: commercial use { $commercial ->
        [yes] allowed
        [conditions] allowed with conditions
       *[no] not allowed
    } ({ $terms }).
may-sell =
    { $name }: { $commercial ->
        [yes] yes, commercial use is allowed
        [conditions] yes, commercial use is allowed with conditions
       *[no] no, not for commercial use
    } ({ $licence }: { $terms }).
stays-under = What you tune stays under the licence of its base; read its text before you sell, and mind the licences of your data.
caution = { $family }: { $caution }.
left-out = Left out, not for commercial use: { $each }.
left-out-family = { $family } ({ $terms })
nothing-fits = No family of my rows that meets this fits the card; by size alone:
start =
    { $kind ->
        [base] Start from the base version
        [either] Base or chat (instruct): either works
       *[chat] Start from the chat (instruct) version
    }{ $model ->
        [none] {""}
       *[other] {" "}of { $model }
    }.
why = **{ $kind ->
        [base] Why base
        [either] Base or chat
       *[chat] Why chat
    }:** { $why }
way =
    { $copied ->
        [yes] A copy on each card (DDP):
       *[no] Divided over the cards (ZeRO-3):
    }
named-way = { $name } ({ $copied ->
        [yes] a copy on each card, DDP
       *[no] sharded, ZeRO-3
    })
column-size = Size
column-model = Model
columns-facts = Parameters | Context | Licence
columns-models = Size | Recent open models (paper; licence)
column-memory = Card memory
unknown = unknown
with-yarn =
    { $longest ->
        [none] { $tokens }
       *[other] { $tokens }; { $longest } with YaRN
    }
active = { $parameters }, { $active } active
cell =
    { $fits ->
        [no] no ({ $peak })
        [tight] tight: { $peak }, { $hours }
        [none] { $peak }
       *[yes] yes: { $peak }, { $hours }
    }
size-cell =
    { $fits ->
        [all] yes: { $least } – { $most }, { $hours }
        [some] some: { $names } ({ $least } – { $most })
        [tight] tight: { $least } – { $most }
       *[no] no (from { $least })
    }
none = none
up-to = up to { $size }{ $model ->
        [none] {""}
       *[other] {" "}({ $model })
    }
memory-row = { $memory } GB ({ $gpu })
model = { $name } ({ $paper }; { $licence ->
        [none] licence unknown
       *[other] { $licence }
    })
work = Hours are for { $samples } samples of { $tokens } tokens, { $epochs } epochs{ $chosen ->
        [yes] , since you stated no number
       *[no] {""}
    }.
cost-of = What does { $model } cost on { $gpu }?
my-card = And on one RTX 4090?
how-much-data = How much data do I need?
which-method = LoRA or full fine-tuning?
