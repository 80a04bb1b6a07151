"""Who does what in a clause: the relations of a verb or noun by the names that frames use."""

from spacy.tokens import Token

from ingest.text.astray import blamed_for, led_by
from ingest.text.clauses import CLAUSES
from ingest.text.following import FOLLOWING
from ingest.text.participants import PARTICIPANTS
from ingest.text.phrases import listed, prepositional
from ingest.text.small_words import SMALL_WORDS

_RELATIONS = {**PARTICIPANTS, **CLAUSES, **SMALL_WORDS, **FOLLOWING}


def relation(trigger: Token, name: str, complements: tuple[str, ...] = ()) -> list[Token]:
    """The heads of the phrases that stand in relation `name` to `trigger`, lists taken apart.

    name: a preposition, or `patient`, `agent`, `subject`, `object`, `complement`, `recipient`, `possessor`,
    `modifier`, `particle`, `auxiliary`, `determiner`, `neither` (before a list), `neg`, `apposed`, `clause` (a
    relative clause), `enumerated` (X in `the charges were X`), `within` (the verb of the clause), `where` (X in `X,
    where`), `governor`, `causer` (X in `X had it refused`), `considered` (X in `regards X as`), `joined` (raided, in
    `raided it and arrested her`), `occasion` (arrived, in `arrested when she arrived`), `member` (X in `X was among
    those held`), `term` (a length), `before` (the verb of the sentence before), `root` (of a sentence), `participle`
    (serving, in `X, serving nine years`), `first` (a noun that follows), `titled` (the last word of a name that the
    parser broke), `focus` (`only` before a reason), `above` (on what its preposition hangs), `entitled` (the noun
    after a title), `quotation` (its first mark), `opens` (X in `Free X`, the first word), `measure` (`night` in
    `spent a night in`), `wished` (freed, in an item `that X be freed`), `taker` (who gets a term; nobody who gives
    one), `itself`; `~of` for an offence after that preposition, wherever the parser hung it in the clause, `^in` for
    whatever it leads to; `a|b` for either, `a.b` for the b of the a.
    complements: where given, a complement that leads on must be one of these words, so that each of several things that
    are asked for keeps its own object.
    """
    found: list[Token] = []
    for one in name.split("|"):
        heads = [trigger]
        for place, step in enumerate(one.split(".")):
            heads = [hit for head in heads for hit in _related(head, step)]
            if step == "complement" and complements and one != step and place == 0:
                heads = [head for head in heads if head.lemma_.lower() in complements or head.lower_ in complements]
        found.extend(head for head in heads if head not in found)
    return found


def _related(trigger: Token, name: str) -> list[Token]:
    """What many frames ask of the same word; kept as numbers, since tokens would keep their document in memory."""
    known: dict[tuple[int, str], list[int]] = trigger.doc.user_data.setdefault("relations", {})
    if (places := known.get((trigger.i, name))) is None:
        heads = _heads(trigger, name)
        tokens = heads if name == "itself" else [token for head in heads for token in listed(head)]
        known[trigger.i, name] = places = [token.i for token in tokens]
    return [trigger.doc[place] for place in places]


def _heads(trigger: Token, name: str) -> list[Token]:
    if name.startswith("^"):
        return led_by(trigger, name[1:])
    if name.startswith("~"):
        return blamed_for(trigger, name[1:])
    return _RELATIONS[name](trigger) if name in _RELATIONS else prepositional(trigger, name)
