"""Lines and the paragraphs that they make."""

from __future__ import annotations

import pytest

from dragoman.annotate.page.lines import lines, paragraphs, trimmed
from dragoman.model import Span


def _paragraphs(text: str) -> list[str]:
    return [line.span.of(text) for line in paragraphs(text, lambda word: word in ("que", "à", "أن"))]


def test_lines_have_no_blanks_at_their_ends() -> None:
    text = "\ufeff a \r\n\r\n\u00a0b\u200f\n\n \nc"
    assert [(line.span.of(text), line.gap) for line in lines(text)] == [("a", True), ("b", True), ("c", True)]
    assert trimmed("  ", Span(0, 2)) == Span(2, 2)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le ministre a appelé le président à\n''prendre des mesures''.", 1),
        ('Le ministre a souligné que\n"la paix" est possible.', 1),
        ("Le ministre est arrivé à Oslo.\nil repart lundi.", 2),
        ("Le ministre est arrivé à Oslo\n\n« Enfin » a-t-il dit.", 2),
        ("Le ministre est arrivé à Oslo,\nelle est restée", 1),
        ("Une visite attendue de longue date\nLe ministre est arrivé à Oslo.", 2),
        ("Oslo\nle ministre y est arrivé lundi.", 2),
        ("قال الوزير في كلمة له أمس أن\n“السلام ممكن”.", 1),
    ],
)
def test_what_goes_on(text: str, count: int) -> None:
    assert len(_paragraphs(text)) == count


def test_text_wrapped_at_a_width_is_joined_and_a_list_of_titles_is_not() -> None:
    sentence = "the envoy said on Monday that talks about the border would go on for as long as they had to"
    wrapped, line = [], ""
    for word in sentence.split() * 6:
        if len(line) + 1 + len(word) > 60:
            wrapped.append(line)
            line = ""
        line = f"{line} {word.capitalize()}".strip()
    assert len(_paragraphs("\n".join([*wrapped, line]))) == 1
    assert (
        len(_paragraphs("Envoy in Oslo\nA longer title about the price of bread\nRain\nFerry late again today\nGoal"))
        == 5
    )
