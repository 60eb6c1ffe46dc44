"""What data can't say of French: the accent that tells a participle from a present, and how a verb is inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PARTICIPLE = re.compile(r"é(e?s?)$")
_INFINITIVE = re.compile(r"(?:\w{2}er|\w{2}ir|\w{2}re)$")
_ADVERB = re.compile(
    r"(?:ivement|[ei]usement|iquement|amment|emment|ierement|[ai]blement|airement|idement|ainement|ellement|uellement"
    r"|inalement|oyalement|ealement|ialement|ocalement|olument|ectement|erbalement|oralement|ettement|eparement)$"
)
_NO_ADVERB = frozenset({"renouvellement", "morcellement", "ruissellement", "nivellement", "endettement", "traitement"})
# Words that end alike and may stand right behind a name.
_NO_INFINITIVE = frozenset({"hier", "hiver", "janvier", "fevrier", "premier", "dernier", "septembre", "octobre"}) | {
    "novembre",
    "decembre",
    "contre",
    "entre",
    "outre",
    "soir",
    "encore",
    "guere",
    "avenir",
    "cher",
    "etre",
    "notre",
}

# What may stand behind the preposition "à" and no auxiliary.
_BEHIND_A = frozenset(
    ["l'", "la", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces", "deux", "trois", "quatre"]
) | {
    "quelques",
    "peine",
    "bord",
    "huis",
    "table",
    "noter",
    "savoir",
    "propos",
    "part",
    "partir",
    "travers",
    "nouveau",
    "terme",
    "défaut",
    "force",
    "mesure",
    "moins",
    "cause",
    "titre",
    "côté",
}


class _Verb(NamedTuple):
    """The forms of a verb from which all others are built; accents but the participle's "é" don't matter."""

    present: str
    presents: str
    imperfect: str  # its stem
    future: str  # its stem
    simple_past: str
    simple_pasts: str
    participle: str


# By ending, the longest first, so that a verb's compounds have its forms: "revenir", "parvenir".
_IRREGULAR = {
    "querir": _Verb("quiert", "quierent", "quer", "querr", "quit", "quirent", "quis"),
    "cueillir": _Verb("cueille", "cueillent", "cueill", "cueiller", "cueillit", "cueillirent", "cueilli"),
    "conduire": _Verb("conduit", "conduisent", "conduis", "conduir", "conduisit", "conduisirent", "conduit"),
    "recevoir": _Verb("recoit", "recoivent", "recev", "recevr", "recut", "recurent", "reçu"),
    "conclure": _Verb("conclut", "concluent", "conclu", "conclur", "conclut", "conclurent", "conclu"),
    "asseoir": _Verb("assied", "assoient", "assey", "assier", "assit", "assirent", "assis"),
    "envoyer": _Verb("envoie", "envoient", "envoy", "enverr", "envoya", "envoyerent", "envoyé"),
    "prendre": _Verb("prend", "prennent", "pren", "prendr", "prit", "prirent", "pris"),
    "paraitre": _Verb("parait", "paraissent", "paraiss", "paraitr", "parut", "parurent", "paru"),
    "clore": _Verb("clot", "closent", "clos", "clor", "clot", "clorent", "clos"),
    "boire": _Verb("boit", "boivent", "buv", "boir", "but", "burent", "bu"),
    "servir": _Verb("sert", "servent", "serv", "servir", "servit", "servirent", "servi"),
    "dormir": _Verb("dort", "dorment", "dorm", "dormir", "dormit", "dormirent", "dormi"),
    "battre": _Verb("bat", "battent", "batt", "battr", "battit", "battirent", "battu"),
    "rompre": _Verb("rompt", "rompent", "romp", "rompr", "rompit", "rompirent", "rompu"),
    "connaitre": _Verb("connait", "connaissent", "connaiss", "connaitr", "connut", "connurent", "connu"),
    "indre": _Verb("int", "ignent", "ign", "indr", "ignit", "ignirent", "int"),
    "jeter": _Verb("jette", "jettent", "jet", "jetter", "jeta", "jeterent", "jeté"),
    "appeler": _Verb("appelle", "appellent", "appel", "appeller", "appela", "appelerent", "appelé"),
    "mettre": _Verb("met", "mettent", "mett", "mettr", "mit", "mirent", "mis"),
    "ecrire": _Verb("ecrit", "ecrivent", "ecriv", "ecrir", "ecrivit", "ecrivirent", "écrit"),
    "rire": _Verb("rit", "rient", "ri", "rir", "rit", "rirent", "ri"),
    "partir": _Verb("part", "partent", "part", "partir", "partit", "partirent", "parti"),
    "sortir": _Verb("sort", "sortent", "sort", "sortir", "sortit", "sortirent", "sorti"),
    "courir": _Verb("court", "courent", "cour", "courr", "courut", "coururent", "couru"),
    "suivre": _Verb("suit", "suivent", "suiv", "suivr", "suivit", "suivirent", "suivi"),
    "ouvrir": _Verb("ouvre", "ouvrent", "ouvr", "ouvrir", "ouvrit", "ouvrirent", "ouvert"),
    "offrir": _Verb("offre", "offrent", "offr", "offrir", "offrit", "offrirent", "offert"),
    "tenir": _Verb("tient", "tiennent", "ten", "tiendr", "tint", "tinrent", "tenu"),
    "venir": _Verb("vient", "viennent", "ven", "viendr", "vint", "vinrent", "venu"),
    "avoir": _Verb("a", "ont", "av", "aur", "eut", "eurent", "eu"),
    "faire": _Verb("fait", "font", "fais", "fer", "fit", "firent", "fait"),
    "aller": _Verb("va", "vont", "all", "ir", "alla", "allerent", "allé"),
    "voir": _Verb("voit", "voient", "voy", "verr", "vit", "virent", "vu"),
    "dire": _Verb("dit", "disent", "dis", "dir", "dit", "dirent", "dit"),
    "etre": _Verb("est", "sont", "et", "ser", "fut", "furent", "été"),
}  # fmt: skip
_WITH_BE = (
    "aller",
    "arriver",
    "partir",
    "passer",
    "rentrer",
    "rester",
    "retourner",
    "venir",
    "descendre",
    "monter",
    "tomber",
    "sortir",
)
_TRANSITIVE = frozenset({"convenir", "prévenir"})
# Presents that are nouns, or call for something: they tell nothing by themselves.
_OTHER_WORDS = frozenset({"rencontre", "visite", "échange", "voyage", "adresse", "appelle", "président", "coprésident"})
_SUBJUNCTIVES = {"aller": "aille", "faire": "fasse", "avoir": "", "etre": ""}
_HAVE = ("a", "ont", "avait", "avaient", "ait", "aient", "aurait", "auraient", "eut", "eurent", "ayant", "avoir")
_BE = ("est", "sont", "était", "étaient", "soit", "soient", "serait", "seraient", "fut", "furent", "étant", "être")
_RECENT = ("vient de", "viennent de", "venait de", "venaient de")
_VOWELS = tuple("aeiouyéêh")
_CONTRACTED = {"à": ("à", "au", "aux"), "de": ("de", "du", "des", "d'")}


def skeleton_form(surface: str, form: str) -> str:
    """Return the form in which a word stands in patterns: "rencontré" is not "rencontre"."""
    ending = _PARTICIPLE.search(surface)
    return form[: -len(ending.group())] + ending.group() if ending else form


def accented(surface: str, following: str) -> str | None:
    """Return "à" for the "A" of "A Lima, il a reçu"; in "A reçu X" it is the verb."""
    named = following[:1].isupper() or following[:1].isdigit()
    return "à" if surface == "A" and (named or following.lower() in _BEHIND_A) else None


def is_adverb(form: str) -> bool:
    """Say whether a word is an adverb by its ending: "officieusement"."""
    return bool(_ADVERB.search(form)) and form not in _NO_ADVERB


def is_infinitive(form: str) -> bool:
    """Say whether a word behind an object is what it was seen doing: "a vu Biden et Xi céder"."""
    return form not in _NO_INFINITIVE and bool(_INFINITIVE.search(form))


def inflect(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield the third persons of a verb with the class of each: "se rendre" gives ("s'est rendu", "past") ...

    The verb is the first word of the phrase, behind "se" or "s'". A subjunctive ("il est prévu qu'il se rende") hangs
    on another verb as an infinitive does. A preposition that ends the phrase is contracted with an article as well:
    "rendre visite à" is also "a rendu visite au".
    """
    reflexive = phrase.startswith(("se ", "s'"))
    infinitive, _, rest = (phrase[3:] if phrase.startswith("se ") else phrase.removeprefix("s'")).partition(" ")
    verb = _principal_parts(infinitive)
    present = [form for form in (verb.present, verb.presents) if reflexive or form not in _OTHER_WORDS]
    past = [verb.imperfect + "ait", verb.imperfect + "aient", verb.simple_past, verb.simple_pasts]
    subjunctive = _SUBJUNCTIVES.get(infinitive) or (verb.presents[:-2] if verb.presents.endswith("ent") else "")
    wished = [subjunctive, subjunctive + "nt"] if subjunctive and subjunctive != verb.present else []
    forms = [
        *((form, "past") for form in _compound(infinitive, verb, reflexive, reflexive or not rest)),
        *((_reflexive(form) if reflexive else form, "present") for form in present),
        *((_reflexive(form) if reflexive else form, "past") for form in past),
        *(
            (_reflexive(verb.future + ending) if reflexive else verb.future + ending, "future")
            for ending in ("a", "ont")
        ),
        *((_recent(_reflexive(infinitive) if reflexive else infinitive, venir), "past") for venir in _RECENT),
        *((_reflexive(form) if reflexive else form, "bare") for form in (infinitive, *wished)),
        (_reflexive(verb.imperfect + "ant") if reflexive else verb.imperfect + "ant", "ing"),
    ]
    for form, word_class in forms:
        for tail in _tails(rest):
            yield f"{form} {tail}".strip(), word_class


def _principal_parts(infinitive: str) -> _Verb:
    folded = infinitive.replace("é", "e").replace("ê", "e").replace("î", "i")
    for ending, verb in _IRREGULAR.items():
        if folded.endswith(ending) and (ending != "aller" or folded == ending):  # "emballer" is no "aller"
            stem = infinitive[: len(infinitive) - len(ending)]
            return _Verb(*(stem + form for form in verb))
    stem = infinitive[:-2]
    if infinitive.endswith("er"):
        soft = stem + "e" if stem.endswith("g") else stem
        return _Verb(stem + "e", stem + "ent", soft, stem + "er", soft + "a", stem + "erent", stem + "é")
    if infinitive.endswith("ir"):
        return _Verb(*(stem + end for end in ("it", "issent", "iss", "ir", "it", "irent", "i")))
    return _Verb(*(stem + end for end in ("", "ent", "", "r", "it", "irent", "u")))


def _compound(infinitive: str, verb: _Verb, reflexive: bool, agreeing: bool) -> Iterator[str]:
    """Yield the compound tenses; the participle agrees, but behind "avoir" in a set phrase."""
    plural = "" if verb.participle.endswith("s") else "s"
    participles = dict.fromkeys(verb.participle + ending for ending in ("", "e", plural, "es"))
    moved = infinitive.endswith(_WITH_BE) and infinitive not in _TRANSITIVE
    if not (agreeing or moved):
        participles = {verb.participle: None}
    for auxiliary in _BE if reflexive or moved else _HAVE:
        for participle in participles:
            form = f"{auxiliary} {participle}"
            yield _reflexive(form) if reflexive else form


def _reflexive(form: str) -> str:
    return f"s'{form}" if form.startswith(_VOWELS) else f"se {form}"


def _recent(infinitive: str, venir: str) -> str:
    return f"{venir[:-1]}'{infinitive}" if infinitive.startswith(_VOWELS) else f"{venir} {infinitive}"


def _tails(rest: str) -> Iterator[str]:
    """Yield what follows the verb, with each contraction of the preposition that ends it."""
    head, _, last = rest.rpartition(" ")
    for word in _CONTRACTED.get(last, (last,)):
        yield f"{head} {word}".strip()
