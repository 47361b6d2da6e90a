"""An Instagram account on a Graph API that obeys Meta's specification."""

from datetime import UTC, datetime, timedelta

import httpx

from schoolgate.channels.tests.again import Day
from schoolgate.channels.tests.meta import FakeGraph, Json, error, ok, shown

ACCOUNT = "1784"
AT = "%Y-%m-%dT%H:%M:%S+0000"
PAGE = 25


class FakeInstagram(FakeGraph):
    """An account with its containers and media."""

    def __init__(self, day: Day | None = None) -> None:
        super().__init__(day)
        self.kinds[ACCOUNT] = "IGUser"
        self.containers: dict[str, Json] = {}
        self.media: dict[str, Json] = {}
        self.looks_until_filled = 0
        self.fails_to_fetch = ""
        self.shows_after = timedelta()
        self.may_delete = True

    def get_iguser(self, key: str, told: Json) -> httpx.Response:
        return ok(**shown({"id": key, "username": "elmschool"}, told["fields"]))

    def post_iguser_media(self, _: str, told: Json) -> httpx.Response:
        children = told["children"].split(",") if "children" in told else []
        if not children and "image_url" not in told:
            return error(100, "(#100) The parameter image_url is required")
        if any(not self._is_part(child) for child in children):
            return error(9007, "The carousel's children are not ready")
        key = self.new("IGContainer")
        fails = bool(self.fails_to_fetch) and told.get("image_url") == (
            self.fails_to_fetch
        )
        self.containers[key] = {
            "id": key,
            "made": told,
            "children": children,
            "looks": 0,
            "status_code": "ERROR" if fails else "IN_PROGRESS",
        }
        return ok(id=key)

    def get_igcontainer(self, key: str, told: Json) -> httpx.Response:
        container = self.containers[key]
        self._fill(container)
        container["looks"] += 1
        return ok(**shown(container, told["fields"]))

    def post_iguser_media_publish(self, _: str, told: Json) -> httpx.Response:
        container = self.containers.get(told["creation_id"])
        if container is None or container["status_code"] != "FINISHED":
            return error(9007, "Media ID is not available", 2207027)
        container["status_code"] = "PUBLISHED"
        key = self._published(container)
        return ok(id=key)

    def post_igmedia(self, key: str, told: Json) -> httpx.Response:
        self.media[key]["is_comment_enabled"] = told["comment_enabled"] == "true"
        return ok(success=True)

    def get_igmedia(self, key: str, told: Json) -> httpx.Response:
        return ok(**shown(self.media[key], told["fields"]))

    def get_iguser_media(self, _: str, told: Json) -> httpx.Response:
        start = datetime.fromtimestamp(int(told["since"]), UTC).strftime(AT)
        end = (self.day.at - self.shows_after).strftime(AT)
        listed = [m for m in self.media.values() if start <= m["timestamp"] <= end]
        data = [shown(media, told["fields"]) for media in listed[::-1][:PAGE]]
        more = {"paging": {"next": "more"}} if len(listed) > PAGE else {}
        return ok(data=data, **more)

    def delete_igmedia(self, key: str, _: Json) -> httpx.Response:
        if not self.may_delete:
            return error(10, "(#10) Application does not have permission", status=403)
        del self.media[key], self.kinds[key]
        return ok(success=True)

    def expire(self) -> None:
        """A day passes for the containers."""
        for container in self.containers.values():
            if container["status_code"] != "PUBLISHED":
                container["status_code"] = "EXPIRED"

    def _fill(self, container: Json) -> None:
        due = container["looks"] >= self.looks_until_filled
        if container["status_code"] == "IN_PROGRESS" and due:
            container["status_code"] = "FINISHED"

    def _is_part(self, key: str) -> bool:
        child = self.containers.get(key)
        if child is None or child["status_code"] != "FINISHED":
            return False
        return bool(child["made"].get("is_carousel_item") == "true")

    def _published(self, container: Json) -> str:
        key = self.new("IGMedia")
        parts = [self._part(child) for child in container["children"]]
        media = {
            "id": key,
            "caption": container["made"].get("caption"),
            "media_type": "CAROUSEL_ALBUM" if parts else "IMAGE",
            "alt_text": container["made"].get("alt_text"),
            "children": {"data": parts} if parts else None,
            "is_comment_enabled": True,
            "permalink": f"https://www.instagram.com/p/{key}/",
            "timestamp": self.day.at.strftime(AT),
        }
        self.media[key] = media
        return key

    def _part(self, child: str) -> Json:
        alt = self.containers[child]["made"].get("alt_text")
        return {"id": self.new("IGMedia"), "alt_text": alt}
