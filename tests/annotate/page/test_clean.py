"""Cleaning: pages of our own, the shared articles, and what must hold of any text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from page_cases import PageCase, characters, page_cases

from dragoman.annotate.page.clean import CleanText, clean, label_page, score
from dragoman.annotate.sentences import split
from dragoman.model import Span

PAGES = page_cases()
# Measured on this day's code; lower only with a reason.
PAGES_F1 = 0.985
PAGE_F1 = 0.75
READOUTS_CUT = 0.012  # share of characters, lists of participants nearly all


def _own(cleaned: CleanText) -> tuple[Span, ...]:
    return tuple(block.span for block in cleaned.blocks)


def _counts(page: PageCase) -> tuple[int, int, int]:
    expected = characters(page.text, page.own)
    found = characters(page.text, _own(clean(page.text, page.language)))
    return len(expected & found), len(found - expected), len(expected - found)


def _f1(right: int, kept: int, lost: int) -> float:
    return 2 * right / (2 * right + kept + lost)


def test_there_are_pages_enough() -> None:
    assert len(PAGES) >= 120
    assert {page.language for page in PAGES} == {"en", "fr", "ar"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_page(page: PageCase) -> None:
    assert _f1(*_counts(page)) >= PAGE_F1


def test_all_pages_together() -> None:
    right, kept, lost = map(sum, zip(*map(_counts, PAGES), strict=True))
    assert _f1(right, kept, lost) >= PAGES_F1


# --- what must hold of any text ---


def _assert_sound(text: str, cleaned: CleanText) -> None:
    spans = sorted([*_own(cleaned), *(skipped.span for skipped in cleaned.skipped)])
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {at for span in spans for at in range(*span)}
    assert all(not c.isalnum() for at, c in enumerate(text) if at not in covered)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_blocks_and_skips_cover_the_page(page: PageCase) -> None:
    _assert_sound(page.text, clean(page.text, page.language))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Read more:",
                "غزة",
                "# a",
                "He met her.",
                "...",
                "By A",
                "«",
                "\r\n",
                "\n\n",
                " - ",
                "Rabat –",
                "\ufeff",
                "12 mai 2020",
                "ـــ",
            ]
        ),
        max_size=12,
    )
)
def test_any_text_is_covered(parts: list[str]) -> None:
    text = " ".join(parts)
    _assert_sound(text, clean(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u00a0\n",
        "\ufeff",
        "ﷺ" * 100_000,
        "تونس ـ 3 مايو\nسول ـ",
        "A\n" * 30_000,
        '"' * 50_000,
        "a." + "\u00a0" * 100_000 + "»",
        "He did. Read more: x " * 5_000,
        " - " * 50_000,
        "ـــ 12 مايو",
        "تاريخ ـ 2023-02 التقى",
        "\ufe70 A, B. ˈ12",
    ],
)
def test_hostile_text_ends(text: str) -> None:
    cleaned = clean(text, "ar")
    assert all(span.start < span.end for span in _own(cleaned))


def test_lines_beyond_the_limit_are_named() -> None:
    cleaned = clean("The minister came to Oslo.\n" * 20_010, "en")
    assert [skipped.reason for skipped in cleaned.skipped[-10:]] == ["beyond_limit"] * 10


# --- single decisions ---


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The minister flew to Oslo on Monday for talks.\n\nShort end.", []),
        ("Ministers met in Oslo on Monday.\n\nAdvertisement\n\nThey agreed on fish.", ["advert"]),
        ("Les ministres se sont vus lundi à Oslo.\n\nPublicité\n\nIls ont parlé de pêche.", ["advert"]),
        ("The advertisement of the post was discussed.\n\nComments were not allowed.", []),
        ("Date palms were the subject of the talks.\n\nBy noon they had ended.", []),
        ("بحث الوزيران الملف في أوسلو.\n\nإعلان الدوحة كان محور الحديث.", []),
        ("Minister calls Oslo", []),
        ("date 2021-05 The minister flew to Oslo on Monday for talks.", ["dateline"]),
        ("Publié le 3 mai 2021 à 12h00 Le ministre est arrivé lundi à Oslo.", ["dateline"]),
        ("Le 3 mai 2021 à midi, le ministre est arrivé à Oslo pour deux jours.", []),
        ("Rabat – Le ministre a reçu lundi son homologue.", ["dateline"]),
        ("Karim Adel – le ministre – a reçu lundi son homologue norvégien.", []),
        ("Blinken: the talks in Oslo were long and useful for all.", []),
        ("A long talk. He served in the U.S. Army and met her.", []),
    ],
)
def test_skipped(text: str, reasons: list[str]) -> None:
    cleaned = clean(text, "en")
    assert [skipped.reason for skipped in cleaned.skipped] == reasons
    assert cleaned.blocks


_SENTENCES = {
    "en": "The minister of Peru met his counterpart from Chile on Monday.",
    "fr": "Le ministre péruvien a rencontré lundi son homologue chilien.",
    "ar": "التقى الوزير البيروفي اليوم نظيره الشيلي لبحث الحدود.",
}
_PREFIXES = [
    ("en", "LIMA, Peru (AP) — "),
    ("en", "(Reuters) - "),
    ("en", "KYIV. May 3 (Interfax-Ukraine) - "),
    ("en", "TEHRAN, Jan. 03 (MNA) – "),
    ("en", "LIMA, May 3 (Xinhua) "),
    ("fr", "ALGER- "),
    ("fr", "Lima, 03/05/2021 (MAP) – "),
    ("fr", "Kinshasa, 3 mai 2021 (ACP).- "),
    ("fr", "Mis à jour le 3 mai 2021 à 14:05 "),
    ("ar", "ليما (أ ف ب) - "),
    ("ar", "بغداد/ نينا/"),
    ("ar", "القاهرة في 3 مايو /قنا/ "),
    ("ar", "عمان 3 أيار (بترا)- "),
]
_ENDINGS = [
    ("en", "AP"),
    ("en", "(AP)"),
    ("en", "- Reuters"),
    ("fr", "Avec AFP"),
    ("fr", "J. D."),
    ("ar", "(وكالات)"),
    ("ar", "انتهى"),
]


@pytest.mark.parametrize(("language", "prefix"), _PREFIXES)
def test_glued_dateline(language: str, prefix: str) -> None:
    text = prefix + _SENTENCES[language]
    assert [skipped.span.of(text) for skipped in clean(text, language).skipped] == [prefix]


@pytest.mark.parametrize(("language", "ending"), _ENDINGS)
def test_glued_ending(language: str, ending: str) -> None:
    text = f"{_SENTENCES[language]} {ending}"
    (block,) = clean(text, language).blocks
    assert block.span.of(text) == _SENTENCES[language]


@pytest.mark.parametrize(
    "text",
    [
        "HIV/AIDS programmes were discussed by the two ministers in Lima.",
        "FAO (Rome) officials met the minister of agriculture on Monday.",
        "On 3 May – a holiday – the two ministers met in Lima.",
        "Karim Adel (Oslo) met the minister of agriculture on Monday.",
        "AFC/M23 delegates met the envoy in Doha on Monday afternoon.",
        "He moved to the U.S. Then he met the AP reporter in Lima.",
    ],
)
def test_not_glued(text: str) -> None:
    cleaned = clean(text, "en")
    assert cleaned.skipped == ()
    assert [block.span.of(text) for block in cleaned.blocks] == [text]


def test_first_line_is_the_headline_and_a_single_line_is_text() -> None:
    assert [
        block.kind for block in clean("Minister flies to Oslo for talks\n\nThe minister flew to Oslo.", "en").blocks
    ] == ["headline", "body"]
    assert [block.kind for block in clean("Minister flies to Oslo for talks", "en").blocks] == ["body"]


def test_every_weight_is_for_a_feature_that_pages_have() -> None:
    """A feature that is renamed in the code alone would silently weigh nothing."""
    weights = yaml.safe_load(files("dragoman.annotate.page").joinpath("labels.yaml").read_text("utf-8"))
    source = "".join(
        files("dragoman.annotate.page").joinpath(f"{name}.py").read_text("utf-8") for name in ("features", "context")
    )
    named = {feature for entry in weights.values() for feature in entry} - {"bias"}
    assert not {feature for feature in named if f'"{feature}"' not in source}


def test_scores_are_sums_of_named_weights() -> None:
    assert score("teaser", frozenset({"truncated"})) > score("teaser", frozenset())
    assert label_page([], "en") == []


# --- the shared articles ---

# Share of characters that is cut of news with one sentence a line and without any furniture: headlines in the
# middle, and Arabic sentences without a full stop.
PARALLEL_CUT = {"eng-GB": ("en", 0.006), "fra": ("fr", 0.005), "arb": ("ar", 0.016)}

_LEADS = re.compile("^(?:[^.،]{0,40}? [—–] |[A-Z]+: |[^.،]{0,40}:: )")


def _squeezed(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _articles(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for folder in ("seeds", "press-sample"):
        for file in sorted((shared / folder / "docs").iterdir()):
            text = file.read_bytes().decode()
            gold = json.loads((shared / folder / "gold" / f"{file.stem}.json").read_text("utf-8"))
            yield (text if file.suffix == ".txt" else json.loads(text)["text"]), gold


def test_gold_sentences_survive_whole(shared: Path) -> None:
    lost = []
    for text, gold in _articles(shared):
        blocks = clean(text, gold["lang"]).blocks
        sentences = [_squeezed(s.span.of(text)) for s in split(text, blocks, gold["lang"])]
        body = " ".join(sentences)
        for event in gold["events"]:
            wanted = _squeezed(event["sentence"])
            candidates = [wanted, *(wanted[match.end() :] for match in [_LEADS.match(wanted)] if match)]
            while candidates[-1] not in body and (lead := _LEADS.match(candidates[-1])):
                candidates.append(candidates[-1][lead.end() :])
            if not any(candidate in sentence for candidate in candidates for sentence in sentences):
                lost.append((gold["id"], wanted))
    assert {document for document, _ in lost} <= {"038"}  # there the gold sentence is two


def test_what_is_no_event_is_cut(shared: Path) -> None:
    for text, gold in _articles(shared):
        own = _squeezed(" ".join(block.span.of(text) for block in clean(text, gold["lang"]).blocks))
        assert not [beginning for beginning in gold.get("not_events") or [] if _squeezed(beginning) in own]


def test_readouts_lose_lists_of_names_only(shared: Path) -> None:
    texts = [json.loads(line)["text"] for line in (shared / "data/readouts/docs.jsonl").open(encoding="utf-8")]
    cut = [(text, skipped) for text in texts for skipped in clean(text, "en").skipped]
    assert sum(skipped.span.end - skipped.span.start for _, skipped in cut) <= READOUTS_CUT * sum(map(len, texts))
    cut_texts = [skipped.span.of(text) for text, skipped in cut]
    sentences = [piece for piece in cut_texts if piece.endswith(".") and len(piece.split()) > 12]
    assert all("Click here" in piece for piece in sentences), sentences


@pytest.mark.parametrize("edition", PARALLEL_CUT)
def test_news_without_furniture_is_kept(shared: Path, edition: str) -> None:
    language, most = PARALLEL_CUT[edition]
    folder = shared / "data/parallel-news"
    documents: dict[str, list[str]] = {}
    for name, line in zip(
        (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines(),
        (folder / f"newstest2019-ref.{edition}.txt").read_text("utf-8").splitlines(),
        strict=True,
    ):
        documents.setdefault(name, []).append(line)
    texts = ["\n".join(entry) for entry in documents.values()]
    cut = sum(skipped.span.end - skipped.span.start for text in texts for skipped in clean(text, language).skipped)
    assert cut <= most * sum(map(len, texts))
