"""Is the post an advertisement: plain spam, or praise that somebody paid for?

A fair, a sale of old uniform, a raffle of the parents' association are none.
"""

import re
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.hints import hinted, hints
from schoolgate.reading.lettering import ODD, Lettering, plain_lettering, small
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("adverts.spam", "adverts.paid")

# One of these is an advertisement by itself.
SPAM = (
    r"\bshop the sale\b|\b(?:amazing|great|fantastic|best|hot) deals?\b|\bbogof\b",
    r"\b(?:two|2|three|3) for (?:one|two|1|2)\b|\bbuy one,? get one\b",
    r"\b(?:sign up|join|register) (?:with|using|through) my (?:link|code)\b",
    r"\bbook now for (?:my|our) (?:tutoring|classes|sessions|party|parties)\b",
    r"\b(?:insurance|loans?|mortgages?|broadband|tutoring|cleaning), call (?:now"
    r"|today)\b",
    r"\b(?:buy|order|shop|subscribe) (?:now|today|here|yours)\b|\badd to (?:cart"
    r"|basket)\b",
    r"\b\d{1,2} ?(?:%|percent|per cent) (?:off|discount)\b|\b(?:half"
    r"|1/2) price\b(?! tickets)",
    r"\b(?:promo|discount|voucher|coupon|referral|refer-a-friend) ?codes?\b",
    r"\buse (?:my |our |the )?code:? [\"']?[A-Z0-9]{4,}\b|\bcode:?"
    r" [A-Z]+\d+\b.{0,20}\boff\b",
    r"\b(?:limited[- ]time|special|exclusive|unbeatable|introductory) (?:offers?"
    r"|deals?)\b",
    r"\b(?:black friday (?:sale|deals?|offers?)|cyber monday|flash sale|clearance sale"
    r"|mega sale|sale ends|sale now on)\b",
    r"\b(?:dm|pm|message|inbox|whats ?app)(?: us| me)? (?:to order|to buy|for prices?"
    r"|for details and prices|for orders)\b|\border via dm\b",
    r"\b(?:free shipping|free delivery|free p&p|money[- ]back guarantee"
    r"|no obligation)\b",
    r"\b(?:work from home|be your own boss|passive income|earn (?:extra )?(?:cash|money"
    r"|£|\$)|make (?:extra )?money (?:online|from home|fast)|extra income|side hustle"
    r"|join my team|financial freedom|network marketing|business opportunity|ground[-"
    r" ]floor opportunity)",
    r"\b(?:giveaway|give-away)\b|\b(?:tag|share|follow|retweet"
    r"|rt)\b[^.!?\n]{0,40}\b(?:to win|for a chance to win|to enter)\b|\bchance to"
    r" win\b[^.!?\n]{0,40}\b(?:like|share|follow)\b",
    r"\b(?:click|tap)(?: on)?(?: the)? (?:here|link|below|link in (?:our |my"
    r" )?bio)\b[^.!?\n]{0,30}\b(?:buy|order|claim|win|offer|deal|discount|save|earn)\b",
    r"\b(?:claim|get|grab) your (?:free|exclusive|bonus) (?:gift|sample|trial|voucher"
    r"|prize)\b",
    r"\b(?:you(?:'ve| have) (?:won|been selected)|congratulations you won"
    r"|claim your prize)\b",
    r"\b(?:crypto|bitcoin|forex|nft) (?:trading|investment|giveaway|signals?"
    r"|profits?)\b|\binvest (?:now|today)\b|\bguaranteed (?:returns?|profits?)\b",
    r"\b(?:weight loss|lose weight|slimming|detox|fat burning) (?:fast|tea|pills?"
    r"|shakes?|products?)\b|\blose \d+ ?(?:lbs?|kg|pounds|stone)\b",
    r"\b(?:online casino|casino bonus|betting tips|free bets?|free spins|online slots"
    r"|payday loans?|cheap loans?|(?:buy|cheap) viagra|replica (?:watches|bags)"
    r"|followers for sale|buy followers)\b",
    r"\b(?:while (?:stocks|supplies) last|hurry,? (?:only|while|offer)|offer ends|ends"
    r" midnight|don't miss out on this (?:deal|offer)|best prices? guaranteed)\b",
    r"\b(?:prices? (?:start|starting|from)|now only|only|just|from)"
    r" [£$€]\d[\d.,]*\b[^.!?\n]{0,40}\b(?:shop|order|buy|delivery|website|online store"
    r"|in store|rrp)\b",
    r"\brrp\b|\bwas [£$€]\d[\d.,]*,? now [£$€]\d",
    r"\b(?:avon|scentsy|herbalife|forever living|juice plus|tropic skincare|body shop"
    r" at home|younique|arbonne|utility warehouse)\b[^.!?\n]{0,60}\b(?:order|rep"
    r"|consultant|catalogue|brochure|team|party|parties|shop|offers?)\b",
    r"\b(?:free quote|call (?:now|today) for|book your (?:free )?(?:quote|consultation)"
    r"|competitive (?:rates|prices))\b",
)
PAID = (
    r"\b[\w']+ (?:kindly )?(?:gifted|paid|sponsored) (?:us to|me to|this post|us"
    r" for)\b",
    r"\bfor (?:our|my|an) (?:honest )?(?:review|opinion)\b",
    r"\b(?:they|company|brand) (?:kindly )?(?:gifted|paid|sponsored) (?:us|me)\b",
    r"\b(?:gifted|sent|given) (?:to )?(?:us|me) (?:by|for free|free of charge)\b",
    r"\bin (?:return|exchange) for (?:a |an |our |my )?(?:review|post|mention"
    r"|shout-?out|feature)\b",
    r"\b(?:we|i)(?:'ve| have)? (?:been |were |was )(?:gifted|(?:paid|sponsored) (?:to"
    r"|by|for))\b",
    r"\b(?:paid partnership|sponsored post|paid post|affiliate links?|brand ambassador"
    r"|in partnership with @|(?:we|i) (?:earn|get) (?:a )?commission)\b",
    r"\b(?:thanks|thank you) to @?\w+(?: \w+)? for (?:gifting|the free|sending (?:us"
    r"|me) (?:this|these|the))\b",
    r"\b(?:pr sample|freebie|complimentary (?:product|sample|stay|meal)s?)\b",
)
# An advertisement that says it is one is labelled, as the rules ask.
LABELS = (
    r"(?i:#ad\b|#advert|#sponsored|#gifted|#paidpartnership|^\s*(?:ad|advert)\b ?[:|-])"
)
# What a school and its parents sell and raffle among themselves.
HOME_MADE = (
    r"(?i:\b(?:pta|ptfa|psa|friends of|parents' association|school (?:fair|fayre|fete"
    r"|shop|uniform)|(?:second[- ]hand|pre-?loved|nearly new) uniform|uniform (?:sale"
    r"|shop)|cake sale|bake sale|raffle|tombola|(?:summer|christmas|easter|spring"
    r"|winter|autumn) (?:fair|fayre|fete|bazaar)|jumble sale|book (?:fair|sale)|plant"
    r" sale|toy sale|sponsored (?:walk|run|read|silence|bounce|swim|spell))\b)"
)
TRIGGER = (
    r"\b(?:(?:buy|order|shop|subscribe) (?:now|today|here|yours|via)|add to (?:ca|ba)"
    r"|discount|\d+ ?%|percent|per cent|\bprice|\bcodes?\b|\b(?:offer|deal)s?\b"
    r"|\bsale\b|black friday|cyber monday|shipping|delivery|p&p|guarantee|obligation"
    r"|from home|own boss|\bincome|\bearn|make (?:extra )?money|hustle|my team|freedom"
    r"|network marketing|opportunity|give-?away|to win\b|to enter\b|\b(?:click|tap)\b"
    r"|\byour (?:free|exclusive|bonus)|you['’]?(?:ve| have) (?:won|been)|prize|crypto"
    r"|bitcoin|forex|\bnft|invest|weight|slimming|detox|fat burn|\blose |casino|betting"
    r"|free (?:bet|spin|quote)|slots|loans|viagra|replica|followers|stocks last"
    r"|supplies last|hurry|offer ends|miss out|\brrp|avon|scentsy|herbalife|forever"
    r" living|juice plus|tropic|body shop|younique|arbonne|utility warehouse|call"
    r" (?:now|today)|book your|competitive|gifted|\bbogof|(?:two|2|three|3) for (?:one"
    r"|two|1|2)\b|buy one|my (?:link|code)|shop the|book now|opinion|review|\bpaid\b"
    r"|sponsored|for (?:free|gifting|sending|the free)|free of charge|(?:return"
    r"|exchange) for|affiliate|ambassador|partnership with|commission|pr sample|freebie"
    r"|complimentary|\border via"
    rf"|(?:dm|pm|message|inbox|whats ?app)(?: us| me)? (?:to|for) )|[£$€]|{ODD}"
)
# What no text that holds anything of this lacks; the trigger itself proves it.
HINTS = hints(
    "$|%|add to |affiliate|ambassador|app for |app to |arbonne|avon|betting|bitcoin|"
    "black friday|bogof|book now|book your|buy|call now|call today|casino|charge|"
    "claim|click|code|commission|competitive|complimentary|crypto|cyber monday|deal|"
    "delivery|detox|discount|dm for |dm to |earn|exchange for|fat burn|followers|"
    "for 1|for 2|for free|for gifting|for one|for sending|for the free|for two|"
    "forever living|forex|free bet|free quote|free spin|freebie|freedom|from home|"
    "gifted|give-away|giveaway|guarantee|herbalife|hurry|hustle|inbox for|inbox to|"
    "income|invest|juice plus|loans|lose |me for |me to |message for |message to |"
    "miss out|money|my link|my team|network marketing|nft|obligation|offer|opinion|"
    "opportunity|order|own boss|p&p|paid|partnership with|per cent|percent|pm for |"
    "pm to |pr sample|price|prize|replica|return for|review|rrp|sale|scentsy|"
    "shipping|shop|slimming|slots|sponsored|stocks last|subscribe|supplies last|"
    "to enter|to win|tropic|us for |us to |utility warehouse|ve been|ve won|viagra|"
    "weight|you been|you won|younique|your bonus|your exclusive|your free|£|€",
    "tap",
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find what sells something, and what was paid for and does not say so."""
    del school
    if not hinted(post.text, HINTS):
        return
    if not re.search(TRIGGER, small(post.text)):
        return
    read = plain_lettering(post.text)
    yield from _spam(read)
    if not re.search(LABELS, read.text):
        says = "“{}” sounds paid for or given, and the post is not marked as an advert"
        yield from _found("adverts.paid", PAID, says, read)


def _spam(read: Lettering) -> Iterator[Finding]:
    """Find what sells; beside a school's own sale a person must say."""
    says = "“{}” is advertising"
    for found in _found("adverts.spam", SPAM, says, read):
        if re.search(HOME_MADE, read.text):
            return
        yield found


def _found(
    fact: str, patterns: tuple[str, ...], says: str, read: Lettering
) -> Iterator[Finding]:
    """Find the patterns of one fact, each once."""
    for pattern in patterns:
        match = re.search(pattern, read.text, re.IGNORECASE)
        if match:
            span = read.span(match.start(), match.end())
            yield Finding(fact, says.format(match[0].strip()), text=span)
