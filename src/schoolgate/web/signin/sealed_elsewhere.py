"""Second factors: sealed in rows that allauth keeps."""

from schoolgate.web.sealing.kinds import register
from schoolgate.web.signin.factors import SECOND_FACTORS

register(SECOND_FACTORS)
