"""Many reports in one run: what must be made anew, each in a process of its own, several at a time.

    plan = make_plan(targets, …)          which reports are current, and why the others are not
    for outcome in run(plan.jobs, …):     each report as it finishes

`plan` and `key` say what a report rests on, `worker` makes one in a fresh process (forked from one that `warm` has
loaded, with a kernel forked by `forked_kernel`), `executors` give the places to run, `ledger` keeps what was done.
"""
