headline =
    { $name } 的 { $rows } 条里有 { $samples } 条可用：{ $counted ->
        [yes] {""}
       *[no] 约
    } { $tokens } token，平均每条 { $mean }。
nothing = { $name } 的 { $rows } 条里没有一条可用。

form =
    .alpaca = Alpaca（instruction、input、output）
    .sharegpt = ShareGPT（conversations）
    .messages = messages（role、content）
    .dpo = 偏好对（chosen、rejected）
    .completion = 问答（prompt、completion）
    .text = 纯文本

## Body

column-found = 检查结果
column-samples = 条数
row-form = 格式
row-mixed = { $form }，{ $samples } 条
row-rows = 文件里共有
row-usable = 可用
row-duplicates = 重复
row-empty = 空
row-disordered = 角色顺序不对
row-broken = 读不出或格式不明
row-overlong = 超过 { $tokens } token
lengths = 每条的 token 数
columns-lengths = 平均 | 中位数 | 95% 不超过 | 最长
within = 截断长度取 { $tokens } token 时，{ $percent } 的样本保持完整。
wrong = 有什么问题
and-more = 等
place =
    第 { $at } { $unit ->
        [row] 条
       *[line] 行
    }{ $detail ->
        [none] {""}
       *[other] （“{ $detail }”）
    }{ $first ->
        [none] {""}
       *[other] （同第 { $first } { $unit ->
            [row] 条
           *[line] 行
        }）
    }
fault =
    .not-json = 不是合法的 JSON，错在此处或稍前
    .cut-off = JSON 不完整：引号或括号没有闭合
    .single-quotes = 用了单引号（Python 的打印结果），JSON 要用双引号
    .encoding = 不是 UTF-8，请把文件另存为 UTF-8
    .too-long = 超过 800 万个字符，已跳过
    .nested = 列表嵌套超过 16 层
    .too-many-values = 超过 1 万个值
    .not-a-number = 有 JSON 没有的 NaN、无穷或过长的数，请改成 null
    .unclosed = 从这里开始一直没有结束：引号或括号没有闭合，后面的都读不出
    .columns = 单元格数与表头列数不符：含逗号或换行的文本要加引号
    .cell = 单元格没有结束：引号没有闭合
    .no-form = 字段不属于已知格式；已知的有 instruction/output、conversations、messages、prompt/completion、prompt/chosen/rejected、text
    .no-object = 不是带字段的对象
    .no-turns = 对话里一轮也没有
    .turn = 有一轮缺少 role 和 content（或 from 和 value）
    .unknown-role = 模板不认识的角色；认识的有 system、user、assistant、tool
    .begins-with-answer = 对话以回答开头
    .ends-with-question = 对话不是以回答结尾
    .same-role-twice = 同一角色连续两轮
    .system-later = 系统提示出现在中间
    .tool-unasked = 没有调用却有工具结果
    .empty = 没有内容
    .empty-question = 问题为空
    .empty-answer = 回答为空
    .same-answers = 好坏两个回答相同
    .duplicate = 与前面的样本相同
    .overlong = 超过你给的长度，训练框架会截断或丢弃
    .other-form = 另一种格式，修正后的文件放不下
leaks = 数据泄漏
leak = { $split } 有 { $samples } 条的问题在 { $other } 里也有：测的就是训练过的。
leak-where = 位置：{ $places }。
personal-found = 个人信息
personal =
    .email = 电子邮箱
    .phone = 电话号码
    .chinese-id = 身份证号（校验位正确）
    .card = 银行卡号（校验位正确）
personal-row = { $kind }：{ $samples } 条，{ $places }
languages = 语言
no-letters = 没有文字
splits = 划分
training = 用于训练
testing = 留作测试
split = { $name }：{ $samples } 条（{ $use }）

## Details

counted =
    token 数按 { $tokenizer } 的词表计；换一个模型可能相差两成，中文可能更多。{ $all ->
        [yes] 每条都数过。
       *[no] 数了 { $counted } 条，其余按字符数以同样的比例推算。
    }
estimated = 手头没有分词器：按每个拉丁字符 0.3、每个汉字 0.6 个 token 估算（DeepSeek 对自家分词器的说明），可能相差两成。
template-extra = 对话模板每轮另加大约 5 到 10 个 token，没有算在内。
same = 重复指除大小写和空白外文字相同；泄漏指问题相同，不论回答。
not-all-remembered = 不同的样本超过 500 万条，之后的没有再查重复和泄漏。
left-out = 修正后的文件去掉了 { $samples } 条：读不出的、空的、顺序不对的和重复的。泄漏、个人信息和过长的样本仍在里面。
patterns = 个人信息按模式查找：会有遗漏，也会有误报。
guessed = 语言按文字和最常见的词猜测。
lines-of-text = 纯文本每个非空行算一条。
read-as = 按 { $encoding } 读取。
mean-and-longest = 用时看平均长度，显存看最长的一条，或你的截断长度。

suggestions =
    用这些数据做 7B 的 LoRA 要多少钱？
    这些数据够吗？
