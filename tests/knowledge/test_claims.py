from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load
from dragoman.knowledge.claims import add_claims, user_folder
from dragoman.knowledge.when import parse_when
from dragoman.model import DateRange

HEADER = "person\tname\tnames\toffice\tof\tstart\tend\tend_basis\tknown_until\ttitle\n"
ROW = "jane-roe\tJane Roe\tar=جين رو\tforeign_minister\tTUN\t2023-01-01\t2023-12-31\tstated\t\tMinister\n"


def write(folder: Path, text: str, name: str = "mine.tsv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_own_claims_win_over_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "own"
    added = add_claims(write(tmp_path, HEADER + ROW), own)
    assert (added.persons, added.terms) == (1, 1)
    when = parse_when("2023-10-13")
    assert when
    holding = load(own).holders("foreign_minister", "TUN", DateRange(*when))
    assert [one.person.name for one in holding.candidates] == ["Jane Roe"]
    assert holding.candidates[0].term is not None
    assert holding.candidates[0].term.source == "user"
    assert load(own).snapshot != load().snapshot


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own"
    source = write(tmp_path, HEADER + ROW + ROW)
    first = [path.read_bytes() for path in add_claims(source, own).files]
    assert [path.read_bytes() for path in add_claims(source, own).files] == first


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEADER + ROW.replace("TUN", "ATLANTIS"), "ATLANTIS"),
        (HEADER + ROW.replace("2023-01-01", "soon"), "soon"),
        ("person\toffice\tof\nnobody-at-all\thead\tnato\n", "nobody-at-all"),
        ("a\tb\n1\t2\n", "neither"),
        ("", "neither"),
    ],
)
def test_a_wrong_file_is_refused_and_leaves_nothing(tmp_path: Path, text: str, what: str) -> None:
    own = tmp_path / "own"
    with pytest.raises(KnowledgeError, match=what):
        add_claims(write(tmp_path, text), own)
    assert not own.exists() or list(own.iterdir()) == []


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"can't be read: No such file or directory$"):
        add_claims(tmp_path / "missing.tsv", tmp_path / "own")
    (tmp_path / "bytes.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match="can't be read"):
        add_claims(tmp_path / "bytes.tsv", tmp_path / "own")


def test_the_users_folder() -> None:
    assert user_folder({"DRAGOMAN_KNOWLEDGE": "/x/y"}) == Path("/x/y")
    assert user_folder({"XDG_DATA_HOME": "/d"}) == Path("/d/dragoman/knowledge")
