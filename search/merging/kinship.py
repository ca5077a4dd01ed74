"""Words that tell the same kind of happening: forms of one verb, and words between which reports choose freely."""

from search.analysis import stem

_FORMS = """
arise arose arisen; bear bore born birth; beat beaten; bend bent; bind bound; bite bit bitten; bleed bled; blow blew
blown; break broke broken; bring brought; build built construct; buy bought purchase acquire acquisition; catch
caught; choose chose chosen choice; cling clung; dig dug; drag; draw drew drawn; drink drank drunk; drive drove
driven; eat ate eaten; feed fed; fight fought; flee fled escape; fly flew flown flight; forbid forbade forbidden;
freeze froze frozen; give gave given; grow grew grown growth; hang hung; hide hid hidden; hold held; lay laid; lead
led; leave left; lend lent; light lit; lose lost loss; mean meant; meet met meeting; overthrow overthrew overthrown
topple; pay paid payment; ride rode ridden; ring rang rung; run ran; seek sought; send sent; shake shook shaken;
shrink shrank shrunk; sing sang sung; sit sat; sleep slept; speak spoke spoken; spend spent; spin spun; spread; stand
stood; steal stole stolen theft; stick stuck; sting stung; swear swore sworn; sweep swept; swim swam swum; swing
swung; teach taught; tear tore torn; throw threw thrown; wake woke woken; wear wore worn; win won victory; write
written
"""
"""The forms of a verb that stemming does not bring together, with a few nouns made of it."""
_CHOICES = """
explode explosion explosions blast detonate detonation
kill killed dead die died death fatal fatally fatality deadly perish slain dying lethal
injure injury injured wound hurt
spill leak gush spew
begin began begun start commence
end finish conclude conclusion
halt stop cease stoppage
resign resignation quit
dismiss sack oust
arrest detain custody detention
sue lawsuit suit litigation
convict conviction guilty
jail prison imprison imprisonment
rise rose risen surge climb soar increase jump
fall fell fallen drop plunge slump tumble decline decrease slide slid
strike struck hit
crash collide collision
strand aground
sink sank sunk
quake earthquake tremor temblor
ship vessel
plane aircraft airliner jet aeroplane airplane
protest demonstrate demonstration demonstrator protester protestor
attack assault raid
shoot shot shooting gunfire
rescue save rescuer
free release liberate loose refloat
land landing touchdown
agree agreement deal accord pact
ban prohibit outlaw
sell sold sale
murder homicide
vanish disappear disappearance
ill sick illness sicken
vaccine vaccinate vaccination inoculate immunize immunise
marry wed wedding marriage
bury funeral burial
open inaugurate
close shut closure shutter
destroy destruction demolish
collapse cave
discover find found discovery
reject spurn
delay postpone postponement
cancel scrap
warn caution
accuse allege allegation
apologize apologise apology
promise vow pledge
disaster catastrophe tragedy calamity
company firm corporation
country nation
lawmaker legislator
soldier troop
child children kid
clash skirmish
declare proclaim
invade invasion
elect election
defeat rout
approve approval
nominate nomination
"""
"""Words of which one report takes one and another the other; never two that differ in which way something went."""

_KIN = {
    stem(word): stem(words[0])
    for family in (*_FORMS.split(";"), *_CHOICES.strip().splitlines())
    for words in [family.split()]
    for word in words
}


def kin(stem: str) -> str:
    """The stem of the word that stands for all that tell the same; most stand for themselves."""
    return _KIN.get(stem, stem)
