"""Every sample by its name, and those that are analysis patterns: fragments to drop into a domain of one's own."""

from collections.abc import Mapping
from typing import Final

from modeler.services.samples.orders import ORDERS
from modeler.services.samples.patterns.accounting import ACCOUNTING
from modeler.services.samples.patterns.inventory import INVENTORY
from modeler.services.samples.patterns.ordering import ORDERING
from modeler.services.samples.patterns.party import PARTY
from modeler.services.samples.patterns.payment import PAYMENT
from modeler.services.samples.patterns.scheduling import SCHEDULING
from modeler.services.samples.rides import RIDES
from modeler.services.samples.sample import Sample

PATTERNS: Final[Mapping[str, Sample]] = {
    sample.slug: sample for sample in (ACCOUNTING, INVENTORY, ORDERING, PARTY, PAYMENT, SCHEDULING)
}
SAMPLES: Final[Mapping[str, Sample]] = {sample.slug: sample for sample in (ORDERS, RIDES)} | PATTERNS
FIRST: Final = (ORDERS.slug, RIDES.slug)
"""The samples that a new installation begins with."""
