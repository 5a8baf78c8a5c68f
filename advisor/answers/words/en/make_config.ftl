headline =
    { $framework } configuration for { $method } of { $model }{ $cards ->
        [none] {""}
       *[other] {" "}on { $cards }
    }: needs about { $peak }{ $number ->
        [1] {""}
       *[other] {" "}on each
    }{ $usable ->
        [none] {""}
       *[other] { $fits ->
            [no] , more than the { $usable } of a card
           *[yes] {" "}of { $usable }
        }
    }.
settings =
    Micro batch { $micro } × accumulation { $accumulation }{ $cards ->
        [1] {""}
       *[other] {" "}× { $cards } cards
    }, learning rate { $rate }, samples of up to { $tokens } tokens.
start = Install, then start:
arguments = Argument names are those of { $framework } { $version }.
cost = What does this run cost?
cost-on-a-card = What does this run cost on an RTX 4090?
same-for = The same for { $framework }
