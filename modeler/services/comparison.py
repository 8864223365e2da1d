"""Two states of a domain side by side: how the model and what it compiles to differ between two versions."""

from dataclasses import dataclass

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.diff.models import Difference, differences_between
from modeler.core.diff.topologies import ResourceDifference, topology_differences
from modeler.core.diff.words import Sentence, in_words
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Change, Domain
from modeler.services.caller import Caller
from modeler.services.past import model_at
from modeler.services.selectors import is_readable, with_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What turns the model of one version into that of another, in words, and the resources that differ with it."""

    before: Snapshot
    after: Snapshot
    differences: tuple[Difference, ...]
    sentences: tuple[Sentence, ...]
    resources: tuple[ResourceDifference, ...]


def compare_versions(domain: Domain, before: int, after: int) -> Comparison:
    """Return how two versions of a domain differ. Raises: NotFound for a version that was never reached."""
    return compare_models(model_at(domain, before), model_at(domain, after))


def compare_models(before: Snapshot, after: Snapshot) -> Comparison:
    """Return how two models differ."""
    differences = differences_between(before, after)
    return Comparison(
        before=before,
        after=after,
        differences=differences,
        sentences=in_words(differences, before, after),
        resources=topology_differences(compile_snapshot(before).definitions, compile_snapshot(after).definitions),
    )


def change_at(domain: Domain, caller: Caller, version: int) -> dict[str, object] | None:
    """Return the change that led to a version as it goes over the wire; None where the caller may not read it."""
    found = with_names(Change.objects.filter(scope_id=domain.pk, version=version))
    return next((change for change in found if is_readable(change, caller, None)), None)
