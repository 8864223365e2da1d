"""The reference is read off the code, so it must say what the code says."""

import runpy
from pathlib import Path

import pytest

PAGES = runpy.run_path("docs/make_reference.py")["pages"]
REFERENCE = Path("docs/reference")


@pytest.mark.parametrize("name", ["intents.md", "errors.md", "findings.md", "import.md", "schema.graphql"])
def test_a_reference_page_says_what_the_code_says(name):
    assert (REFERENCE / name).read_text() == PAGES()[name], "Out of date: run make reference"
