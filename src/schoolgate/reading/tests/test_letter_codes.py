"""The kernel's table says of each character what folding says."""

from schoolgate.reading.code_points import GONE
from schoolgate.reading.folding import fold
from schoolgate.reading.kernel import (
    FIGURE,
    UPPER,
)
from schoolgate.reading.letter_codes import POINTS, code, fold_table, stays

SAMPLED = [chr(point) for point in range(0, POINTS, 7) if not 0xD800 <= point < 0xE000]


def test_what_is_said_to_stay_folds_to_itself() -> None:
    staying = [character for character in SAMPLED if stays(character)]

    assert len(staying) > len(SAMPLED) // 2
    assert [sign for sign in staying if fold(sign).plain != sign] == []


def test_letters_that_fold_are_not_said_to_stay() -> None:
    assert [sign for sign in "éⒶ𝐀ᴀ각Яαß½ⅷ" if stays(sign)] == []


def test_the_table_holds_the_plain_letter_and_what_it_was() -> None:
    table = fold_table()

    assert table[ord("É")] == code("e") | UPPER
    assert table[ord("k")] == code("k")
    assert table[ord("4")] == code("a") | FIGURE
    assert table[ord("'")] == GONE
    assert table[ord("中")] == code("中")
    assert table[ord("!")] == table[0xD800] == 0
