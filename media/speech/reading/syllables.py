"""Vietnamese syllables: which words are ones, how many a text has, how long it takes to say.

A Vietnamese word of one blank-parted piece is one syllable; foreign words are counted by their
groups of vowels. The pace is that of the news: 233 syllables a minute.
"""

import re
import unicodedata
from functools import lru_cache

SYLLABLES_PER_MINUTE = 233

_WORD = re.compile(r"[^\W\d_]+")
_TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}
_ONSETS = [*re.findall(r"\w+", "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x"), ""]
# fmt: off
_RIMES = frozenset(re.findall(r"\w+", """
    a ac ach ai ak am an ang anh ao ap at au ay ă ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh
    ip it iu iêng o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo
    oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc
    uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt
    uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt
"""))
# fmt: on
_VOWELS = re.compile(r"[aeiouyăâêôơư]+")


def toneless(word: str) -> str:
    """A lower-case word without its tone mark: "thủy" -> "thuy", "được" -> "đươc"."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """True if a lower-case word can be a Vietnamese syllable."""
    if len(word) > 7:
        return False
    bare = toneless(word)
    return any(bare.startswith(onset) and bare[len(onset) :] in _RIMES for onset in _ONSETS)


@lru_cache(maxsize=50_000)
def _count(word: str) -> int:
    if is_syllable(word):
        return 1
    return max(1, len(_VOWELS.findall(toneless(word))))


def syllables(text: str) -> int:
    """The number of syllables in a spoken text."""
    return sum(_count(word if len(word) <= 40 else word[:40]) for word in _WORD.findall(text.lower()))


def estimated_seconds(spoken: str) -> float:
    """How long a newsreader takes for a spoken text, in seconds, without its pauses."""
    return syllables(spoken) * 60 / SYLLABLES_PER_MINUTE
