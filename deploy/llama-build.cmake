# Included by the llama.cpp project of llama-cpp-python's build (see Makefile): its `common` library serves the command-line
# programs only, and leaving it out saves 57 of 140 compile steps. The build forces the option ON in the cache; a plain variable wins.
set(LLAMA_BUILD_COMMON OFF)
