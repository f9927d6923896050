"""Closed word lists that constructions share: general English, no name of anybody or anything.

Grouped by what they do to a claim. Role words with their class are the largest list; ranks and echelons come
from the reader, which marks them as mentions.
"""

from __future__ import annotations

from whosays.model.claim import RoleClass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RELATIVE_PRONOUNS = _words("who whom which that whose")
NEGATIONS = _words("not n't n’t never neither nor hardly cannot")
CONDITION_WORDS = _words("if unless whether lest")
PROBABLE_WORDS = _words("probably likely apparently presumably seemingly evidently")
POSSIBLE_WORDS = _words("possibly perhaps maybe potentially conceivably")
ALLEGING_WORDS = _words("allegedly reportedly supposedly purportedly reputedly")
ALLEGED_ADJECTIVES = _words("alleged suspected purported supposed reputed rumoured rumored")

# What a governing verb does to the infinitive or clause under it.
BEGIN_VERBS = _words("begin start commence resume")
END_VERBS = _words("stop cease quit finish end")
SEEM_VERBS = _words("appear seem")
TRANSPARENT_VERBS = (
    BEGIN_VERBS
    | END_VERBS
    | SEEM_VERBS
    | _words("continue manage succeed go come use happen keep tend help proceed serve remain")
)
UNREAL_VERBS = _words(
    "want plan try attempt seek aim intend hope threaten order urge ask demand refuse fail prevent avoid need"
    " vow promise propose consider offer decline wish expect prepare request require recommend suggest call"
    " instruct tell invite encourage pressure warn forbid ban block hesitate struggle conspire plot agree decide"
    " pledge swear endeavor endeavour aspire doubt imagine pretend preclude prohibit bar"
)
UNREAL_NOUNS = _words(
    "plan attempt effort threat call decision right ability need order request intention bid readiness willingness"
    " desire promise proposal offer refusal failure plot conspiracy mission task goal aim duty chance opportunity"
)
OBJECT_CONTROL_VERBS = _words(
    "allow permit order tell ask urge force help lead enable cause persuade instruct train send appoint name use"
    " let make get invite encourage want expect have see hear believe consider accuse"
)
# Verbs that only say that an event happened, and the side on which the event's noun stands.
EVENT_LIGHT_VERBS: dict[str, str] = {
    **dict.fromkeys(
        ("take place", "take", "occur", "happen", "begin", "start", "end", "erupt", "break out"), "subject"
    ),
    **dict.fromkeys(
        (
            *("carry out", "carry", "conduct", "launch", "stage", "perpetrate", "commit", "execute", "mount"),
            *("make", "perform", "hold", "organize", "organise", "direct", "plan", "undertake", "lead", "see"),
            *("sustain", "suffer", "witness", "experience", "wage", "open", "give", "receive", "impose", "attend"),
            *("undergo", "survive", "repel", "complete", "host", "convene", "initiate", "lift", "resume", "fight"),
        ),
        "object",
    ),
}

# Reporting verbs by what they say of the holder's stance. Polarity is asserted unless listed as denying.
SAY_VERBS = _words(
    "say tell add state announce report note declare reveal disclose explain write testify confirm acknowledge"
    " admit affirm insist maintain stress emphasize emphasise recall describe claim allege assert contend argue"
    " inform indicate comment remark observe mention concede warn charge accuse conclude find read show specify"
    " shout tweet yell whisper telegraph reiterate point out point suggest estimate assess relate"
    " cite quote notify assure learn reply answer"
    " submit underline underscore highlight complain caution opine accept agree"
    " confess respond continue recount attest publish broadcast clarify hold pronounce rule determine judge"
)
DENY_VERBS = _words("deny reject refute dispute rebut dismiss disclaim repudiate")
BELIEVE_VERBS = _words(
    "project forecast predict believe think suspect assume consider suppose reckon presume fear guess"
    " feel understand"
)
REPORTED_PASSIVE = SAY_VERBS | BELIEVE_VERBS | _words("know rumour rumor deem")
FIRM_PASSIVE = _words("know confirm show reveal announce disclose establish")
DESCRIBING_VERBS = _words("identify describe portray label regard list characterise characterize")
BLAMING_VERBS = _words("blame attribute")
# Nouns of harm: to be responsible for one is no task.
HARM_NOUNS = _words(
    "death killing murder attack bombing incident violence massacre assassination kidnapping explosion crime blast"
    " abuse atrocity disappearance accident crash crisis damage failure loss shooting raid ambush clash"
)
CITE_VERBS = _words("cite quote reference")

# Nouns that hold what somebody says: the holder stands behind them, by "of", "from", "by" or a possessive.
CONTENT_NOUNS = _words(
    "information report statement testimony account claim allegation evidence intelligence data finding accusation"
    " interview interrogation confession declaration announcement communique communiqué assertion assessment"
    " remark comment admission reporting analysis version story tip testimonial affidavit deposition confirmation"
)
DOCUMENT_NOUNS = _words(
    "document file record paper release memo memorandum letter page transcript dossier archive cable report email"
    " e-mail registry register ledger log minute judgment judgement ruling verdict indictment filing leak database"
    " note article book study survey list diary chart spreadsheet invoice receipt contract photograph video"
    " recording footage"
)
CUSTODY_WORDS = _words(
    "detainee prisoner captive defector deserter suspect interrogation interrogated captured detained arrested"
    " jailed imprisoned defected inmate defendant"
)
ANONYMOUS_WORDS = _words("unnamed anonymous unidentified undisclosed")
PEOPLE_SOURCE_NOUNS = _words(
    "official source witness officer person people resident spokesman spokeswoman spokesperson authority analyst"
    " expert diplomat activist lawyer member insider aide police investigator prosecutor commander fighter soldier"
    " villager survivor observer researcher scholar journalist reporter correspondent relative victim militant"
    " employee worker minister leader doctor medic local neighbour neighbor defector detainee prisoner suspect"
    " defendant informant informer captain clerk sailor guard"
)
MEDIA_NOUNS = _words("station broadcaster channel weekly monthly tabloid") | _words(
    "media press newspaper paper agency radio television network outlet magazine website daily wire tv"
)

# Bodies that hold a claim in a hearing or a report without being named: "the prosecution alleges".
SPEAKING_BODIES = _words(
    "prosecution defence defense court chamber tribunal jury counsel bench panel delegation mission inquiry"
    " commission committee authorities registry office secretariat majority minority opposition"
)

# Role words and their class (SPEC section 3). The words of a post are kept verbatim.
_ROLES: dict[RoleClass, str] = {
    "head": "leader head chief commander emir amir chairman chairwoman chairperson chair president director"
    " boss ringleader chieftain governor commander-in-chief captain superintendent mayor principal king queen"
    " sultan rector warden overlord prefect"
    " secretary-general commandant ceo caliph",
    "deputy": "deputy vice-president vice-chairman second-in-command lieutenant vice",
    "spokesperson": "spokesman spokeswoman spokesperson",
    "adviser": "adviser advisor counsellor counselor consultant aide",
    "member": "member operative fighter militant soldier combatant militiaman officer agent guard policeman cadre"
    " activist employee worker supporter affiliate rebel guerrilla gunman jihadist insurgent",
    "recruit": "recruit trainee",
    "other": "founder co-founder minister ambassador envoy secretary treasurer official coordinator general"
    " colonel"
    " major judge lawyer prosecutor attorney representative delegate manager organizer organiser mastermind"
    " ideologue propagandist financier recruiter trainer instructor engineer emissary negotiator driver clerk"
    " accountant bookkeeper inspector senator congressman deputies candidate editor correspondent reporter"
    " journalist bishop archbishop priest cleric imam mufti sheikh professor researcher analyst doctor courier"
    " sergeant corporal brigadier commodore admiral midshipman treasurer quartermaster pilot skipper"
    " bodyguard fellow owner patron sponsor prime-minister",
}
ROLE_CLASS: dict[str, RoleClass] = {word: name for name, words in _ROLES.items() for word in words.split()}
FORMER_WORDS = _words("former ex late then-current erstwhile outgoing deposed ousted onetime one-time previous")
ACTING_WORDS = _words("acting interim caretaker")
GENERAL_MODIFIERS = _words("team state field station co vice commander chief")
LEADING_ADJECTIVES = _words("deputy vice assistant")

# Nouns that stand for people in an organisation when counted ("40 fighters").
FORCE_NOUNS = _words(
    "fighter operative member soldier troop man militant guard combatant employee recruit agent guerrilla officer"
    " personnel staff rebel militiaman worker volunteer policeman insurgent jihadist follower supporter strong men"
    " gunman boat ship vehicle vessel aircraft people person"
)
UNIT_NOUNS = _words(
    "group organisation organization agency unit division brigade battalion branch wing cell company department"
    " faction network movement militia army force section component bureau directorate committee council command"
    " party front regiment squad corps office body institution service ministry guard patrol team government"
    "  gang cartel alliance coalition federation union association subsidiary arm affiliate offshoot"
    " structure apparatus column squadron fleet circle organ militias ring junta regiment"
)
TASK_NOUNS = _words("task mission job role duty function responsibility mandate purpose remit")
APPROACH_NOUNS = _words("tactic approach strategy method policy model system practice doctrine")

# Words that stand before a number and bound it.
BOUND_WORDS = _words(
    "close to nearly almost about around some roughly approximately at least most no fewer less than up more over"
    " under another an estimated as many only just exactly between perhaps possibly well"
)

KIN_NOUNS = _words(
    "father mother brother sister son daughter wife husband uncle aunt nephew niece cousin grandfather grandmother"
    "  grandson granddaughter father-in-law son-in-law brother-in-law widow stepson half-brother spouse"
    " girlfriend boyfriend"
    " fiance fiancé fiancee fiancée ex-wife ex-husband mother-in-law sister-in-law daughter-in-law stepfather"
    " stepmother stepdaughter great-grandfather great-grandson ancestor descendant half-sister"
    " parent child sibling twin"
)

# People who act as one body when they stand in the plural.
COLLECTIVES = _words(
    "rebel militant insurgent guerrilla separatist extremist terrorist jihadist pirate smuggler bandit"
)

#: Heads that only count or measure what stands after "of".
COUNTING = _words(
    "dozen hundred thousand million score number group couple handful majority series one some most many"
    " lot percent cent half part third quarter wave string several"
)
