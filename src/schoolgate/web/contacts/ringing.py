"""Telephone numbers that a school must not give out: dear ones, and slips of the pen.

By Ofcom's National Telephone Numbering Plan 084, 087 and 09 carry a service charge,
118 is for directory enquiries, and 070 looks like a mobile and costs far more.
"""

import re
from collections.abc import Iterator

from schoolgate.policyfile.helplines import every_helpline
from schoolgate.reading.written import phone
from schoolgate.reading.written.own import numbers_in

# 084 is dear as well, and an old school may have one; nobody in need should ring it.
DEAR = r"(?:9\d|87|70)\d{8}|118\d{3}"
CHARGED = rf"84\d{{8}}|845464\d|{DEAR}"
FREE = r"80\d+|3\d+|116\d{3}"
WHOLE = r"[1-3578]\d{8,9}|800\d{6}|8001111|845464\d|9\d{9}|116\d{3}"

IS_DEAR = "This is a premium-rate number. Give people another one."
COSTS = (
    "A number that begins 084, 087, 09, 070 or 118 costs extra. Write one that anyone "
    "can afford to ring."
)
NOT_WHOLE = "This is not a whole British number. Count its digits, and its area code."


def why_not_rung(typed: str) -> str:
    """Why a school must not tell people to ring a number; "" if it may."""
    for bare in bare_numbers(typed):
        if re.fullmatch(CHARGED, bare):
            return COSTS
        if said := near_helpline(bare):
            return said
    return "" if _is_whole(typed) else NOT_WHOLE


def is_dear(bare: str) -> bool:
    """Whether a number is at a premium rate."""
    return re.fullmatch(DEAR, bare) is not None


def near_helpline(bare: str) -> str:
    """That a number is a helpline's but for a slip of the pen; "" if it is not."""
    lines = dict(_helplines())
    if bare in lines or not re.fullmatch(FREE, bare):
        return ""
    for number, (name, said) in lines.items():
        if _is_slip(bare, number):
            return f"Is this {name}? Its number is {said}."
    return ""


def bare_numbers(typed: str) -> tuple[str, ...]:
    """The numbers in what was typed, without extension, blanks and first nought."""
    found = tuple(numbers_in(typed))
    digits = re.sub(r"\D", "", typed)
    return found or (digits.removeprefix("0"),)


def _is_whole(typed: str) -> bool:
    """Whether a number that begins as a British one has all its digits.

    Others are not held to it: 999, an extension inside the school.
    """
    number = re.split("x|ext", typed.casefold())[0]
    if not re.match(r"0[1-9]|(?:\+|00)44", re.sub(r"[^\d+]", "", number)):
        return True
    return re.fullmatch(WHOLE, phone.bare(number)) is not None


def _helplines() -> Iterator[tuple[str, tuple[str, str]]]:
    every = ((line.name, said) for line in every_helpline() for said in line.phones)
    for name, said in every:
        for bare in numbers_in(said):
            if re.fullmatch(FREE, bare):
                yield bare, (name, said)


def _is_slip(one: str, other: str) -> bool:
    """Whether one digit is another, missing or too many, or two have changed places."""
    if len(one) == len(other):
        differ = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = len(differ) == 2 and sorted(one) == sorted(other)
        return len(differ) == 1 or (swapped and differ[1] == differ[0] + 1)
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        short == long[:at] + long[at + 1 :] for at in range(len(long))
    )
