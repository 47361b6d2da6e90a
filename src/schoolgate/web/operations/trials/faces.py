"""Look for faces in a picture without any."""

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import upright
from schoolgate.reading.pictures.faces import find
from schoolgate.web.operations.trials import expect
from schoolgate.web.operations.trials.drawing import WIDTH, jpeg

if __name__ == "__main__":
    certain = [face for face in find(upright(cut(jpeg()), WIDTH)) if face.is_certain]
    expect(not certain, "the right answer for a picture of lines")
