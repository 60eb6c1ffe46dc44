"""What data can't say of Arabic: clitics that stand before a word without a blank, and how a verb is conjugated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dragoman.language.text import form_of

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_COMPANY = re.compile("([وف]?)(مع)(ه|ها|هما)")
# Titles that mean one office: "the monarch" of one sentence is "the King" of the next.
_SAME_TITLE = {"عاهل": "ملك"}
# The objects that a verb may carry at its end, and how the last letter of a weak one is written before them.
_OBJECTS = {"ه": ("ه", "ها"), "هم": ("هم", "هما")}
_GLIDES = {"ى": "ي", "ا": "و"}
_BEFORE_INDICATIVE = (("س", "future"), ("سوف ", "future"), ("قد ", "bare"))
_BEFORE_SUBJUNCTIVE = (("أن ", "bare"), ("ل", "bare"), ("على أن ", "planned"), ("قبل أن ", "ing"))
_HOLLOW_LENGTH = 3
_FUTURE = re.compile("[وف]?س[ينت]..")
# Verbs whose first letters only look like the article: "الوزير التقى فلانا".
_NO_ARTICLE = frozenset(
    {"التقي", "التقت", "التقيا", "التقتا", "التقوا", "التام", "التامت", "التحق", "التحقت", "التزم", "التزمت", "التزما",
     "التمس", "التمست", "التف", "الغي", "الغت", "الغيت", "الغيا", "القي", "القت", "القيت", "الزم", "الزمت", "الحق"}
)  # fmt: skip


def without_article(form: str) -> str:
    """Return a word without the article, so that "الوزير" finds the "وزير" of "وزير الخارجية"."""
    bare = form[2:] if form.startswith("ال") and len(form) > 4 and form not in _NO_ARTICLE else form
    return _SAME_TITLE.get(bare, bare)


def inflect(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb with the class of each: "التقى/يلتقي" gives ("التقى", "past"), ("سيلتقي", "future") ...

    The phrase begins with the verb's third person, past and present; what follows goes on each form. Where that is
    a pronoun ("استقبل/يستقبل ه", "هم" for two and more), it is the verb's object and written together with it.
    """
    verb, _, rest = phrase.partition(" ")
    past, _, present = verb.partition("/")
    for form, word_class in _conjugated(past, present):
        if objects := _OBJECTS.get(rest):
            bearing = form[:-1] + "ا" if form.endswith("ى") else form[:-1] if form.endswith("وا") else form
            yield from ((bearing + one, word_class) for one in objects)
        else:
            yield f"{form} {rest}".strip(), word_class


def _conjugated(past: str, present: str) -> Iterator[tuple[str, str]]:
    weak = past[-1] in _GLIDES
    stem = past[:-1] if weak else past
    yield past, "past"
    yield from ((stem + ending, "past") for ending in ("ت", _GLIDES.get(past[-1], "") + "ا", "تا", "وا"))
    yield f"كان {past}", "past"
    yield f"كانت {stem}ت", "past"
    firm = present[:-1] + "ي" if present.endswith("ى") else present
    short = present[:-1] if present[-1] in "ىيو" else present
    she = "ت" + present[1:]
    yield from ((_jussive(form, past), "present") for form in (present, she))
    for indicative, subjunctive in (
        (present, present), (she, she), (firm + "ان", firm + "ا"), (short + "ون", short + "وا")
    ):  # fmt: skip
        yield indicative, "present"
        yield from ((sign + indicative, word_class) for sign, word_class in _BEFORE_INDICATIVE)
        yield from ((sign + subjunctive, word_class) for sign, word_class in _BEFORE_SUBJUNCTIVE)


# Behind these words no verb of the past stands: "لا حل", "في حل".
_NO_PAST_BEHIND = frozenset(
    {
        "لا",
        "اي",
        "كل",
        "في",
        "على",
        "علي",
        "عن",
        "الى",
        "الي",
        "نحو",
        "دون",
        "بدون",
        "غير",
        "ولا",
        "وفي",
        "وعن",
        "هذا",
        "اول",
        "خلال",
        "اثناء",
    }
)


def may_be_past(before: str) -> bool:
    """Say whether a verb of the past may stand behind a folded word."""
    return before not in _NO_PAST_BEHIND


def is_future(form: str) -> bool:
    """Say whether a folded word may be a verb with the sign of the future written before it ("سيزور", "وستلتقي")."""
    return _FUTURE.match(form) is not None


def _jussive(present: str, past: str) -> str:
    """Return the form behind "لم": without the last vowel of a weak verb, or the middle one of a hollow one."""
    if present[-1] in "ىيو":
        return present[:-1]
    hollow = len(past) == _HOLLOW_LENGTH and past[1] == "ا" and present[-2] in "ايو"
    return present[:-2] + present[-1] if hollow else present


# given names of two letters, before which an "and" is written, too
_SHORT_NAMES = frozenset({"شي", "تو"})


def split_clitics(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the ways to take clitics off a folded word: ((clitics), rest), fewest clitics first.

    "ووزير" gives (و, وزير), "للرييس" gives (ل, الرييس), "وبنظيره" gives (و ب, نظيره), "معه" gives (مع, ه).
    """
    found: list[tuple[tuple[str, ...], str]] = []
    if company := _COMPANY.fullmatch(form):
        return ((tuple(filter(None, company.group(1, 2))), company.group(3)),)
    if (len(form) > 3 or form[1:] in _SHORT_NAMES) and form[0] in _CONJUNCTIONS:
        found.append(((form[0],), form[1:]))
        found += [((form[0], *inner), rest) for inner, rest in _prepositions(form[1:])]
    found += _prepositions(form)
    return tuple(sorted(found, key=lambda item: len(item[0])))


def with_clitics(form: str) -> tuple[str, ...]:
    """Return a folded word as it is written with clitics and article before it; nothing for another script's words.

    A search for "وزير" is to find "والوزير" and "للوزير".
    """
    if not "ء" <= form[:1] <= "ي":
        return ()
    bare = without_article(form)
    prepositions = (*(f"{one}ال{bare}" for one in ("", *_PREPOSITIONS)), f"لل{bare}")
    words = (form, *(one + form for one in _PREPOSITIONS), *prepositions)
    return (*words, *(one + word for one in _CONJUNCTIONS for word in words))


def _prepositions(form: str) -> list[tuple[tuple[str, ...], str]]:
    if (len(form) < 4 and form[1:] not in _SHORT_NAMES) or form[0] not in _PREPOSITIONS:
        return []
    if form.startswith("لل"):
        return [(("ل",), "ال" + form[2:])]
    return [((form[0],), form[1:])]


def name_parts(form: str) -> list[str]:
    """Return the parts under which a word of a name is filed.

    The article is dropped ("السيسي" and "سيسي" are one), servants' names are cut ("عبدالفتاح" as "عبد الفتاح"),
    and "ابن" is "بن".
    """
    parts: list[str] = []
    for piece in form.split("-"):
        word = piece.strip("'.\"")
        if word.startswith("عبدال") and len(word) > 6:
            parts.append("عبد")
            word = "الله" if word == "عبدالله" else word[5:]
        elif word.startswith("ال") and len(word) > 4:
            word = word[2:]
        elif word == "ابن":
            word = "بن"
        if word:
            parts.append(word)
    return parts


# Words with an article, or as if with one, that tell when, not what somebody is.
_TIMES = frozenset(
    {"الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد", "اليوم", "الليله", "الاسبوع", "الشهر",
     "العام", "السنه", "الماضي", "الماضيه", "المقبل", "المقبله", "القادم", "القادمه", "الجاري", "الان", "البارحه",
     "الساعه", "التي", "الذي", "الذين", "الينا"}
)  # fmt: skip


def completes_title(form: str) -> bool:
    """Say whether a word may go on a title before its holder's name: one with the article, "and" or "of" before it."""
    noun = form[1:] if form.startswith("وال") else form
    return noun.startswith(("ال", "لل")) and len(noun) > 4 and noun not in _TIMES | _NO_ARTICLE


_OWNED_NOUN = re.compile("(?:ته|ها|ايه|اعه)$")


def is_construct(form: str) -> bool:
    """Say whether a title needs an owner behind it: "سفير" does, "السفير" and "وزير خارجيته" don't."""
    last = form.split()[-1]
    return not last.startswith("ال") and not _OWNED_NOUN.search(last)


# Styles that look like a woman's title and are anybody's.
_ANYBODYS = frozenset(
    {"جلاله", "فخامه", "سعاده", "سماحه", "سياده", "دوله", "نيافه", "قداسه", "عطوفه", "غبطه", "خليفه"}
)  # fmt: skip


def is_hers(title: str) -> bool:
    """Say whether a title's first word is a woman's: "وزيرة"."""
    return form_of(title).endswith("ه") and without_article(form_of(title)) not in _ANYBODYS


_COUNTERPART = re.compile("(?:نظير|زميل)(ت)?(?:ه|ها|هم|هما)$")


def agrees(adjective: str, noun: str) -> bool:
    """Say whether a folded word with the article is of the gender of a title or counterpart: "نظيره المالي"."""
    whose = _COUNTERPART.match(noun)
    hers = bool(whose[1]) if whose else is_hers(noun)
    return without_article(adjective) != adjective and adjective.endswith("ه") == hers


# Nouns that tell whose they are; many a verb with its object looks like them ("أجراها الأخير").
_OWNED = re.compile(
    "^[وفلب]?(?:زيار|جولا?|رحلا?|سفر|لقاي?|لقاء|لقاءا|اجتماعا?|محادثا|مباحثا|مشاورا|تصريحا|خطابا?|كلم|قم|بيان|رسالا?|رساي?ل"
    "|مكالما?|اتصالا?|مقابلا?|حديث|قرارا?|ظهور|تقرير|موتمر|كتاب|مقال|موقف|مواقف)ت?(?:ه|ها|هم|هما)$"
)


def takes_adjective(form: str) -> bool:
    """Say whether "الأخير" behind a word is its adjective: it has the article, or tells whose it is."""
    return without_article(form.removeprefix("و")) != form.removeprefix("و") or _OWNED.search(form) is not None


_LATIN = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": "", "تش": "ch",
}  # fmt: skip
_SMALL = {"بن": "bin", "ابن": "bin", "بنت": "bint", "ال": "Al", "ابو": "Abu", "ابي": "Abi", "ولد": "Ould", "عبد": "Abd",
          "دي": "de", "دو": "du", "فان": "van", "فون": "von", "الله": "Allah",
          "سلطان": "Sultan", "امير": "Amir"}  # fmt: skip
_SHORT_KUNYA = 5
_SERVANT = 6
# Words after "آل" that the list leaves out since they are ordinary words too.
_DYNASTIES = frozenset({"الله", "ثاني", "سعود", "خليفه", "مكتوم"})
# Ends of family names that no Arabic word has, for those whom the list doesn't know.
_FOREIGN_END = re.compile(
    "..(?:ينكو|وفيتش|يفيتش|شتاين|وغلو|شفيلي|بيرغ|برغ|ادزه|وفسكي|ينسكي|يتسكي|وسكي|ياهو|كوفا|نوفا|سون|لاند|هايم|يتو|يلو"
    "|ينيو|ينهو|دوتير|كويست|ستروم|ييف|وييف|وود|فيلد|كوف|موف|شكين|بكين)$"
)
# Syllables of names of East Asia, whose bearers have three of them; no ordinary words.
_SYLLABLES = frozenset(
    {"ون", "باو", "بينج", "تاو", "كه", "تشيانج", "وانج", "يي", "يانغ", "يانج", "جيه", "تشي", "شيويه", "كونغ", "هان",
     "فام", "اون", "سوك", "ثي", "فوك", "تشينه", "ونغ", "هونغ", "ينغ", "هوا", "هون", "شيا", "يويه", "تشنج", "لينغ"}
)  # fmt: skip
# Foreign names are spelt with all their vowels and without the letters that only Arabic has.
_NATIVE = re.compile(
    "[عحصضظطقذثءخ]|^(?:[وبفك]?ال|لل|است|وا|مت|مست|ي|سي|ست|ت|م[اوي]|وت|وي|ول|وم|لي|لت|با|لا)"
    "|(?:ات|اته|اتها|ه|ون|ين|تان|يا|ها|هم|هما|نا|اء|وا|وي|ييا|انا)$"
)
_FOREIGN_LENGTH, _VOWELS, _VOWEL_SHARE = 5, 2, 0.36
_NO_SURNAME = re.compile("^(?:[وبفك]?ال|لل|[يتولفبك]|است)|(?:ات|ه|ون|ين|يا|ها|هم|نا)$")
_SURNAME_LENGTH = 4
_LONG_NAME = 9
_ARTICLED = re.compile("^(?:[وبفك]?ال|لل)|(?:ات|ه|ها|هم|هما|يا)$")


@cache
def is_name_part(form: str) -> bool:
    """Say whether a folded word is part of a person's name and no ordinary word of running text."""
    if (
        form in _name_list()
        or form in _DYNASTIES
        or form in _SYLLABLES
        or _FOREIGN_END.search(form)
        or _looks_foreign(form)
    ):
        return True
    if form.startswith("عبدال") and len(form) > _SERVANT:  # "عبدالعزيز" is "عبد العزيز"
        return True
    # "بوحبيب" is "أبو حبيب"; the list holds no ordinary word that a "ب" and a "و" could stand before.
    return form.startswith("بو") and len(form) > _SHORT_KUNYA and form[2:] in _name_list()


def _looks_foreign(form: str) -> bool:
    if len(form) < _FOREIGN_LENGTH or _NATIVE.search(form):
        return False
    vowels = sum(letter in "اوي" for letter in form[1:])
    return vowels >= _VOWELS and vowels / len(form) >= _VOWEL_SHARE


def may_be_given_name(form: str) -> bool:
    """Say whether a word that no list has may be the given name before a family name: it has no article."""
    return 2 < len(form) < _LONG_NAME and not _ARTICLED.search(form)


def may_be_surname(form: str) -> bool:
    """Say whether a word that no list has may be the family name behind a given name: it looks like no verb or noun."""
    return len(form) >= _SURNAME_LENGTH and not _NO_SURNAME.search(form)


def romanize(name: str) -> str:
    """Return the usual Latin form of a name, word by word; a word that no list has is spelt by its letters."""
    words = [form_of(word) for word in name.split()]
    found: list[str] = []
    while words:
        servant = " ".join(words[:2])
        if len(words) > 1 and words[0] == "عبد" and servant in _name_list():
            found.append(_name_list()[servant])
            words = words[2:]
        else:
            found.append(_latin(words.pop(0)))
    return " ".join(found)


def _latin(word: str) -> str:
    known = _SMALL.get(word) or _name_list().get(word)
    if known:
        return known
    if word.startswith("ال") and len(word) > 4:
        return "Al-" + _latin(word[2:])
    if word.startswith("بو") and word[2:] in _name_list():
        return "Bou " + _name_list()[word[2:]]
    return _spelt(word).capitalize()


def _spelt(word: str) -> str:
    """Return the letters of a word one by one, digraphs and glides as they sound."""
    word = word.replace("تش", "چ").replace("يا", "ya").replace("وا", "wa")
    letters = "".join("ch" if c == "چ" else _LATIN.get(c, c) for c in word)
    opening = {"u": "w", "i": "y"}.get(letters[:1]) if letters[1:2] in ("a", "u", "i") else None
    return (opening + letters[1:]) if opening else letters


@cache
def _name_list() -> dict[str, str]:
    """Return the Latin form of each word of `name_parts.txt`, read when a name is first asked for."""
    text = files(__package__).joinpath("name_parts.txt").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines())
