"""Detection: languages with and without a folder, scripts, short and hostile texts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.language.detect import detect

CASES = {
    "en": "The minister met with his counterpart after the session and they agreed to talk again.",
    "fr": "Le ministre s'est entretenu avec son homologue et les deux hommes ont évoqué la situation dans la région.",
    "ar": "أجرى الوزير مباحثات مع نظيره في العاصمة وبحث الجانبان سبل التعاون بين البلدين",
    "de": "Der Minister hat am Mittwoch mit seinem Amtskollegen telefoniert und die Lage besprochen.",
    "es": "El ministro se reunió con su homólogo y ambos hablaron de la situación en la región durante una hora.",
    "it": "Il ministro ha incontrato il suo omologo e insieme hanno parlato della situazione nella regione.",
    "pt": "O ministro reuniu-se com o seu homólogo e os dois falaram sobre a situação na região.",
    "tr": "Bakan mevkidaşı ile telefonda görüştü ve bölgedeki son gelişmeleri ele aldı.",
    "ru": "Министр провел телефонный разговор со своим коллегой и обсудил положение в регионе.",
    "uk": "Міністр провів телефонну розмову зі своїм колегою та обговорив становище в регіоні.",
    "fa": "وزیر امور خارجه با همتای خود دیدار و گفتگو کرد و دو طرف درباره روابط صحبت کردند",
    "ur": "وزیر خارجہ نے اپنے ہم منصب سے بات کی اور دونوں ممالک کے تعلقات پر تبادلہ خیال کیا",
    "he": "השר נפגש עם עמיתו",
    "zh": "外交部长与来访的代表团举行了会谈",
    "ja": "外務大臣は電話で会談した",
    "ko": "외교부 장관이 통화했다",
    "el": "Ο υπουργός συναντήθηκε",
}


@pytest.mark.parametrize("code", CASES)
def test_language(code: str) -> None:
    assert detect(CASES[code]) == code


def test_the_larger_part_decides() -> None:
    assert detect(CASES["fr"] * 4 + "\n" + CASES["en"]) == "fr"
    assert detect(CASES["ar"] * 3 + "\n" + CASES["en"]) == "ar"
    assert detect("بوريطة") == "ar"


def test_a_headline_is_not_swayed_by_foreign_names() -> None:
    assert detect("Blinken called Lavrov on Monday.") == "en"
    assert detect("Macron a reçu Tebboune hier à Paris.") == "fr"
    assert detect("Statsministern träffade den finska presidenten i Stockholm på måndagen, sade regeringen") == "sv"


@pytest.mark.parametrize("text", ["", "  ", "12:30 – 14.5 %", "😀😀"])
def test_no_language(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize("text", ["ﷺ" * 100_000, "a" * 1_000_000, "a " * 500_000, "\ud800" * 50])
def test_hostile_text_ends(text: str) -> None:
    assert detect(text) is None or len(detect(text) or "") == 2


def test_shared_articles(shared: Path) -> None:
    for file in sorted((shared / "press-sample/docs").glob("*.json")):
        document = json.loads(file.read_text("utf-8"))
        assert detect(document["text"]) == document["lang"], file.name


def test_peak_memory_of_detecting() -> None:
    """A clear text doesn't load lingua at all; one of every script stays far below 150 MB."""
    program = (
        "import sys; from dragoman.language.detect import detect;"
        "detect(sys.argv[1]); assert 'lingua' not in sys.modules;"
        "[detect(text) for text in sys.argv[2:]];"
        # VmHWM begins anew with the program; ru_maxrss would be the parent's.
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'));"
        "print(int(peak.split()[1]) // 1024)"
    )
    command = [sys.executable, "-c", program, CASES["en"], *CASES.values()]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert int(done.stdout) < 150
