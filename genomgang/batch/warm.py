"""Loads what every report needs. Imported once, by the process that reports and kernels are forked from.

Nothing about a delivery is computed here and no thread is left: what a report does happens in its own process, and
ends with it.
"""

from __future__ import annotations

import gc
import os
import pkgutil
from importlib import import_module

from genomgang.checking.code import CHECKING, CITY, REPORT, code_fingerprint
from genomgang.document.splitting import split
from genomgang.paths import ROOT
from genomgang.running.processes import STARTED_BY, ending_with
from genomgang.show.words import compile_ahead

# As the kernel's own environment has them before anything is imported; the libraries read them once.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")

_LIBRARIES = (
    "IPython.core.completerlib",
    "IPython.core.logger",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "jinja2",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "nbclient",
    "nbformat",
    "pandas.core.reshape.reshape",
    "pandas.io.formats.csvs",
    "papermill.parameterize",
    "psutil",
    "pyarrow.dataset",
    "pyarrow.pandas_compat",
    "pyarrow.parquet",
    "pypandoc",
    "tornado.locks",
    "tornado.platform.asyncio",
    "tornado.queues",
    "typst",
)
_PACKAGES = ("genomgang.charts", "genomgang.topics", "genomgang.show")
_OWN = (
    "genomgang.batch.forked_kernel",
    "genomgang.batch.worker",
    "genomgang.city.computing",
    "genomgang.document.cover",
    "genomgang.document.execution",
    "genomgang.document.freezing",
    "genomgang.engines.builtin",
    "genomgang.engines.quarto",
    "genomgang.evidence.attachments",
    "genomgang.evidence.content",
    "genomgang.evidence.notebook",
    "genomgang.document.exhibit",
    "genomgang.privacy.masking_log",
    "genomgang.render",
    "genomgang.review.review",
)

gc.disable()  # what is loaded lasts, and a report's processes end before there is much to tidy up
# Loading takes seconds, and until it is done nobody else sees that the run has been killed.
with ending_with(int(os.environ.pop(STARTED_BY, os.getppid()))):
    for _package in _PACKAGES:
        for _module in pkgutil.iter_modules(import_module(_package).__path__, f"{_package}."):
            import_module(_module.name)
    for _name in (*_OWN, *_LIBRARIES):
        import_module(_name)

import_module("nbformat.validator").get_validator()  # builds the notebook format's checks, which nbformat keeps
import_module("pandas").set_option("mode.string_storage", "python")  # as in a nämnd's own frames: its rows are few
for _chapter in (ROOT / "notebooks").glob("*.qmd"):
    compile_ahead(part.source for part in split(_chapter.read_text(encoding="utf-8")) if part.kind == "code")
for _step in (CHECKING, CITY, REPORT):
    code_fingerprint(_step)  # the state of what has just been loaded, known to every report's process
gc.freeze()  # what is loaded stays shared between the processes
