"""The reference is read off the code, so it must say what the code says."""

import runpy
import subprocess
from pathlib import Path

import pytest

PAGES = runpy.run_path("docs/make_reference.py")["pages"]
REFERENCE = Path("docs/reference")


@pytest.mark.parametrize("name", ["intents.md", "errors.md", "findings.md", "import.md", "export.md", "schema.graphql"])
def test_a_reference_page_says_what_the_code_says(name):
    assert (REFERENCE / name).read_text() == PAGES()[name], "Out of date: run make reference"


def test_no_text_of_the_project_holds_the_marks_of_a_conflict():
    marks = ("<" * 7, ">" * 7)
    files = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.split()

    marked = [name for name in files if name.endswith((".md", ".py", ".ts", ".css", ".html")) and _has(name, marks)]

    assert marked == []


def _has(name: str, marks: tuple[str, ...]) -> bool:
    return any(line.startswith(marks) for line in Path(name).read_text().splitlines())
