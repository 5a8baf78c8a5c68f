headline-batch = { $model } on { $cards } at { $tokens } tokens per sample holds a micro batch of at most: { $each }.
headline-tokens = { $model } on { $cards } at micro batch { $batch } holds samples of at most this many tokens: { $each }.
headline-rank = { $model } on { $cards } at { $tokens } tokens per sample holds a LoRA rank of at most: { $each }.
headline-model = the largest model that { $cards } can tune at { $tokens } tokens per sample: { $each }.
headline-samples =
    in { $allowed }, { $cards } can tune { $model } on this many samples of { $tokens } tokens, { $epochs ->
        [1] 1 epoch
       *[other] { $epochs } epochs
    }: { $each }.
headline-each = { $model } with { $run } on { $cards } holds, each alone: { $each }.
nothing-fits = { $cards } does not hold { $model } even at the smallest: it takes { $runs }.
not-by = ; too much: { $runs }
takes = { $peak } by { $run }
allowed =
    { $hours ->
        [none] {""}
       *[other] { $hours }{ $usd ->
            [none] {""}
           *[other] {" "}and { $usd }
        }
    }{ $hours ->
        [none] { $usd }
       *[other] {""}
    }
depends =
    It depends on { $model ->
        [yes] the model{ $card ->
            [yes] {" "}and the card
           *[no] {""}
        }
       *[no] the card
    }; for example:
value =
    { $value }{ $ended ->
        [tried] {" "}or more
        [model] {" "}(as far as the model goes)
       *[memory] {""}
    }
nothing = none
each = { $value } with { $run }
limit-of =
    { $limit ->
        [batch] micro batch { $value }
        [tokens] samples of { $value } tokens
        [rank] LoRA rank { $value }
       *[model] a model of { $value }
    }

## Tables

limit-name =
    { $limit ->
        [batch] Largest micro batch
        [tokens] Longest sample, tokens
        [rank] Largest LoRA rank
        [model] Largest model
       *[samples] Samples
    }
columns = Run | { $limit } | Memory per card
column-chunked = With a loss in chunks
column-larger = The next size
column-takes = Takes
larger =
    { $size }: { $memory }{ $fits ->
        [tight] , only just fits
       *[no] , too much
    }
taken = { $hours }, { $cost }
row =
    { $model ->
        [none] { $gpu }
       *[other] { $model }, { $gpu }
    } ({ $usable })
several-cards = With a copy on each card more cards add speed, not room; only divided (ZeRO-3, FSDP) do they hold a larger model.

## Details

alone = Each figure still leaves room to spare: the high end of the estimate fits. Everything else stays as below.

## Next questions

largest-model = What is the largest model that fits?
longest-sample = How long can samples be?
two-cards = And on two cards?
how-long = How long does it take?
