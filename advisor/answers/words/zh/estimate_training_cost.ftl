headline-memory = { $model } 用{ $method }，每条 { $tokens } token，大约需要 { $peak } 显存{ $longer ->
        [none] {""}
       *[other] （{ $more } token 时 { $longer }）
    }。
headline-methods = 微调 { $model }，每条 { $tokens } token，大约需要：{ $needs }。
fair = { $dear ->
        [much] 偏贵
        [some] 略贵
       *[no] 不贵
    }：每小时 { $usd } 是市场中位价 { $median } 的 { $times } 倍（{ $low } 到 { $high }）。
need-of = { $run } { $peak }
headline-each =
    { $cards }微调 { $model }，每次 { $batch } 条 × { $tokens } token：{ $needs }；{ $number ->
        [1] 可用
       *[other] 每张可用
    } { $usable }。
need-judged = { $run } { $peak }
figures-of = 下面的数字按{ $method }计算。
headline-typical =
    { $method }：{ $each }{ $millions ->
        [none] {""}
       *[other] （假设 { $millions }M 训练 token）
    }。
typical =
    { $cards } 约 { $hours }{ $cost ->
        [none] {""}
       *[other] 、{ $cost }
    }
on-typical = 你没有指定显卡，常用的卡上：
leanest =
    最省的做法勉强可行：Unsloth，load_in_4bit、微批 1、自带的分块损失、optim="paged_adamw_8bit"、use_gradient_checkpointing="unsloth"，{ $tokens } token 时约需 { $peak }（{ $low } – { $high }）{ $published ->
        [none] 。
       *[other] ；Unsloth 自己公布的是 { $published } GB。
    }卡上别开其他程序，爆了就再缩短样本。
headline-too-large =
    { $cards }放不下 { $model } 的{ $method }：{ $number ->
        [1] {""}
       *[other] 每张
    }约需 { $peak }，单卡可用 { $usable }。
headline-spills = { $number ->
        [1] {""}
       *[other] 每张卡
    }{ $peak } 超过了单卡可用的 { $usable }：能跑只是因为驱动把放不下的部分挪进了内存（Windows 的“共享 GPU 内存”），每一步都在等它。先把占用降到 { $usable } 以下：减小微批、缩短样本或缩小图片，或改用 QLoRA。
headline-instead =
    { $cards } 用{ $method }可行：{ $memory ->
        [none] { $hours }{ $cost ->
            [none] {""}
           *[other] ，{ $cost }
        }
       *[other] { $memory }
    }。
headline-time =
    { $model } 用{ $method }，{ $cards }：约 { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }。
it-fits =
    { $fits ->
        [tight] 勉强放得下
       *[yes] 放得下
    }：{ $number ->
        [1] {""}
       *[other] 每张
    }约需 { $peak }，单卡可用 { $usable }。
headline-fits =
    { $cards }{ $fits ->
        [tight] 勉强放得下
       *[yes] 放得下
    } { $model } 的{ $method }：{ $number ->
        [1] {""}
       *[other] 每张
    }约需 { $peak }，单卡可用 { $usable }。
other-way =
    { $divided ->
        [yes] 若切分到各卡（ZeRO-3）
       *[no] 若每卡一份完整模型（DDP）
    }，{ $method }每张 { $peak }{ $fits ->
        [yes] 。
        [tight] ，很紧。
       *[no] ，放不下。
    }
of-objective = { $objective ->
        [dpo] DPO
        [kto] KTO
        [orpo] ORPO
        [simpo] SimPO
        [reward] 奖励模型训练
        [grpo] GRPO
        [online_dpo] 在线 DPO
        [gkd] GKD
        [classification] 分类或打分训练
        [embedding] 向量模型训练
       *[ppo] PPO
    }（{ $run }）
step-time = 每步 { $answers } 条回答，连同生成约需 { $seconds } 秒。
assumed-time =
    你没有说明数据量；按 { $millions }M 训练 token 计，约需 { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }。
read-so-often = 这是把 { $millions }M token 读 { $epochs } 轮（常用值）；只读一轮约 { $hours }。
amount-time =
    你的数据约需 { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }。
columns-methods =
    方法 | { $longer ->
        [yes] 每卡显存（{ $tokens } token） | { $more } token 时
       *[no] 每卡显存
    }
cards-chosen = 单卡不够，按能放下的最少卡数计算。
what-runs = 可行的方案：
or-one-setting = 或者在同样的卡上改一项设置：
nothing-runs = 没有找到可行的方案：换更省显存的方法、增加同款显卡、换一张有价格的更大显卡，都放不下。
with-more-room = 更宽裕的方案：

## Table of figures

columns-figures = 预计 | 范围
with-longer = 样本 { $tokens } token 时
time = 训练时间
cost = 费用
throughput = 吞吐
tokens-a-second = 每秒 { $tokens } token
electricity = 若是自有显卡，电费
peak-memory =
    { $number ->
        [1] {""}
       *[other] 每卡
    }峰值显存
peak-of-usable = **{ $peak }**{ $usable ->
        [none] {""}
       *[other] （单卡可用 { $usable }）
    }
pictures = 每条样本的图片
pictures-seen = { $tokens ->
        [none] { $count } × { $patches } 个图块（视觉编码器）
       *[other] { $count } × { $tokens } token，样本共 { $all } token
    }
parameters = 可训练参数
trained = { $trained }，占 { $all } 的 { $percent }
lesson = 第 91 课参考表（约 50M token，{ $several ->
        [yes] 多卡
       *[no] 单卡
    }），不参与估算
lesson-says = { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }

## Other set-ups and changes

columns-options = 方案 | 时间 | 费用 | 每卡显存
option = { $cards }，{ $method }
columns-changes = 改动 | 每卡显存 | 时间
change-memory =
    { $peak }{ $fits ->
        [tight] （很紧）
        [no] （放不下）
       *[yes] {""}
    }
change-time =
    { $hours }{ $cost ->
        [none] {""}
       *[other] ，{ $cost }
    }
one-change = 改一项设置的效果

## Details

where-memory-goes = 显存构成
peak-when =
    峰值出现在{ $when ->
        [optimizer_step] 优化器更新时
       *[backward] 计算损失与反向传播时
    }。PyTorch 会显示 allocated { $allocated }、reserved { $reserved }；nvidia-smi 约 { $process }。
main-memory =
    占用内存：加载 { $loading }{ $each ->
        [none] {""}
       *[other] （若{ $processes ->
            [1] {""}
           *[other] { $processes } 个进程各自
        }先把整个模型读进内存则 { $each }）
    }，训练 { $training }{ $offloaded ->
        [none] {""}
       *[other] （其中卸载的部分 { $offloaded }）
    }，保存 { $saving }。
merging =
    训练后把适配器合并进 16 位模型需要 { $memory } 显存{ $host ->
        [none] {""}
       *[other] ，或 { $host } 内存
    }。
disk =
    占用硬盘：最多 { $total }，即下载的模型 { $weights }、{ $checkpoints } 个检查点各 { $checkpoint }{ $assumed ->
        [yes] （保留两个，再写一个）
       *[no] {""}
    }、{ $merged ->
        [yes] 合并后的模型
       *[no] 最终结果
    } { $result }。
on-top = 训练之外
at-market-prices =
    同样时长按市场价：{ $range }{ $spot ->
        [none] {""}
       *[other] ，竞价实例最低 { $spot }（随时可能被收回）
    }。
idle = 显卡空等（环境准备、下载、加载）{ $hours }：{ $usd }
storage = 存储这 { $gb } GB：{ $usd }
padding = 填充：占计算量的 { $percent }，打包样本可以省下。

## Next questions

which-gpu = 需要什么显卡？
smaller-model = 换成 7B 呢？
with-qlora = 换成 QLoRA 呢？
which-card-then = 那要什么显卡？
two-cards = 两张卡呢？
twice-the-data = 数据翻倍呢？
write-config = 按这个方案写一份 LLaMA-Factory 配置
fewest =
    { $doubted ->
        [fewer] 不必，用更少也行（微批 1）：
        [all] 更少的卡不行（微批 1）：
       *[none] 最少需要几张 { $gpu }（微批 1）：
    }{ $each }。
fewest-of =
    { $method } { $number ->
        [none] { $most } 张也放不下
       *[other] { $number } 张（{ $number ->
            [1] {""}
           *[other] 每张{" "}
        }{ $peak }{ $fits ->
            [tight] ，很紧
           *[other] {""}
        }）
    }{ $fewer ->
        [none] {""}
       *[other] ，优化器卸载到内存则 { $fewer } 张（{ $fewer ->
            [1] {""}
           *[other] 每张{" "}
        }{ $other }，占内存 { $host }）
    }
own-cards =
    买下 { $cards }（{ $usd }{ $condition ->
        [used] ，二手
        [new] ，全新
       *[other] {""}
    }，{ $as_of }）{ $hours ->
        [none] 相对该租价永远回不了本
       *[other] 相对该租价要用 { $hours } 小时回本：每周 40 小时{ $working ->
            [none] 在 { $years } 年内回不了本
           *[other] 在第 { $working } 个月
        }，全天候{ $always ->
            [none] 在 { $years } 年内回不了本
           *[other] 在第 { $always } 个月
        }
    }。

## Above large figures

verdict-fits =
    { $cards }{ $fits ->
        [tight] 勉强放得下
       *[yes] 放得下
    } { $model } 的{ $method }
verdict-too-large = { $cards }放不下 { $model } 的{ $method }
verdict-spills = { $cards }跑 { $model } 的{ $method }，全靠驱动把放不下的部分挪进内存
verdict-memory = { $model } 的{ $method }需要什么
verdict-methods = 每条样本 { $tokens } token 时，微调 { $model } 需要什么
