"""Clean a photograph, and know it again by its hash."""

from schoolgate.reading.pictures.cleaning import clean
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.hashing import likeness
from schoolgate.reading.pictures.likeness import Likeness
from schoolgate.web.operations.trials import expect
from schoolgate.web.operations.trials.drawing import jpeg

if __name__ == "__main__":
    picture = jpeg("A word")
    expect(clean(picture).data, "a cleaned picture")
    expect(isinstance(likeness(cut(picture)), Likeness), "a hash")
