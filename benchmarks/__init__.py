"""What the program costs, each figure beside its floor or its peer in the same run.

    python -m benchmarks [--json] [--only NAME] [--repeat N]

A time alone says as much of the machine as of the program; a ratio to something measured between
the same runs lasts longer. The budgets are those of the design.
"""
