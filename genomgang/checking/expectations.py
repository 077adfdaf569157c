"""Our own Great Expectations expectations, for rules that the library has no class for.

Importing this module imports Great Expectations (seconds): only `genomgang.checking.suite` does so.
Metric functions take GX's frame or columns and return true where a row meets the rule.
"""

# mypy: disable-error-code="attr-defined,untyped-decorator,type-arg,override,assignment"
# Great Expectations leaves its decorators untyped, and its base classes take more than these rules need.

from __future__ import annotations

from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.core.suite_parameters import SuiteParameterDict
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.core import ExpectColumnValuesToBeBetween
from great_expectations.expectations.expectation import (
    BatchExpectation,
    ColumnPairMapExpectation,
    MulticolumnMapExpectation,
)
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnPairMapMetricProvider,
    MulticolumnMapMetricProvider,
    column_pair_condition_partial,
    multicolumn_condition_partial,
)

from genomgang.reading.person_headers import PERSON_HEADER
from genomgang.reading.privacy import SEARCHES


class RowFilled(MulticolumnMapMetricProvider):
    """True on rows with a value in each of the columns."""

    condition_metric_name = "multicolumn_values.filled"
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pd.DataFrame, **_: Any) -> pd.Series:
        return column_list.notna().all(axis=1)


class ExpectRowsToBeFilled(MulticolumnMapExpectation):
    """No cell of the row is empty in the columns of `column_list`."""

    map_metric: ClassVar[str] = "multicolumn_values.filled"
    ignore_row_if: Literal["never"] = "never"


class PersonalDataFree(MulticolumnMapMetricProvider):
    """True on rows without personal data of one kind (a key of `SEARCHES`) in any of the columns."""

    condition_metric_name = "multicolumn_values.hold_no_personal_data"
    condition_value_keys = ("kind",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pd.DataFrame, kind: str, **_: Any) -> pd.Series:
        return ~column_list.apply(SEARCHES[kind]).astype(bool).any(axis=1)


class ExpectRowsToHoldNoPersonalData(MulticolumnMapExpectation):
    """No cell of the row holds personal data of one kind (a key of `SEARCHES`)."""

    kind: str
    ignore_row_if: Literal["never"] = "never"

    map_metric: ClassVar[str] = "multicolumn_values.hold_no_personal_data"
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", "kind")


class ExpectHeadersToNameNoPerson(BatchExpectation):
    """No header says that its column holds persons' names, identity numbers or addresses.

    `also` names headers that do so in this data set, in lower case.
    """

    also: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.columns",)

    def _validate(self, metrics: dict[str, Any], **_: Any) -> dict[str, Any]:
        headers = {str(header): str(header).strip().lower() for header in metrics["table.columns"]}
        found = [header for header, lower in headers.items() if lower in self.also or PERSON_HEADER.search(lower)]
        return {"success": not found, "result": {"observed_value": found}}


class GroupHoldsEvery(MulticolumnMapMetricProvider):
    """True on rows whose group (first column) has every value of the set in the second column."""

    condition_metric_name = "multicolumn_values.group_holds_every"
    condition_value_keys = ("value_set",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pd.DataFrame, value_set: list[str], **_: Any) -> pd.Series:
        group, value = column_list.columns
        wanted = column_list[column_list[value].isin(value_set)].drop_duplicates()
        complete = wanted.groupby(group, observed=True)[value].size() == len(value_set)
        return column_list[group].isin(complete.index[complete])


class ExpectGroupsToHoldEveryValue(MulticolumnMapExpectation):
    """Every group (first of `column_list`) has a row for each value of `value_set` (in the second)."""

    value_set: list[str] | SuiteParameterDict

    map_metric: ClassVar[str] = "multicolumn_values.group_holds_every"
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", "value_set")


class GroupAnswersWhole(MulticolumnMapMetricProvider):
    """True on rows whose group (first column) is empty in the second column everywhere or nowhere."""

    condition_metric_name = "multicolumn_values.group_answers_whole"
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pd.DataFrame, **_: Any) -> pd.Series:
        group, answer = column_list.columns
        share = column_list[answer].notna().groupby(column_list[group], observed=True).transform("mean")
        return share.isin([0.0, 1.0])


class ExpectGroupsToAnswerWhole(MulticolumnMapExpectation):
    """A group (first of `column_list`) has values in the second column on all its rows or on none."""

    map_metric: ClassVar[str] = "multicolumn_values.group_answers_whole"
    ignore_row_if: Literal["never"] = "never"


class UnitBelongs(ColumnPairMapMetricProvider):
    """True on rows whose unit is unknown, or known in the row's nämnd."""

    condition_metric_name = "column_pair_values.unit_belongs"
    condition_value_keys = ("units",)

    @column_pair_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_A: pd.Series, column_B: pd.Series, units: dict[str, list[str]], **_: Any) -> pd.Series:
        known = pd.MultiIndex.from_tuples([(unit, namnd) for unit, namnder in units.items() for namnd in namnder])
        belongs = pd.MultiIndex.from_arrays([column_A, column_B]).isin(known)
        return ~column_A.isin(list(units)) | belongs


class ExpectUnitToBelongToNamnd(ColumnPairMapExpectation):
    """A unit (`column_A`) stands with a nämnd (`column_B`) that has it; `units` maps unit → nämnder."""

    units: dict[str, Any] | SuiteParameterDict
    ignore_row_if: Literal["either_value_is_missing"] = "either_value_is_missing"

    map_metric: ClassVar[str] = "column_pair_values.unit_belongs"
    success_keys: ClassVar[tuple[str, ...]] = ("units", "ignore_row_if", "mostly")


class ExpectNamndTotalsToBeBetween(ExpectColumnValuesToBeBetween):
    """A figure per nämnd lies between two values; runs on the summary with one row a nämnd, not on the rows."""
