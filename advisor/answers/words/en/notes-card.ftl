by-memory =
    A card of { $memory } GB is computed as the { $gpu }{ $other ->
        [none] {""}
       *[other] , which has { $other } GB
    }; other cards of that memory hold as much but are faster or slower.
remade =
    No { $gpu } is sold with { $memory } GB: computed as that chip with the stated memory; its speed, and its price where one is shown, are those of the { $gpu }.
old = The { $gpu } has no bf16, no TF32 and no FlashAttention 2, which all need Ampere or newer: set fp16=True, bf16=False, tf32=False, load the model with torch_dtype=torch.float16 and attn_implementation="sdpa", and for 4 bit set bnb_4bit_compute_dtype=torch.float16. What is trained stays in fp32, as PEFT keeps adapters; full fine-tuning therefore loads in float32.
