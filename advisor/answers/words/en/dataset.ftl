headline =
    { $samples } usable { $count ->
        [1] sample
       *[other] samples
    } of { $rows } in { $name }: { $counted ->
        [yes] {""}
       *[no] about{" "}
    }{ $tokens } tokens, { $mean } a sample on average.
nothing = { $name } has no usable sample in { $rows } rows.

form =
    .alpaca = Alpaca (instruction, input, output)
    .sharegpt = ShareGPT (conversations)
    .messages = messages (role, content)
    .dpo = pairs for preferences (chosen, rejected)
    .completion = question and answer (prompt, completion)
    .text = raw text

## Body

column-found = Found
column-samples = Samples
row-form = Form
row-mixed = { $form }, of { $samples } samples
row-rows = Rows in the file
row-usable = Usable
row-duplicates = Duplicates
row-empty = Empty
row-disordered = Roles out of order
row-broken = Unreadable or without a known form
row-overlong = Over { $tokens } tokens
lengths = Tokens of a sample
columns-lengths = Mean | Median | 95 % have at most | Longest
within = At a cut-off of { $tokens } tokens { $percent } of the samples stay whole.
wrong = What is wrong
and-more = and more
place =
    { $unit ->
        [row] row { $at }
       *[line] line { $at }
    }{ $detail ->
        [none] {""}
       *[other] {" "}(“{ $detail }”)
    }{ $first ->
        [none] {""}
       *[other] {" "}(as { $first })
    }
fault =
    .not-json = no valid JSON; here, or just before, it goes wrong
    .cut-off = the JSON breaks off: a quote or bracket is not closed
    .single-quotes = written in single quotes, as Python prints it; JSON needs double quotes
    .encoding = not UTF-8: save the file as UTF-8
    .too-long = longer than 8 million characters: passed over
    .nested = lists within lists, deeper than 16
    .too-many-values = more than 10,000 values
    .not-a-number = NaN, an infinity or an endless number, which JSON does not know: write null
    .unclosed = begins and never ends: a quote or bracket is not closed, and nothing after it could be read
    .columns = another number of cells than the header has columns: a text with commas or line breaks needs quotes
    .cell = a cell that does not end: a quote is not closed
    .no-form = fields of no known form; known are instruction/output, conversations, messages, prompt/completion, prompt/chosen/rejected, text
    .no-object = no object with fields
    .no-turns = a conversation without turns
    .turn = a turn without role and content (or from and value)
    .unknown-role = a role that no template knows; known are system, user, assistant, tool
    .begins-with-answer = the conversation begins with an answer
    .ends-with-question = the conversation does not end with an answer
    .same-role-twice = the same role twice in a row
    .system-later = a system prompt in the middle
    .tool-unasked = a tool's result that nobody called for
    .empty = says nothing
    .empty-question = an empty question
    .empty-answer = an empty answer
    .same-answers = the better and the worse answer are the same
    .duplicate = the same as an earlier sample
    .overlong = longer than the length you gave; trainers cut or drop it
    .other-form = of another form that the corrected file cannot hold
leaks = Leaks
leak =
    { $count ->
        [1] { $samples } sample of { $split } asks what { $other } asks as well
       *[other] { $samples } samples of { $split } ask what { $other } asks as well
    }: what is tested there has been trained on.
leak-where = See { $places }.
personal-found = Personal data
personal =
    .email = e-mail addresses
    .phone = phone numbers
    .chinese-id = Chinese identity numbers (check digit right)
    .card = card numbers (check digit right)
personal-row =
    { $kind } in { $count ->
        [1] { $samples } sample
       *[other] { $samples } samples
    }: { $places }
languages = Languages
no-letters = without letters
splits = Splits
training = trained on
testing = kept for testing
split = { $name }: { $samples } ({ $use })

## Details

counted =
    Tokens are those of the vocabulary of { $tokenizer }; another model's may differ by a fifth, in Chinese by more. { $all ->
        [yes] Each sample was counted.
       *[no] It counted { $counted } samples; the others follow from their characters at the same rate.
    }
estimated = No tokenizer is at hand: tokens are estimated at 0.3 a Latin and 0.6 a Chinese character, as DeepSeek states of its own; expect a fifth more or less.
template-extra = What a chat template adds, some 5 to 10 tokens a turn, is not in it.
same = Duplicates are samples whose text is the same but for capitals and spaces; a leak is the same question, whatever the answer.
not-all-remembered = There are more than 5 million different samples: duplicates and leaks among those beyond were not looked for.
left-out = The corrected file leaves out { $samples } rows: what is unreadable, empty, out of order or there before. Leaks, personal data and overlong samples stay in it.
patterns = Personal data are patterns: some are missed, and some found are none.
guessed = A language is guessed from a sample's script and commonest words.
lines-of-text = Of raw text each line that is not blank is a sample.
read-as = Read as { $encoding }.
mean-and-longest = Time follows the mean, memory the longest sample, or the length at which you cut.

suggestions =
    What does LoRA of a 7B model cost with this data?
    Is that enough data?
