"""Every reader on broken samples: documents or one line, in bounded time. quality/fuzz_readers.py goes on longer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
fuzz_readers = pytest.importorskip("fuzz_readers")


@pytest.mark.parametrize("name", sorted(fuzz_readers.SAMPLES))
def test_a_sound_sample_is_read(name: str) -> None:
    content = fuzz_readers.SAMPLES[name][1]
    assert fuzz_readers.read_broken(name, content) > 0


@pytest.mark.parametrize("name", sorted(fuzz_readers.SAMPLES))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_broken_sample_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = data.draw(fuzz_readers.broken(fuzz_readers.SAMPLES[name][1]))
    fuzz_readers.property_of(name, fuzz_readers.Tally())(content)


def test_a_crash_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def reader(source: object, limits: object) -> None:
        raise KeyError("x")

    monkeypatch.setitem(fuzz_readers.READERS, ".txt", reader)
    with pytest.raises(KeyError):
        fuzz_readers.read_broken("txt", b"text")
    assert "KeyError" in (fuzz_readers.fuzz("txt", 1.0).crash or "")
