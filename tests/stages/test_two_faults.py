"""Do two faults of one figure both come to light, one after the other?"""

from pathlib import Path

from tests.installation import ADOPTION, LAC, LEAVERS, Installation, indicator_return, own_council
from tests.stages.test_answers import SERVICE, answered, codes, validated

EARLIER = (
    "indicator,quarter,value,numerator,denominator\n1180,2011-12 Q2,,40,158\n1180,2011-12 Q3,,41,161\n1180,2011-12 Q4,,41,163\n"
)


def test_once_the_value_is_answered_for_the_cohort_is_asked_about(installation: Installation) -> None:
    council: Path = own_council(installation.folder / "dudley")
    (council / "history.csv").write_text(EARLIER)
    row = [*LEAVERS[:2], 38, 80, 47.5, LEAVERS[5], "38 out of the 80 care leavers were in work."]
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, row, ADOPTION]))
    asked, references = [], []
    for hour in (10, 11, 12):
        sent = validated(council, installation)
        asked.append(codes(sent))
        references += [each.reference for each in sent.findings]
        if sent.findings:
            (copy,) = (
                each["attachments"][0]["key"]
                for each in installation.letters()
                if each["attachments"] and f"({references[-1]})" in each["text"].replace("\n", " ")
            )
            body = answered(installation.restricted.read(copy), f"{hour} schemes ended.")
            installation.send(SERVICE, body, f"answer-{hour}.xlsx", hour=hour)
    assert asked == [["H02"], ["H06"], []]
