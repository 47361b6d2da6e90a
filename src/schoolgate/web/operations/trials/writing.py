"""Read a word that was drawn a moment ago."""

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.reading_lines import read
from schoolgate.web.operations.trials import expect
from schoolgate.web.operations.trials.drawing import jpeg

WORD = "Schoolgate"

if __name__ == "__main__":
    said = " ".join(line.text for line in read(cut(jpeg(WORD))).lines)
    expect(WORD.casefold() in said.casefold(), f"the word “{WORD}”")
