"""A grammar of the ways in which people write structured data.

Each kind gives pairs (the form, the thing alone in it as it should be marked). The
numbers are those kept for drama and examples, or made with their check digit here.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

SPACES = (" ", "\u00a0", "\u2009", "\u202f", "\u3000")
HYPHENS = ("-", "\u2010", "\u2011", "\u2013", "\u2212")
JOINS = ("", ".", *SPACES, *HYPHENS)


def full_width(text: str) -> str:
    """Dress digits, letters and signs as full-width ones."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def mathematical(text: str) -> str:
    """Dress digits as bold mathematical ones."""
    return "".join(chr(0x1D7CE + int(c)) if c in "0123456789" else c for c in text)


def arabic(text: str) -> str:
    """Dress digits as Arabic-Indic ones."""
    return "".join(chr(0x660 + int(c)) if c in "0123456789" else c for c in text)


def keycaps(text: str) -> str:
    """Dress digits as the keys of a telephone."""
    return "".join(f"{c}\ufe0f\u20e3" if c in "0123456789" else c for c in text)


def zero_width(text: str) -> str:
    """Put a character of no width after the third one."""
    return f"{text[:3]}\u200b{text[3:]}"


DRESSES: tuple[Callable[[str], str], ...] = (
    str,
    full_width,
    mathematical,
    arabic,
    zero_width,
)


def phones() -> Iterator[str]:
    """Write telephone numbers with all prefixes, brackets and separators."""
    splits = (
        ("07700", "900123"),
        ("07700", "900", "456"),
        ("0770", "090", "0789"),
        ("020", "7946", "0018"),
        ("0113", "496", "0999"),
        ("01632", "960", "001"),
        ("0808", "157", "0192"),
        ("0345", "496", "0123"),
    )
    for (first, *rest), join in product(splits, JOINS):
        yield join.join((first, *rest))
        for prefix in ("+44", "0044", "+44(0)", "(+44)"):
            yield f"{prefix}{join}{join.join((first[1:], *rest))}"
        yield f"({first}){join}{join.join(rest)}"
    yield from _dressed("07700 900123", "+44 20 7946 0018", "(01632) 960001")
    yield from (keycaps("07700900123"), "O7700 9OO123", "07 70 09 00 12 3")
    yield from ("+33 1 23 45 67 89", "+353 87 123 4567", "+1 (202) 555-0143")
    yield from (
        "0 7 7 0 0 9 0 0 1 2 3",
        "07700/900123",
        "0207-946 0018",
        "447700900123",
    )


def emails() -> Iterator[str]:
    """Write e-mail addresses plainly, in capitals and out of the robots' sight."""
    users = ("aisha", "aisha.khan", "a_khan-7", "a.khan+club", "o'brien", "khan2015")
    hosts = ("example.com", "mail.example.co.uk", "example.org", "my-example.school")
    ats = ("@", "[at]", "(at)", " [at] ", " (at) ", "{at}", "＠", "<at>")
    for user, host, at in product(users, hosts, ats):
        yield f"{user}{at}{host}"
        yield f"{user}{at}{host}".upper()
    for user, host in product(users[:3], hosts[:3]):
        yield f"{user} at {host.replace('.', ' dot ')}"
        yield f"{user}[at]{host.replace('.', '[dot]')}"
        yield f"{user} (at) {host.replace('.', ' (dot) ')}"
        yield f"{user} @ {host}"
        yield zero_width(f"{user}@{host}")
        yield full_width(f"{user}@{host}")


def postcodes() -> Iterator[str]:
    """Write postcodes of all six shapes, spaced, joined and in both cases."""
    codes = (
        ("M1", "1AE"),
        ("B33", "8TH"),
        ("CR2", "6XH"),
        ("DN55", "1PT"),
        ("W1A", "1HQ"),
        ("EC1A", "1BB"),
        ("SW15", "1AA"),
        ("BT1", "5GS"),
        ("CF10", "3NP"),
        ("ZE1", "0AA"),
    )
    for (outward, inward), join in product(codes, (*JOINS, "  ", "_")):
        yield f"{outward}{join}{inward}"
        yield f"{outward}{join}{inward}".lower()
    yield from _dressed("SW15 1AA", "EC1A1BB", "m1 1ae")


def addresses() -> Iterator[str]:
    """Write street addresses with their flats, letters, commas and short forms."""
    numbers = ("7", "12", "12a", "12 A", "12-14", "128", "Flat 2, 12", "No. 7", "7,")
    streets = (
        "Oak Road",
        "High Street",
        "St John's Avenue",
        "Upper Richmond Rd",
        "Saxe-Coburg Terrace",
        "The Green",
        "Church Ln",
        "Queen Mary Close",
        "Hawthorn Crescent",
    )
    for number, street in product(numbers, streets):
        yield f"{number} {street}"
        yield f"{number} {street}".upper()
    for number, street in product(
        numbers[:5], ("oak road", "elm close", "high street")
    ):
        yield f"{number} {street}"
    for number in numbers[:6]:
        yield f"{number}\u00a0Mill\u00a0Lane"
        yield full_width(f"{number} Mill Lane")
        yield f"{number} Heol Fawr"
        yield f"{number} Mill\u200b Lane"
    yield from ("PO Box 12", "P.O. Box 4567", "Flat 2b 12 Oak Rd.", "12 Oak Rd\nPutney")


def dates() -> Iterator[str]:
    """Write one day as a date, in figures and in words."""
    for join in ("/", ".", "-", " / ", " ", *HYPHENS[1:]):
        yield join.join(("12", "05", "2015"))
        yield join.join(("12", "5", "15"))
        yield join.join(("2015", "05", "12"))
    for month in ("May", "may", "MAY"):
        yield from (f"12 {month} 2015", f"12th {month} 2015", f"12th of {month}, 2015")
        yield from (f"{month} 12, 2015", f"{month} 12th 2015", f"12-{month}-15")
        yield f"12 {month} '15"
    yield from _dressed("12/05/2015", "12 May 2015")


def births() -> Iterator[str]:
    """Put dates of birth after, and before, the words that say what they are."""
    cues = (
        "DOB: ",
        "D.O.B. ",
        "dob ",
        "date of birth: ",
        "Date of Birth is ",
        "DoB - ",
    )
    for cue, date in product((*cues, "born on ", "born ", "was born on the "), dates()):
        yield f"{cue}{date}"
    yield from ("12/05/2015 (DOB)", "DOB of Aisha: 12/05/2015", "DOB 12052015")


def ages() -> Iterator[str]:
    """Say the age of one person in figures, in words and in short."""
    for age in ("7", "10", "seven", "eleven", full_width("8"), mathematical("9")):
        yield from (f"Aisha, aged {age}, won", f"Aisha (aged {age}) won")
        yield from (f"{age}-year-old Aisha", f"our {age} year old pupil")
        yield from (f"a {age}\u2011year\u2011old girl", f"{age} year-old Aisha")
        yield from (f"Aisha is {age} years old", f"she is {age} years old today")
        yield from (f"Aisha turns {age} today", f"he turned {age} on Friday")
        yield from (f"Aisha is {age} today!", f"she's {age} today", f"he’s {age}!")
        yield from (f"Aisha, age {age}, sang", f"AISHA, AGED {age}, SANG".upper())
        yield from (f"Aisha is now {age}.", f"turning {age}, Aisha had a party")
        yield from (f"Aisha is {age} years of age", f"Aisha at the age of {age} swam")
        yield from (f"{age}yr old Aisha", f"my {age} yo son", f"a {age} y/o boy")
        yield from (f"her son is {age} and a half", f"Aisha ({age} years old)")
        yield from (f"Age: {age}", f"Aisha is only {age}", f"the boy, {age}, ran")
        yield from (f"the pupil was just {age} years old", f"My daughter is {age}.")
        yield from (f"our {age} yrs old pupil", f"Aged just {age}, Aisha swam")
    for ordinal in ("7th", "8th", "seventh", "10TH"):
        yield from (f"Happy {ordinal} birthday Aisha", f"Aisha's {ordinal} birthday")
        yield from (f"her {ordinal} birthday", f"celebrated his {ordinal} Birthday")


def upns() -> Iterator[str]:
    """Write pupil numbers, permanent and temporary, in groups and joined."""
    for body in ("820200001001", "801200001001", "330204525001", "93512000100A"):
        upn = upn_check_letter(body) + body
        groups = ((13,), (1, 3, 4, 5), (1, 12), (4, 4, 5), (1, 3, 3, 3, 3), (1,) * 13)
        for sizes, join in product(
            groups, (" ", "-", ".", "\u00a0", "\u2011", "\u2013")
        ):
            yield join.join(_cut(upn, sizes))
            yield join.join(_cut(upn, sizes)).lower()
        yield from _dressed(upn)


def upn_check_letter(body: str) -> str:
    """Work out the first letter of a pupil number from the twelve that follow."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    values = [letters.index(c) if c.isalpha() else int(c) for c in body]
    return letters[sum(w * v for w, v in enumerate(values, start=2)) % 23]


def nhs_numbers() -> Iterator[str]:
    """Write health numbers in groups, with the words that say what they are."""
    cues = ("NHS number ", "NHS No: ", "nhs ", "NHS no. is ", "patient number ", "CHI ")
    for number, cue in product(("9434765919", "9876543210", "4505577104"), cues):
        for sizes, join in product(
            ((10,), (3, 3, 4), (5, 5)), (*SPACES, *HYPHENS, ".")
        ):
            yield cue + join.join(_cut(number, sizes))
    yield from (f"NHS number {dressed}" for dressed in _dressed("943 476 5919"))


def plates() -> Iterator[str]:
    """Write car numbers of the current and of the older shapes."""
    current = (
        "AB12CDE",
        "LR73 XYZ",
        "YK05 HTN",
        "BD51-SMR",
        "sw15pto",
        "kp68 wxd",
        "LD20 PLX",
    )
    older = (
        "A123BCD",
        "P 456 RST",
        "M7 XKR",
        "ABC 123D",
        "XKR-456T",
        "GHT12V",
        "Y1SGX",
    )
    cues = (
        "",
        "parked: ",
        "reg ",
        "number plate ",
        "the van is ",
        "REG: ",
        "the van is ",
        "the car ",
        "a blue Fiesta, ",
        "REG: ",
    )
    for plate, cue in product((*current, *older), cues):
        yield f"{cue}{plate}"
        yield f"{cue}{plate.upper()}"
    spaced = ("AB12 CDE", "P456 RST", "ABC 123D", "SK76 ZZT", "M7 XKR", "WX14 KUU")
    for plate, join in product(spaced, JOINS):
        yield plate.replace(" ", join)
    yield from _dressed("AB12 CDE", "P456 RST")
    yield from ("reg ABC 12", "number plate 1 ABC", "registration AIG 1234", "reg XY1")


def ni_numbers() -> Iterator[str]:
    """Write National Insurance numbers in pairs, joined, in both cases."""
    for number in ("AB123456C", "JG103759A", "CE654321D", "WP000001B"):
        groups = ((9,), (2, 2, 2, 2, 1), (2, 6, 1), (2, 7), (8, 1))
        for sizes, join in product(groups, (*SPACES, *HYPHENS, ".")):
            yield join.join(_cut(number, sizes))
        for sizes in groups:
            yield " ".join(_cut(number.lower(), sizes))
        yield from _dressed(number)
        yield f"NI number {number[:8]}"


def _cut(text: str, sizes: Iterable[int]) -> Iterator[str]:
    start = 0
    for size in sizes:
        yield text[start : start + size]
        start += size


def _dressed(*texts: str) -> Iterator[str]:
    for text, dress in product(texts, DRESSES):
        yield dress(text)
