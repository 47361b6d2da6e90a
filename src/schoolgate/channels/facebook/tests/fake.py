"""A Page on a Graph API that obeys Meta's specification."""

import json
from datetime import timedelta

import httpx

from schoolgate.channels.tests.again import Day
from schoolgate.channels.tests.forms import Files
from schoolgate.channels.tests.meta import FakeGraph, Json, error, ok, shown

PAGE = "1001"


class FakePage(FakeGraph):
    """A Page with its posts and photographs."""

    def __init__(self, day: Day | None = None) -> None:
        super().__init__(day)
        self.kinds[PAGE] = "Page"
        self.posts: dict[str, Json] = {}
        self.photos: dict[str, Json] = {}
        self.shows_after = timedelta()

    def get_page(self, key: str, told: Json) -> httpx.Response:
        return ok(**shown({"id": key, "name": "Elm School"}, told["fields"]))

    def post_page_photos(self, _: str, told: Json, files: Files) -> httpx.Response:
        key = self.new("Photo")
        seen = told.get("published", "true") == "true"
        alt = told.get("alt_text_custom")
        data = files["source"][1]
        self.photos[key] = {"id": key, "alt_text_custom": alt, "data": data}
        assert not seen, "a photograph was published by itself"
        return ok(id=key)

    def post_page_feed(self, page: str, told: Json) -> httpx.Response:
        attached = json.loads(told.get("attached_media", "[]"))
        keys = [each["media_fbid"] for each in attached]
        if any(key not in self.photos for key in keys):
            return error(100, "(#100) media_fbid is no photograph of this Page")
        key = self.new("PagePost", f"{page}_")
        at = self.day.at.strftime("%Y-%m-%dT%H:%M:%S+0000")
        text = told.get("message")
        self.posts[key] = {"id": key, "message": text, "created_time": at, "keys": keys}
        return ok(id=key)

    def get_page_posts(self, _: str, told: Json) -> httpx.Response:
        seen = self.day.at - self.shows_after
        until = seen.strftime("%Y-%m-%dT%H:%M:%S+0000")
        posts = [p for p in self.posts.values() if p["created_time"] <= until]
        listed = posts[::-1][: int(told.get("limit", "25"))]
        return ok(data=[shown(self._whole(p), told["fields"]) for p in listed])

    def get_pagepost(self, key: str, told: Json) -> httpx.Response:
        return ok(**shown(self._whole(self.posts[key]), told["fields"]))

    def get_photo(self, key: str, told: Json) -> httpx.Response:
        return ok(**shown(self.photos[key], told["fields"]))

    def delete_pagepost(self, key: str, _: Json) -> httpx.Response:
        del self.posts[key], self.kinds[key]
        return ok(success=True)

    def delete_photo(self, key: str, _: Json) -> httpx.Response:
        del self.photos[key], self.kinds[key]
        return ok(success=True)

    def _whole(self, post: Json) -> Json:
        parts = [{"media_type": "photo", "target": {"id": k}} for k in post["keys"]]
        if len(parts) > 1:
            parts = [{"media_type": "album", "subattachments": {"data": parts}}]
        return {**post, "attachments": {"data": parts} if parts else None}
