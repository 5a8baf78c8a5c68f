# 回答「能不能…」「夠不夠」「會不會爆顯示記憶體」。`by` 與 `not_by` 是沒有說明方法時的各方法；`changed`：改動後放得下。

can =
    { $fits ->
        [yes] { $enough ->
                [yes] 夠
               *[no] 能
            }{ $by ->
                [none] 。
               *[other] ，用 { $by }{ $divided ->
                    [yes] （各卡切分模型：ZeRO-3、FSDP；每卡一整份放不下）
                   *[no] {""}
                }{ $not_by ->
                    [none] 。
                   *[other] ；{ $not_by }不行。
                }
            }
        [tight] { $enough ->
                [yes] 勉強夠
               *[no] 勉強能
            }{ $by ->
                [none] 。
               *[other] ，用 { $by }{ $divided ->
                    [yes] （各卡切分模型：ZeRO-3、FSDP）
                   *[no] {""}
                }。
            }
       *[no] { $changed ->
                [yes] { $enough ->
                    [yes] 照現在這樣不夠，改動後夠。
                   *[no] 照現在這樣不能，改動後能。
                }
               *[no] { $enough ->
                    [yes] 不夠
                   *[no] 不能
                }{ $by ->
                    [none] { $not_by ->
                        [none] 。
                       *[other] ，{ $not_by }也不行。
                    }
                   *[other] ，只能用 { $by }。
                }
            }
    }
overflows =
    { $fits ->
        [yes] { $by ->
                [none] 不會，放得下。
               *[other] 用 { $by }不會{ $not_by ->
                    [none] 。
                   *[other] ；{ $not_by }會。
                }
            }
        [tight] 有可能：只是勉強放下。
       *[no] { $changed ->
                [yes] 照現在這樣會，改動後不會。
               *[no] { $by ->
                    [none] 會。
                   *[other] 會；用 { $by }不會。
                }
            }
    }

serving =
    { $fits ->
        [yes] { $by ->
            [none] 能。
           *[other] { $by }能，{ $not_by }不能。
        }
       *[no] 不能。
    }

# 問到的某項改動；`more`：配上什麼才放得下。
option =
    { $what }：{ $fits ->
        [yes] 可以，{ $peak }，放得下
        [tight] 勉強，{ $peak }
       *[no] 光靠它不行，要 { $peak }{ $more ->
            [none] {""}
           *[other] ；再加{ $more }，{ $more_peak }，放得下
        }
    }{ $factor ->
        [none] 。
       *[other] ，時間為原來的 { $factor } 倍。
    }
option-one-card = ZeRO-3、FSDP：沒用，它們是把模型分到幾張卡上，一張卡上省不了。

# 底模用 4 位還是 16 位訓練適配器；`fits`：16 位放得下嗎。
either =
    { $fits ->
        [yes] 4 位還是 16 位：都行，都放得下。4 位 { $small }（可用 { $usable }），每秒約 { $small_speed } token；16 位 { $large }，每秒約 { $large_speed } token，權重不損失精度。
        [tight] 用 4 位：{ $small }（可用 { $usable }），每秒約 { $small_speed } token；16 位只是勉強放下，{ $large }，每秒約 { $large_speed } token。
       *[no] 用 4 位：{ $small }（可用 { $usable }）；16 位要 { $large }，放不下。
    }
