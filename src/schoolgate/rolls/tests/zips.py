"""A small OneRoster 1.2 zip of invented people, to be spoilt file by file."""

import io
import zipfile
from collections.abc import Mapping

MANIFEST = """propertyName,value
manifest.version,1.0
oneroster.version,1.2
file.academicSessions,bulk
file.orgs,bulk
file.users,bulk
file.roles,bulk
file.classes,bulk
file.enrollments,bulk
file.demographics,bulk
"""
FILES = {
    "manifest.csv": MANIFEST,
    "academicSessions.csv": (
        "sourcedId,status,title,type,startDate,endDate,schoolYear\n"
        "t25,,2025,schoolYear,2025-09-01,2026-07-20,2026\n"
        "t26,,2026,schoolYear,2026-09-01,2027-07-20,2027\n"
    ),
    "orgs.csv": "sourcedId,status,name,type\no1,,Elm School,school\n",
    "users.csv": (
        "sourcedId,status,givenName,familyName,email,sms,agentSourcedIds,grades,"
        "preferredGivenName,preferredFamilyName\n"
        'p1,,Aisha,Khan,,,"g1,g2",07,Ash,\n'
        "p2,,Bram,Birch,,,g1,8,,Birk\n"
        "s1,,Ida,Ott,,,,,,\n"
        "g1,,Gia,Khan,Gia@home.example.org,07700 900001,,,,\n"
        "g2,,Ugo,Khan,,,,,,\n"
    ),
    "roles.csv": (
        "sourcedId,status,userSourcedId,roleType,role,orgSourcedId\n"
        "r1,,p1,primary,student,o1\n"
        "r2,,p2,primary,student,o1\n"
        "r3,,s1,primary,teacher,o1\n"
        "r4,,g1,primary,parent,o1\n"
        "r5,,g2,primary,relative,o1\n"
    ),
    "demographics.csv": "sourcedId,status,birthDate\np1,,2014-10-02\n",
    "classes.csv": (
        "sourcedId,status,title,classType,termSourcedIds\n"
        "c1,,Elm,homeroom,t25\n"
        "c2,,Oak,homeroom,t26\n"
        "c3,,Maths 3,scheduled,t26\n"
    ),
    "enrollments.csv": (
        "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\n"
        "e1,,c1,o1,p1,student\n"
        "e2,,c2,o1,p1,student\n"
        "e3,,c3,o1,p1,student\n"
        "e4,,c2,o1,s1,teacher\n"
    ),
}


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of the files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return whole.getvalue()


def spoilt(name: str, old: str, new: str) -> bytes:
    """The zip with one file changed."""
    assert old in FILES[name]
    return zipped({**FILES, name: FILES[name].replace(old, new)})


def without(name: str) -> bytes:
    """The zip with one file missing."""
    return zipped({n: text for n, text in FILES.items() if n != name})
