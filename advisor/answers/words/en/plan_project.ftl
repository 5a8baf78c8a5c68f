headline =
    { $scenario ->
        [none] { $model ->
            [none] A fine-tuning project
           *[other] { $model }
        }
       *[other] { $scenario }{ $model ->
            [none] {""}
           *[other] {" "}with { $model }
        }
    }: { $workdays } working days, { $start } to { $end }, about { $total }{ $too_short ->
        [yes] ; the stated time is too short
       *[no] {""}
    }{ $verdict ->
        [enough] ; { $budget } is enough
        [tight] ; { $budget } is tight
        [short] ; { $budget } is not enough
       *[none] {""}
    }.
columns-phases = Phase | Dates | Working days | Lesson 91 | Result
dates =
    { $start }{ $end ->
        [none] {""}
       *[other] {" "}– { $end }
    }
columns-budget = Budget | Low | High | From
from =
    { $basis ->
        [computed] computed
       *[lesson] the lesson
    }{ $counted ->
        [no] ; instead of renting, not in the total
       *[yes] {""}
    }
total = Total
missing =
    { $usd } is missing to the { $verdict ->
        [short] low
       *[tight] high
    } total. Where to save:
data = Data: { $advice }
one-run =
    One training run: { $method }{ $chosen ->
        [yes] {" "}(you named no method)
       *[no] {""}
    } on { $cards }, { $hours }, { $cost }{ $fits ->
        [tight] {" "}(memory is tight)
       *[yes] {""}
    }.
tasks = Tasks
risks = Risks
golden-rules = Golden rules
customer-service = For customer service Q&A
write-config = Write the training configuration for it
usual-card = With a 7B on an RTX 4090
four-weeks = And in four weeks?
twice-the-time = And with twice the time?
usual-budget = Is $1,000 enough?
twice-the-budget = And with twice the budget?

## Above large figures

title =
    { $scenario ->
        [none] { $model ->
            [none] A fine-tuning project
           *[other] A project with { $model }
        }
       *[other] { $scenario }{ $model ->
            [none] {""}
           *[other] {" "}with { $model }
        }
    }{ $too_short ->
        [yes] : the stated time is too short
       *[no] {""}
    }{ $verdict ->
        [enough] ; { $budget } is enough
        [tight] ; { $budget } is tight
        [short] ; { $budget } is not enough
       *[none] {""}
    }
