"""The people of the demonstration. All of them are invented; so are the pupils."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody of the cast: what they are called, and the roles they hold."""

    forename: str
    surname: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A school of the demonstration, and the policy it lives under.

    ``kind`` is a kind of post that this policy lets out. One school is lived in: it has
    children in what is out, and was threatened once.
    """

    slug: str
    name: str
    policy: str
    head: str = "head"
    kind: str = "activity"
    is_lived_in: bool = False


SCHOOLS = (
    Place("riverside", "Riverside Primary", "st-marys-putney", is_lived_in=True),
    Place("hillcrest", "Hillcrest Junior", "stonelow-junior"),
    Place("meadow", "Meadow Lane Primary", "milton-road", kind="event"),
    Place("canalside", "Canalside Academy", "villiers", head="principal"),
    Place("oakfield", "Oakfield First School", "st-peters-stonnall"),
)

STAFF = (
    CastMember("Hester", "Quill", ("head",)),
    CastMember("Leonie", "Marsh", ("slt", "teacher")),
    CastMember("Dev", "Attwood", ("deputy",)),
    CastMember("Tamsin", "Brook", ("teacher",)),
    CastMember("Colm", "Reddish", ("teacher",)),
    CastMember("Suki", "Vane", ("support",)),
    CastMember("Abel", "Tern", ("supply",)),
    CastMember("Delia", "Frost", ("dsl",)),
    CastMember("Dominic", "Yarrow", ("dpo",)),
    CastMember("Orla", "Penn", ("online-safety", "teacher")),
    CastMember("Olive", "Stack", ("office",)),
    CastMember("Teodor", "Wick", ("technician",)),
    CastMember("Gwen", "Harrow", ("governor",)),
    CastMember("Chandra", "Loom", ("chair", "governor")),
    CastMember("Pax", "Willow", ("parent",)),
)

TRUST_OFFICER = CastMember("Tobias", "Crane", ("trust-officer",))

FORENAMES = (
    "Aisha Bram Cleo Dara Elif Femi Greta Hana Idris Juno Kofi Lena Milo Nia Otis "
    "Priya Quinn Rosa Sami Tilda Uma Viktor Wren Xanthe Yusuf Zofia"
).split()
SURNAMES = (
    "Abara Birch Castell Dunmore Eze Farrow Glass Hollis Iwan Jarvis Kestrel Lark "
    "Moss Nettle Okoro Pike Quarry Rowan Sorrel Thorne"
).split()
CLASSES = ("Year 1 Oak", "Year 2 Elm", "Year 3 Ash", "Year 4 Birch", "Year 5 Yew")
PUPILS = 60
