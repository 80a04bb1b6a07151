"""Everything that can go wrong and that a person can mend; each says what, where and what now."""


class DefendersError(Exception):
    """Base of every error that the program expects and reports without a traceback."""


class BadInput(DefendersError):
    """A source, a row or an option that cannot be used; the rest goes on."""


class LedgerError(DefendersError):
    """The ledger is missing, locked, damaged or of another version."""


class StoreError(DefendersError):
    """The graph store is not installed, does not answer or is not ours."""


class QueryRefused(DefendersError):
    """A query that would do more than read."""
