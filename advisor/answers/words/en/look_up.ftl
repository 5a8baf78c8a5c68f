gpu-line =
    { $name }: { $memory } GB of memory, { $usd ->
        [none] rental price unknown
       *[other] about { $usd } an hour to rent
    }.
asked-purchase =
    { $usd ->
        [none] I know no price to buy the { $name }.
       *[other] { $name }: { $usd } to buy, { $condition ->
            [new] new
           *[used] used
        }{ $machine ->
            [none] {""}
           *[other] , as its share of { $machine }
        } ({ $as_of }).
    }
asked-bandwidth = { $name } has { $speed } GB/s of memory bandwidth.
asked-interconnect =
    { $speed ->
        [none] { $nvidia ->
            [yes] { $name } has no NVLink: several cards exchange over PCIe.
           *[no] { $name } has no link of its own to other cards.
        }
       *[other] { $nvidia ->
            [yes] { $name } has NVLink{ $bridge ->
                [yes] {" "}(a bridge between two cards)
               *[no] {""}
            }, { $speed } GB/s in both directions together.
           *[no] { $name } links to other cards at { $speed } GB/s in both directions together.
        }
    }
asked-bf16 =
    { $bf16 ->
        [none] { $name } has no bf16 in its matrix units: train in fp16 ({ $fp16 } TFLOPS).
       *[other] { $name } supports bf16, { $bf16 } TFLOPS dense.
    }
asked-narrow =
    { $bits ->
        [4] { $name } ({ $architecture }) computes in FP8, and in FP4 too.
        [8] { $name } ({ $architecture }) computes in FP8, not in FP4.
       *[16] { $nvidia ->
            [yes] { $name } ({ $architecture }) computes in neither FP8 nor FP4: weights stored so only save memory.
           *[no] I have no row on FP8 or FP4 of { $name } ({ $architecture }).
        }
    }
asked-throughput = { $name } computes, dense and without sparsity, { $figures }.
asked-power = { $name } has a power limit of { $watts } W.
asked-electricity =
    { $cards ->
        [1] {""}
       *[other] { $cards } ×{" "}
    }{ $name }: { $hours } h of work draw about { $kwh } kWh ({ $watts } W from the wall, machine included), { $usd } at { $rate } a kWh{ $region ->
        [none] .
       *[other] {" "}({ $region }, { $as_of }).
    }
asked-architecture = { $name } is a card of { $maker }.
asked-dated =
    { $oldest ->
        [none] { $name }: no rental price is known
       *[other] { $name }: rental prices of { $oldest } to { $newest }
    }{ $bought ->
        [none] .
       *[other] , purchase price of { $bought }.
    }
asked-memory = { $name } has { $memory }.
it = It
model-line =
    { $name }: { $parameters } parameters{ $active ->
        [none] {""}
       *[other] , { $active } active for each token
    }{ $context ->
        [none] {""}
       *[other] , up to { $context } tokens of context
    }.
with-yarn =
    { $longest ->
        [none] { $tokens }
       *[other] { $tokens } ({ $longest } with YaRN)
    }
by-batch =
    { $input ->
        [none] no price through the batch API is known here
       *[other] { $input } and { $output } through the batch API
    }
from-cache =
    { $input ->
        [none] no price of cached input is known here
       *[other] { $input } for input read from the prompt cache
    }
api-line =
    { $name }: { $input ->
        [none] price unknown
       *[other] { $input } per million input tokens, { $output } per million output tokens
    }{ $hours ->
        [none] {""}
       *[other] ; { $peak_input } and { $peak_output } in the { $hours } peak hours of a week
    }{ $batch ->
        [none] {""}
       *[other] ; { $batch }
    }{ $cached ->
        [none] {""}
       *[other] ; { $cached }
    }{ $listed ->
        [none] {""}
       *[other] , by a price list of { $listed }, more than a year old: check it before you rely on it
    }.{ $ends ->
        [none] {""}
       *[other] {" "}It shuts down on { $ends }{ $successor ->
            [none] {""}
           *[other] ; { $provider } names { $successor } in its place
        }.
    }
api-ended =
    { $name } was shut down on { $day } and can no longer be bought{ $successor ->
        [none] .
       *[other] ; { $provider } names { $successor } in its place{ $input ->
            [none] .
           *[other] : { $input } per million input tokens, { $output } per million output tokens.
        }
    }
unknown = unknown
maker-year = Maker, architecture, year
maker =
    { $vendor }, { $architecture }{ $capability ->
        [none] {""}
       *[other] {" "}(compute capability { $capability })
    }, { $year }
memory = Memory
memory-usable =
    { $memory } GB, of which a process gets { $usable }{ $segment ->
        [unified] ; shared with the processor
       *[other] {""}
    }
bandwidth = Memory bandwidth
throughput = Dense matrix throughput
tflops =
    { $fp16 } TFLOPS fp16, { $bf16 ->
        [none] no bf16
       *[other] { $bf16 } TFLOPS bf16
    }
power = Power limit
interconnect = Link to other cards
rent = Rental price
an-hour =
    { $usd } an hour ({ $basis ->
        [lesson] the lesson's price book
        [override] set by your administrator
        [stated] as you said
       *[other] median of the providers' on-demand prices
    })
lesson-rent = The lesson's price book
market = Market, on demand
market-range =
    { $range } an hour, { $providers ->
        [one] { $providers } provider
       *[other] { $providers } providers
    }, { $oldest } to { $newest }
spot = Market, spot
spot-range = { $range } an hour (can be taken away at any time)
versions = Other versions: { $names }.
generic = { $name } is a size, not a published model; this is the typical decoder of that size that estimates use.
publisher = Maker
parameters = Parameters
parameters-active =
    { $parameters }{ $active ->
        [none] {""}
       *[other] , { $active } active for each token
    }
layers = Layers, width
layers-width = { $layers } layers, { $width } wide
attention = Attention
heads =
    { $heads } heads{ $kind ->
        [latent] , multi-head latent attention
        [grouped] , { $kv_heads ->
            [one] { $kv_heads } key/value head
           *[other] { $kv_heads } key/value heads
        }
       *[full] {""}
    }
window = Window
window-layers =
    { $layers ->
        [one] one layer attends
       *[other] { $layers } layers attend
    } to the last { $tokens } tokens alone
states = Layers with a state instead of keys and values
states-layers =
    { $layers }, { $kind ->
        [gated_delta] Gated DeltaNet
        [kimi_delta] Kimi Delta Attention
        [mamba] Mamba
        [mamba2] Mamba-2
       *[convolution] short convolutions
    }
serving = Memory to serve it
serving-memory = { $weights } of weights in 16 bit, and for each request { $short } of cache at { $few } tokens, { $long } at { $many }
experts = Experts
experts-active = { $active } of { $all } routed experts for each token
vocabulary = Vocabulary
vocabulary-tokens = { $tokens } tokens
context = Context
tokens = { $tokens } tokens
licence = Licence
provider = Provider
input = Input
output = Output
cached-input = Input read from the prompt cache
batch-price = Through the batch API
peak-price = At peak, { $hours } of 168 hours a week
pair = { $input } in, { $output } out per million tokens
last-price = Last price, no longer for sale
ends = Shuts down
per-million = { $usd } per million tokens
price-from = From
price-basis =
    { $basis ->
        [override] set by your administrator
       *[other] { $as_of ->
            [none] { $basis ->
                [own] the provider's price list
               *[other] genai-prices{ $version ->
                    [none] {""}
                   *[other] {" "}{ $version }
                }
            }
           *[other] the provider's price list, { $as_of }
        }
    }
checked = { $name } was checked on { $day }.
does-it-fit = Does { $model ->
        [none] a 7B
       *[other] { $model }
    } with LoRA fit the { $gpu }?
cost = What will a 13B QLoRA on the { $gpu } cost?
which-gpu = Which GPU does { $model } need?
which-method = Which method suits { $model } on an RTX 4090?
or-own-server = { $api } or an own server for 1,000 requests a day?
an-hour-plain = { $usd } an hour
purchase = Purchase price
purchase-of =
    { $usd }, { $condition ->
        [new] new
       *[used] used
    }{ $machine ->
        [none] {""}
       *[other] , as its share of one { $machine }
    } ({ $as_of })
