"""The words by which a number or an address is said to be somebody's.

Patterns are read without regard to case unless a part says otherwise, and each stands
between word boundaries. English and Welsh.
"""

# Public places: what stands in front of their address says what it is.
_HALLS = r"(?:village|town|church|community|parish|scout|guide|memorial|concert|sports)"
_CENTRES = (
    r"(?:leisure|sports|community|shopping|civic|arts|garden|health|medical|children's"
    r"|family|youth|activity|visitor|fitness|swimming)"
)
_SHOPS = r"(?:charity|book|toy|uniform|farm|coffee|fish|chip|pet)"
_CLUBS = (
    r"(?:bowls|tennis|football|cricket|rugby|golf|sailing|social|sports|swimming|youth)"
)
PLACES = (
    rf"(?:{_HALLS} (?:hall|hut)|(?<=the )hall|{_CENTRES} cent(?:re|er)|{_SHOPS} shop"
    rf"|{_CLUBS} club|(?:railway|train|bus|police|fire) station"
    r"|librar(?:y|ies)|church(?:es)?|cathedral|chapel|abbey|mosque|temple|synagogue"
    r"|gurdwara|museum|gallery|theatre|cinema|swimming pool|(?<=the )pool|baths|lido"
    r"|stadium|arena|hospital|surgery|clinic|pharmacy|chemist|dentist'?s?"
    r"|dental practice|opticians?|food ?bank|post office|council offices?|university"
    r"|college|supermarket|café|cafe|coffee house|restaurant|tea ?room|pub|inn|hotel"
    r"|bakery|scout hut|studio|gym|market|zoo|aquarium|planetarium|observatory"
    r"|ice rink|skate ?park|park|court house|crematorium|job ?centre"
    r"|llyfrgell|eglwys|capel|amgueddfa|theatr|neuadd|canolfan|meddygfa|fferyllfa"
    r"|ysbyty)"
)
# Bodies that have a telephone; nobody lives at one.
_LINES = (
    r"(?:absence|closure|emergency|information|info|bookings?|tickets?|order|advice"
    r"|support|results|hire|enquiry|enquiries|report(?:ing)?|help|hot) ?(?:line|desk)"
)
BODIES = (
    rf"(?:{_LINES}|council|cyngor|company|shop|store|box office|bookings?|enquir(?:y"
    r"|ies)|ticket office|switchboard|freephone|freefone|bureau|charity|association"
    r"|society|department|services?|agency|authority|farm|venue|provider|supplier"
    r"|kitchens?|club|team|centre|hall|garage|foundation|federation|trust|choir"
    r"|orchestra|band)"
)
_OUR_PEOPLE = (
    r"our (?:\w+ )?(?:caretaker|site manager|secretary|business manager|bursar|senco"
    r"|head ?teacher|head|deputy|cook|governors?|family worker)"
)
_CONTACT_US = (
    r"(?:contact|call|ring|phone|telephone|e-?mail|reach|find|visit|join|write to|speak"
    r" to|message|text|see|meet|ffoniwch|cysylltwch â|e-?bostiwch) (?:us|ni)"
)
_OUR_THINGS = (
    r"(?:our|the) (?:new |main |direct |full )*(?:telephone number|phone number|number"
    r"|tel|telephone|phone|line|landline|address|e-?mail(?: address)?|postcode|site"
    r"|building|reception|switchboard)|our (?:hall|club|team|kitchen)"
    r"|(?:our|the) \w+ (?:line|team|desk|office|hotline|helpline|phone|mobile|number)"
)
_CALLED_A_SCHOOL = (
    r"(?:primary|infants?'?|juniors?'?|secondary|grammar)"
    r"(?= (?:on|at|is|has|in|yw)\b|[,:(]|\s*$)"
)
SCHOOL = (
    r"(?:(?<!after )(?<!before )(?<!to )(?<!from )(?<!for )(?<!in )school"
    rf"|(?:to|from|for|in|at) (?:the|our) school|{_CALLED_A_SCHOOL}|academy|office"
    r"|(?:main|front|our|the|call|ring|phone|telephone|contact|ask|at|via) reception"
    r"(?! (?:class|children|pupils|year|parents|families))"
    r"|reception (?:desk|team|staff|area)|nursery|pre-?school|playgroup"
    r"|(?:breakfast|after-?\s?school|holiday|homework) clubs?|pta|ptfa|friends of \w+"
    r"|attendance (?:line|officer|team|desk)|admissions|main number"
    rf"|{_OUR_PEOPLE}|{_OUR_THINGS}|{_CONTACT_US}|we(?: are|'re)(?: \w+)? (?:at|in|on)"
    r"|swyddfa(?:'r)?|derbynfa|ysgol|ein (?:rhif|cyfeiriad))"
)
# "Church Street" and "School House" are no church and no school.
NOT_A_STREET = (
    r"(?!'s? (?:house|cottage)|,? (?:house|cottage|lodge|farm|barn|villa|road|rd|street"
    r"|st|lane|close|drive|hill|avenue|way|walk|terrace|gardens?|view|row|place|bus"
    r"|run|friends?|mates?|bag|coat|tie)\b)"
)

KIN = (
    r"(?:mum|mam|mummy|mom|dad|daddy|tad|mother|father|nain|taid|mam-?gu|tad-?cu|nana?"
    r"|nanny|gran|granny|grandma|grandmother|grandad|granddad|grandpa|grandfather"
    r"|grandparents|aunt|auntie|aunty|uncle|step-?mum|step-?dad|carer|guardian"
    r"|childminder|sister|brother|wife|husband|partner|parents|son|daughter|family"
    r"|babysitter|neighbour)"
)
_THINGS = (
    r"(?:house|home|place|flat|address|cyfeiriad|number|mobile|phone|landline|e-?mail"
    r"|tel|postcode)"
)
NAME = (
    r"(?!(?:The|Our|Your|This|That|School|Today|Let|It|What|Here|There)\b)[A-Z][\w-]*"
)
# What tells that somebody is a person at home; with regard to case.
PERSON = (
    rf"(?<!St )(?<!St\. )(?<!Saint )\b(?:(?!(?i:{PLACES}|school|academy|ysgol"
    rf"|{BODIES})'s){NAME}'s?|(?i:his|her|their|my|hers|theirs)) (?:[\w-]+ )?"
    rf"(?i:{KIN}|{_THINGS})\b",
    r"(?i:\bat home\b|\bhome (?:number|phone|tel|telephone|address|landline|mobile)\b"
    r"|\b(?:personal|private) (?:number|mobile|phone|address|e-?mail)\b"
    r"|\blives?\b(?! (?:music|stream|on stage))|\bliving (?:at|in|on|above|near|next)\b"
    r"|\bresid(?:es?|ing)\b|\bbyw\b|\bcartref\b)",
    rf"(?i:\bthe ){NAME}(?: {NAME})? (?i:family|household)\b",
    rf"(?i:\b(?:mam|tad|dad|nain|taid) ){NAME}",
    r"(?i:\bemergency contact for\b|\bbirthday (?:party|tea)\b|\bplaydate\b"
    r"|\bsleepover\b)",
    r"(?i:\brefuge\b|\b(?:children's|care|foster|nursing) home\b|\bsafe house\b"
    r"|\bsheltered housing\b)",
)
# Somebody who is rung, and no place: less than the word of a place that comes after.
ADDRESSEE = (
    rf"(?i:\b(?:ring|call|phone|text|contact|ask(?: for)?|message|e-?mail|speak to"
    rf"|whatsapp|ffoniwch) )(?:(?i:mr|mrs|ms|miss|dr)\.? )?(?!(?:[\w'&-]+ ){{0,3}}(?i:"
    rf"{PLACES}|{SCHOOL}|{BODIES})\b){NAME}|(?i:\b{KIN}\b)"
)
