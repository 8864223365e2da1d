"""What an export is made from: the definitions, and the model that they were compiled from."""

from dataclasses import dataclass

from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Material:
    """Definitions and model of one version. What deploys reads the definitions alone; the model has names and words."""

    definitions: Definitions
    model: Snapshot

    def context_name(self, context_id: ContextId | None) -> str:
        """Return the name of a context, or the domain's where there is none."""
        context = self.model.context(context_id)
        return context.name if context else self.model.domain.name
