"""What is made of the registries' answers: a silent one never counts as clean."""

import json
from collections.abc import Callable

import pytest

from make.audit import Audited, read_npm_audit, read_pip_audit, verdict

CLEAN_PIP = {"dependencies": [{"name": "numpy", "version": "2.4.3", "vulns": []}], "fixes": []}
WEAK = {"id": "PYSEC-2023-1", "fix_versions": ["3.1.3"], "aliases": ["CVE-2023-1"], "description": "…"}
WEAK_PIP = {"dependencies": [{"name": "jinja2", "version": "3.1.2", "vulns": [WEAK]}], "fixes": []}
UNASKED_PIP = {"dependencies": [{"name": "numpy", "skip_reason": "Dependency not found on PyPI"}], "fixes": []}
CLEAN_NPM = {"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"dependencies": {"total": 90}}}
WEAK_NPM = CLEAN_NPM | {"vulnerabilities": {"vite": {"name": "vite", "severity": "high", "range": "<=6.1.0"}}}
REFUSED_NPM = {"message": "405 Method Not Allowed", "error": {"summary": "", "detail": ""}}

ANSWERS = [
    (read_pip_audit, json.dumps(CLEAN_PIP), "no known weakness in 1 packages"),
    (read_pip_audit, json.dumps(WEAK_PIP), "weak: jinja2 3.1.2: PYSEC-2023-1"),
    (read_pip_audit, json.dumps(UNASKED_PIP), "no advisory could be read for 1 of 1 packages"),
    (read_pip_audit, "", "no advisory could be read"),
    (read_npm_audit, json.dumps(CLEAN_NPM), "no known weakness in 90 packages"),
    (read_npm_audit, json.dumps(WEAK_NPM), "weak: vite <=6.1.0: high"),
    (read_npm_audit, json.dumps(REFUSED_NPM), "no advisory could be read"),
    (read_npm_audit, "npm error", "no advisory could be read"),
]


@pytest.mark.parametrize(("read", "answer", "words"), ANSWERS)
def test_an_answer_is_put_in_words(read: Callable[[str], Audited], answer: str, words: str) -> None:
    assert verdict(read(answer)) == words
