"""Read-only: what a query that is not ours may do, checked before it runs.

Neo4j Community has no roles. A READ transaction stops every write and schema change, but not LOAD CSV, the settings,
the users, other people's transactions, procedures, or functions that run a text. And a plan hides what stands in
`CASE WHEN ... THEN COLLECT { ... }`. So first the tokens are looked at (`check_text`), then the plan (`check_plan`);
what both let pass runs in a READ transaction with limits (`graph.store.reading`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from graph.errors import BadInput, QueryRefused
from graph.store.cypher_tokens import Token, read

CYPHER_VERSIONS = ("5", "25")


@dataclass(frozen=True, slots=True)
class Allowed:
    """The content of `allowed_calls.yaml`."""

    procedures: Mapping[str, str]
    functions: frozenset[str]
    show: re.Pattern[str]
    refused_operators: tuple[str, ...]
    allowed_operators: frozenset[str]
    words_after_a_variable: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query whose text may run. text: without EXPLAIN and PROFILE, comments and escapes. calls: its procedures."""

    text: str
    calls: frozenset[str]


@cache
def allowed() -> Allowed:
    """Read the lists."""
    raw = yaml.safe_load(files("graph.store").joinpath("allowed_calls.yaml").read_text("utf-8"))
    return Allowed(
        procedures=raw["procedures"],
        functions=frozenset(raw["functions"]),
        show=re.compile(rf"(?:(?:{'|'.join(raw['show_modifiers'])}) )*(?:{'|'.join(raw['show'])})\b"),
        refused_operators=tuple(raw["refused_operators"]),
        allowed_operators=frozenset(raw["allowed_operators"]),
        words_after_a_variable=frozenset(raw["words_after_a_variable"]),
    )


def check_text(query: str) -> CheckedQuery:
    """Return what of `query` may be planned.

    Raises QueryRefused where it is more than one statement, loads files, calls what is not on the list, opens
    transactions, changes the database or shows what is none of a reader's business; BadInput where it is empty or not
    readable.
    """
    written = read(query)
    version, tokens = _without_prefix(written.tokens)
    while tokens and tokens[-1].text == ";" and tokens[-1].kind == "sign":
        tokens = tokens[:-1]
    if not tokens:
        raise BadInput('the query is empty; for example: defenders query "MATCH (p:Person) RETURN p.name"')
    calls: set[str] = set()
    for at, token in enumerate(tokens):
        if token.kind == "sign" and token.text == ";":
            raise QueryRefused("refused: more than one statement. Send them one at a time.")
        if token.kind == "sign" and token.text == "(":
            _check_function(tokens, at)
        match token.keyword:
            case "CALL":
                calls.update(_procedure(tokens, at))
            case "LOAD" if _is_clause(tokens, at):
                raise QueryRefused("refused: LOAD reads files and addresses. Only the graph may be read.")
            case "USE" if _is_clause(tokens, at):
                raise QueryRefused("refused: USE chooses another database. Leave it out: the graph is the only one.")
            case "SHOW" if _is_clause(tokens, at):
                _check_show(tokens, at)
            case "TERMINATE" if _keyword(tokens, at + 1) in ("TRANSACTION", "TRANSACTIONS"):
                raise QueryRefused("refused: TERMINATE TRANSACTIONS ends other people's work.")
            case "TRANSACTION" | "TRANSACTIONS" if _opens_transactions(tokens, at):
                raise QueryRefused("refused: IN TRANSACTIONS. A query runs in one transaction that only reads.")
    text = written.text[tokens[0].start : tokens[-1].end]
    return CheckedQuery(f"CYPHER {version} {text}" if version else text, frozenset(calls))


def check_plan(query: CheckedQuery, query_type: str | None, operators: Iterable[str]) -> None:
    """Raise QueryRefused where the plan does more than read.

    query_type: `r`, `w`, `rw` or `s` of the EXPLAIN. operators: names of the plan's operators, as `LoadCSV@neo4j`.
    """
    rules = allowed()
    names = {operator.partition("@")[0] for operator in operators}
    for name in sorted(names - rules.allowed_operators):
        if name.startswith(rules.refused_operators):
            raise QueryRefused(f"refused: its plan has the operator {name}. A query may only read the graph.")
    # dbms.components, which is on the list, has the type of a system command.
    if query_type != "r" and not (query_type == "s" and "dbms.components" in query.calls and "ProcedureCall" in names):
        what = "write" if query_type in ("w", "rw") else "change the database or its schema"
        raise QueryRefused(
            f"refused: it would {what}. The graph is made from the ledger: add sources with `defenders ingest`."
        )


def _without_prefix(tokens: Sequence[Token]) -> tuple[str | None, Sequence[Token]]:
    """The language version that a leading CYPHER names, and the statement's own tokens."""
    version: str | None = None
    at = 0
    while _keyword(tokens, at) in ("EXPLAIN", "PROFILE", "CYPHER"):
        at += 1
        if tokens[at - 1].keyword != "CYPHER":
            continue
        if _keyword(tokens, at).isdigit():
            version = tokens[at].text
            if version not in CYPHER_VERSIONS:
                raise BadInput(f"CYPHER {version}: this program knows Cypher {' and '.join(CYPHER_VERSIONS)}")
            at += 1
        if at + 1 < len(tokens) and tokens[at].named and tokens[at + 1].text == "=":
            raise QueryRefused(f"refused: the option {tokens[at].text} after CYPHER. Only the version may stand there.")
    return version, tokens[at:]


def _keyword(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].keyword if at < len(tokens) else ""


def _is_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name follows: then the word is a clause's. A variable is followed by a sign or by a keyword."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.named and after.keyword not in allowed().words_after_a_variable


def _procedure(tokens: Sequence[Token], at: int) -> list[str]:
    """The name of the procedure after the CALL at `at`, if it is no subquery and no variable named so."""
    parts: list[Token] = []
    place = at + 1
    while place < len(tokens) and tokens[place].named:
        parts.append(tokens[place])
        if not (place + 1 < len(tokens) and tokens[place + 1].text == "." and tokens[place + 1].kind == "sign"):
            break
        place += 2
    if not parts or (len(parts) == 1 and parts[0].keyword in allowed().words_after_a_variable):
        return []
    name = ".".join(part.text for part in parts)
    if name not in allowed().procedures:
        raise QueryRefused(
            f"refused: the procedure {name} is not on the list of those that only look. "
            f"Allowed are {', '.join(allowed().procedures)}."
        )
    return [name]


def _check_function(tokens: Sequence[Token], at: int) -> None:
    """Refuse a function `a.b(` whose namespace is not on the list; the parenthesis stands at `at`."""
    start = at
    while start and tokens[start - 1].named:
        start -= 1
        if not (start and tokens[start - 1].text == "." and tokens[start - 1].kind == "sign"):
            break
        start -= 1
    parts = [token.text for token in tokens[start:at] if token.named]
    called = _keyword(tokens, start - 1) == "CALL" if start else False
    if len(parts) > 1 and not called and ".".join(parts[:-1]).lower() not in allowed().functions:
        raise QueryRefused(
            f"refused: the function {'.'.join(parts)}. Of functions with a dot only those of "
            f"{', '.join(sorted(allowed().functions))} are allowed."
        )


def _check_show(tokens: Sequence[Token], at: int) -> None:
    """Refuse a SHOW of anything but the kinds on the list.

    The kind comes before everything else: in `SHOW SETTINGS indexes` the last word is a variable.
    """
    shown: list[str] = []
    for token in tokens[at + 1 :]:
        if not token.keyword or token.keyword in ("YIELD", "WHERE", "RETURN"):
            break
        shown.append(token.keyword)
    if not allowed().show.match(" ".join(shown)):
        raise QueryRefused(
            f"refused: SHOW {' '.join(shown)}. Only indexes, constraints, functions and procedures are shown."
        )


def _opens_transactions(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word ends `} IN TRANSACTIONS` or `} IN n CONCURRENT TRANSACTIONS`, and names no list."""
    before = _keyword(tokens, at - 1) if at else ""
    return before == "CONCURRENT" or (before == "IN" and at >= 2 and tokens[at - 2].text == "}")
