gpu-line =
    { $name }: { $memory } GB of memory, { $usd ->
        [none] rental price unknown
       *[other] about { $usd } an hour to rent
    }.
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
api-line =
    { $name }: { $input ->
        [none] price unknown
       *[other] { $input } per million input tokens, { $output } per million output tokens
    }.
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
