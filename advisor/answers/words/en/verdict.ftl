# Before the answer to "can I …?", "is it enough?", "will it overflow?". `by` and `not_by` are methods where none was stated; `changed`: it fits after a change
# that the answer names.

can =
    { $fits ->
        [yes] { $by ->
                [none] Yes.
               *[other] Yes, by { $by }{ $divided ->
                    [yes] , if the cards share the model (ZeRO-3, FSDP){"; "}a copy on each is too much
                   *[no] {""}
                }{ $not_by ->
                    [none] .
                   *[other] ; not by { $not_by }.
                }
            }
        [tight] { $by ->
                [none] Only just.
               *[other] Only just, by { $by }{ $divided ->
                    [yes] , if the cards share the model (ZeRO-3, FSDP)
                   *[no] {""}
                }.
            }
       *[no] { $changed ->
                [yes] Not as it stands, but with a change.
               *[no] { $by ->
                    [none] { $not_by ->
                        [none] No.
                       *[other] No, not even by { $not_by }.
                    }
                   *[other] No, only by { $by }.
                }
            }
    }
overflows =
    { $fits ->
        [yes] { $by ->
                [none] No, it fits.
               *[other] No, not by { $by }{ $not_by ->
                    [none] .
                   *[other] ; by { $not_by } it does.
                }
            }
        [tight] It may: it only just fits.
       *[no] { $changed ->
                [yes] As it stands, yes; not with a change.
               *[no] { $by ->
                    [none] Yes.
                   *[other] Yes; by { $by } it does not.
                }
            }
    }

# Whether cards run a model; `by` are formats.
serving =
    { $fits ->
        [yes] { $by ->
            [none] Yes.
           *[other] Yes, in { $by }; not in { $not_by }.
        }
       *[no] No.
    }

# Of a change that is asked about by name; `more`: what it fits with.
option =
    { $what }: { $fits ->
        [yes] yes, { $peak } fits
        [tight] only just, { $peak }
       *[no] not by itself, { $peak } is too much{ $more ->
            [none] {""}
           *[other] ; with { $more } { $more_peak }, which fits
        }
    }{ $factor ->
        [none] .
       *[other] , in { $factor } times the time.
    }
option-one-card = ZeRO-3 and FSDP: no, they divide the model among several cards; on one they save nothing.

# Adapters on a base in 4 bit or in 16; `fits`: that in 16 bit.
either =
    { $fits ->
        [yes] 4 bit or 16 bit: either, both fit. 4 bit takes { $small } of { $usable } at about { $small_speed } tokens/s, 16 bit { $large } at { $large_speed } and keeps the weights exact.
        [tight] 4 bit: { $small } of { $usable } at about { $small_speed } tokens/s; 16 bit only just fits, { $large } at { $large_speed }.
       *[no] 4 bit: { $small } of { $usable }; 16 bit takes { $large }, too much.
    }
