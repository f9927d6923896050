"""Running text in several languages, made from patterns with a seed; every name and number in it is invented."""

from __future__ import annotations

import random

LANGUAGES = ("en", "fr", "de", "nl", "ar")

_PATTERNS: dict[str, tuple[str, ...]] = {
    "en": (
        "{who} said on Tuesday that {n} men of the {unit} had left {place} after two weeks of talks.",
        "According to {who}, the {unit} was founded in {year} and has been based near {place} ever since.",
        "The ministry denied that any of its officers had met the elders of {place} before the ceasefire.",
        "At least {n} vehicles were seen on the road to {place}, most of them “without plates”, as {who} put it.",
        "A well-informed resident of {place} described the fighters as tired, poorly paid and often very young.",
        "{who}, who led the {unit} until {year}, could not be reached; his lawyer declined to comment.",
    ),
    "fr": (
        "{who} a déclaré mardi que {n} hommes de la {unit} avaient quitté {place} après deux semaines "
        "de discussions.",
        "Selon {who}, la {unit} a été fondée en {year} et n’a jamais quitté la région de {place} depuis lors.",
        "Le ministère a démenti que ses officiers aient rencontré les anciens de {place} avant le cessez-le-feu.",
        "Au moins {n} véhicules ont été aperçus sur la route de {place}, la plupart « sans plaques », "
        "d’après {who}.",
        "Un habitant bien informé de {place} décrit des combattants fatigués, mal payés et souvent très jeunes.",
        "{who}, à la tête de la {unit} jusqu’en {year}, n’a pas pu être joint ; son avocat s’est refusé à tout "
        "commentaire.",
    ),
    "de": (
        "{who} sagte am Dienstag, dass {n} Mann der {unit} nach zweiwöchigen Gesprächen {place} verlassen hätten.",
        "Laut {who} wurde die {unit} im Jahr {year} gegründet und ist seither in der Nähe von {place} "
        "stationiert.",
        "Das Verteidigungsministerium bestritt, dass Offiziere vor der Waffenruhe die Ältesten von {place} "
        "getroffen hätten.",
        "Mindestens {n} Fahrzeuge wurden auf der Straße nach {place} gesehen, die meisten „ohne "
        "Kennzeichen“, so {who}.",
        "Ein gut unterrichteter Bewohner von {place} beschrieb die Kämpfer als müde, schlecht bezahlt "
        "und sehr jung.",
        "{who}, bis {year} an der Spitze der {unit}, war nicht zu erreichen; sein Anwalt äußerte sich nicht.",
    ),
    "nl": (
        "{who} zei dinsdag dat {n} manschappen van de {unit} na twee weken onderhandelen uit {place} "
        "zijn vertrokken.",
        "Volgens {who} werd de {unit} in {year} opgericht en is zij sindsdien in de buurt van {place} gelegerd.",
        "Het ministerie ontkende dat officieren vóór het staakt-het-vuren de oudsten van {place} hadden ontmoet.",
        "Op de weg naar {place} werden ten minste {n} voertuigen gezien, de meeste ‘zonder kenteken’, "
        "aldus {who}.",
        "Een goed ingelichte inwoner van {place} omschreef de strijders als vermoeid, slecht betaald en erg jong.",
        "{who}, tot {year} leider van de {unit}, was niet bereikbaar; zijn advocaat weigerde commentaar.",
    ),
    "ar": (
        "قال {who} يوم الثلاثاء إن {n} رجلا من {unit} غادروا مدينة {place} بعد أسبوعين من المحادثات.",
        "وبحسب {who} فقد تأسس {unit} عام {year} وبقي منذ ذلك الوقت في محيط مدينة {place}.",
        "ونفت الوزارة أن يكون أي من ضباطها قد التقى وجهاء {place} قبل وقف إطلاق النار.",
        "وشوهدت {n} مركبة على الأقل على الطريق المؤدي إلى {place}، كما قال {who}.",
        "ووصف أحد سكان {place} المقاتلين بأنهم متعبون وصغار في السن.",
        "وتعذر الاتصال بالسيد {who} الذي قاد {unit} حتى عام {year}.",
    ),
}  # fmt: skip
_WHO = {
    "en": ("Colonel Adrian Moss", "the spokeswoman Lena Hartog", "Major Otis Blackwood", "a senior official"),
    "fr": (
        "Le colonel Étienne Dùval",
        "La porte-parole Hélène Garçon",
        "Le général Benoît Lefèvre",
        "Un responsable",
    ),
    "de": ("Oberst Jörg Müßig", "Die Sprecherin Käthe Größler", "General Björn Schäfer", "Ein Beamter"),
    "nl": (
        "Kolonel Joris van den Berg",
        "Woordvoerster Coördina Zeeën",
        "Generaal Piet Hoeksema",
        "Een ambtenaar",
    ),
    "ar": ("العقيد سامر الحداد", "اللواء نادر العلي", "المتحدث رامي الشيخ", "أحد المسؤولين"),
}
_UNIT = {
    "en": ("Northern Brigade", "3rd River Battalion", "Salt Coast Guard"),
    "fr": ("brigade du Nord", "3e compagnie fluviale", "garde côtière d’Éole"),
    "de": ("Nordbrigade", "3. Flusskompanie", "Küstenwache Süd"),
    "nl": ("Noordbrigade", "3e Riviercompagnie", "Kustwacht Zuid"),
    "ar": ("لواء الشمال", "كتيبة النهر الثالثة", "حرس الساحل"),
}
_PLACE = {
    "en": ("Ostrand", "Velm", "Karsk", "Port Dorrin", "Upper Tamsa"),
    "fr": ("Saint-Orel", "Valmé", "Kérouac", "Port-Dorin", "Haute-Tamsa"),
    "de": ("Ostränd", "Welmsburg", "Karßk", "Dorrhafen", "Obertamsa"),
    "nl": ("Oostrand", "Velm", "Karsk", "Dorrinhaven", "Boven-Tamsa"),
    "ar": ("أسترند", "فيلم", "كارسك", "تمسة"),
}


def sentences(language: str, count: int, seed: int = 1) -> list[str]:
    """Different sentences of the language; the same for the same seed."""
    draw = random.Random(f"{language} {seed}")
    found: dict[str, None] = {}
    while len(found) < count:
        pattern = draw.choice(_PATTERNS[language])
        said = pattern.format(
            who=draw.choice(_WHO[language]),
            unit=draw.choice(_UNIT[language]),
            place=draw.choice(_PLACE[language]),
            n=draw.randint(12, 980),
            year=draw.randint(1961, 2019),
        )
        found[said[0].upper() + said[1:]] = None
    return list(found)


def paragraphs(language: str, count: int, seed: int = 1, size: int = 4) -> list[list[str]]:
    """Paragraphs of about `size` sentences each."""
    draw = random.Random(f"{language} {seed} paragraphs")
    said = iter(sentences(language, count * (size + 2), seed))
    return [[next(said) for _ in range(draw.randint(max(1, size - 2), size + 2))] for _ in range(count)]
