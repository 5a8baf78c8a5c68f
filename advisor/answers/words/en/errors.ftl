# A message a `ToolError` code. `closest` are the nearest known names, "none" where there are none.

unknown_gpu =
    .headline = I do not know a GPU called “{ $name }”.
    .body =
        { $closest ->
            [none] Give the product name with its memory, for example RTX 4090, A100 80GB or Ascend 910B.
           *[other] Did you mean { $closest }? Its memory is enough for an answer too: “a card of 8 GB”.
        }
    .suggestions = { $meant }
gpu_not_computed =
    .headline = I know the { $name } by name, but compute nothing for it.
    .body =
        { $known }{ $memory ->
            [none] {""}
           *[other] {" "}Its memory alone is enough to see what fits: “a card of { $memory } GB”.
        }
unknown_model =
    .headline = I do not know a model called “{ $name }”.
    .body =
        { $closest ->
            [none] Covered are { covered-models } Give its published name, for example Qwen2.5 7B, just its size, for example 7B, or its config.json.
           *[other] Did you mean { $closest }? A bare size such as 7B works too.
        }
    .suggestions = { $meant }
model_not_covered =
    .headline = I know { $name } by name, but compute nothing for it.
    .body = { $what } Covered are { covered-models }
covered-models = language models, models that see pictures and write, encoders such as BERT, embedding models and rerankers, and Whisper.
unknown_need =
    .headline = I have no data needs for “{ $need }”.
    .body = Known tasks: { $closest }.
unknown_api_model =
    .headline = I do not know an API model called “{ $name }”.
    .body =
        { $closest ->
            [none] Give its name as the provider writes it, for example GPT-4o mini or DeepSeek V3.
           *[other] Did you mean { $closest }?
        }
    .suggestions = { $meant }
meant =
    I meant { $code ->
        [unknown_gpu] the { $name }
       *[other] { $name }
    }
unknown_engine =
    .headline = I know no program called “{ $name }” that serves models.
    .body = Known are { $known }.
dataset_too_large =
    .headline = The file is larger than { $limit } MB.
    .body = Cut it, or read it where it lies: `python -m advisor dataset FILE` takes files of any size.
dataset_empty =
    .headline = { $name } is empty.
dataset_packed =
    .headline = { $name } is compressed ({ $how }).
    .body = Unpack it first; an Excel sheet is saved as CSV.
dataset_binary =
    .headline = { $name } is no text and no Parquet file.
    .body = Known are JSONL, JSON, CSV, Parquet and plain text, in UTF-8.
dataset_columns =
    .headline = The table has more than { $limit } columns.
dataset_parquet =
    .headline = { $name } is a Parquet file, and what reads these is not installed.
    .body = Install it with `pip install "fine-tune-advisor[parquet]"`, or save the data as JSONL.
dataset_damaged =
    .headline = { $name } is damaged: it begins like a Parquet file and cannot be read as one.
    .body = The reader says: { $problem }.
dataset_unpacked =
    .headline = The file unpacks to more than { $limit } GB, { $rows } million rows or a hundred times its size.
    .body = It is not read further. Split it.
dataset_rows =
    .headline = The file has more than { $limit } million rows.
    .body = It is not read further. Split it.
dataset_none =
    .headline = There is no file in that request.
    .body = Send it as the body, or as field “file” of a form.
dataset_busy =
    .headline = Several data sets are being read at the moment.
    .body = Try again in a minute.
dataset_failed =
    .headline = The file could not be read within the time and memory that there is for it.
    .body = It may be damaged. Cut it in two and try each half.
dataset_slow =
    .headline = The file did not arrive within { $minutes } minutes.
unknown_place =
    .headline = I know no price of electricity in “{ $name }”.
    .body = Known are { $known }.
unknown_format =
    .headline = I know no way to store weights called “{ $name }”.
    .body = Known are { $known }; 16bit, 8bit and 4bit mean the usual ones.
unknown_lora_target =
    .headline = This model has no module “{ $name }” for LoRA to adapt.
    .body =
        { $closest ->
            [none] {""}
           *[other] Its modules include { $closest }.{" "}
        }`all-linear` adapts every linear layer.
unknown_argument =
    .headline = There is no argument “{ $argument }”.
missing_argument =
    .headline =
        { $argument ->
            [model] Which model, or what size (for example 7B)?
            [gpu] Which GPU (for example RTX 4090)?
            [budget_usd] How much money, or how many hours, may it take (for example $50, or 10 hours)?
            [hours] How much money, or how many hours, may it take (for example $50, or 10 hours)?
            [topic] What should I explain (for example LoRA rank)?
           *[other] One thing is missing: { $argument_name }.
        }
    .suggestions =
        { $argument ->
            [model]
                7B
                Llama 3.1 8B
                Qwen2.5 14B
            [gpu]
                RTX 4090
                A100 80GB
            [budget_usd]
                I have $50
                I have 10 hours
            [hours]
                I have $50
                I have 10 hours
           *[other] {""}
        }
gpu_required =
    .headline = Which GPU (for example RTX 4090)?
    .suggestions =
        RTX 4090
        A100 80GB
nothing_to_look_up =
    .headline = Which GPU, model or API should I look up?
    .body = I know memory, speed and rental price of GPUs, size and shape of models, and token prices of APIs.
    .suggestions =
        What does an H100 cost an hour?
        How many parameters does Llama 3.1 8B have?
bad_conversation =
    .headline = The conversation could not be read.
    .body = Start a new one, or send the conversation exactly as it was handed out.
empty_message =
    .headline = Your message is empty.
    .body = Ask about cost, time, GPU memory, method, data or plan of a fine-tuning project.
    .suggestions =
        What will a 13B LoRA on a 4090 cost?
        How much data does medical Q&A need?
message_too_long =
    .headline = Your message has { $length } characters; I read up to { $limit }.
    .body = Please send the question alone, without the documents around it.
    .suggestions =
        What will a 13B LoRA on a 4090 cost?
        How much data does medical Q&A need?
model_size_out_of_range =
    .headline = “{ $name }” is outside the sizes I can estimate: 20 million to 3,000 billion parameters.
    .body = Write the size like 7B, 0.5B or 405B.
missing_config_field =
    .headline = The model's configuration lacks { $field }.
    .body =
        Add one of these fields: { $closest ->
            [none] { $field }
           *[other] { $closest }
        }. A `config.json` from Hugging Face has it.
bad_config_field =
    .headline = The model's configuration has no usable value for { $field }.
    .body = It says “{ $value }”; a positive whole number belongs there.
config_field_too_large =
    .headline = No model has { $field } above { $limit }.
    .body = It says “{ $value }”; a `config.json` from Hugging Face has a smaller one.
plan_too_long =
    .headline = This plan would take more than { $years } years.
    .body = Take fewer samples, a smaller model, or more or faster cards.
not_json =
    .headline = This is no JSON object: { $problem }.
nested_too_deep =
    .headline = Values lie inside each other more than { $limit } levels deep.
too_many_values =
    .headline = More than { $limit } values are more than a configuration has.
no_number =
    .headline = “{ $value }” is no number.
setting_of_method =
    .headline = `{ $argument }` is a setting of { $methods }.
    .body = Leave it out, or change the method.
no_accumulation =
    .headline = `{ $argument }` updates the weights after every micro batch.
    .body = Leave `gradient_accumulation` at 1, or raise `micro_batch_size` instead.
answer_above_sample =
    .headline = Answers of { $answer } tokens do not go into samples of { $tokens }.
    .body = `tokens_per_sample` is a prompt with its answer, `completion_tokens` the answer alone.
mean_above_longest =
    .headline = Samples of { $mean } tokens on average cannot be at most { $longest } tokens long.
    .body = `tokens_per_sample` is the longest sample, `mean_tokens_per_sample` the average.
makes_no_text =
    .headline = { $name } makes no text of its own, so these figures, which are of models that write, do not hold for it.
    .body = Its training can be computed: memory, time and cost.
unsupported_by_framework =
    .headline =
        { $framework } cannot { $feature ->
            [prompt_tuning] do prompt tuning
            [sharding] divide a model over several cards
           *[other] { $feature }
        }; { $instead } can.
    .suggestions = Write it for { $instead } instead
bad_slot =
    .headline = “{ $value }” does not work here.
    .body = It takes a number from { $least } to { $most }.
bad_value =
    .headline = “{ $value }” does not work as { $argument_name }.
    .body = { $allowed }
limit =
    .choices = Possible: { $choices }.
    .between = It must lie between { $ge } and { $le }.
    .ge = It must be at least { $bound }.
    .gt = It must be more than { $bound }.
    .le = It must be at most { $bound }.
    .lt = It must be less than { $bound }.
    .int = It must be a whole number.
    .float = It must be a number.
    .other = Please give another value.
engine =
    .headline = The language model that reads your question failed.
    .body = Nothing was computed. Please try again; if it stays so, the operator finds the cause in the log.
unforeseen =
    .headline = I cannot compute that: { $message }.
cards_not_divided =
    .headline =
        { $cards } { $cards ->
            [1] card
           *[other] cards
        } cannot be divided so: tensor parallel { $tensor }, pipeline { $pipeline }, sequence parallel { $sequence }, expert parallel { $experts }.
    .body = The first three multiplied, and the experts' cards times the pipeline's, must each divide the number of cards.
batches_differ =
    .headline =
        These batch sizes contradict each other: { $micro } (micro batch) × { $accumulation } (accumulation) × { $cards } { $cards ->
            [1] card
           *[other] cards
        } is { $made } samples a step, not { $stated }.
    .body = Leave one of them out: it then follows from the others.
not_computed =
    .headline = { $name } is not computed.
    .body = What is nearest: { $way_out }.
unknown_technique =
    .headline = I do not know a way of training called “{ $name }”.
    .body =
        { $closest ->
            [none] Leave it out, or state what it changes: the optimizer, what is trained, how it is stored.
           *[other] Did you mean { $closest }?
        }
technique_of_another =
    .headline = { $name } does not belong to the stated method or objective.
    .body = Leave one of them out.
no_such_products =
    .headline = The { $gpu } has no matrix products in { $argument ->
        [fp4] FP4: NVIDIA's Blackwell cards have them
       *[fp8] FP8: NVIDIA's Ada, Hopper and Blackwell cards have them, AMD's from MI300 on, Gaudi 2 and 3
    }.
    .body = Train in bf16 on it, which takes the same memory.
