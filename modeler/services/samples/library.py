"""The samples by name."""

from collections.abc import Mapping

from modeler.services.samples.orders import ORDERS
from modeler.services.samples.sample import Sample

SAMPLES: Mapping[str, Sample] = {sample.slug: sample for sample in (ORDERS,)}
