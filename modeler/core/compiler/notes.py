"""What the compiler has to say: one function for each code that more than one module needs."""

from modeler.core.kernel.findings import Finding, Reference, Severity

Where = tuple[Reference, ...]


def error(code: str, where: Where, problem: str, *, fix: str) -> Finding:
    """Return a finding that stops an export."""
    return Finding(code=code, severity=Severity.ERROR, where=where, problem=problem, fix=fix)


def warning(code: str, where: Where, problem: str, *, fix: str) -> Finding:
    """Return a finding that somebody should look at."""
    return Finding(code=code, severity=Severity.WARNING, where=where, problem=problem, fix=fix)


def information(code: str, where: Where, problem: str, *, fix: str) -> Finding:
    """Return a finding that explains what the compiler did."""
    return Finding(code=code, severity=Severity.INFO, where=where, problem=problem, fix=fix)
