"""A town's council, in code: the text of its two files as a council would write them, and the council read from them.

Of councils/ no unit test reads anything, so that a change of what a council has configured breaks none.
"""

from adapters.reference import reference
from quarterly.configuration.council import council_from
from quarterly.configuration.yaml_files.files import ConfigurationFile, CouncilFiles

PROFILE = """\
name: Milton Metropolitan Borough Council
short_name: Milton
committee: Children's Services Scrutiny Committee
performance_officer: performance-officer

contacts:
  performance-officer: {role: Corporate performance officer, email: performance@milton.example}
  children-in-care-data: {role: Data lead for children in care, email: children-in-care.data@milton.example}
  safeguarding-data: {role: Data lead for safeguarding, email: safeguarding.data@milton.example}
  schools-data: {role: Data lead for schools, email: schools.data@milton.example}
  libraries-data: {role: Data lead for libraries, email: libraries.data@milton.example}
  substance-misuse-data: {role: Data lead for substance misuse, email: substance.misuse.data@milton.example}
  trading-standards-data: {role: Data lead for trading standards, email: trading.standards.data@milton.example}
  head-of-children-in-care: {role: Head of children in care, email: head.children-in-care@milton.example}
  head-of-safeguarding: {role: Head of assessment and safeguarding, email: head.safeguarding@milton.example}

services:
  children-in-care: {name: Children in care, contact: children-in-care-data}
  safeguarding: {name: Assessment and safeguarding, contact: safeguarding-data}
  schools: {name: Schools and learning, contact: schools-data}
  libraries: {name: "Libraries, archives and adult learning", contact: libraries-data}
  substance-misuse: {name: Substance misuse, contact: substance-misuse-data}
  trading-standards: {name: Trading standards, contact: trading-standards-data}

priorities:
  - id: young-people
    name: Young people
    objectives:
      - number: 1
        title: Improve outcomes
        actions:
          - {ref: YP1a, activity: Improve outcomes to age 11, lead: Schools lead, directorate: DCS, service: schools}
          - {ref: YP1b, activity: Improve outcomes from age 11, lead: Schools lead, directorate: DCS, service: schools}
          - {ref: YP1c, activity: Improve attainment of Looked After Children (LAC),
             lead: Schools lead, directorate: DCS, service: schools}
      - number: 2
        title: Keep children safe
        actions:
          - {ref: YP2a, activity: Keep children from neglect, lead: Social care lead, directorate: DCS, service: safeguarding}
          - {ref: YP2b, activity: Look after children well, lead: Social care lead, directorate: DCS, service: children-in-care}
  - id: regeneration
    name: Regeneration, skills and employment
    objectives:
      - number: 5
        title: Help people into work
        actions:
          - {ref: RE5c, activity: Develop families' skills, lead: Libraries lead, directorate: DACHS, service: libraries}
  - id: crime
    name: Tackling crime, fear of crime and anti-social behaviour
    objectives:
      - number: 4
        title: Substance misuse
        actions:
          - {ref: TA4b, activity: Refer those leaving treatment, lead: Misuse lead, directorate: CEX, service: substance-misuse}
          - {ref: TA4c, activity: Limit access to alcohol, lead: Trading lead, directorate: DUE, service: trading-standards}

scales:
  indicators:
    title: Performance indicators
    states:
      - {status: star, word: Exceeds target, shape: star, colour: "#00653b", meaning: Better by more than the tolerance}
      - {status: upper, word: "On target, upper half", shape: circle, colour: "#1a5fa8", meaning: On target or better}
      - {status: lower, word: "On target, lower half", shape: diamond, colour: "#8a5300", meaning: Within the tolerance,
         explain: true, on_target: true, at_risk_of: triangle}
      - {status: triangle, word: Worse than target, shape: triangle, colour: "#a8121f",
         meaning: Worse by more than the tolerance, explain: true}
  actions:
    title: Key activities
    states:
      - {status: star, word: Excellent / ahead of schedule, shape: star, colour: "#00653b", meaning: Ahead of the milestone}
      - {status: tick, word: Good / on schedule, shape: tick, colour: "#1a5fa8", meaning: On course for the milestone}
      - {status: triangle, word: Fair / behind schedule, shape: triangle, colour: "#a8121f", meaning: Behind the milestone}

rules:
  four-bands:
    title: four bands around the target
    source: assumption
    note: The tolerance is assumed.
    limits: {tolerance: 10%}
    bands:
      - {status: star, when: {variance: {above: tolerance}}}
      - {status: upper, when: {variance: {at_least: 0}}}
      - {status: lower, when: {variance: {at_least: -tolerance}}}
      - {status: triangle}
rule: four-bands

commentary: {remarks: commentary}
gates:
  release: automatic
  commentary: accept
  returns: accept
  considered_by: the Cabinet

small_numbers:
  largest: 5
  not_people: [social workers, sales, sale, test purchases, licence review, licence reviews, hours, packs, bags, team, teams]
  safe: ["Key Stage 4", "5 A*-C"]

narrative:
  achievements: {title: Significant achievements, by: priority, spellings: [achievements, achievement]}
  challenges: {title: Challenges, by: priority, spellings: [challenge]}

report:
  title: Corporate quarterly performance report
  subtitle: Summary for the Children's Services Scrutiny Committee
  numbering: sections
  details:
    Report to: Children's Services Scrutiny Committee
    Report of: Director of Children's Services
    Available to the public: "After consideration by the Cabinet on {considered}"
  recommendations:
    - That the Committee considers the performance reported for the quarter.
  cover:
    - {content: text, title: Purpose of report, text: "To inform the Committee of performance in {title}, {period}."}
    - {content: recommendations, title: Recommendation}
    - {content: glance, title: Performance at a glance}
    - {content: exceptions, title: "What is worse than target, and why"}
    - {content: text, title: Background, text: The scorecards are reported each quarter.}
    - {content: quality, title: Data quality notes}
  appendices:
    - key: a
      title: "Appendix A: Corporate quarterly performance report"
      sections:
        - {content: text, title: Introduction, text: "This report covers {period}."}
        - {content: passages, title: Performance summary, kinds: [achievements, challenges]}
        - {content: legend, title: How to read the symbols}
        - {content: priorities, title: Reporting on Council Action Plan priorities}
        - {content: returns, title: Returns received}
        - {content: method, title: How each rating was worked out}
"""

INDICATORS = """\
indicators:
  - id: "1178"
    name: Number of LAC per 10k of the child population
    service: children-in-care
    priority: young-people
    unit: per 10,000
    decimals: 1
    polarity: low
    polarity_rationale: Fewer children in care is taken as better.
    basis: snapshot
    targets: {"2012-13": 98.8}
    owner: head-of-children-in-care

  - id: "1180"
    name: Care leavers in employment, education and training
    service: children-in-care
    priority: young-people
    unit: percent
    polarity: high
    polarity_rationale: More young people in work or learning is better.
    basis: in-quarter
    targets: {"2012-13": 65}
    owner: head-of-children-in-care

  - id: child-protection-plans
    name: Number of children subject to child protection plan
    service: safeguarding
    priority: young-people
    unit: per 10,000
    decimals: 1
    polarity: low
    polarity_rationale: A rate at or under the target is taken as better.
    basis: snapshot
    targets: {"2012-13": 36}
    owner: head-of-safeguarding

  - id: adoption-matching
    name: Average time (days) to match a child to an adoptive family
    service: children-in-care
    priority: young-people
    unit: days
    polarity: low
    polarity_rationale: Children should wait as short a time as possible.
    basis: in-quarter
    targets: {"2012-13": 213}
    owner: head-of-children-in-care

  - id: "1176"
    name: "% of Initial assessments for children's social care carried out < 10 working days"
    service: safeguarding
    priority: young-people
    unit: percent
    decimals: 1
    polarity: high
    polarity_rationale: More assessments on time is better.
    basis: in-quarter
    targets: {"2012-13": 72.5}
    owner: head-of-safeguarding
"""

TOWN = council_from(
    "milton",
    CouncilFiles(ConfigurationFile("profile.yaml", PROFILE), ConfigurationFile("indicators.yaml", INDICATORS)),
    reference(),
)
