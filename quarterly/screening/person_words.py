"""Words beside which a word with a capital letter is, or is not, somebody's name; all in lower case."""

_TITLES = "mr mrs ms miss mx dr doctor prof professor sir dame rev reverend fr sgt hhj cllr"
_OFFICES = "councillor judge lord lady baroness father sister pc dc inspector sergeant nurse aunt auntie uncle nan nana"
_DONE_BY_PEOPLE = """
    said says told tells lived lives moved moves went goes attended attends wanted wants asked asks came comes stayed stays
    ran left felt feels likes liked loves loved became disclosed alleged started returned settled thinks thought knows knew
    met sees saw chose enjoys enjoyed hopes hoped tried needs missed turned absconded refused spoke talks wrote described
    explained made took got gave kept found struggles struggled arrived joined thanked presented asked visited rang phoned
"""
_BEING = "was is has had hasn't wasn't isn't will would did does can could may who whose and"
_STATES = """
    attend want return engage sit come like say arrive respond live know speak stay leave move settle
    placed moved born seen found referred living missing arrested admitted excluded adopted removed taken assessed supported
    visited interviewed told upset happy unwell pregnant discharged accommodated settled attending staying remanded
    sentenced returned diagnosed aged matched subject scared angry safe well worried ill reunited living working going doing
    making waiting hoping due asked given offered allocated charged cautioned suspended fostered abused neglected hit hurt
    bruised known currently still now been already also six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen
"""
_BEFORE_A_PERSON = """
    with for by to from and that when because as told after before while if where see saw placed visited about between of
    but since until than like whether although though him her helped supported asked met son daughter brother sister mother
    father called named sibling siblings baby twins cousin mum dad girl boy child whom brothers sisters children pupil
    friend partner
"""
_DETERMINERS = "the a an this that these those our their its each every any all some no both either neither his her my your"
_KIN = """
    mother father mum dad mam brother sister sibling siblings brothers sisters parents parent family aunt uncle cousin
    grandmother grandfather grandparents nan gran carer carers stepfather stepmother stepdad twin twins son daughter partner
    social placement school teacher behaviour review case file guardian solicitor keyworker home needs bedroom phone
"""
_HOUSEHOLDS = "family twins siblings brothers sisters household kids boys girls"
_CHILDREN = "boy girl brother sister son daughter baby toddler schoolboy schoolgirl teenager"
_TIMES = """
    january february march april may june july august september october november december spring summer autumn winter easter
    monday tuesday wednesday thursday friday saturday sunday
"""
_BODIES = """
    fair camp ball
    academy academies action agency agenda act award bill board body bridge building bureau campus care carer carers cabinet
    centre centres chair charity child children church city close club college combined commission commissioner committee
    community conference council councillor county court data day days department development director directorate district
    division education event executive families family farm festival first forum foundation framework fund funding grant
    group groups grove guardian guidance hall head health help heights hill holiday holidays home homes hospital hotel house
    housing hub improvement infant infants initiative inspection institute job jobs judge judgement junior justice lane lead
    learning library local lodge manager mark market matters meeting member minister ministry month national network nursery
    offender offenders office officer officers order panel parent parents park parliament partners partnership people
    performance person persons place plan playgroup police policy practice primary priority programme project provision
    quality quarter rating reception referral region report review road royal safeguarding scheme school schools scrutiny
    secondary section select service services sixth social society square standard standards state status strategy street
    support survey target targets teacher team teams term terrace theatre town training trust union unit university valley
    view village voice ward way week weeks welfare work worker workers world years youth zone
"""


TITLES = frozenset(_TITLES.split())  # whatever follows with a capital is a name
OFFICES = frozenset(_OFFICES.split())  # what follows is one if it can be
DONE_BY_PEOPLE = frozenset(_DONE_BY_PEOPLE.split())
BEING = frozenset(_BEING.split())
STATES = frozenset(_STATES.split())  # of a person, after a form of "to be"
BEFORE_A_PERSON = frozenset(_BEFORE_A_PERSON.split())
DETERMINERS = frozenset(_DETERMINERS.split())
KIN = frozenset(_KIN.split())  # and what else a person has
HOUSEHOLDS = frozenset(_HOUSEHOLDS.split())
CHILDREN = frozenset(_CHILDREN.split())
ONE_SEX = frozenset({"boy", "girl", "brother", "sister", "son", "daughter"})
BODIES = frozenset(_BODIES.split())  # what services, places and programmes are called
RATINGS = frozenset({"amber", "red", "green", "blue", "grey"})
TIMES = frozenset(_TIMES.split())
MET = frozenset(
    {
        "placed",
        "visited",
        "met",
        "told",
        "helped",
        "supported",
        "asked",
        "moved",
        "matched",
        "daughter",
        "sister",
        "named",
        "called",
    }
)
PEOPLES = frozenset({"black", "white", "asian", "english", "welsh", "irish"})
BEFORE_A_LOWER_CASE_NAME = frozenset(
    {"baby", "brother", "sister", "son", "daughter", "mum", "dad", "mother", "father", "called", "named", "twin", "boy", "girl"}
)
NO_LOWER_CASE_NAME = frozenset(  # forenames that are verbs and other words which often follow these
    {"will", "may", "mark", "grant", "rose", "chance", "hope", "drew", "bill", "guy", "rich", "art", "pat", "major", "chase"}
)
