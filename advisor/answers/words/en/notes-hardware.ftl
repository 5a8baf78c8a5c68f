batch = Micro batch up to { $most } x { $tokens } tokens, as fits, with gradient checkpointing; longer samples need more.
workload = Hours and costs are for { $samples } samples, { $epochs } epochs ({ $millions }M tokens); several cards shard the model (ZeRO-3) where one cannot hold it.
generic = { $model } is taken as a typical decoder of that size.
