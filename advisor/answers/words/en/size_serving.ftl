headline-card =
    { $cards } { $whole ->
        [none] { $small ->
            [none] can serve none of the usual models
           *[other] can serve a model of up to { $small } in 4 bit, none of the usual ones in 16 bit
        }
       *[other] can serve a model of up to { $whole } in 16 bit, up to { $small } in 4 bit
    }.
headline-sizes = Serving { $small } takes { $small_whole } of GPU memory in 16 bit or { $small_4 } in 4 bit; { $large } takes { $large_whole } or { $large_4 }.
headline-nowhere =
    { $model } in { $format } takes { $memory } for its weights alone; { $gpu ->
        [none] no card I know holds it, not even 32 together
       *[other] not even 32 × { $gpu } hold it
    }.
headline-host =
    { $format ->
        [none] { $memory } GiB of main memory are not enough for { $model }: even in 4 bit it takes { $needed }.
       *[other] { $memory } GiB of main memory hold { $model } in { $format }, { $needed }, but on the processor it is slow: roughly { $speeds }.
    }
headline-market =
    Serving { $model } in { $format } takes { $memory } of GPU memory for { $users ->
        [1] one user
       *[other] { $users } users at once
    }{ $narrow ->
        [none] {""}
       *[other] {" "}({ $narrow }: { $narrow_memory })
    }, for example { $cards } ({ $cost } an hour to rent).
headline-fits =
    { $model } in { $format } fits { $cards }: { $memory } of { $room }{ $number ->
        [1] {""}
       *[other] {" "}a card
    }, roughly { $alone } tokens per second for one user{ $most ->
        [none] {""}
        [one] , one user at a time
       *[other] , up to { $most } users at once
    }.
headline-too-few = That is not enough for what you ask.
headline-enough =
    { $cards } in { $format } would do{ $or_format ->
        [none] {""}
       *[other] , or the same number of cards in { $or_format }
    }.
headline-no =
    { $model } in { $format } does not fit { $cards }: it takes { $memory }{ $number ->
        [1] {""}
       *[other] {" "}a card when the model is divided over all
    }, and a server can use { $room }.
headline-takes =
    { $model } in { $format } takes { $cards }: { $memory } of { $room } per card, roughly { $alone } tokens per second for one user{ $users ->
        [1] , up to { $most } users at once.
       *[other] { $each ->
            [none] .
           *[other] , { $each } for each of { $users } at once.
        }
    }
headline-engines = No engine is plainly faster by my rows: in the median of the published throughputs of such models they reached, of what is computed here, { $engines }; card, format and settings move more.
engine-short =
    { $engine } { $median ->
        [none] (not measured)
       *[other] { $median } times ({ $rows ->
            [one] one row
           *[other] { $rows } rows
        })
    }
headline-speculation = Speculative decoding made one request { $low } to { $high } times as fast where it was measured; the figures here are without it.
headline-instead = It runs on { $cards } in { $format }, at roughly { $alone } tokens per second for one user.
card-chosen = You gave the memory alone; the figures are those of a typical card with it, the { $gpu }.
columns-options = Cards | Weights | Memory per card | One user alone | Users at once | Rent per hour
column-each = Each of { $users } at once
option-cards =
    { $cards }{ $copies ->
        [1] { $each ->
            [1] {""}
           *[other] { $turn ->
                [yes] , its layers divided over them, which compute in turn
               *[no] , one copy divided over them (tensor parallel)
            }
        }
       *[other] { $each ->
            [1] , a copy on each
           *[other] , { $copies } copies, each divided over { $each }
        }
    }
format =
    { $format ->
        [BF16] 16 bit (BF16)
        [FP8] 8 bit (FP8)
        [INT8] 8 bit (INT8)
        [AWQ] 4 bit (AWQ)
        [GPTQ] 4 bit (GPTQ)
        [NF4] 4 bit (NF4)
       *[other] { $format }
    }
no-fit = {" "}(**does not fit**)
traffic =
    At full load { $rate } requests a second with { $cards }{ $spare ->
        [yes] , one copy of which may fail
       *[no] {""}
    }; about { $requests } a day of this length when the busiest time is three times the average, as { $people } people make who send { $each } each{ $asked ->
        [none] {""}
       *[other] {" "}(you have { $asked } a day)
    }.
latency =
    First token after { $first } with an input of { $tokens } tokens{ $users ->
        [1] , then { $between } a token.
       *[other] {" "}and nobody else, after { $rush } in the mean when { $users } ask at the same moment; with as many at work { $between } a token each.
    }
tokens-a-second = { $tokens } tokens/s
users-one = one at a time
users-most =
    { $users }{ $limited ->
        [yes] {" "}(the memory holds { $memory }; then too slow)
       *[no] {""}
    }
columns-needs =
    Weights in | Weights | { $users ->
        [1] KV cache of a request
       *[other] KV cache, a request and { $users }
    } | Together
cache-of =
    { $each }{ $users ->
        [1] {""}
       *[other] , { $all }
    }
host =
    { $holds ->
        [yes] {" "}(main memory of { $memory } GiB holds it)
       *[no] {" "}(too much for { $memory } GiB of main memory)
    }
columns-sizes =
    Model | 16 bit{ $users ->
        [1] {""}
       *[other] , { $users } users at once
    } | 8 bit | 4 bit
size-fits =
    , fits: { $rate } tokens/s, { $number ->
        [one] one user
       *[other] { $users } users at once
    }
largest =
    { $model } ({ $number ->
        [one] one user
       *[other] { $users } users at once
    })
and = {", "}
host-rate = { $rate } tokens per second with { $memory }
host-speeds = ; on the processor { $speeds }
headline-processor = On a processor { $model } in { $format } takes { $memory } of main memory and answers one user at a time, roughly { $speeds }.
people = { $people } people who send { $each } requests each make { $requests } a day; at the busiest time, three times the average, up to { $users } of them are at work at once.
reserve-any =
    { $engine } takes almost the whole card whatever the model: { $free ->
        [yes] the weights, and { $share } of what they leave for the KV cache
       *[no] it reserves { $share } of the card and uses what the weights leave for the KV cache
    } (`{ $flag }`); what it really needs stands below.
reserve =
    { $engine } takes { $taken } of the { $usable } of each { $gpu } whatever the model: { $free ->
        [yes] the weights, and { $share } of what they leave for the KV cache
       *[no] it reserves { $share } of the card and uses what the weights leave for the KV cache
    } (`{ $flag }`).
reserve-of = {" "}Here { $weights } are the weights of { $model } in { $format }, and { $cache } hold the cache of { $requests } requests of { $tokens } tokens.
reserve-less =
    {" "}`{ $flag } { $share }` would do for { $users ->
        [1] one request at a time
       *[other] { $users } at once
    }.
engine =
    { $engine }: { $rows ->
        [none] not measured, no published throughput of such a model is among my rows.
        [one] in one published throughput of such a model it reached { $median } times what is computed here.
       *[other] in { $rows } published throughputs of such models ({ $sources ->
            [one] one source
           *[other] { $sources } sources
        }) it reached { $median } times what is computed here in the median, eight of ten { $low } to { $high } times.
    }
engine-not-here = Its documents do not name the { $gpu }.
engine-not-format = Its documents do not name { $format }.
engine-one-adapter = It serves one adapter at a time.
ask-users = How many GPUs for { $model } with 50 users at once?
ask-4-bit = Serve { $model } in 4 bit
ask-cost = What does serving { $model } cost a month, against an API?
ask-model = Can one { $gpu } serve Llama 3.1 8B?

## Above large figures

title-market =
    { $model } in { $format } for { $users ->
        [one] one user
       *[other] { $users } users
    }: { $cards } will do
title-fits =
    { $model } in { $format } fits { $cards }{ $enough ->
        [yes] {""}
       *[no] , but that is not enough for what you ask
    }
title-takes = { $model } in { $format } takes { $cards }
title-no = { $model } in { $format } does not fit { $cards }

## A server that does not start

start-weights =
    { $cards ->
        [1] { $model } in { $format } does not fit one { $gpu }: the weights take { $weights }
       *[other] { $model } in { $format } does not fit { $cards } × { $gpu }: the weights take { $weights } of each
    }, the server's own buffers { $buffers }, and a process gets { $usable } at most. No share of the card, shorter length or eager mode changes that{ $narrow ->
        [none] {""}
       *[other] ; in { $narrow } they take { $narrow_weights } and it fits
    }.
start-share =
    At `{ $flag }` { $share } { $engine } may use { $taken } of each { $gpu }; the weights of { $model } in { $format } take { $weights }, and with the server's own buffers nothing is left for the KV cache. A larger share helps.
start-length =
    It is the length: the KV cache holds { $held } tokens{ $told ->
        [yes] {" "}by the error
       *[no] {" "}by my figures
    }, and { $stated ->
        [yes] one request may take { $asked }
       *[no] the default length, the model's own { $asked }, is longer
    }. { $short ->
        [yes] That is too few to be of use by a shorter length alone.
       *[no] Set `{ $flag } { $value }`.
    }
start-split = Of each { $gpu } { $engine } takes { $taken } (`{ $flag } { $share }`{ $stated ->
        [yes] {""}
       *[no] , assumed
    }): { $weights } are weights, { $cache } stay for the cache after the server's buffers.
start-spread = All { $cards } cards are used: every figure in the log is for one of them. Each { $gpu } holds 1/{ $cards } of the weights ({ $weights }) and 1/{ $cards } of every token's cache, { $cache } by my figures.
start-profile =
    By my figures it should start: { $engine } may use { $taken } of the { $gpu }, the weights of { $model } in { $format } take { $weights }, and { $cache } stay, { $held } tokens of cache. So another process holds memory, or the trial run at the start takes more than usual.
start-sampler = The trial run of the sampler ran out, not the weights ({ $weights }): { $engine } tries it with { $together } requests at once, beside the { $taken } that it has reserved of the { $gpu }.
start-missing = By my figures the cache would be larger by { $missing } a card: if `nvidia-smi` shows another process, end it; else the trial run at the start takes it (`{ $flag }`, long prompts, images).
start-busy = Another process holds the card: only { $free } of { $card } GiB are free, and { $engine } asks for { $share } of the whole card.
lever =
    { $name ->
        [others] - `{ $flag }` first: another process, or an earlier server that did not end, may hold memory.
        [length] - `{ $flag } { $value }`: so long may a request be.
        [share] - `{ $flag } { $value }`{ $tokens ->
                [none] {""}
                [0] , if nothing else runs on the card; it is not enough alone
               *[other] , if nothing else runs on the card: the cache then holds { $tokens } tokens
            }.
        [lower] - `{ $flag } { $value }`: what ran out lies outside the share of the card; { $tokens } tokens of cache stay.
        [together] { $already ->
                [yes] - `{ $flag } { $value }` is low already.
               *[no] - `{ $flag } { $value }`: the trial run at the start is made with so many requests at once (256 or more by default), and its peak is taken from the cache. Raise it later.
            }
        [cache] - `{ $flag }`: halves the cache of a token, { $tokens } tokens then.
        [eager] { $already ->
                [yes] - `{ $flag }` is set already; it spares the memory of CUDA graphs and costs speed.
               *[no] - `{ $flag }`: spares the memory of CUDA graphs, but answers come slower; last of the flags.
            }
        [narrow] - Weights in { $format }: { $weights }{ $cards ->
                [1] {""}
               *[other] {" "}a card
            }, the cache then holds { $tokens } tokens. Take a version of the model that is published so.
       *[cards] - `{ $flag } { $value }`, if there are more cards: { $weights } of weights on each, { $tokens } tokens of cache.
    }
start-try = In this order:
start-command = To try, with these figures (replace the name by the model's path):

## Slow answers

slow-fits = { $model } in { $format } fits { $cards }, where roughly { $alone } tokens per second are usual for one user; if it is far slower, the cause is how it runs, not the memory.
slow-told =
    { $verdict ->
        [slow] Not normal
        [somewhat] Somewhat slow
       *[normal] Normal
    }: { $told } tokens per second are { $verdict ->
        [normal] about what
       *[other] { $percent } of the roughly { $alone } that
    } one user gets from { $model } in { $format } on { $cards }{ $verdict ->
        [normal] {" "}(roughly { $alone }): the weights are read once for every token, so the memory's bandwidth sets the pace.
       *[other] ; the cause is how it runs, not the card.
    }
slow-normal = - Faster for one user: weights of fewer bits (less to read for each token), a card with more bandwidth, or speculative decoding. Many users at once share one reading of the weights, so all together get far more.
slow-no =
    { $model } in { $format } does not fit { $cards }: it takes { $memory }{ $number ->
        [1] {""}
       *[other] {" "}a card
    }, and { $room } are usable. What does not fit is computed on the CPU or fetched for every token, and that is why it is slow.
slow-narrow = In { $format } it fits the same, roughly { $alone } tokens per second.
slow-cards = Unchanged it takes { $cards }, roughly { $alone } tokens per second.
slow-eager = - `--enforce-eager` is set: it switches off CUDA graphs, so the cards wait for the CPU between steps. Remove it first.
slow-split = - One copy over { $number } cards exchanges two sums a layer for every token: without NVLink the cards wait for PCIe. Use as few cards a copy as hold it, and a copy on each of the others.
slow-look = - Is a part on the CPU? `ollama ps` shows the shares, llama.cpp's log the layers offloaded, Transformers warns "offloaded to the cpu" (`device_map="auto"`); `nvidia-smi` or `npu-smi info` shows whether the card works at all.
slow-server = - A plain `generate()`, above all with bitsandbytes, is slow; vLLM or SGLang with merged or AWQ weights is several times faster.
slow-judge = - Judge by tokens per second, prompt and answer apart: utilisation that goes up and down is normal with few requests, and a server is only full with many at once.
