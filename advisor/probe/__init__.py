"""A short trial of a run on the user's own machine: a few steps of a few layers of the true shape,
measured and extrapolated.

PyTorch is no dependency of the product. `decoder` and `steps`, the only files that know it, run in
a process of their own (`machine`), in whichever Python on the machine has it: they import nothing
else of the product but `trial`, which itself needs the standard library alone, so that they run in
the environment that trains.
"""
