kernels = layers with linear attention run as plain PyTorch unless flash-linear-attention and causal-conv1d are installed; the log warns of it
network = { $machines } machines: NVLink ends at each, so look at the network first. NCCL_DEBUG=INFO names NET/IB or NET/Socket (TCP), all_reduce_perf of nccl-tests measures it, HYBRID_SHARD keeps the gathering of weights inside a machine that holds all states
gathered =
    sharding sends each card about { $gb } a step; if that were all of the time, a card would get { $gbs } GB/s, { $broken ->
        [yes] less than any healthy link: see nvidia-smi topo -m and whether peer-to-peer works
       *[no] where NVLink gives 50 and more, PCIe 4.0 about 10; a larger micro batch with less accumulation sends less
    }
offloaded =
    the offload itself, which you turned on: Adam on the processor updates { $billions } billion parameters in about { $update } s a step where its vector code and all cores are used (`OMP_NUM_THREADS`), and { $weights ->
        [yes] weights cross PCIe in every micro batch besides: turn `offload_param` off first if the cards hold the weights
       *[no] gradients and weights cross PCIe
    }; more accumulation makes it rarer
waiting = full utilisation at low power is waiting for other cards: NCCL spins meanwhile
idle = low or swinging utilisation is waiting between kernels: for data (more loader workers, a local disk; pictures are decoded on the CPU), in steps that are too small, in evaluation or saving
spilled = Not normal: { $peak_gib } was taken, more than the { $memory } GB of the { $gpu }. The rest lies in main memory (on Windows "shared GPU memory"), without an error, and every step waits for it: bring it below the card's memory by a smaller micro batch, shorter samples or smaller pictures, gradient checkpointing or QLoRA, and the time falls many times.
