"""Names in Cyrillic letters, brought to a key of how they sound.

``fold`` takes single Cyrillic letters for the Latin ones they look like, which is right
for a disguise and wrong for a word that is written in Russian.
"""

import re

RUN = re.compile(r"[\u0400-\u04ff]+(?:-[\u0400-\u04ff]+)*")
_LETTERS = {
    **dict(
        zip("абвгґдеёжзийіклмнопрстуфыэ", "abvggdeejziiiklmnoprstufie", strict=True)
    ),
    "є": "e",
    "ї": "i",
    "ў": "v",
    "ј": "i",
    "ъ": "",
    "ь": "",
    "’": "",
    "х": "h",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "iu",
    "я": "ia",
}
_LATIN = (
    ("sch", "sh"),
    ("qu", "kv"),
    ("ck", "k"),
    ("ph", "f"),
    ("kh", "h"),
    ("zh", "j"),
    ("th", "t"),
    ("ee", "i"),
    ("ea", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
)
_SOFT_C, _HARD_C = re.compile(r"c(?=[eiy])"), re.compile(r"c(?!h)")
_DOUBLED = re.compile(r"(.)\1+")


def cyrillic_words(text: str) -> tuple[str, ...]:
    """The sound of every word of a text that is written in Cyrillic letters."""
    found = (run.group().lower().replace("-", "") for run in RUN.finditer(text))
    latin = ("".join(_LETTERS.get(one, one) for one in word) for word in found)
    return tuple(_DOUBLED.sub(r"\1", word) for word in latin)


def sound(name: str) -> str:
    """How a name in small plain Latin letters sounds, roughly: quill is kvil."""
    plain = name
    for written, heard in _LATIN:
        plain = plain.replace(written, heard)
    plain = _HARD_C.sub("k", _SOFT_C.sub("s", plain))
    return _DOUBLED.sub(r"\1", plain)
