"""The walls of the house: who imports whom, what the linters and type checkers say, what a pure core may do."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CORES = ("modeler/core", "simulator/core")
BLOCKED = ("django", "rest_framework", "channels", "graphene", "celery", "asgiref")
NODE = {"PATH": f"{PROJECT / '.venv' / 'node' / 'bin'}{os.pathsep}{os.environ['PATH']}"}

IMPORTS_EVERY_CORE = """
import importlib, pkgutil, sys

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ImportError(f"a pure core asked for {{name}}")
        return None

sys.meta_path.insert(0, Refusing())
count = 0
for root in ("modeler.core", "simulator.core"):
    package = importlib.import_module(root)
    for module in pkgutil.walk_packages(package.__path__, root + "."):
        importlib.import_module(module.name)
        count += 1
print(count)
"""


def check(*command: str | Path) -> str:
    """Run a tool in the project; fail with what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=PROJECT,
        env={**os.environ, **NODE, "COLUMNS": "160"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout


def core_modules() -> list[Path]:
    return sorted(path for core in CORES for path in (PROJECT / core).rglob("*.py"))


def test_nobody_imports_what_the_contracts_forbid():
    check(BIN / "lint-imports", "--no-cache")


def test_ruff_finds_nothing():
    check(BIN / "ruff", "check", ".")


def test_the_cores_and_the_supervisor_are_strictly_typed():
    check(BIN / "mypy")


def test_every_pure_core_module_can_be_imported_without_any_framework():
    printed = check(sys.executable, "-c", IMPORTS_EVERY_CORE.format(blocked=BLOCKED))

    roots = {PROJECT / core / "__init__.py" for core in CORES}
    assert int(printed) == len(set(core_modules()) - roots)


def test_no_pure_core_reads_the_clock_chance_or_files():
    offences = [
        f"{path.relative_to(PROJECT)}:{node.lineno} {ast.unparse(node.func)}"
        for path in core_modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and _reaches_out(ast.unparse(node.func))
    ]

    assert offences == []


def _reaches_out(function: str) -> bool:
    module, _, name = function.rpartition(".")
    if module.endswith("random") and name != "Random":
        return True
    return function in {"open", "print", "input", "uuid4", "uuid1", "uuid.uuid4", "uuid.uuid1"} or (
        module.endswith(("datetime", "date")) and name in {"now", "utcnow", "today"}
    )


def test_only_services_ask_the_database_for_rows():
    doors = [path for name in ("modeler", "simulator") for path in _below(name, "entrypoints", "management")]
    graphql_types = _below("modeler", "entrypoints/graphql/types")
    read_shapes = {*graphql_types, PROJECT / "modeler/entrypoints/rest/shapes.py"}
    offences = [
        f"{path.relative_to(PROJECT)}:{number}"
        for path in doors
        if path not in read_shapes
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"\b[A-Z]\w+\.objects\b|\bget_(object|list)_or_404\b", line)
    ]

    assert offences == []


def _below(package: str, *rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (PROJECT / package / room).rglob("*.py"))


def test_the_browser_side_is_strictly_typed():
    check("node", PROJECT / "node_modules" / "typescript" / "bin" / "tsc", "--noEmit")


def test_the_unit_tests_of_the_browser_side_pass():
    check("node", PROJECT / "static" / "test.mjs")


def test_browser_kernels_import_only_kernels_and_the_types_of_the_protocol():
    types_of_the_protocol = re.compile(r"""import type [^;]* from ["'][./\w]*/protocol\.ts["'];""")
    offences = [
        f"{path.relative_to(PROJECT)}: {name}"
        for path in _sources("**/kernels/**/*.ts")
        for name in _imports(types_of_the_protocol.sub("", path.read_text()))
        if "/kernels/" not in (path.parent / name).resolve().as_posix()
    ]

    assert offences == []


def test_browser_views_never_import_the_socket():
    offences = [
        f"{path.relative_to(PROJECT)}: {name}"
        for path in _sources("**/view/**/*.ts")
        for name in _imports(path.read_text())
        if Path(name).name.removesuffix(".ts") == "socket"
    ]

    assert offences == []


def test_nothing_in_the_browser_imports_a_main_module():
    offences = [
        f"{path.relative_to(PROJECT)}: {name}"
        for path in _sources("**/*.ts")
        for name in _imports(path.read_text())
        if Path(name).name.removesuffix(".ts") == "main"
    ]

    assert offences == []


def _sources(pattern: str) -> list[Path]:
    return [path for path in sorted((PROJECT / "static" / "src").glob(pattern)) if not path.name.endswith(".test.ts")]


def _imports(text: str) -> list[str]:
    return re.findall(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""", text)


def test_lock_files_record_versions_and_never_addresses():
    texts = {name: (PROJECT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt")}
    lock = (PROJECT / "package-lock.json").read_text()

    assert [name for name, text in texts.items() if "://" in text or "--" in text] == []
    assert '"resolved"' not in lock


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_what_the_front_end_build_makes_is_not_kept_in_the_repository():
    tracked = check("git", "ls-files", "static/dist", "node_modules", ".venv", "staticfiles")

    assert tracked == ""
