# What differs between a probe and the real run.

unsteady = 几次用时相差很大：别的程序干扰了测量，这些数可能偏差很大。等机器空闲再测一次。
busy = 测量开始前这台机器已有负载 { $load }（{ $threads } 线程）：空闲时更快。
no-card = 这台机器上没有 { $gpu }：测的是处理器，这些数说明不了那张卡有多快。
other-card = 你说的是 { $stated }，这台机器上是 { $gpu }，测的是后者。
unknown-card = 目录里没有叫 { $gpu } 的卡：实测旁边没有公式估算。
one-card = { $cards } 张卡只测了一张：卡间通信的时间要另加，分摊的部分也没有扣除。
faster-type = 用 { $type } 计算，这个处理器的乘法因此快 { $times } 倍；写明 `precision` 可以测别的类型。
stand-in = 训练里 `{ $setting }` 是 { $stated }，这里用 { $used } 代替：峰值不交给后面的计算。
typical = { $model } 只知道大小：按这个大小的典型结构测的。
extra = 不含{ $what }。
vision = 不含视觉编码器和图片。
four-bit = 这里没有 bitsandbytes：用 16 位权重代替 { $bits } 位的。权重的显存是折算的；时间不含解量化。
cut = 空闲容量只够每条 { $tokens } token；{ $longest } token 是推算的。
context = 峰值里有 { $context_gib } 是驱动上下文，按公式算的。
main-memory = 峰值是进程的最大常驻内存，包括 PyTorch 自己的库。
no-peak = 这种设备不报告峰值。
layers = 共 { $layers } 层，只跑了 { $fewer } 层和 { $more } 层（带嵌入和输出层），按直线推到全部。
data = 随机 token，每条都是满长：没有数据加载、分词、评估、检查点和日志。
kernels = 纯 PyTorch：框架的融合核（Liger、Unsloth、FlashAttention 自己的包）更快、更省。
short = 只跑了几步，取最快的：机器还没有热起来，别的程序也会拖慢真实训练。
