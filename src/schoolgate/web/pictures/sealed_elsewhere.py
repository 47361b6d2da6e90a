"""What pictures were before they were made safer: sealed files."""

from schoolgate.web.pictures.originals import ORIGINALS
from schoolgate.web.sealing.kinds import register

register(ORIGINALS)
