"""Execute a document once, with its parameters. The same source, data and parameters give the same notebook."""

from __future__ import annotations

import ast
import builtins
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async, run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from genomgang.document.cells import OWN, node, parse, where
from genomgang.document.expansion import ExpandedDocument
from genomgang.document.failure import as_user_error
from genomgang.document.inline import INLINE, as_words, unquoted
from genomgang.document.kernel import StartKernel, start_kernel
from genomgang.document.tidy import tidied
from genomgang.errors import OF_THE_PROGRAM, RenderError, UnknownChoice

_LABEL = re.compile(r"[\w-]+")
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_LAST_ERROR = "__import__('genomgang.document.failure', fromlist=['last_error']).last_error()"


def execute(
    document: ExpandedDocument,
    parameters: Mapping[str, Any],
    cwd: Path,
    env: Mapping[str, str],
    start: StartKernel = start_kernel,
) -> NotebookNode:
    """Run every cell in `cwd` and put the values of inline `` `{python} x` `` expressions into the text.

    `cwd` is the document's own folder, as in Quarto. `parameters` override the values in the cell tagged
    `parameters`. `start` gives the running kernel, so that a warm one can be used. Raises RenderError for a cell that
    fails, naming file, line and error; a UserError raised in a cell comes through as it is. Raises UnknownChoice for a
    parameter that the document does not have.
    """
    manager = start(cwd, env)
    try:
        notebook = parse(document)  # while the kernel starts
        _check_labels(notebook)
        notebook = _parameterized(notebook, parameters)
        client = NotebookClient(notebook, km=manager, timeout=None, record_timing=False)
        client.reset_execution_trackers()
        with client.setup_kernel(cleanup_kc=True):
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type == "code" and cell.metadata.get(OWN, {}).get("options", {}).get("eval", True):
                    _run(client, cell, index)
                elif cell.cell_type == "markdown":
                    cell.source = _with_values(client, cell)
    finally:
        manager.shutdown_kernel(now=True)
    return notebook


def _check_labels(notebook: NotebookNode) -> None:
    """Raise RenderError for a cell's label that cannot name a file, or that two cells share, as Quarto does."""
    places: dict[str, str] = {}
    for cell in notebook.cells:
        label = str(cell.metadata[OWN]["options"].get("label") or "")
        if not label:
            continue
        if not _LABEL.fullmatch(label):
            raise RenderError(
                f"Cellen har märket {label}.",
                where=where(cell),
                remedy="Ett märke har bokstäver, siffror, bindestreck och understreck: #| label: fig-utbildning.",
            )
        if label in places:
            raise RenderError(
                f"Två celler har märket {label}.",
                where=where(cell),
                remedy=f"Ge en av dem ett annat märke. Den första står i {places[label]}.",
            )
        places[label] = where(cell)


def _parameterized(notebook: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    from papermill.parameterize import parameterize_notebook

    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1:
        raise RenderError(
            f"Dokumentet ska ha en cell med taggen parameters, men har {len(tagged)}.",
            where=where(notebook.cells[0]),
            remedy="Skriv #| tags: [parameters] överst i cellen som sätter parametrarna.",
        )
    known = _assigned(tagged[0])
    for name in parameters:
        if name not in known:
            raise UnknownChoice(
                f"Dokumentet har ingen parameter som heter {name}.",
                where=where(tagged[0]),
                remedy=f"Parametrar som finns: {', '.join(known)}.",
            )
    if not parameters:
        return notebook
    notebook.metadata["papermill"] = node({})
    notebook = parameterize_notebook(notebook, dict(parameters), kernel_name="python3", language="python")
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    return notebook


def _assigned(cell: NotebookNode) -> list[str]:
    try:
        tree = ast.parse(cell.source)
    except SyntaxError as error:
        raise as_user_error({"said": f"SyntaxError: {error.msg}"}, where(cell, error.lineno or 1)) from None
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _run(client: NotebookClient, cell: NotebookNode, index: int) -> None:
    try:
        client.execute_cell(cell, index)
    except CellExecutionError:
        facts = json.loads(_evaluate(client, [_LAST_ERROR])[0][1])
        raise as_user_error(facts, where(cell, facts["line"] or 1)) from None
    cell.metadata.pop("execution", None)
    name = cell.metadata.get(OWN, {}).get("options", {}).get("label") or cell.id
    cell.outputs = tidied(cell.outputs, str(name))


def _with_values(client: NotebookClient, cell: NotebookNode) -> str:
    matches = list(INLINE.finditer(cell.source))
    if not matches:
        return str(cell.source)
    values = iter(_evaluate(client, [match[1].strip() for match in matches]))

    def value(match: re.Match[str]) -> str:
        kind, text = next(values)
        place = where(cell, cell.source.count("\n", 0, match.start()) + 1)
        if kind == "error":
            raise as_user_error({"said": text}, place)
        if kind == "unfit":
            raise RenderError(
                f"Uttrycket {match[0]} har inget värde som kan stå i en mening: {text}",
                where=place,
                remedy="Skriv ett uttryck som ger en text eller ett tal. Visa en tabell från en cell för sig.",
            )
        return text if kind == "markdown" else as_words(text)

    return INLINE.sub(value, cell.source)


def _evaluate(client: NotebookClient, expressions: list[str]) -> list[tuple[str, str]]:
    """Each expression's value in the kernel, as ("text", "markdown", "unfit" or "error", text)."""
    kernel: Any = client.kc
    named = {str(number): expression for number, expression in enumerate(expressions)}
    sent = kernel.execute("", silent=True, user_expressions=named)

    async def answer() -> dict[str, Any]:
        while True:
            message: dict[str, Any] = await ensure_async(kernel.get_shell_msg(timeout=60))
            if message["parent_header"].get("msg_id") == sent:
                return message

    message = run_sync(answer)()
    results = message["content"]["user_expressions"]
    return [_value(results[name]) for name in named]


def _unexpected(name: str, message: str) -> str:
    """As `errors.unexpected` tells it, of the kernel's error by the name of its type."""
    kind = getattr(builtins, name, object)
    return f"{name}: {message}" if issubclass(kind, OF_THE_PROGRAM) else name


def _value(result: Mapping[str, Any]) -> tuple[str, str]:
    if result["status"] == "error":
        return "error", _unexpected(str(result["ename"]), str(result["evalue"]))
    data = result["data"]
    if "text/markdown" in data:
        return "markdown", data["text/markdown"]
    text = data["text/plain"]
    if "text/html" in data:
        return "unfit", "det är en tabell"
    if _ADDRESS.search(text):
        return "unfit", f"det är objektet {_ADDRESS.sub('', text)[:60]}"
    return "text", unquoted(text)
