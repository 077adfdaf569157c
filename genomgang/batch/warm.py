"""Loads what every report needs. Imported once, by the process that reports and kernels are forked from.

Nothing is computed here and no thread is started: what a report does happens in its own process, and ends with it.
"""

from __future__ import annotations

import gc
import os
import pkgutil
from importlib import import_module

import pandas as pd

# As IPython's kernel sets it before anything is imported; matplotlib reads it once.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

_LIBRARIES = (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "jupytext",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "nbclient",
    "nbformat",
    "papermill.parameterize",
    "pyarrow.parquet",
    "pypandoc",
    "typst",
)
_PACKAGES = ("genomgang.charts", "genomgang.indicators", "genomgang.sections")
_OWN = (
    "genomgang.batch.forked_kernel",
    "genomgang.batch.worker",
    "genomgang.document.execution",
    "genomgang.document.freezing",
    "genomgang.engines.builtin",
    "genomgang.engines.quarto",
    "genomgang.exhibit",
    "genomgang.render",
    "genomgang.review",
)

for _package in _PACKAGES:
    for _module in pkgutil.iter_modules(import_module(_package).__path__, f"{_package}."):
        import_module(_module.name)
for _name in (*_LIBRARIES, *_OWN):
    import_module(_name)

pd.set_option("mode.string_storage", "python")  # as in a nämnd's own frames: its rows are few
gc.freeze()  # what is loaded stays shared between the processes
gc.disable()  # a report's processes end before there is much to tidy up
