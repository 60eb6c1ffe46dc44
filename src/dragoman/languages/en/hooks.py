"""What data can't say of English: how a verb is inflected."""

from __future__ import annotations

from collections.abc import Iterator

# Past and participle of the verbs that the frames use and that don't take "-ed".
_IRREGULAR = {
    "be": ("was", "been"), "begin": ("began", "begun"), "break": ("broke", "broken"), "bring": ("brought", "brought"),
    "catch": ("caught", "caught"), "come": ("came", "come"), "do": ("did", "done"), "drive": ("drove", "driven"),
    "find": ("found", "found"), "fly": ("flew", "flown"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "have": ("had", "had"), "hear": ("heard", "heard"), "hold": ("held", "held"),
    "keep": ("kept", "kept"), "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"),
    "make": ("made", "made"), "meet": ("met", "met"), "pay": ("paid", "paid"), "pick": ("picked", "picked"),
    "put": ("put", "put"), "ride": ("rode", "ridden"), "ring": ("rang", "rung"), "run": ("ran", "run"),
    "see": ("saw", "seen"), "send": ("sent", "sent"), "set": ("set", "set"), "shake": ("shook", "shaken"),
    "sit": ("sat", "sat"), "slip": ("slipped", "slipped"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"),
    "stand": ("stood", "stood"), "stop": ("stopped", "stopped"), "swap": ("swapped", "swapped"),
    "sweep": ("swept", "swept"), "take": ("took", "taken"), "tell": ("told", "told"), "throw": ("threw", "thrown"),
    "travel": ("travelled", "travelled"), "wind": ("wound", "wound"), "write": ("wrote", "written"),
    "chat": ("chatted", "chatted"), "confer": ("conferred", "conferred"), "drop": ("dropped", "dropped"),
    "hop": ("hopped", "hopped"), "hug": ("hugged", "hugged"), "wrap": ("wrapped", "wrapped"),
    "dial": ("dialled", "dialled"), "jet": ("jetted", "jetted"), "understand": ("understood", "understood"),
    "scrap": ("scrapped", "scrapped"), "cancel": ("cancelled", "cancelled"), "rub": ("rubbed", "rubbed"),
    "forgo": ("forwent", "forgone"), "wend": ("wended", "wended"), "beat": ("beat", "beaten"),
    "step": ("stepped", "stepped"), "bid": ("bade", "bidden"), "call": ("called", "called"),
    "bear": ("bore", "borne"), "bear-hug": ("bear-hugged", "bear-hugged"), "cap": ("capped", "capped"),
    "cut": ("cut", "cut"), "draw": ("drew", "drawn"), "drink": ("drank", "drunk"), "flee": ("fled", "fled"),
    "grip": ("gripped", "gripped"), "hobnob": ("hobnobbed", "hobnobbed"), "pen": ("penned", "penned"),
    "pop": ("popped", "popped"), "show": ("showed", "shown"), "speed": ("sped", "sped"),
    "submit": ("submitted", "submitted"), "sup": ("supped", "supped"), "swing": ("swung", "swung"),
    "transfer": ("transferred", "transferred"), "transmit": ("transmitted", "transmitted"),
    "trek": ("trekked", "trekked"), "split": ("split", "split"), "sip": ("sipped", "sipped"), "dig": ("dug", "dug"),
    "waylay": ("waylaid", "waylaid"), "fit": ("fitted", "fitted"), "slot": ("slotted", "slotted"),
    "read": ("read", "read"), "kneel": ("knelt", "knelt"), "light": ("lit", "lit"),
    "undertake": ("undertook", "undertaken"), "blow": ("blew", "blown"), "refuel": ("refuelled", "refuelled"),
    "woo": ("wooed", "wooed"), "quiz": ("quizzed", "quizzed"),
}  # fmt: skip
_AMERICAN = {"travelled": "traveled", "dialled": "dialed", "cancelled": "canceled", "travelling": "traveling"}
_DOUBLED = frozenset({"cut", "dig", "get", "put", "run", "set", "sit", "split"})
_VOWELS = "aeiou"
_HAVING = frozenset({"has", "have", "had", "having"})
_PARTICIPLES = frozenset(participle for _, participle in _IRREGULAR.values()) | {"sought", "said", "become", "grown"}
# What "had" has with it and is no verb: "had detailed talks".
_ADJECTIVES = frozenset(
    {"detailed", "extended", "expanded", "heated", "prolonged", "limited", "animated", "continued", "repeated"}
    | {"renewed", "unscheduled", "unplanned", "unannounced", "planned", "scheduled", "focused", "focussed", "mixed"}
    | {"aborted", "sustained", "rushed", "hurried", "strained", "subdued", "relaxed", "spirited", "dedicated", "red"}
    | {"delayed", "abbreviated", "shortened", "advanced", "closed", "so-called", "structured", "related", "hundred"}
    | {"set", "put", "cut", "run", "show", "hoped-for", "much-anticipated", "long-awaited", "need", "broken"}
)


def inflect(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb with the class of each: "dine with" gives ("has dined with", "past") ...

    The first word of the phrase is the verb. Forms of two classes come first in the one that they mostly have.
    """
    verb, _, rest = phrase.partition(" ")
    past, participle = _IRREGULAR.get(verb, (_regular(verb), _regular(verb)))
    gerund, present = _gerund(verb), _third_person(verb)
    alone = [past] if participle == verb else [past, participle]  # "agreed to come" is no participle
    alone += ["were"] if verb == "be" else []
    pasts = [*alone, *(f"{have} {participle}" for have in ("has", "have", "had", "having"))]
    pasts.append(f"did {verb}")
    presents = [present, "are"] if verb == "be" else [present, f"does {verb}"]
    if not phrase.startswith("go to "):  # "is going to see" is a future
        pasts += [f"{be} {gerund}" for be in ("was", "were", "has been", "have been", "had been")]
        presents += [f"{be} {gerund}" for be in ("is", "are")]
    for word_class, forms in (("past", pasts), ("present", presents), ("bare", [verb]), ("ing", [gerund])):
        for form in forms:
            for spelling in _spellings(form):
                yield f"{spelling} {rest}".strip(), word_class


def is_auxiliary(verb: str, following: str) -> bool:
    """Say whether a word is no verb of its own: "has" in "has arrived", not in "has detailed talks"; "end of"."""
    if following == "of":
        return True  # "at the end of his visit"
    if verb not in _HAVING or following in _ADJECTIVES or "-" in following:
        return False
    return following in _PARTICIPLES or (following.endswith("ed") and len(following) > len("seed"))


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "ed"


def _gerund(verb: str) -> str:
    past = _IRREGULAR.get(verb, ("", ""))[0]
    if verb in _DOUBLED or (past.endswith("ed") and past[:-2] == verb + verb[-1]):
        return f"{verb}{verb[-1]}ing"
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "be")) else verb + "ing"


def _third_person(verb: str) -> str:
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _spellings(form: str) -> Iterator[str]:
    yield form
    for british, american in _AMERICAN.items():
        if british in form.split():
            yield form.replace(british, american)
