"""The frameworks a training file can be written for: a file each, and a line here.

The tests hold every name against the version's own argument list
(`tests/data/framework_arguments.json`).
"""

from advisor.advice.frameworks import axolotl, llama_factory, trl, unsloth
from advisor.advice.frameworks.text import Framework
from advisor.catalog.usual import FrameworkId

FRAMEWORKS: dict[FrameworkId, Framework] = {
    "llama-factory": llama_factory.FRAMEWORK,
    "axolotl": axolotl.FRAMEWORK,
    "trl": trl.FRAMEWORK,
    "unsloth": unsloth.FRAMEWORK,
}
