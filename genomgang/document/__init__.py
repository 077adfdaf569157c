"""From `.qmd` source to a document without cells: expand the includes, execute once, freeze.

    expanded = expand(Path("report.qmd"))
    notebook = execute(expanded, {"namnd": "servicenamnden", "ar": 2024}, cwd=staging, env={})
    text = freeze(notebook, staging)

Both engines render the frozen text, so they show the same document.
"""

from genomgang.document.execution import execute
from genomgang.document.expansion import ExpandedDocument, Origin, expand
from genomgang.document.freezing import freeze
from genomgang.document.kernel import StartKernel, start_kernel

__all__ = ["ExpandedDocument", "Origin", "StartKernel", "execute", "expand", "freeze", "start_kernel"]
