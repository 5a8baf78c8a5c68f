headline-table = Memory to fine-tune, micro batch 1 × { $tokens } tokens with gradient checkpointing: { $model } takes { $each }; the table has the others.
headline-named = Micro batch 1 × { $tokens } tokens with gradient checkpointing takes: { $each }.
headline-long = At { $tokens } tokens it is not the parameters that decide, by { $method }: { $each }.
with-loss = { $model } { $peak }, of it logits { $logits }, with a loss in chunks { $chunked }
by = { $peak } by { $method }
model = Model
length = Tokens
full-mixed = Full (mixed precision)
too-much = {" "}(too much)
what-counts =
    Micro batch 1 × { $tokens } tokens, gradient checkpointing, LoRA rank 16 on all layers unless you said otherwise; all of it on one card{ $gpu ->
        [none] {""}
       *[other] , of which one { $gpu } has { $usable }
    }. ZeRO-3 or FSDP divide what is not activations and logits over the cards.
columns-parts = Model at { $tokens } tokens | Layers | Vocabulary | Activations | Logits and loss | All with a loss in chunks
why-long = Activations grow with layers × width × length, logits with vocabulary × length: a small model with many layers and a large vocabulary can take more than a larger one. In this order: a loss in chunks or fused (Liger, Cut Cross-Entropy, Unsloth), checkpoints in main memory (activation offloading), then the sequence divided over several cards (Ulysses, ring attention).
which-card = Which card holds an 8B with LoRA?
