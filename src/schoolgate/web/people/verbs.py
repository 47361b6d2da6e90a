"""The event types of people and groups, and of who is never shown."""

from schoolgate.web.journal.events import register, register_sensitive

register(
    "people.person",
    {
        "person.away": "is away",
        "role.given": "gave a role",
        "role.ended": "ended a role",
        "person.added": "added a person",
        "person.returned": "added a person again",
        "person.left": "noted that a person has left",
    },
)
register_sensitive(
    "people.restriction",
    {
        "restriction.changed": "changed who is never shown",
    },
)
register(
    "trust.school",
    {
        "school.opened": "set up the school",
    },
)
register(
    "people.pupil",
    {
        "pupil.reinstated": "reinstated a pupil",
    },
)
register(
    "people.group",
    {
        "group.created": "created a group",
        "group.filled": "added pupils to a group",
        "group.pupil_removed": "removed a pupil from a group",
        "group.ended": "ended a group",
    },
)
