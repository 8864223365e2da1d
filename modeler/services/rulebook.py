"""All rules of the checks and of the compiler, and their reference page."""

from collections.abc import Mapping
from typing import Final

from modeler.core.checks.catalogue import RULES
from modeler.core.compiler.catalogue import COMPILER_RULES
from modeler.core.kernel.rules import Rule

ALL_RULES: Final[Mapping[str, Rule]] = {**RULES, **COMPILER_RULES}


def catalogue_page() -> str:
    """Return the reference page of all rules as Markdown."""
    lines = [
        "# Findings",
        "",
        "What the checks and the compiler can say about a model. Made from the code by `make reference`;",
        "`manage.py findings DOMAIN` prints those of a domain. An error stops an export; any other rule can be weighed",
        "otherwise in a domain, and what it finds can be waived for a reason.",
        "",
    ]
    for rule in ALL_RULES.values():
        lines += [f"## {rule.code}", "", f"**{rule.title}** ({rule.severity.value}).", "", rule.why, ""]
        lines += [f"Source: {rule.source}.", ""] if rule.source else []
    return "\n".join(lines).rstrip("\n") + "\n"
