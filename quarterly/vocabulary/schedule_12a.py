"""Exempt information in England: the descriptions of Part 1 of Schedule 12A to the Local Government Act 1972, in short.

Source: the Schedule as substituted by the Local Government (Access to Information) (Variation) Order 2006 (SI 2006/88). Wales has
descriptions and numbers of its own, and Scotland another Act. Executives exclude the public for the same descriptions, by
regulations of their own (SI 2012/2089).
"""

from typing import Final

ACT: Final = "the Local Government Act 1972"
REGULATIONS: Final = (
    "the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012"
)
SCHEDULE: Final = f"Part 1 of Schedule 12A to {ACT}"

DESCRIPTIONS: Final = {
    1: "information relating to any individual",
    2: "information that is likely to reveal the identity of an individual",
    3: "information relating to the financial or business affairs of any particular person, including the authority that "
    "holds it",
    4: "information relating to consultations or negotiations, or contemplated ones, on a labour relations matter between the "
    "authority or a Minister of the Crown and their employees or office holders",
    5: "information for which a claim to legal professional privilege could be maintained in legal proceedings",
    6: "information that reveals that the authority proposes to give a notice that imposes requirements on a person, or to make "
    "an order or direction, under an enactment",
    7: "information relating to action taken, or to be taken, to prevent, investigate or prosecute crime",
}
