"""The wording of the letter that says that a run broke off too often and is not tried again."""

from quarterly.commentary.letters import Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter


def given_up_letter(council: Council, quarter: Quarter, form: str, run: str) -> Letter:
    """Word the news to the performance officer that a run of a form or of the cycle is not tried again; one letter for each run.

    `form` is the name of its deployment, `run` its id in Prefect.
    """
    officer = officer_of(council)
    texts = [
        f"A run of {form} for {quarter} broke off three times, or could not begin. It is not tried again by itself.",
        "What it was to do may not have been done: the control room in Prefect says how the quarter stands. Once the cause is "
        "put right, send the form again; nothing is done twice.",
    ]
    return Letter(
        id=f"{LetterKind.GIVEN_UP}-{digest(council.key, str(quarter), run)[:16]}",
        kind=LetterKind.GIVEN_UP,
        to=officer.email,
        reply_to=officer.email,
        subject=f"a run of {form} for {quarter} broke off and is not tried again",
        greeting=greeting(officer),
        to_do=f"Ask whoever operates Quarterly to look at the run {run}.",
        blocks=paragraphs(texts),
        signature=signature(council),
    )
