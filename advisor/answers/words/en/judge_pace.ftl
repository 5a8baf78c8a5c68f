verdict =
    { $verdict ->
        [slow] Not normal.
        [somewhat] Somewhat slow.
        [ordinary] Nothing unusual.
        [usual] Normal.
        [plausible] Plausible.
       *[fast] Faster than usual.
    }
by-length =
    It depends on the length of your samples, which was not said. Your { $measured }{ $unit ->
        [seconds] {" "}a step
       *[hours] {""}
    }{ $epochs ->
        [none] {""}
       *[other] {" "}(for { $epochs } epochs, which I assume)
    }{ $samples ->
        [none] {""}
       *[other] {" "}(if a step reads { $samples } samples)
    } is { $ratio } times the expected { $expected } at { $assumed } tokens; samples of about { $usual } tokens would explain it, shorter ones would not.
by-rate = { $rate } tokens/s a card is { $share } of its 16-bit peak; { $expected } ({ $low } – { $high }) is expected for { $model } with { $method } on { $cards }.
speed =
    That is about { $rate } tokens/s a card or { $share } of its 16-bit peak, where { $expected } is expected ({ $model } with { $method } on { $cards }{ $tokens ->
        [none] {""}
       *[other] , samples of { $tokens } tokens, which I assume
    }).
open =
    In { $measured }, { $cards } read about { $tokens } tokens of { $example ->
        [yes] a { $model }, which I take as an example,
       *[no] { $model }
    } with { $method }: normal if your data has about as many, too slow if it has far fewer.
look = To find it: 20 steps on one card without evaluation and saving, then add the parts back; watch utilisation, power and tokens a second of both.
what-shortens = What shortens it
way = { $what }: { $times } of the time.
open-ways = Shorter in any case: a part of the data (a tenth often shows whether it works), LoRA or QLoRA on the released weights in place of training them all, more or faster cards (time falls about as their number and 16-bit peak rise).
ask-bottleneck = How do I find the bottleneck of a training job?
ask-mfu = What MFU is normal?
