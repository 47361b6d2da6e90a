"""The words of which names of streets are made, in English and in Welsh."""

KINDS = (
    r"road|rd|street|str|st|avenue|ave?|lane|ln|close|drive|dr|crescent|cres|gardens?"
    r"|gdns|way|place|pl|terrace|terr?|court|ct|grove|hill|park|square|sq|mews|walk|row"
    r"|rise|view|green|parade|mount|vale|croft|wharf|quay|meadows?|heights|broadway"
    r"|villas|cottages?|embankment|esplanade|gate|wynd|brae|path|yard|hollow|fields?"
    r"|bank|buildings|circus|dale|mead|ridge|wood|ride|approach|chase|copse|spinney"
    r"|paddock|leas?|fold|garth|drove|causeway|promenade|loan|gait|dene|glade|crossing"
)
# In Welsh the kind comes first: "Heol y Castell".
WELSH = r"heol|stryd|l[ôo]n|rhodfa|cilgant|teras|gerddi|clos"
# These are also common words, in one language or the other: with a capital alone.
_WELSH_WORDS = (
    r"Ffordd|Maes|Rhes|Cwrt|Llys|Bryn|Parc|Rhiw|Sgw[âa]r|Bro|Nant|Cae|Tai|Trem|Coed"
    r"|Gelli|Penrhiw|Llwyn|Craig|Pont|Porth|Allt|Glan|Golwg|D[ôo]l|Erw|Hafod|Heol"
    r"|Stryd|L[ôo]n|Rhodfa|Cilgant|Teras|Gerddi|Clos|Plas|Pentre|Rhos|Waun|Stad"
)
# And these with the article alone: "Tan y Bryn", but not "20 Pen Pals".
_WITH_ARTICLE = r"Tan|Pen|Min|Is|Troed|Uwch"
NAME = r"[A-ZÀ-ÞŴŶ][\w'-]+"
_MORE = rf"(?:(?:'r|[ -]yr?)?[ -](?i:yr? )?{NAME})"
WELSH_STREET = (
    rf"(?:(?:{_WELSH_WORDS})(?!(?: \w+)? (?:[Pp]rimary|[Ss]chool)){_MORE}{{1,3}}"
    rf"|(?:{_WITH_ARTICLE})(?:'r|[ -]yr?)[ -]{NAME}(?: {NAME})?)"
)
SMALL_WELSH = rf"(?:{WELSH}|{_WELSH_WORDS.lower()}|{_WITH_ARTICLE.lower()})"
