"""What stops a run: one line that says what is wrong and what to do."""


class BenchFault(Exception):
    pass
