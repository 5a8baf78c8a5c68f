# What differs between a probe and the real run.

unsteady = The times scattered: other programs disturbed the measurement, and the figures may be far off. Run the probe again when the machine is idle.
busy = Before it began, this machine had a load of { $load } on { $threads } threads: idle, it is faster.
no-card = There is no { $gpu } on this machine: the processor was measured, and nothing here says how fast that card is.
other-card = You stated { $stated }; this machine has { $gpu }, and that was measured.
unknown-card = The catalog has no card called { $gpu }: there is no computed figure beside the measured one.
one-card = One card of { $cards } was measured, alone: what several exchange with each other comes on top, and what they share is not taken off.
faster-type = Computed in { $type }, in which this processor multiplies { $times } times as fast; state `precision` to measure another.
stand-in = `{ $setting }` is { $stated } in the run, { $used } here: the peak is not handed on.
typical = Only the size of { $model } is known: the layers are those of a typical decoder of its size.
extra = Without { $what }.
vision = Without the vision tower and its pictures.
four-bit = There is no bitsandbytes here: 16-bit weights stood in for { $bits }-bit ones. Their memory is computed; the time lacks what unpacking them takes.
cut = The free memory allows samples of { $tokens } tokens; { $longest } are extrapolated.
context = The peak contains { $context_gib } for the driver's context, which is computed.
main-memory = The peak is the largest resident memory of the process, PyTorch's libraries included.
no-peak = This device does not tell its peak.
layers = { $fewer } and { $more } of { $layers } layers were run, with embedding and head; a straight line leads to all of them.
data = Random tokens, all samples of full length: no loading, no tokenizing, no evaluation, no checkpoints, no logging.
kernels = Plain PyTorch: what frameworks fuse (Liger, Unsloth, FlashAttention's own package) is faster and takes less.
short = A few steps, of which the fastest count: they do not heat the machine, and other work on it slows the real run.
