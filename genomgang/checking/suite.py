"""Runs a data set's checks with Great Expectations. Imported only when something must be checked: it takes seconds."""

# ruff: noqa: E402  what is set before the library is imported is set there

from __future__ import annotations

import gc
import logging
import operator
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from genomgang.checking.batch import Batch
from genomgang.contracts.contract import Check
from genomgang.running.later import import_later, without_grammar_of_addresses

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read when the library is imported: nothing is sent anywhere

without_grammar_of_addresses()
import_later("altair", "scipy.stats")  # a third of the library's own time, for expectations that are not used here

gc.disable()  # while thousands of lasting objects are made: to go through them again and again takes a quarter of it

import great_expectations as gx
from great_expectations import expectations as library
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.row_conditions import Column

from genomgang.checking import expectations as own

logging.getLogger("great_expectations").setLevel(logging.ERROR)

gc.freeze()  # nor are they gone through while checking, which takes a fifth of a run
gc.enable()

COMPLETE = {"result_format": "COMPLETE", "exclude_unexpected_values": True, "return_unexpected_index_query": False}
"""Every failing row's place, kept in memory only, and none of the values."""

COUNTS = {"result_format": "BASIC", "partial_unexpected_count": 0}
"""Counts without any of the values: the form that Data Docs may hold."""

_OPERATORS = {"==": operator.eq, "!=": operator.ne}


@dataclass(frozen=True)
class Outcome:
    """What Great Expectations says of one check: `failing` holds index values of the failing rows."""

    check: Check
    passed: bool
    failing: tuple[Any, ...]
    observed: Any


def run_checks(batch: Batch) -> tuple[Outcome, ...]:
    """Validate one batch in an ephemeral context, with every failing row named by the batch's index column."""
    if not batch.checks:
        return ()
    with _quiet():
        validation = _validate(batch)
    by_check = {result.expectation_config.meta["check"]: result for result in validation.results}
    names = batch.frame[batch.index].tolist()
    return tuple(_outcome(check, by_check[number], names) for number, check in enumerate(batch.checks))


def write_site(batches: Iterable[Batch], folder: Path) -> Path:
    """Great Expectations' own Data Docs of several batches, with counts but no values. Returns the start page."""
    with _quiet():
        context = _context()
        context.add_data_docs_site(
            site_name="granskning",
            site_config={
                "class_name": "SiteBuilder",
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
                "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
            },
        )
        for batch in batches:
            _run(context, batch, COUNTS)
        context.build_data_docs(site_names=["granskning"])
    return folder / "index.html"


def _context() -> Any:
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


@cache
def _rows_definition() -> Any:
    """What every batch is validated as: a whole frame, in a context that this process keeps."""
    asset = _context().data_sources.add_pandas("rader").add_dataframe_asset("rader")
    return asset.add_batch_definition_whole_dataframe("rader")


def _validate(batch: Batch) -> Any:
    suite = gx.ExpectationSuite(batch.name, [_expectation(check, number) for number, check in enumerate(batch.checks)])
    rows = _rows_definition().get_batch({"dataframe": batch.frame})
    with _configured_once():
        return rows.validate(suite, result_format=dict(COMPLETE), expectation_parameters=dict(batch.parameters))


def _run(context: Any, batch: Batch, result_format: Mapping[str, Any]) -> Any:
    """Run the batch's suite through a checkpoint of its own."""
    name = batch.name
    asset = context.data_sources.add_pandas(name).add_dataframe_asset(name)
    suite = gx.ExpectationSuite(name, [_expectation(check, number) for number, check in enumerate(batch.checks)])
    definition = gx.ValidationDefinition(
        name=name, data=asset.add_batch_definition_whole_dataframe(name), suite=context.suites.add(suite)
    )
    checkpoint = gx.Checkpoint(
        name=name,
        validation_definitions=[context.validation_definitions.add(definition)],
        result_format=dict(result_format),
    )
    checkpoint = context.checkpoints.add(checkpoint)
    with _configured_once():
        return checkpoint.run(
            batch_parameters={"dataframe": batch.frame}, expectation_parameters=dict(batch.parameters)
        )


def _expectation(check: Check, number: int) -> Any:
    kind = getattr(own, check.expectation, None) or getattr(library, check.expectation)
    arguments = dict(check.arguments)
    if condition := arguments.pop("row_condition", None):
        arguments["row_condition"] = _condition(*condition)
    return kind(**arguments, severity=check.severity.value, description=check.description, meta={"check": number})


def _condition(column: str, comparison: str, value: Any = None) -> Any:
    if comparison == "is_not_null":
        return Column(column).is_not_null()
    return _OPERATORS[comparison](Column(column), value)


def _outcome(check: Check, result: Any, names: Sequence[Any]) -> Outcome:
    """`names` gives each row of the frame its name, in order."""
    raised = [info for info in _exceptions(result.exception_info) if info.get("raised_exception")]
    if raised:
        raise RuntimeError(f"{check.expectation} {dict(check.arguments)}: {raised[0].get('exception_message')}")
    places = result.result.get("unexpected_index_list") or ()
    failing = tuple(names[place] for place in places)
    return Outcome(check, bool(result.success), failing, result.result.get("observed_value"))


def _exceptions(info: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """GX gives one exception's fields, or a mapping from metric to such fields."""
    if "raised_exception" in info:
        yield info
    else:
        yield from info.values()


@contextmanager
def _configured_once() -> Iterator[None]:
    """While a suite runs, each expectation builds its configuration once.

    The library builds it anew at every look-up, a hundred times an expectation: a third of the time of a run.
    """
    original: Any = Expectation.configuration
    owner: Any = Expectation
    built: dict[int, tuple[Expectation, Any]] = {}  # holds the expectation too, so that its identity stays its own

    def configuration(expectation: Expectation) -> Any:
        key = id(expectation)
        if key not in built:
            built[key] = (expectation, original.__get__(expectation))
        return built[key][1]

    owner.configuration = property(configuration)
    try:
        yield
    finally:
        owner.configuration = original


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
