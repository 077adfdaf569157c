"""Makes every report of a delivery in an order that a number decides: `in_random_order.py DATA YEAR NUMBER JOBS`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from genomgang.batch.executors import local
from genomgang.batch.run import Order, carry_out, plan_order
from genomgang.engines import choose


def main(data: str, ar: str, number: str, jobs: str) -> int:
    order = Order(Path(data), int(ar), (), ("intern",), ("html", "pdf"), choose("builtin"), rebuild=True)
    plan = list(plan_order(order))
    random.Random(int(number)).shuffle(plan)
    with local(int(jobs)) as executor:
        done = list(carry_out(order, plan, executor))
    for each in done:
        print(each.planned.target.namnd, each.outcome.reason if each.outcome else each.planned.reason)
    return int(not all(each.is_well for each in done))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
