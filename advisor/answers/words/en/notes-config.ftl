size = { $model } is a size, not a model: put the repository or folder of yours in place of { $place }.
cut = Samples longer than { $tokens } tokens are cut; { $batch } samples make an optimizer step.
no-card = No card was named: the settings need about { $peak_gib } of memory.
fit =
    This run { $only_just ->
        [yes] fits only just
       *[no] does not fit
    }: about { $peak_gib } of { $usable_gib }. Use QLoRA, a smaller model, more or larger cards.
no-bf16 = { $gpu } has no bf16: fp16 is used.
not-cuda = Written for CUDA: on { $vendor } hardware follow the framework's own guide, and check bitsandbytes before QLoRA.
sharded = One card does not hold the model: DeepSpeed ZeRO-3 divides it over the cards.
chat-template = Needs a tokenizer with a chat template: take the instruct version of a model, not the base.
remote-code = The repository brings its own model code (trust_remote_code), which often needs an older Transformers: read it before running.
experts = Transformers 5 stores the experts as one tensor that LoRA on all linear layers does not reach: attention is tuned, the experts are not.
quantizes-experts = Axolotl, since it stores the experts of a mixture in 4 bit too (`quantize_moe_experts: true`): LLaMA-Factory leaves them in 16 bit, and the card does not hold that.
instead =
    As stated it would take { $peak_gib } a card of { $usable_gib }: too much. This is the nearest that fits: { $way ->
        [optimizer] the same with a paged 8-bit AdamW
        [pure] the same in bf16 alone (pure bf16), divided over the cards by FSDP
        [lora] LoRA
       *[qlora] QLoRA
    }.
