"""What a withdrawal takes: which records go, and where in the others a name is masked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from graph.errors import BadInput
from graph.identity.judgements import clusters, judgements
from graph.live import Records
from graph.masking import Matcher, matcher
from graph.names import words
from ontology.model import Claim, Description, Document, EntityMention, EventMention, RunRow, TextSelector


@dataclass
class Doomed:
    """What a withdrawal takes.

    sources: those that go as a whole. mentions: of entities that were named. ids: of every record that goes.
    forms: by source, the names that must not stand in it or in what is said of it. spans: by document, what is masked.
    """

    sources: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    forms: dict[str, frozenset[str]] = field(default_factory=dict)
    spans: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    still_named: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)

    def names_in(self, source: str) -> Matcher:
        """Finds what must not stand in `source`."""
        return matcher(self.forms.get(source, frozenset()))

    @property
    def anywhere(self) -> Matcher:
        """Finds the full names: a single word is somebody's only within its source."""
        return matcher(frozenset(form for forms in self.forms.values() for form in forms if len(words(form)) > 1))


def doomed_by(sources: set[str], named: set[str], records: Records) -> Doomed:
    """Find what goes with whole `sources` and with the entities of the mentions `named`.

    Raises BadInput where the name of such an entity is the publisher of a source that stays.
    """
    doomed = Doomed(sources=set(sources))
    if named:
        _doom_entities(named, records, doomed)
    _spread(records, doomed)
    return doomed


def _doom_entities(named: set[str], records: Records, doomed: Doomed) -> None:
    """Find everything in every source that names the entities of the mentions `named`."""
    people = {key: m for key, m in records.mentions.items() if isinstance(m, EntityMention)}
    leader = clusters(sorted(people), judgements(records.standing_decisions), records.sequence)
    leaders = {leader[key] for key in named}
    doomed.mentions = {key for key in people if leader[key] in leaders}
    others = _judged_apart(records, doomed.mentions) | _namesakes(people, doomed.mentions)
    names = {key: {mention.normalised_name} for key, mention in people.items()}
    spans: dict[str, set[tuple[int, int]]] = {}
    short: dict[str, set[str]] = {}
    for claim, document, span in _naming(records):
        names[claim.subject].add(claim.value or "")
        if claim.subject in doomed.mentions and span:
            spans.setdefault(document.id, set()).add((span.start, span.end))
            short.setdefault(document.source, set()).add(span.quote)
    full = {name for key in doomed.mentions for name in names[key] if len(words(name)) > 1}
    in_source: dict[str, list[EntityMention]] = {}
    for mention in people.values():
        in_source.setdefault(mention.source, []).append(mention)
    for source in records.sources.keys() - doomed.sources:
        here = in_source.get(source, [])
        own = {name for m in here if m.id in doomed.mentions for name in names[m.id]} | short.get(source, set())
        theirs = {name for m in here if m.id not in doomed.mentions for name in names[m.id]}
        borne = {words(name) for m in here if m.id in others for name in names[m.id]}
        forms = {name for name in full if words(name) not in borne}
        if len(forms) < len(full):
            doomed.still_named.add(source)
        if own:
            doomed.touched.add(source)
            doomed.forms[source] = frozenset(forms | _short_forms(own, theirs, matcher(frozenset(forms))))
        else:
            doomed.forms[source] = frozenset(forms)
    for document in records.documents.values():
        if document.source not in doomed.sources:
            found = spans.get(document.id, set()) | set(
                doomed.names_in(document.source).spans(document.text, prose=True)
            )
            if found:
                doomed.spans[document.id] = found
                doomed.touched.add(document.source)
    _look_at_descriptions(records, doomed)


def _short_forms(own: set[str], theirs: set[str], full: Matcher) -> set[str]:
    """Single words of the names of the doomed that are no part of anybody else's full name in the source."""
    others = {words(name) for name in theirs if not full.found_in(name)}
    taken = {word for name in others if len(name) > 1 for word in name}
    return {word for name in own for word in words(name) if len(word) > 1} - taken


def _naming(records: Records) -> Iterator[tuple[Claim, Document, TextSelector | None]]:
    """Every claim that gives a name, with each span of its evidence in each document; once without any."""
    rows: dict[str, list[tuple[Document, RunRow]]] = {}
    for run in records.runs:
        for row in run.rows:
            rows.setdefault(row.claim, []).append((records.documents[run.document], row))
    for claim in records.claims.values():
        if claim.property != "name" or claim.subject not in records.mentions:
            continue
        for document, row in rows.get(claim.id, ()):
            yield claim, document, None
            yield from ((claim, document, s) for s in row.evidence if isinstance(s, TextSelector))


def _judged_apart(records: Records, doomed: set[str]) -> set[str]:
    """Mentions of somebody else: there was a judgement about them and the doomed, and they are not one."""
    pairs = (
        p for d in records.decisions if d.decision_type in ("same", "different") for p in combinations(d.targets, 2)
    )
    return {other for p in pairs if len(set(p) & doomed) == 1 for other in set(p) - doomed}


def _namesakes(people: Mapping[str, EntityMention], doomed: set[str]) -> set[str]:
    """Mentions of namesakes of the doomed within one source: that they are two was seen when it was read."""
    called = {(m.source, m.entity_class, m.normalised_name) for key, m in people.items() if key in doomed}
    return {
        key
        for key, m in people.items()
        if key not in doomed and (m.source, m.entity_class, m.normalised_name) in called
    }


def _look_at_descriptions(records: Records, doomed: Doomed) -> None:
    for description in records.descriptions.values():
        names = doomed.names_in(description.source)
        if names.found_in(description.publisher):
            raise BadInput(
                f"the publisher of source {description.source[:12]} bears that name, and a source cannot be kept "
                f"without its publisher: withdraw the source too ({description.source})"
            )
        if any(map(names.found_in, maskable_words(description).values())):
            doomed.touched.add(description.source)


def maskable_words(description: Description) -> dict[str, str]:
    """What of a description can hold a name and be masked; a publisher cannot."""
    return description.model_dump(include={"address", "title", "file", "licence"}, exclude_none=True)


def _spread(records: Records, doomed: Doomed) -> None:
    """Take along what cannot stand without the doomed: documents, mentions, claims, events left without a claim."""
    source_of = {d.id: d.source for d in records.documents.values()}
    doomed.ids |= doomed.sources | doomed.mentions
    doomed.ids |= {d.id for d in records.documents.values() if d.source in doomed.sources}
    doomed.ids |= {d.id for d in records.descriptions.values() if d.source in doomed.sources}
    doomed.ids |= {r.id for r in records.runs if source_of.get(r.document) in doomed.sources}
    places = {
        key: m.source if isinstance(m, EntityMention) else source_of[m.document] for key, m in records.mentions.items()
    }
    doomed.ids |= {key for key, source in places.items() if source in doomed.sources}
    for key, mention in records.mentions.items():
        words_of_it = (
            (mention.normalised_name,) if isinstance(mention, EntityMention) else (mention.subject, *mention.core)
        )
        if any(map(doomed.names_in(places[key]).found_in, words_of_it)):
            doomed.ids.add(key)
    for claim in records.claims.values():
        holds = doomed.names_in(places.get(claim.subject, "")).found_in
        if holds(claim.value) or holds(claim.speaker_text):
            doomed.ids.add(claim.id)
    before = -1
    while before != len(doomed.ids):
        before = len(doomed.ids)
        _take_along(records, doomed.ids)


def _take_along(records: Records, doomed: set[str]) -> None:
    """Add the claims that rest on what is doomed, the events that befell it, and the events that lost every claim."""
    for claim in records.claims.values():
        if {claim.subject, claim.object, claim.speaker} & doomed:
            doomed.add(claim.id)
    told = {claim.subject for claim in records.claims.values()}
    left = {claim.subject for claim in records.claims.values() if claim.id not in doomed}
    for key, mention in records.mentions.items():
        if isinstance(mention, EventMention) and (mention.subject in doomed or key in told - left):
            doomed.add(key)
