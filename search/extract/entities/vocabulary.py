"""Words that are not names, or not part of them, and words that say what a name is."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


SMALL_WORDS = _listed("a an and at by de del der des di do dos du en for in la las le los of on the to und van von y")
"""Words that stay small inside a name set in title case."""

PRONOUNS = _listed(
    "i he she it we they me him her us them his hers its our ours their theirs my mine you your yours who "
    "whom this that these those himself herself itself themselves"
)
"""Words that stand for a name and are none."""

CALENDAR = _listed(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue "
    "tues wed thu thur thurs fri sat sun today tomorrow yesterday"
)
"""Months, weekdays and days told from the day of writing."""

NAMES_AND_MONTHS = _listed("may june april august jan mar sun wed sat")
"""Also names of people or things: dropped only when the model did not see a person or organisation."""

ENDING_IN_STOP = _listed(
    "inc corp co ltd bros jr sr st mt ft no dept univ assn mr mrs ms dr prof gen sen rep gov ala ariz ark "
    "calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn "
    "tex va vt wash wis wyo"
)
"""Abbreviations that keep their full stop at the end of a name."""

LEGAL = _listed(
    "inc incorporated corp corporation co company ltd limited plc llc llp lp ag gmbh sa spa nv bv ab asa "
    "oyj kk kgaa sdn pty bhd pte srl sarl"
)
"""What companies are by law: no part of the name when two are compared."""

UNWEIGHTY = _listed("a an and at by de del der des di do du e et for in la of on the to und y")
"""Words whose initials an acronym may leave out."""

GENERIC = _listed(
    "advanced affairs agency agricultural air american army association authority bank blue board british "
    "bureau center central centre city club college commission committee company council court democratic "
    "department east european family federal first foundation free fund general global government grand green "
    "group high house institute international islamic league minister ministry movement national new north of "
    "office old open organisation organization parliament party people police press public red republican "
    "royal school science senate social society south state states supreme team times union united university "
    "us west world"
)
"""Words too common to be a company's short name."""

HIS = _listed("mr sir lord king prince pope emperor sultan emir tsar baron count duke father brother monsieur herr")
"""Titles of men."""

HER = _listed("mrs ms miss lady dame queen princess empress duchess countess sister madame mme frau")
"""Titles of women."""

REGNAL = _listed("pope king queen prince princess emperor empress sultan emir tsar")
"""Titles that a single given name is known by."""

RANKS = _listed(
    "dr prof professor president minister premier chancellor senator sen representative rep councilman "
    "councilwoman congressman congresswoman governor gov mayor general gen colonel col captain capt major maj "
    "lieutenant lt sergeant sgt admiral adm judge justice secretary ambassador chairman rev reverend bishop "
    "archbishop cardinal rabbi imam coach shri smt datuk hon brig brigadier commander corporal cpl detective insp "
    "inspector superintendent"
)
"""Titles of either."""

TITLES = HIS | HER | RANKS

SUFFIXES = _listed("jr sr ii iii iv v vi vii viii ix xii xiii xiv xvi xxiii junior senior jnr snr phd md esq")
"""What follows a name and tells a son from his father, or boasts."""

ALSO_NAMES = _listed("sultan emir duke count baron major justice judge bishop brother sister father coach")
"""Titles that are first names as well: Duke Ellington, Sultan Al-Jaber."""

REIGNING = _listed("king queen princess emperor empress")
"""Titles of a reign that stand before the name; a pope's or a prince's is as often taken for part of it."""

SIDES = _listed("democrat democratic republican gop labour conservative whip")
"""Whose man somebody is, told before the name."""

DROPPED_TITLES = (TITLES - ALSO_NAMES - REGNAL) | REIGNING | SIDES
"""Titles that are never part of the name."""

OF_PEOPLE = _listed("Mr Mrs Ms Miss Messrs Rep Sen Gov Gen Col Capt Lt Sgt")
"""Titles that nothing but a person's name follows, with a full stop or without."""

OF_RULERS = _listed("Minister minister Premier Chancellor")
"""The same, but a full stop ends the sentence."""

ALONE = _listed("mr mrs ms dr sen sens rep reps gov govs gen prof senators congressmen congresswomen governors")
"""Titles that are no names when they stand alone."""

CHATTER = _listed(
    "lol lmao rofl omg wtf btw fyi imho asap faq faqs yay yum wow kudos applause laughter pdf wifi sms bbq mba "
    "mp mps mla cfo gdp pct pcr dna mou lgbt nft usd "
    "dollar dollars euro euros sterling yen yuan naira rupee rupees rand "
    "rouble roubles ruble rubles lira dirham dirhams"
)
"""What correspondents, transcripts and price lists write with a capital, and money."""

ARTICLES = frozenset({"al", "el", "ul"})
"""Arabic articles: written or not, joined or not, the name is the same."""

MOHAMMEDS = dict.fromkeys(_listed("mohamed mohammad mohamad muhammad muhammed muhamad mohd"), "mohammed")
"""One name that every transliteration writes its own way."""

GIVEN = dict(
    pair.split(":")
    for pair in _listed(
        "abe:abraham alex:alexander andy:andrew ben:benjamin bill:william bob:robert charlie:charles "
        "chris:christopher chuck:charles dan:daniel dave:david dick:richard don:donald ed:edward fred:frederick "
        "gabe:gabriel greg:gregory jeff:jeffrey jim:james jimmy:james joe:joseph ken:kenneth larry:lawrence "
        "liz:elizabeth matt:matthew mike:michael nick:nicholas pat:patrick pete:peter ray:raymond rob:robert "
        "ron:ronald sam:samuel steve:steven stu:stuart ted:edward tim:timothy tom:thomas tony:anthony will:william "
        "marc:mark jon:john sara:sarah erik:eric karl:carl kathryn:catherine katherine:catherine catharine:catherine "
        "bernie:bernard rudy:rudolph rick:richard rich:richard bobby:robert billy:william eddie:edward johnny:john "
        "danny:daniel tommy:thomas kenny:kenneth jerry:gerald gerry:gerald phil:philip russ:russell randy:randall "
        "josh:joshua zach:zachary nate:nathan vince:vincent herb:herbert gene:eugene stan:stanley doug:douglas "
        "debbie:deborah cathy:catherine kathy:catherine maggie:margaret peggy:margaret jenny:jennifer "
        "stephen:steven bryan:brian alan:allen allan:allen philippe:philip anne:ann nicolas:nicholas"
    )
)
"""Short forms and spellings of given names, and the name each usually stands for."""

KINDS_OF_BODY = _listed(
    "party university group holding holdings corporation airline airlines airways bank club fc newspaper agency news "
    "motor motors industries energy pharmaceuticals technologies systems international enterprises partners capital "
    "records studios entertainment foundation college insurance stores hotel hotels magazine tv television network "
    "institute laboratories oil petroleum steel electronics telecom labs movement"
)
"""Words at the end of a name that say what sort of body it is, and are left out when it is mentioned again."""

SPELT = {
    "organisation": "organization",
    "organisations": "organizations",
    "centre": "center",
    "defence": "defense",
    "programme": "program",
    "labour": "labor",
}
"""Words of many names that are spelt in two ways."""

BODIES = _listed(
    "administration campaign government foundation university committee commission department ministry party "
    "agency authority association council corporation institute company society federation union court bank caucus "
    "school college group bureau organisation organization inc corp ltd plc llc limited holdings securities airways "
    "alliance network newsroom newspaper club police trust fund assembly parliament army navy services technologies "
    "service technology office team laboratory board cabinet congress embassy exchange guard radio rangers senate "
    "tigers times treasury tribunal united"
)
"""Last words that no person has."""

OFFICES = _listed(
    "administration agency association authority commission committee conservancy federation ministry party group "
    "council union department inc corp ltd plc llc bureau organisation organization foundation corporation company "
    "university college school institute airways holdings police academy board cabinet commerce congress embassy "
    "exchange radio senate times treasury"
)
"""Last words of bodies that are no places either."""

ALWAYS_BODIES = _listed(
    "organization organisation ministry department university committee commission council agency association authority"
)
"""Last words of bodies, whatever else the name says: the World Health Organization."""

GROUNDS = _listed(
    "tower street avenue boulevard highway airport bridge stadium beach river island islands county station square "
    "hotel museum mosque district province prefecture region peninsula township village valley bay falls creek "
    "hospital sea ocean gulf strait strip"
)
"""Last words of places that are often called after people."""

LANDS = _listed(
    "river island islands airport province prefecture peninsula bridge street avenue boulevard highway park dam "
    "complex territory sea ocean gulf strait strip"
)
"""Last words of places that are no organisations either."""

WATERS = _listed("lake ocean sea gulf parish park refuge mountains canyon")
"""Last words of other places; people have some of them too."""

LANDFORMS = _listed(
    "bay canal channel delta gulf island islands isthmus lake mountains peninsula sea strait straits strip valley"
)
"""What places are that are named so."""

LAWS = _listed("act treaty accord accords amendment agreement plan")
"""Last words of what was agreed on."""

EVENTS = _listed("cup war festival championship championships summit prix award prize rally series olympics slam open")
"""Last words of what takes place or is won."""

ZONES = _listed("gmt utc bst est edt cst cdt mst mdt pst pdt cet cest")
"""Time zones."""

CRAFT = _listed(
    "aircraft barge boat carrier craft cruiser destroyer drillship ferry freighter frigate lander orbiter platform "
    "probe rig rover satellite ship spacecraft submarine tanker trawler tug tugboat vessel warship yacht"
)
"""What bears a name of its own, told right before it: the tanker Exxon Valdez."""

HOUSES = _listed(
    "newspaper agency company firm group startup maker conglomerate brand brands retailer airline bank team club side"
)
"""What firms, papers and teams are, told right before the name: the retailer Asda."""

THE_ONE = _listed("dalai virgin prophet lord almighty holy late pope")
"""First words of people who have an article."""

GODS = _listed("allah christ god jesus")
"""Who is believed in."""

STORMS = _listed("hurricane typhoon cyclone storm")
"""First words of storms, which have people's names."""

OPENERS = _listed(
    "but if when while as after before since because although though then so yet like even only with from under over "
    "against among between during until without not no said says"
)
"""Little words that open a sentence."""
