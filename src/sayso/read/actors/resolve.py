"""Who is meant by each phrase: the packs' actors, the parts of states, parties told of before, and nobody known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.know.actors import KnownActor, adjective_of, state_actor
from sayso.know.gazetteer.fold import fold
from sayso.read.actors.focus import Focus
from sayso.read.actors.lexicon import words
from sayso.read.actors.mention import ActorMention
from sayso.read.actors.party import Party
from sayso.read.actors.phrase import Core, Phrase
from sayso.read.places import PlaceMention
from sayso.report import Report
from sayso.statement import Actor

_ARMED = frozenset({"rebels", "jihadists", "militia", "mercenaries", "gang", "unknown"})
_FITS: dict[str, frozenset[str]] = {
    "rebels": frozenset({"rebels", "jihadists", "militia"}),
    "jihadists": frozenset({"jihadists", "rebels", "militia", "unknown"}),
    "militia": frozenset({"militia", "rebels"}),
    "unknown": frozenset({"rebels", "jihadists", "militia", "gang", "mercenaries"}),
    "gang": frozenset({"gang"}),
    "mercenaries": frozenset({"mercenaries"}),
    "peacekeepers": frozenset({"peacekeepers"}),
    "intergovernmental": frozenset({"intergovernmental"}),
    "opposition": frozenset({"opposition"}),
}


class Resolver:
    """Resolves the phrases of one report in text order."""

    def __init__(self, report: Report, phrases: list[Phrase], focus: Focus, places: Sequence[PlaceMention]) -> None:
        """Take what was found; parties with names are known from the start, so that a description may precede a name."""
        self.report = report
        self.phrases = phrases
        self.focus = focus
        self.places = places
        self.parties: list[Party] = []
        self.by_key: dict[str, Party] = {}
        self.by_word: dict[str, Party] = {}
        self.ahead = self._named_ahead()

    def mentions(self) -> Iterator[ActorMention]:
        """Yield the mentions in text order."""
        for phrase in self.phrases:
            party = self.party(phrase)
            if party is None:
                continue
            self._seen(party, phrase)
            text = self.report.text[phrase.start : phrase.end]
            use = "pronoun" if phrase.core.kind == "pronoun" else "description" if phrase.core.kind == "noun" else "name"
            yield ActorMention(phrase.start, phrase.end, Actor(text, party.name, party.type, party.id), use, phrase.head, phrase.many)

    def party(self, phrase: Phrase) -> Party | None:
        """Return who is meant, or None where the phrase names no actor."""
        core = phrase.core
        if core.kind == "pronoun":
            return self._pronoun(phrase)
        if core.kind == "known":
            return self._known(phrase, core)
        if core.kind in {"country", "people"}:
            return self._country(phrase)
        if core.kind == "place":
            return None
        if core.kind == "person":
            return self._person(phrase)
        if core.kind == "name":
            return self._name(phrase)
        if core.kind == "body":
            return self._body(phrase)
        return self._noun(phrase)

    # names

    def _known(self, phrase: Phrase, core: Core) -> Party:
        known = self._best(core.known)
        party = self._keyed("id:" + known.id, lambda: self._of_known(known))
        if phrase.acronym:
            self.by_word.setdefault(fold(phrase.acronym), party)
        return party

    def _best(self, known: Sequence[KnownActor]) -> KnownActor:
        if len(known) == 1:
            return known[0]
        counts = self.focus.counts
        return max(known, key=lambda actor: (counts.get(actor.country or "", 0) + 0.5 * (actor.country is None), -known.index(actor)))

    def _of_known(self, known: KnownActor) -> Party:
        sort = "state" if known.role else "group"
        type = known.type
        if known.role:
            type = self._military(known.type, known.country)
        return Party(known.name, type, known.id, sort, known.role or "", known.country, named=True)

    def _military(self, type: str, country: str | None) -> str:
        return "foreign_military" if type == "military" and self.focus.country and country != self.focus.country else type

    def _country(self, phrase: Phrase) -> Party | None:
        core = phrase.core
        if core.kind == "people" and not phrase.many and not self._doer(phrase):
            return None
        if core.kind == "country" and self._is_where(phrase):
            return None
        if core.country is None:
            return None
        role = "army" if core.kind == "people" else "government"
        return self._state(core.country, role, name=core.name if core.kind == "country" else None)

    def _doer(self, phrase: Phrase) -> bool:
        after = self.report.text[phrase.end : phrase.end + 24].split()
        return bool(after) and after[0].strip(".,;").lower() in words().deeds

    def _is_where(self, phrase: Phrase) -> bool:
        before = self.report.text[max(0, phrase.start - 24) : phrase.start].split()
        return bool(before) and before[-1].lower() in words().locative

    def _state(self, country: str, role: str, name: str | None = None) -> Party | None:
        known = state_actor(country, role)
        if known is None:
            return None
        key = f"id:{known.id}" if name is None else f"country:{country}"
        type = self._military(known.type, country)
        return self._keyed(key, lambda: Party(name or known.name, type, known.id, "state", role, country, named=True))

    def _person(self, phrase: Phrase) -> Party:
        core = phrase.core
        name = core.name
        parts = [fold(part) for part in name.split()]
        key = "person:" + parts[-1]
        known = self.by_key.get(key)
        if known and (len(parts) == 1 or set(parts) & known.words):
            if len(name) > len(known.name) and known.words <= set(parts):
                known.name = name
            known.words |= set(parts)
            if known.type == "unknown" and core.type:
                known.type = core.type
            return known
        type = core.type if core.type and core.type != "unknown" else phrase.type or self._owner_type(phrase) or core.type or "unknown"
        party = Party(name, type, None, "person", "", phrase.country, named=True, words=set(parts))
        self.by_key[key] = party
        self.parties.append(party)
        return party

    def _owner_type(self, phrase: Phrase) -> str:
        owner = self.party(phrase.owner) if phrase.owner else None
        return owner.type if owner else ""

    def _name(self, phrase: Phrase) -> Party | None:
        core = phrase.core
        parts = [fold(part) for part in core.name.split()]
        if len(parts) == 1:
            found = self.by_key.get("person:" + parts[0]) or self.by_word.get(parts[0])
            if found:
                return found
        elif "person:" + parts[-1] in self.by_key:
            return self._person(phrase)
        if self._speaks(phrase):
            return self._person(phrase)
        return None

    def _speaks(self, phrase: Phrase) -> bool:
        after = self.report.text[phrase.end : phrase.end + 24].replace(",", " ").split()
        before = self.report.text[max(0, phrase.start - 16) : phrase.start].split()
        return bool(after and after[0].lower() in words().saying) or bool(before and before[-1].lower() in words().saying)

    def _body(self, phrase: Phrase) -> Party:
        core = phrase.core
        key = "body:" + fold(core.name)
        type = core.type or "unknown"
        party = self._keyed(key, lambda: Party(core.name, self._military(type, phrase.country), None, "group", "", phrase.country, named=True))
        if phrase.acronym:
            self.by_word.setdefault(fold(phrase.acronym), party)
        return party

    # descriptions

    def _noun(self, phrase: Phrase) -> Party | None:
        noun = phrase.core.noun
        assert noun is not None
        role = noun.role
        if phrase.alias:
            return self._known(phrase, phrase.alias)
        owner = self.party(phrase.owner) if phrase.owner else None
        head = self.report.text[phrase.head[0] : phrase.head[1]].lower()
        if owner and owner is not None:
            return self._owned(phrase, owner, head)
        country = phrase.country
        if role.state and country:
            return self._state(country, role.state)
        if phrase.type in {"military", "government"} and role.id == "fighters":
            return self._state(country or self.focus.country or "", "army") or self._described(phrase, "military")
        if role.bare == "state":
            return self._own_state(phrase)
        type = role.type if role.id != "fighters" or not phrase.type else phrase.type
        if role.id == "fighters" and country:
            return self._state(country, "army")
        if role.bare == "place" and not country:
            return self._described(phrase, type, of=phrase.place or self._last_place(phrase))
        if role.bare == "party" and not country:
            earlier = self._earlier(phrase, type)
            if earlier:
                return earlier
        return self._described(phrase, type)

    def _own_state(self, phrase: Phrase) -> Party | None:
        noun = phrase.core.noun
        assert noun is not None and noun.role.state is not None
        same = [party for party in self.parties if party.role == noun.role.state and party.last >= phrase.start - 1500 and party.count]
        if same and phrase.definite:
            return max(same, key=lambda party: party.last)
        if self.focus.country:
            return self._state(self.focus.country, noun.role.state)
        return self._described(phrase, noun.role.type)

    def _owned(self, phrase: Phrase, owner: Party, head: str) -> Party:
        noun = phrase.core.noun
        assert noun is not None
        role = noun.role
        if role.id == "fighters" or head in words().agents and phrase.many:
            return owner if owner.sort != "person" else self._keyed(
                f"forces:{owner.name}", lambda: Party(f"{owner.name}'s forces", owner.type, None, "group", "fighters", owner.country)
            )
        if owner.country and role.state and owner.sort == "state":
            return self._state(owner.country, role.state) or owner
        if role.type == owner.type and role.bare == "party":
            return owner
        type = owner.type if head in words().agents else role.type
        return self._keyed(f"of:{owner.name}:{head}", lambda: Party(f"{owner.name} {head}", type, None, "person" if role.one else "people", role.id, owner.country))

    def _described(self, phrase: Phrase, type: str, of: str = "") -> Party:
        name = self._phrase_name(phrase)
        if of or phrase.place:
            name = f"{name} {'of' if phrase.core.noun and phrase.core.noun.role.bare == 'place' else 'in'} {of or phrase.place}"
        elif phrase.country:
            name = f"{adjective_of(phrase.country)} {name}"
        noun = phrase.core.noun
        sort = "people" if phrase.many else "group" if noun and noun.group else "person"
        role = noun.role.id if noun else ""
        return self._keyed("said:" + name.lower(), lambda: Party(name, type, None, sort, role, phrase.country))

    def _phrase_name(self, phrase: Phrase) -> str:
        head = " ".join(self.report.text[phrase.head[0] : phrase.head[1]].split())
        noun_words = self.report.text[phrase.start : phrase.head[1]].split()
        kept = [word for word in noun_words if word.lower() in phrase.modifiers]
        first = phrase.core.last - phrase.core.first
        tail = noun_words[-(first + 1) :] if first else [head]
        return " ".join([*dict.fromkeys(word for word in kept if word not in tail), *tail])

    def _earlier(self, phrase: Phrase, type: str) -> Party | None:
        """Return the party that "the rebels", "the group" or "gunmen" stands for."""
        fits = _FITS.get(type, frozenset({type}))
        if self._tells_more(phrase):
            return None
        exact = [p for p in self.parties if p.type == type and p.count and p.sort != "person"]
        near = exact or [p for p in self.parties if p.type in fits and p.count and p.sort != "person"]
        if near:
            return max(near, key=lambda party: (party.named, party.last)) if not phrase.definite else max(near, key=lambda party: party.last)
        return self.ahead.get(type) or next((self.ahead[one] for one in fits if one in self.ahead), None)

    def _tells_more(self, phrase: Phrase) -> bool:
        return any("-" in word for word in phrase.modifiers)

    def _last_place(self, phrase: Phrase) -> str:
        before = [one for one in self.places if one.start < phrase.start and one.place.kind in {"city", "district", "region"}]
        return before[-1].place.name if before else ""

    # pronouns

    def _pronoun(self, phrase: Phrase) -> Party | None:
        which = phrase.core.name
        if which in {"we", "i", "nous", "je"}:
            return self._speaker(phrase)
        sorts = {"he": {"person"}, "she": {"person"}, "il": {"person", "state", "group"}, "elle": {"person", "state", "group"}, "it": {"group", "state"}}.get(
            which, {"people", "group", "state"}
        )
        near = [party for party in self.parties if party.count and party.sort in sorts and party.last >= phrase.start - 600]
        if which == "it" and self._stands_for_nothing(phrase):
            return None
        return max(near, key=lambda party: party.last) if near else None

    def _stands_for_nothing(self, phrase: Phrase) -> bool:
        after = self.report.text[phrase.end : phrase.end + 30].lower().split()
        return len(after) > 1 and after[0] in words().expletive and after[1].strip(",") in words().expletive_then

    def _speaker(self, phrase: Phrase) -> Party | None:
        near = [party for party in self.parties if party.count and party.last >= phrase.start - 800]
        return max(near, key=lambda party: (party.sort == "person", party.last)) if near else None

    # keeping

    def _keyed(self, key: str, make: object) -> Party:
        party = self.by_key.get(key)
        if party is None:
            party = make()  # type: ignore[operator]
            self.by_key[key] = party
            self.parties.append(party)
        return party

    def _seen(self, party: Party, phrase: Phrase) -> None:
        party.last = phrase.start
        party.count += 1

    def _named_ahead(self) -> dict[str, Party]:
        """Return, by type, the party named most often anywhere in the report."""
        counts: dict[str, int] = {}
        for phrase in self.phrases:
            if phrase.core.kind == "known":
                known = self._best(phrase.core.known)
                self._keyed("id:" + known.id, lambda known=known: self._of_known(known))
                counts["id:" + known.id] = counts.get("id:" + known.id, 0) + 1
        found: dict[str, Party] = {}
        for key in sorted(counts, key=lambda key: -counts[key]):
            found.setdefault(self.by_key[key].type, self.by_key[key])
        return found
