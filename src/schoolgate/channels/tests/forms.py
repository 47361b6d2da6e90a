"""A call's form, as a server reads it: fields, and files with their names."""

from email import message_from_bytes
from email.policy import HTTP
from urllib.parse import parse_qsl

import httpx

Fields = dict[str, str]
Files = dict[str, tuple[str, bytes, str]]


def form(request: httpx.Request) -> tuple[Fields, Files]:
    """The fields and files of a form, whichever way it is written."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return _parts(kind, request.content)
    return dict(parse_qsl(request.content.decode(), keep_blank_values=True)), {}


def _parts(kind: str, content: bytes) -> tuple[Fields, Files]:
    fields: Fields = {}
    files: Files = {}
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    for part in message_from_bytes(head + content, policy=HTTP).iter_parts():
        told = part["content-disposition"].params
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        if "filename" in told:
            files[told["name"]] = (told["filename"], data, part.get_content_type())
        else:
            fields[told["name"]] = data.decode()
    return fields, files
