"""The catalogue of the compiler's codes is complete, and no code of it is made up."""

import re
from pathlib import Path

import modeler.core.compiler as compiler
import modeler.core.conditions as conditions
from modeler.core.checks.catalogue import RULES
from modeler.core.compiler.catalogue import COMPILER_RULES

FOLDERS = [Path(package.__path__[0]) for package in (compiler, conditions)]


def test_each_code_that_the_compiler_can_find_has_its_rule_and_each_rule_its_code():
    texts = [
        path.read_text() for folder in FOLDERS for path in folder.glob("*.py") if path.name != "catalogue.py"
    ]

    used = {code for text in texts for code in re.findall(r'"((?:DEF|FLT)\d{3})"', text)}

    assert used == set(COMPILER_RULES)


def test_no_code_stands_in_both_catalogues():
    assert RULES.keys() & COMPILER_RULES.keys() == set()
