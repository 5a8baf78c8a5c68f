headline-needs = { $name } needs at least { $least } samples, better { $recommended }; data: { $format }.
headline-too-few =
    { $near ->
        [yes] Worth a trial: { $samples } samples are just below the { $least } that { $name } needs at least ({ $missing } more)
       *[no] No: { $samples } samples are too few for { $name }, which needs at least { $least } ({ $missing } more)
    }.
headline-usable = Enough to start: { $samples } samples are above the minimum of { $least } for { $name }, but { $recommended } are recommended.
headline-enough =
    Yes: { $samples } samples are { $level ->
        [ample] ample
       *[enough] enough
    } for { $name } ({ $recommended } are recommended).
headline-some =
    { $samples } samples are enough to start with { $names }{ $all ->
        [yes] {""}
       *[no] , too few for the rest
    }.
headline-no = { $samples } samples are too few for every scenario: the least is { $least }.
headline-all = A task needs at least { $least_from } to { $least_to } samples, better { $recommended_from } to { $recommended_to }.
headline-uses = The lesson's uses of fine-tuning: { $names }.
verdict =
    { $advice }{ $missing ->
        [none] {""}
       *[other] {" "}Labelling the missing { $missing } costs roughly { $usd }.
    }
row-data = Data
row-samples = Samples
row-difficulty = Difficulty
row-uses = Typical uses
row-labelling = Labelling the recommended number
row-measure = Measure
samples = at least { $least }, recommended { $recommended }
roughly = roughly { $usd }
record = One record (JSON Lines):
columns = Scenario | Data | Minimum | Recommended | Difficulty | Typical uses
column-samples = { $samples } samples
level =
    { $level ->
        [below_minimum] too few
        [usable] enough to start
        [ample] ample
       *[enough] enough
    }
cases = **The lesson's cases** (effects as the lesson reports them)
case =
    { $name } – { $case }: { $data }{ $hours ->
        [none] {""}
       *[other] , { $hours } of training
    }; { $result }
enough-samples = Are 2,000 samples enough?
plan = Plan a project for it
which-method = Which method suits it?
medical = How much data does medical Q&A need?
sql = Are 2,000 samples enough for SQL generation?
# Tasks beyond the lesson's five

amount =
    { $unit ->
        [tokens] { $number } tokens
        [objects] { $number } different objects with several pictures each
        [images] { $number } images
        [lines] { $number } text lines
        [documents] { $number } documents
        [pairs] { $number } pairs
        [dialogues] { $number } dialogues
        [queries] { $number } queries
        [prompts] { $number } prompts
       *[samples] { $number } samples
    }
need-amounts =
    { $rule ->
        [yes] There are no figures for this very task here. The rule for any task:
       *[no] { $name }:
    } at least { $least }, usually { $usual }{ $more ->
        [none] {""}
       *[other] , in large runs { $more }
    }.
need-verdict =
    { $level ->
        [below_minimum] No, { $amount } are too few{ $rule ->
            [yes] {""}
           *[no] {" "}for { $name }
        }: at least { $least } are needed ({ $missing } more), { $usual } are usual.
        [usable] Enough to start, { $toward } more to what is usual: { $amount }{ $rule ->
            [yes] {""}
           *[no] {" "}for { $name }
        } reach the least ({ $least }), { $usual } are usual.
        [ample] Yes, { $amount } are ample{ $rule ->
            [yes] {""}
           *[no] {" "}for { $name }
        }; { $usual } are usual.
       *[enough] Yes, { $amount } are enough{ $rule ->
            [yes] {""}
           *[no] {" "}for { $name }
        }; { $usual } are usual.
    }{ $rule ->
        [yes] {" "}This is the rule for any task: there are no figures for this very task here.
       *[no] {""}
    }
expect = **What so much can do:** { $at ->
        [none] no published run here had as little.
       *[other] with { $at_amount }: { $at }.
    }{ $next ->
        [none] {""}
       *[other] {" "}The next step, { $next_amount }: { $next }.
    }
rule = **A task that is not listed:** start with { $least }, { $usual } are usual ({ $by }). { $advice }
row-more = Large runs
reached = **What published runs did**
reached-one = { $amount }: { $text }
whose = Whose figures: { $by } (compared on { $checked }). They are of published runs, not a promise for your data.
lesson-beside = Beside it the lesson's { $name }, of which it is a kind: at least { $least }, recommended { $recommended }.
