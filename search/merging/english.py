"""How common English words are in reports, for months of which an archive holds too few to learn it from."""

_SENTENCES = {
    64: """
act administr bill campaign care case chang citi committe continu countri court depart elect feder former fund govern
group health help hous includ issu law million nation need new offic parti peopl percent plan polici polit presid
program provid public right secretari secur senat support tax think unit vote work
""",
    128: """
action address agenc allow anoth appear associ attack attorney author base believ better big billion budget busi candid
center chairman chief children claim clear close communiti compani concern congression conserv control cost counti creat
critic current cut deal debat decis defens develop differ direct director econom economi effort end execut expect face
fact famili far fight find fire follow forc foreign found general give good gun happen hear hide high home hope immigr
import increas inform intellig internat investig job justic know lead leader left legal legisl live local long look
major mean media meet member militari minist money move north number offer oil open oper order part pass pay person
place point polic poll posit possibl power presidenti press problem process project propos protect question rais rate
receiv reform relat remain repres requir respons result rule run school serv servic session set show sign south spend
start stori suprem system term thing top tri union universiti vice voter war win women worker world
""",
    256: """
abl access accus across activ actual addit advertis advis affect agre agreement aid air alleg alli alway amount answer
anti approach approv area argu armi assist attempt avoid bad ban bank began begin behind benefit best bipartisan black
board border bring build came capitol carri caucus caus central certain challeng charg check citizen class climat
colleagu colleg commiss commit complet conduct confer consid consum contact contribut convent corpor council cours cover
coverag crime crisi damag data death debt decid defend deliv demand deni design despit detail disast discuss district
dollar drug east educ effect email emergenc employ employe energi enforc ensur establish estim event evid exampl expand
expert facil fail fair fall favor feel figur file final financi fiscal flu focus forward foundat free freedom friend
full further futur given global governor grant great grow half hand hard head held higher histori hit hold homeland
human idea illeg imag immedi impact impeach improv incom independ individu industri initi instead institut insur
interest interview introduc invest involv join judg key kill kind known labor larg lawmak lawyer leadership learn leav
led letter level liber life limit line list littl lot low lower main man manag market matter mayor measur medic memori
men messag middl movement name natur negoti nomin nomine nuclear old opportun oppos organiz outsid particular play
potenti prepar pressur prevent previous price primari prime privat produc product progress promis prosecutor protest
push race reach real reason record reduc region regul remov request research resourc respond return review rise risk
role safeti save seek senior sens serious share shoot short side signific similar site small social southern speak
speaker special specif speech spill spread square staff stand stay step stop strategi street strong student studi
success suggest summit sure swine target team technolog terror terrorist test thank thought threat total trade travel
turn tweet understand urg veteran victim view violenc virus visit wall warn water weapon west word wrong young
""",
    512: """
abil abort absolut abus accept achiev acknowledg activist admit adult advanc advantag advoc affair age agenda agent
aggress ahead aim alon ambassador amend amid analysi analyst annual appar appeal appli applic appoint appropri argument
arm arrest arriv articl assault assess attend attent avail averag awar award background balanc ballot basic battl beyond
bid biggest bit blame block bodi bomb book boost break brief brought buy cap capabl capit career celebr chamber chanc
child choic church cite citizenship civil clean click coalit collect com combat commerc common communic compar competit
comprehens compromis conclud condit confid conflict connect consent consequ consist constitut construct consult contain
content contract controversi convers coronavirus counsel count coupl credit crimin cross crowd cultur custom danger dead
declin deep defeat deficit delay deleg democraci demonstr depend deport deputi deserv destroy determin die difficult
diplomat diseas divers divid document domest donor door doubt dozen drill drive drop due earn eastern elector elimin
embassi emerg encourag endors engag engin enter entir environ environment equal equip especi essenti everyon everyth
exact examin exchang exist experi explos express extend extrem eye failur farm farmer father fear fellow field financ
firm fix flag flight flood floor food form front fuel fulli gain game gas gather gave generat goal goe gone greater
ground growth hall handl heard highest highlight hire histor honor hospit host huge hundr identifi ideolog ignor
implement impos indic infect influenc infrastructur insid insist intend intent journalist judiciari kid knew lack land
languag largest launch lawsuit leak lie light link listen loan longer lose loss lost love mail maintain mandat
manufactur marriag mass massiv materi mayb meanwhil mention met mile mind ministri minor miss missil mission model moder
mother necessari network non northern northwest obtain obvious occur onlin opinion oppon opposit option origin outbreak
overal owner page paid pandem panel parent particip partisan passag path patient payment peac perform perman permiss
phone photograph pick piec plane plant pleas politician poor popul popular practic predict present prioriti prison pro
probabl procedur professor promot prove provis publish purchas purpos qualiti quick radic ralli rang readi realiti
recess recogn recommend red refer reflect refus regard reject relationship relief religi rememb renew repeal repeat
replac resid resign resolut respect rest restor restrict retir reveal revenu rig room safe sale sanction schedul
scientist seat select self send sent separ seri sexual shift shot shutdown simpli singl sit situat societi solut someon
son sought spent sponsor stage standard status storm strike struggl subcommitte subject suffer summer suppli surpris
survey suspect sustain task taxpay televis testifi testimoni thousand threaten throughout tie tough town track tradit
train treat treatment trial trillion trip troop troubl true trust truth type ultim unanim unemploy unlik updat valu
vehicl version victori violat vital voic wage wait walk websit welcom western whole wide wife wing woman won worri wors
worst write
""",
}
"""Stems, by the number of sentences among which about one holds them; names of one thing ("Egypt") are not
among them, words of which many names are made ("committee") are."""

OTHERS = 1 / 2048
"""The share of sentences that hold a stem that is not listed, taken to be rare."""

COMMON = {stem: 1 / count for count, stems in _SENTENCES.items() for stem in stems.split()}
"""The share of sentences that hold a stem."""
