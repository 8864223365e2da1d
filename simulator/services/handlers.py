"""Who decides which of the simulator's intents, and which tables its changes write."""

from modeler.core.intents.intent import Intent
from modeler.services.effects import Table
from modeler.services.registry import Handler

HANDLERS: dict[type[Intent], Handler] = {}
TABLES: dict[str, Table] = {}
