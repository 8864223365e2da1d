"""Every sample by its name."""

from collections.abc import Mapping
from typing import Final

from modeler.services.samples.orders import ORDERS
from modeler.services.samples.rides import RIDES
from modeler.services.samples.sample import Sample

SAMPLES: Final[Mapping[str, Sample]] = {sample.slug: sample for sample in (ORDERS, RIDES)}
