headline =
    { $example ->
        [yes] Training a { $model } from scratch, as an example,
       *[no] Training { $model } from scratch
    } takes { $each } × { $parameters } parameters × { $tokens } tokens{ $by ->
        [stated] {""}
        [published] {" "}(its makers' amount)
       *[rule] {" "}({ $rule } a parameter, Chinchilla's rule; today's models read far more)
    } = { $flops } FLOPs: about { $hours } GPU hours on { $gpu } at { $usual } utilisation{ $cost ->
        [none] .
       *[other] , { $cost } ({ $low } to { $high } at { $most } to { $least }).
    }
on-cards =
    On { $cards } that is { $days } days ({ $each } days for each { $tokens } tokens); weights, gradients and optimizer states take { $states } on each, { $holds ->
        [yes] which fits beside the activations if they leave enough of { $usable }.
       *[no] more than its { $usable }.
    }
bought = { $usd } pays about { $tokens } tokens at this price.
instead = That is one run that succeeds, without data, people and failed trials; so people download an open model and fine-tune it for a few dollars.
columns = Card | GPU hours at { $most }, { $usual }, { $least } | Cost at { $usual } | Cards for 30 days | Cards that hold its states (16 bytes a parameter)
hours = { $low }, { $expected }, { $high }
published =
    Published, { $model }: { $tokens } tokens{ $flops ->
        [none] {""}
       *[other] , { $flops } FLOPs
    }{ $hours ->
        [none] {""}
       *[other] , { $hours } hours of { $gpu }
    }.
continued = When does continued pretraining pay?
smaller = What does a 1B from scratch cost?
