"""Does each keyed stage read only those parts of its council that its key includes?"""

import pytest

from adapters.councils import load_council
from quarterly.collecting.check_scope import config_for_sender
from quarterly.configuration.council import Council
from quarterly.reporting.report_scope import config_for_report
from quarterly.scoring.score_scope import config_for_scoring
from quarterly.vocabulary.quarter import Quarter
from tasks import score_indicators, validate_return
from tasks.collect_returns import collect_returns
from tasks.compilation import compilation_of
from tests.installation import COUNCIL, QUARTER, Installation
from tests.stages.chain import Chain, plain


@pytest.fixture
def council(installation: Installation) -> Council:
    installation.send_all()
    return load_council(COUNCIL, Quarter.parse(QUARTER))


def test_a_validation_sees_what_its_key_holds(council: Council) -> None:
    raw = plain(collect_returns)(COUNCIL, QUARTER).received[0]
    cycle, inputs, _ = validate_return._opened.anew(COUNCIL, QUARTER, raw)
    assert cycle.council is inputs.council
    assert inputs.council == config_for_sender(raw.service, council)
    assert inputs.files == tuple((file.name, file.digest) for file in raw.files)


def test_a_scorecard_sees_what_its_key_holds(council: Council) -> None:
    returns = Chain().validated()
    cycle, inputs = score_indicators._opened.anew(COUNCIL, QUARTER, returns)
    assert cycle.council is inputs.council
    assert inputs.council == config_for_scoring(council)
    assert inputs.returns == tuple((sent.service, sent.output.digest) for sent in returns)


def test_a_report_sees_what_its_key_holds(council: Council) -> None:
    scorecard, said = Chain().asked()
    asked = compilation_of(COUNCIL, QUARTER, scorecard, said, Chain().validated())
    sources = asked.inputs.sources
    assert asked.cycle.council is asked.whole.council is sources.council
    assert sources.council == config_for_report(council, Quarter.parse(QUARTER))
    assert (sources.scorecard, sources.commentary) == (scorecard.output.digest, said.output.digest)
    assert asked.whole.narrative is sources.narrative
