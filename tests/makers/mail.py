"""Mails, mailboxes and saved pages made by hand, good ones and ones that mean harm."""

from __future__ import annotations

from base64 import encodebytes

WORDS = "The harbour office withdrew the licence of Blue Strait Ferries on Tuesday, its director Anna Lund said."
FIELDS = {
    "Received": "from gate.strait.example",
    "From": "Anna Lund <anna@strait.example>",
    "To": "Jo Roe <jo@times.example>",
    "Date": "Mon, 2 Mar 2015 09:30:00 +0100",
    "Subject": "The licence",
    "Message-ID": "<1@strait.example>",
    "MIME-Version": "1.0",
}


def part(content: str | bytes, kind: str = "text/plain; charset=utf-8", **fields: str) -> bytes:
    """A part, or what follows a mail's own fields. Names of fields are written with `_` for `-`."""
    data = content if isinstance(content, bytes) else content.encode()
    head = f"Content-Type: {kind}\n" + "".join(
        f"{name.replace('_', '-')}: {said}\n" for name, said in fields.items()
    )
    return head.encode() + b"\n" + data


def attached(name: str, data: bytes, kind: str = "application/octet-stream", how: str = "attachment") -> bytes:
    """A part that is a file."""
    return part(
        encodebytes(data),
        kind,
        Content_Transfer_Encoding="base64",
        Content_Disposition=f'{how}; filename="{name}"',
    )


def several(*parts: bytes, kind: str = "mixed", boundary: str = "b1", closed: bool = True) -> bytes:
    """Parts put together as one."""
    pieces = b"".join(b"--" + boundary.encode() + b"\n" + one + b"\n" for one in parts)
    end = b"--" + boundary.encode() + b"--\n" if closed else b""
    return part(pieces + end, f'multipart/{kind}; boundary="{boundary}"')


def mail(body: bytes | None = None, **fields: str | None) -> bytes:
    """A mail with the usual fields; those given replace them, None leaves one out."""
    said = FIELDS | {name.replace("_", "-"): value for name, value in fields.items()}  # type: ignore[operator]
    head = "".join(f"{name}: {value}\n" for name, value in said.items() if value is not None)
    return head.encode() + (part(WORDS) if body is None else body)


def mailbox(*mails: bytes) -> bytes:
    """The mails as one MBOX file; lines that begin with "From " are quoted."""
    pieces = []
    for one in mails:
        lines = [b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in one.split(b"\n")]
        pieces.append(b"From anna@strait.example Mon Mar  2 09:30:00 2015\n" + b"\n".join(lines) + b"\n\n")
    return b"".join(pieces)


def saved_page(html: str, url: str = "https://strait.example/licence", *others: bytes) -> bytes:
    """A page as Chrome saves it, with its pictures and styles."""
    head = f"From: <Saved by Blink>\nSnapshot-Content-Location: {url}\nSubject: The licence\n"
    head += "Date: Tue, 3 Mar 2015 08:00:00 -0000\nMIME-Version: 1.0\n"
    page = part(html, "text/html; charset=utf-8", Content_Location=url, Content_ID="<f@blink>")
    return head.encode() + several(page, *others, kind='related; type="text/html"', boundary="----page----")


def deep_mail(depth: int) -> bytes:
    """Parts inside parts inside parts; the words lie in the innermost."""
    data = part(WORDS)
    for number in range(depth):
        data = several(data, boundary=f"level{number}")
    return mail(data)


def mails_in_mails(depth: int) -> bytes:
    """Mails that are attached to mails that are attached to mails."""
    data = mail()
    for number in range(depth):
        data = mail(several(part(WORDS), part(data, "message/rfc822"), boundary=f"level{number}"))
    return data


def many_parts(count: int) -> bytes:
    """A mail of so many parts."""
    return mail(several(part(WORDS), *[part(f"line {number}") for number in range(count)]))


def many_fields(count: int) -> bytes:
    """A mail with so many header fields."""
    head, _, rest = mail().partition(b"Content-Type:")
    return (
        head + "".join(f"X-Field-{number}: words\n" for number in range(count)).encode() + b"Content-Type:" + rest
    )
