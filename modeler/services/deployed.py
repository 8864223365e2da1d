"""The model against what is deployed: a template is read and compared with what the model compiles to."""

from modeler.core.diff.templates import DeployedComparison, compare_templates
from modeler.core.exporters.cloudformation.template import template_of
from modeler.core.importers.cloudformation import read_template
from modeler.models import Domain
from modeler.services.compilation import compilation_of


def compare_with_deployed(domain: Domain, text: str) -> DeployedComparison:
    """Return what a deployment of the model would do to a template's resources. Raises: Unreadable."""
    return compare_templates(read_template(text), template_of(compilation_of(domain).definitions))
