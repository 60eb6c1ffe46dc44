"""Reader of mail (.eml): a newsletter's text, its subject as title, its date as publication."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from dragoman.errors import ReadError
from dragoman.intake.fragments import UNREADABLE, fragment_text
from dragoman.intake.plain import require_readable
from dragoman.intake.published import stamped_date
from dragoman.intake.source import Intake, Source
from dragoman.model import Document
from dragoman.settings import Settings

_MOST_PARTS = 200
# A newsletter's plain part is sometimes one line that leads to the page.
_WORTH_READING = 200


def read_mail(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the one document of a mail."""
    content = source.bytes(settings.max_bytes)
    try:
        mail = message_from_bytes(content, policy=default)
        text, title, date, sender = (
            _text(mail, source.name),
            _header(mail, "subject"),
            _header(mail, "date"),
            _header(mail, "from"),
        )
    except ReadError:
        raise
    except Exception as error:  # the standard library's parser fails on hostile headers in many ways
        what = f"is a mail that can't be taken apart ({type(error).__name__})"
        raise ReadError(source.name, what, "save its text as .txt") from error
    if not text.strip():
        raise ReadError(source.name, "is a mail without a text", "save its text as .txt")
    require_readable(text, source.name, settings)
    name, address = parseaddr(sender)
    yield Document(
        id=source.stem,
        text=text,
        path=source.path,
        title=title or None,
        published=stamped_date(date),
        author=name or None,
        site=address.rpartition("@")[2] or None,
    )


def _text(mail: EmailMessage, name: str) -> str:
    parts: dict[str, str] = {}
    for number, part in enumerate(mail.walk()):
        if number > _MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and kind not in parts and not part.is_attachment():
            parts[kind] = UNREADABLE.sub("", str(part.get_content()))
    plain = parts.get("text/plain", "").strip()
    if len(plain) >= _WORTH_READING or "text/html" not in parts:
        return plain.replace("\r\n", "\n")
    return fragment_text(parts["text/html"], name)


def _header(mail: EmailMessage, name: str) -> str:
    return " ".join(UNREADABLE.sub("", str(mail.get(name, ""))).split())
