"""The judges judge: what a vendor does not specify gets through nowhere."""

import httpx
import pytest

from schoolgate.channels.facebook.tests.fake import PAGE, FakePage
from schoolgate.channels.tests.meta import VERSION, Judge, Value
from schoolgate.channels.tests.schema import Schema, Schemas
from schoolgate.channels.tests.specs import spec
from schoolgate.channels.x.tests.fake import FakeX

POST = {"$ref": "#/components/schemas/CreatePostsRequest"}
OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}


@pytest.mark.parametrize(
    "body",
    [
        {"text": "Beans", "reply_settings": "nobody"},
        {"text": "Beans", "comments_enabled": False},
        {"text": 4},
        {"text": "Beans", "media": {}},
        {"text": "Beans", "media": {"media_ids": []}},
        {"text": "Beans", "media": {"media_ids": ["1"] * 5}},
        {"text": "Beans", "media": {"media_ids": ["one"]}},
        {"text": "Beans", "media": {"media_ids": ["1"], "alt": "Beans"}},
        [],
    ],
)
def test_x_takes_no_body_that_its_document_does_not_know(body: Value) -> None:
    assert Schemas(spec("x-openapi.json")).faults(body, POST)


def test_x_takes_a_body_that_its_document_knows() -> None:
    body = {
        "text": "Beans",
        "media": {"media_ids": ["1"]},
        "reply_settings": "verified",
    }

    assert Schemas(spec("x-openapi.json")).faults(body, POST) == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (OBJECT, {"b": "x"}),
        ({**OBJECT, "required": ["a"]}, {}),
        ({"type": "integer"}, True),
        ({"type": "integer", "minimum": 5}, 4),
        ({"type": "array", "uniqueItems": True}, ["a", "a"]),
        ({"type": "string", "format": "date-time"}, "Monday"),
        ({"type": "string", "maxLength": 1}, "ab"),
        ({"oneOf": [{"type": "string"}, OBJECT]}, 4),
        ({"type": "string"}, None),
    ],
)
def test_what_a_schema_forbids_is_a_fault(schema: Schema, value: Value) -> None:
    assert Schemas({}).faults(value, schema)


def test_what_a_schema_may_lack_is_none() -> None:
    assert Schemas({}).faults(None, {"type": "string", "nullable": True}) == []


def test_a_keyword_that_is_not_known_is_an_error() -> None:
    with pytest.raises(NotImplementedError, match="multipleOf"):
        Schemas({}).faults(4, {"type": "integer", "multipleOf": 2})


@pytest.mark.parametrize(
    "call",
    [
        httpx.Request("GET", "https://x.test/2/users/42/tweets?since=1"),
        httpx.Request("GET", "https://x.test/2/users/42/tweets?max_results=101"),
        httpx.Request("GET", "https://x.test/2/users/42/tweets?expansions=likes"),
        httpx.Request("PUT", "https://x.test/2/tweets"),
        httpx.Request("POST", "https://x.test/2/tweet", json={"text": "Beans"}),
        httpx.Request("POST", "https://x.test/2/tweets", data={"text": "Beans"}),
        httpx.Request("DELETE", "https://x.test/2/tweets/1", json={"text": "Beans"}),
    ],
)
def test_x_takes_no_call_that_its_document_does_not_know(call: httpx.Request) -> None:
    fake = FakeX()
    call.headers["authorization"] = "Bearer access-token-1"

    answer = fake(call)

    assert answer.status_code == 400
    assert fake.wrongs


@pytest.mark.parametrize(
    ("kind", "method", "edge", "told"),
    [
        ("Page", "POST", "feed", {"comments_enabled": "false"}),
        ("Page", "POST", "feed", {"published": "no"}),
        ("Page", "POST", "photos", {"alt_text": "Beans"}),
        ("Page", "GET", "posts", {"since": "1"}),
        ("Page", "GET", "posts", {"limit": "many"}),
        ("Page", "GET", "posts", {"with": "BEANS"}),
        ("IGUser", "POST", "media", {"is_carousel_item": "yes"}),
        ("IGMedia", "POST", "", {"is_comment_enabled": "false"}),
    ],
)
def test_meta_takes_no_parameter_that_its_specification_does_not_know(
    kind: str, method: str, edge: str, told: dict[str, str]
) -> None:
    api = Judge().api(kind, method, edge)

    assert api is not None
    assert list(Judge().faults(api, told, edge))


@pytest.mark.parametrize(
    "fields",
    [
        "comments_enabled",
        "message,beans",
        "attachments{beans}",
        "attachments{target{x}}",
    ],
)
def test_meta_shows_no_field_that_its_specification_does_not_know(fields: str) -> None:
    assert list(Judge().unknown("PagePost", fields))


def test_meta_shows_the_fields_that_it_knows() -> None:
    fields = "message,attachments{media_type,subattachments.limit(30){target{id}}}"

    assert list(Judge().unknown("PagePost", fields)) == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"/v25.0/{PAGE}"),
        ("GET", f"/{VERSION}/{PAGE}/beans"),
        ("POST", f"/{VERSION}/{PAGE}/posts"),
        ("DELETE", f"/{VERSION}/{PAGE}"),
    ],
)
def test_meta_takes_no_path_that_its_specification_does_not_know(
    method: str, path: str
) -> None:
    fake = FakePage()
    headers = {"authorization": f"Bearer {fake.token}"}

    answer = fake(httpx.Request(method, f"https://meta.test{path}", headers=headers))

    assert answer.status_code == 400
    assert fake.wrongs


def test_a_specification_that_is_not_there_is_told_by_its_name() -> None:
    with pytest.raises(FileNotFoundError, match=r"beans\.json"):
        spec("beans.json")
