"""Calls over real sockets: what is answered, what is cut off, and who never answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
import pytest

from schoolgate.channels.calling import Line, body, field, of_kinds, without
from schoolgate.channels.port import Refused, TryLater, Unsure
from schoolgate.channels.tests.again import message, picture
from schoolgate.engine.record import replace


class Answering(BaseHTTPRequestHandler):
    """Answers as the path says."""

    def do_GET(self) -> None:
        if self.path == "/cut":
            self.connection.close()
            return
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Length", "100" if self.path == "/half" else "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def listening() -> Iterator[str]:
    """The address of a server on this machine."""
    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("path", ["/cut", "/half"])
def test_a_call_that_is_cut_off_may_have_been_carried_out(path: str) -> None:
    with listening() as base, pytest.raises(Unsure, match="gave no answer"):
        Line("X", base).send("GET", path)


def test_a_call_that_nobody_takes_was_not_carried_out() -> None:
    with listening() as base:
        pass

    with pytest.raises(TryLater, match="can't be reached"):
        Line("X", base).send("GET", "/")


def test_a_call_is_not_sent_on_to_another_address() -> None:
    with listening() as base:
        answer = Line("X", base).send("GET", "/moved")

    assert answer.status_code == 302


def test_an_answer_is_read() -> None:
    with listening() as base:
        assert body("X", Line("X", base).send("GET", "/")) == {}


def test_what_went_wrong_does_not_hold_the_call_with_its_token() -> None:
    line = Line("X", "http://127.0.0.1:9")

    with pytest.raises(TryLater) as raised:
        line.send("GET", "/", headers={"Authorization": "Bearer secret"})

    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


@pytest.mark.parametrize("content", [b"", b"[]", b"4", b"<html>", b"\xff\xfe"])
def test_an_answer_that_is_no_object_is_unsure(content: bytes) -> None:
    with pytest.raises(Unsure, match="can't be read"):
        body("X", httpx.Response(200, content=content))


def test_every_secret_is_blotted_out() -> None:
    assert without("a secret-1 b secret-2", ("secret-1", "secret-2")) == "a … b …"


def test_what_is_too_short_to_be_a_secret_blots_out_nothing() -> None:
    assert without("an apple", ("a", "")) == "an apple"


def test_a_credential_that_is_only_blank_is_missing() -> None:
    with pytest.raises(Refused, match="The token is missing"):
        field({"token": "  "}, "token", "The token")


def test_a_picture_of_another_kind_is_refused_by_its_number() -> None:
    pictures = (picture(1, "One"), picture(2, "Two", "image/gif"))

    with pytest.raises(Refused, match=r"picture 2 is.* Use JPEG or PNG\."):
        of_kinds(
            replace(message(), pictures=pictures),
            "X",
            {"image/png": "PNG", "image/jpeg": "JPEG"},
        )
