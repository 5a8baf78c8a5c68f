utilisation = GPU hours = FLOPs ÷ (utilisation × the card's 16-bit peak). 40% is what published runs over fast links reach (Llama 3 405B 38% to 43%); cards without NVLink or InfiniBand reach less.
