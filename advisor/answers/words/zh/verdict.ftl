# 回答“能不能…”“够不够”“会不会爆显存”。`by` 与 `not_by` 是没有说明方法时的各方法；`changed`：改动后放得下。

can =
    { $fits ->
        [yes] { $enough ->
                [yes] 够
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
                [yes] 勉强够
               *[no] 勉强能
            }{ $by ->
                [none] 。
               *[other] ，用 { $by }{ $divided ->
                    [yes] （各卡切分模型：ZeRO-3、FSDP）
                   *[no] {""}
                }。
            }
       *[no] { $changed ->
                [yes] { $enough ->
                    [yes] 照现在这样不够，改动后够。
                   *[no] 照现在这样不能，改动后能。
                }
               *[no] { $enough ->
                    [yes] 不够
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
                [none] 不会，放得下。
               *[other] 用 { $by }不会{ $not_by ->
                    [none] 。
                   *[other] ；{ $not_by }会。
                }
            }
        [tight] 有可能：只是勉强放下。
       *[no] { $changed ->
                [yes] 照现在这样会，改动后不会。
               *[no] { $by ->
                    [none] 会。
                   *[other] 会；用 { $by }不会。
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

# 问到的某项改动；`more`：配上什么才放得下。
option =
    { $what }：{ $fits ->
        [yes] 可以，{ $peak }，放得下
        [tight] 勉强，{ $peak }
       *[no] 光靠它不行，要 { $peak }{ $more ->
            [none] {""}
           *[other] ；再加{ $more }，{ $more_peak }，放得下
        }
    }{ $factor ->
        [none] 。
       *[other] ，时间为原来的 { $factor } 倍。
    }
option-one-card = ZeRO-3、FSDP：没用，它们是把模型分到几张卡上，一张卡上省不了。

# 底模用 4 位还是 16 位训练适配器；`fits`：16 位放得下吗。
either =
    { $fits ->
        [yes] 4 位还是 16 位：都行，都放得下。4 位 { $small }（可用 { $usable }），每秒约 { $small_speed } token；16 位 { $large }，每秒约 { $large_speed } token，权重不损失精度。
        [tight] 用 4 位：{ $small }（可用 { $usable }），每秒约 { $small_speed } token；16 位只是勉强放下，{ $large }，每秒约 { $large_speed } token。
       *[no] 用 4 位：{ $small }（可用 { $usable }）；16 位要 { $large }，放不下。
    }
