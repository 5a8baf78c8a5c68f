# How llama.cpp is built: included by its CMake project when llama-cpp-python is installed (see Makefile).

# Its `common` library serves the command-line programs only; leaving it out saves 57 of 140 compile steps.
# The build forces the option ON in the cache; a plain variable wins.
set(LLAMA_BUILD_COMMON OFF)

# No AMX, the matrix instructions of Intel's Sapphire Rapids and newer: GCC 12 takes `_tile_loadconfig` for a reader
# of 8 bytes and drops the stores of the other 56, so `ldtilecfg` loads whatever the stack holds and the first question
# kills the process (llama.cpp issue 20824, pull request 26954). `-march=native` would bring AMX in;
# an explicit -mno-… wins over it, wherever it stands. The flags exist where the compiler has AMX at all: x86 only.
include(CheckCCompilerFlag)
foreach(extension amx-tile amx-int8 amx-bf16)
    check_c_compiler_flag(-mno-${extension} COMPILER_KNOWS_${extension})
    if(COMPILER_KNOWS_${extension})
        add_compile_options(-mno-${extension})
    endif()
endforeach()
