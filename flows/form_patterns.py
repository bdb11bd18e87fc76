"""How what is typed into a form is written, as a pattern that Prefect checks and in words for whoever mistypes it."""

_QUARTER = "20[0-9]{2}[-/][0-9]{2,4}[ -][Qq][1-4]"
QUARTER, QUARTER_OR_NONE = f"^{_QUARTER}$", f"^({_QUARTER})?$"
DIGEST = "^ *[0-9a-fA-F]{12,64} *$"
FINDING = "^ *[A-Za-z][0-9][0-9]-[0-9a-fA-F]{6} *$"

# What is shown in place of the pattern (serving/form_answers.py).
WRITTEN = {
    QUARTER: "write the financial year and the quarter like this: 2012-13 Q1.",
    QUARTER_OR_NONE: "write it like this: 2012-13 Q1, or leave it empty for the quarter that ended last.",
    DIGEST: "paste the name as you were given it: 12 figures and letters from a to f, such as 3f2a9c04b1de.",
    FINDING: "give the name that stands beside the finding, such as K03-3f2a9c.",
}
