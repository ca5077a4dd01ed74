"""Which words of a sentence may tell one happening from another."""

from search.analysis import stem

_CALENDAR = """
ago century clock date day daily days decade decades early earlier evening fortnight hour hours late later latest
midday midnight minute minutes moment month monthly months morning night noon overnight past period quarter recent
recently second seconds time times today tomorrow tonight week weekend weekly weeks year yearly years yesterday
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
afternoon dawn dusk mr mrs ms dr sir edt est gmt bst cet et pm am
"""
_LITTLE = """
a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over to
up down with without within about above after again against all along already also although am among any anybody anyone
anything are around aren't away back be became because become been before being below between both can can't cannot
come could couldn't did didn't do does doesn't doing don't done during each either else enough even ever every few get
go going got had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how
however i i'd i'll i'm i've if is isn't it it's its itself just keep least less let like likely made make many may me
might more most much must my myself near neither never next no nobody none nor not nothing now of often once only
other others our ours ourselves own per perhaps put quite rather really same saw see seem seemed seen several shall she
she's should shouldn't since some somebody something soon still such take taken that's their theirs them themselves
there there's they they'd they're they've though through thus together too took toward towards under unless until upon
us use used very via want was wasn't way we we're we've well went were weren't what whatever when where whether which
while who whom whose why will won't would wouldn't yes you you're your yours yourself
about almost approximately nearly roughly first third last one two three four five six seven eight nine ten
according accounts added adding announced announcing asked called comment confirmed declared described explained news
noted official officials quoted read remarks report reported reportedly reporter reporters reports said say
saying says source sources spoke spokesman spokesperson spokeswoman statement stated talk telling tell tells told
wrote
believe believed felt feel feeling guess happen happened happening happens hear heard hope hoped know knew known look
looked looking remember think thinking thought thing things understand understood want wanted wonder
"""
_OFFICES = """
adm admiral administrator adviser advisor aide ambassador analyst attorney boss captain chair chairman chairwoman chief
colonel commandant commander commissioner congressman congresswoman coordinator coroner deputy director editor envoy
executive expert foreign former gen general gov governor head interior judge king lawyer leader lieutenant manager
managing mayor minister ministry officer pope premier president prime prince professor prosecutor queen rep
representative retired secretary sen senator senior sergeant treasurer vice
"""

CALENDAR = frozenset(map(stem, _CALENDAR.split()))
"""Stems that say when something was, and forms of address: they tell nothing apart even in a name."""

LITTLE = CALENDAR | {stem(word.replace("'", "")) for word in _LITTLE.split()}
"""Stems that every sentence may hold: also what is only grammar, who says or thinks it, how many in small numbers."""

OFFICES = frozenset(map(stem, _OFFICES.split()))
"""Stems of what people are called beside their names: who says something, not what."""

_SHORTEST = 2
"""Letters of a stem that may carry meaning."""


def carries(stem: str) -> bool:
    """Whether a word may tell one happening from another."""
    return stem not in LITTLE and (len(stem) >= _SHORTEST or stem.isdigit())
