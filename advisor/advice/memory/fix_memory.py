"""A run that ran out of memory or takes more than expected: what fills the card, what to change."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from advisor.advice.arguments import BEYOND_SIZES, optional_model
from advisor.advice.memory.causes import causes, tried
from advisor.advice.memory.fix_found import MemoryFix, WithoutEffect
from advisor.advice.memory.fixes import Means
from advisor.advice.memory.host_copies import copies_read
from advisor.advice.memory.largest_version import on_largest
from advisor.advice.memory.longer import longer_samples, longest_checkpointed
from advisor.advice.memory.looked_at import (
    Looked,
    looked_at,
    lora_of,
    runs_meant,
    to_be_set,
)
from advisor.advice.memory.models_held import models_held
from advisor.advice.memory.moment import Told, at_moment
from advisor.advice.memory.one_copy import divided_by
from advisor.advice.memory.other_cards import enough, other_cards
from advisor.advice.memory.overflow_told import OverflowTold
from advisor.advice.memory.pairs_held import pairs_held
from advisor.advice.memory.plenty import by_count, plenty
from advisor.advice.memory.switches import BOARD, USUAL_OF_ANSWERS, Switches, of_engine, switches
from advisor.advice.memory.together import (
    by_other_methods,
    changes_of,
    costless,
    faster_than,
    first_of,
    out_of_host,
    single,
    worth_telling,
)
from advisor.advice.memory.without_effect import run_meant, without_effect
from advisor.advice.training.asked.full_run import habits
from advisor.advice.training.asked.purposes import trained_whole
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.expert_adapters import about_experts
from advisor.advice.training.memory_need import (
    full_states_gib,
    measured_against,
    need_of,
    reinforcement,
)
from advisor.advice.training.notes import assumptions
from advisor.advice.training.room import Around
from advisor.advice.training.run_ways import mixed
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.usual import NamerId
from advisor.language import Language
from advisor.result import Note, name_of, note, source_of, unique
from advisor.runs.memory.peak import Fit
from advisor.runs.objectives import GENERATING
from advisor.runs.options import AROUND_TRAINING, DEEPSPEED, Moment
from advisor.runs.placing import Placed

DIVIDING = frozenset(("verl", "openrlhf"))
"""Frameworks that start no plain copies: FSDP or Megatron, and DeepSpeed's ZeRO."""
EXAMPLE = "7B"
"""What is told of where no model is named."""
EXAMPLE_NOW = "Qwen2.5 7B"
"""The same of a run that generates its answers: models of today, with several times the vocabulary."""


class FixMemory(OverflowTold):
    """Why a run is out of memory or takes more than expected, and what to change."""

    beyond = OverflowTold.beyond | {"uneven-memory"}
    beyond_sizes = BEYOND_SIZES | {"splitting-a-model", "zero-fsdp"}

    def run(self, catalog: Catalog, language: Language = "en") -> MemoryFix:
        """Of a model that is usually trained in full by that, where no method was stated."""
        model = optional_model(catalog, self.model)
        if self.method or self.measured_peak_gib or not model:
            return self._fixed(catalog)
        why = note("training.whole") if trained_whole(model) else self._in_full
        if why is None:
            return self._fixed(catalog)
        found = self.model_copy(update={"method": "full"})._fixed(catalog)
        return found.model_copy(update={"assumptions": (why, *found.assumptions)})

    def _fixed(self, catalog: Catalog) -> MemoryFix:
        named = self.model is not None
        asked = self if named else self.model_copy(update={"model": self._example})
        stated = replace(asked.run_of(catalog), measured_peak_gib=None)
        looked = self._looked_at(catalog, stated)
        run, copies = looked.run, looked.copies
        model = run.model if named else None
        common: dict[str, Any] = {
            "expert_note": about_experts(run) if named else None,
            "framework_note": self.framework_note(catalog),
            "moment": self._held_then(looked, named),
            "around": self.moment in AROUND_TRAINING,
            "without_effect": self._without_effect(looked),
            "copies_read": copies_read(run, self.sizes_billions, self.process_gib)
            if self.moment == "main_memory"
            else None,
            "fragments": self.allocator is None,
            "needs": tuple(map(need_of, self._placed(looked))),
            "copies": copies and need_of(copies.placed) if self._copies() else None,
            **(self._tried(run) if copies else {}),
            "full_states_gib": full_states_gib(self._placed(looked)),
            "divided_by": divided_by(run.placed.set_up),
            "pairs": pairs_held(run),
            "undivided": self._undivided,
            "models_held": models_held(run.placed),
            "assumptions": (*self.notes(catalog), *assumptions(stated, run.placed)),
            "sources": unique(run.model.source, source_of(run.gpu)),
        }
        if self.objective in GENERATING and not (named or stated.gpu):
            held = reinforcement(self.objective)
            return self._result(model, run, reinforcement=held, **common)
        return self._result(model, run, **common, **self._found(catalog, stated, looked))

    @property
    def _undivided(self) -> bool:
        one = self.num_gpus == 1 or (self.num_gpus is None and self.one_card)
        return bool(one) and self.parallelism in (*DEEPSPEED, "fsdp")

    @property
    def _in_full(self) -> Note | None:
        """That an offloaded optimizer is full tuning's: an adapter has hardly any states."""
        offloads = self.offload in ("optimizer", "all") and self.quantization is None
        return (
            note("memory.full-offloads")
            if offloads and self.moment not in AROUND_TRAINING
            else None
        )

    @property
    def _peak(self) -> float | None:
        """That was measured, of a model that was named."""
        return self.measured_peak_gib if self.model and not self._staged else None

    @property
    def _staged(self) -> bool:
        """Memory was told stage by stage: no reading is of the peak."""
        return bool(self.prepared_gib or self.backward_gib)

    def _held_then(self, looked: Looked, named: bool) -> Note | None:
        """At the moment when memory ran out; readings of several stages tell that it was the step.
        Offloading of no stated method is that of full tuning, which people do it for."""
        offloads = self.moment == "main_memory" and self.offload not in (None, "none")
        full = [each for each in looked.runs if each.job.run.method == "full"]
        run = full[-1] if full and offloads and not self.method else looked.run
        moment: Moment | None = "stepping" if self._staged else self.moment
        told = Told(
            example=None if named else self._example,
            method=self.method is not None,
            tokens=self.tokens_per_sample,
            evaluation_batch=self.evaluation_batch,
            host_gib=self.machine_gib or self.host_memory_gib,
            shared=self.parallelism,
            prepared_gib=self.prepared_gib,
            backward_gib=self.backward_gib,
        )
        return at_moment(moment, run, told) if moment else None

    def _without_effect(self, looked: Looked) -> WithoutEffect | None:
        if self.without_effect is None:
            return None
        seen_gib = self.seen_gib or self.prepared_gib or self.measured_peak_gib
        run = looked.run if self.method else run_meant(self.without_effect, looked)
        return without_effect(self.without_effect, run, seen_gib)

    def _looked_at(self, catalog: Catalog, stated: Stated) -> Looked:
        runs = runs_meant(catalog, stated)
        if not (self.model or stated.gpu):
            return Looked(lora_of(runs), runs)
        generates = self.objective in GENERATING
        return Looked(looked_at(stated, runs, self.measured_peak_gib, generates), runs)

    def _settled(self, catalog: Catalog) -> set[str]:
        """Settings that were stated, or that the framework makes unasked."""
        return {*self.model_fields_set, *habits(catalog, self._written_for())}

    @property
    def _example(self) -> str:
        return EXAMPLE_NOW if self.objective in GENERATING else EXAMPLE

    def _tried(self, run: Around) -> dict[str, Any]:
        return {"suspected": self.suspected, "by_count": by_count(run, self.counts or ())}

    def _copies(self) -> bool:
        """Whether the framework would start plain copies."""
        written = self._written_for()
        return written not in DIVIDING and not (written is None and self.objective in GENERATING)

    def _written_for(self) -> NamerId | None:
        """The framework in whose names a change is told."""
        return BOARD if self.names_of == BOARD else self.framework or self.names_of

    def _placed(self, looked: Looked) -> Iterator[Placed]:
        """The runs, each of full tuning also in mixed precision where none was stated."""
        for run in looked.told:
            yield run.placed
            if self.precision is None and (other := mixed(run)):
                yield other

    def _found(self, catalog: Catalog, stated: Stated, looked: Looked) -> dict[str, Any]:
        """What was measured, what may differ, and what to change; of neither a model nor a card the
        usual causes alone. That plain copies do not fit is cause enough."""
        run = looked.run
        if not (self.model or run.gpu):
            return {"causes": causes(run, self._settled(catalog), None)}
        peak = self._peak
        measured = measured_against(peak, run.placed) if peak else None
        longer = longer_samples(run) if self.longer and run.gpu else None
        explained = looked.copies or longer
        unexplained = measured.more if measured else _may_fit(run) and not explained
        settled = self._settled(catalog)
        found = {
            "causes": causes(run, settled, peak) if unexplained else (),
            "tried": tried(run, settled),
            "measured": measured,
            "longer": longer,
            **self._remedied(catalog, stated, looked),
        }
        switched = {"switches": self._switches(longer.switches, run, catalog)} if longer else {}
        return found | switched

    def _result(self, model: Model | None, run: Around, **found: Any) -> MemoryFix:
        return MemoryFix(
            model=name_of(model),
            example=None if model else run.model.name,
            method_stated=self.method is not None,
            gpu=name_of(run.gpu),
            named_by_memory=self.named_by_memory,
            num_gpus=run.placed.num_gpus,
            usable_gib=round(run.gpu.usable_gib, 2) if run.gpu else None,
            **found,
        )

    def _remedied(self, catalog: Catalog, stated: Stated, looked: Looked) -> dict[str, Any]:
        """What takes less; where the run is short, what is enough and other cards."""
        run, divided = looked.run, looked.copies is not None
        means = Means(
            run,
            self.host_memory_gib,
            self.tokens_per_sample is not None and not self.longer,
            self.method is None,
        )
        if run.placed.fit is not Fit.FITS:
            return self._short(catalog, stated, looked, means)
        return {
            "remedies": single(means),
            "switches": self._switches(to_be_set((), divided), run, catalog),
            "longest_tokens": longest_checkpointed(run),
            "context_tokens": run.model.context,
        }

    def _short(
        self, catalog: Catalog, stated: Stated, looked: Looked, means: Means
    ) -> dict[str, Any]:
        run, alike = looked.run, looked.alike
        remedies = changes_of(means)
        works = first_of(means, remedies) if run.gpu else costless(means)
        combined = plenty(catalog, stated, looked.runs)
        changes = to_be_set(works.changes, looked.copies is not None) if works else ()
        changes = combined[0].changes if combined else changes
        other = switches(changes, USUAL_OF_ANSWERS[1], False, catalog)
        others = by_other_methods(means, works, alike) if works and not self.method else ()
        return {
            "remedies": worth_telling(remedies, works),
            "first": works,
            "by_others": tuple(map(need_of, others)),
            "faster": faster_than(works, remedies),
            "switches": self._switches(changes, run, catalog, four_bit=not combined),
            "other_switches": other if of_engine(self._written_for(), run.placed.set_up) else None,
            "combinations": combined,
            "out_of_host": out_of_host(means),
            "host_memory_gib": self.host_memory_gib,
            "other_version": on_largest(catalog, stated, means, alike),
            "cards": () if enough(works) else other_cards(catalog, stated, run),
        }

    def _switches(
        self, changes: Sequence[Note], run: Around, catalog: Catalog, *, four_bit: bool = True
    ) -> Switches | None:
        quantized = four_bit and run.placed.set_up.base_quantization.startswith("nf4")
        written = self._written_for()
        written = USUAL_OF_ANSWERS[0] if of_engine(written, run.placed.set_up) else written
        return switches(changes, written, quantized, catalog)


def _may_fit(run: Around) -> bool:
    return run.placed.fit in (Fit.FITS, Fit.TIGHT)
