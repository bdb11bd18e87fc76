"""The plan of a report: its title, its sections in the council's order, and its appendices."""

from typing import Literal

from pydantic import Field

from quarterly.configuration.exemption import Exemption
from quarterly.configuration.ids import LONGEST
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.renderings import Rendering


class SectionPlan(ConfigurationModel):
    """One section of the report, in the council's order: which content, under which heading.

    `kinds` selects from the kinds of narrative, `of` from implications, papers or undertakings, `sets` from the sets of
    indicators. Left out, each selects all, except that papers are then background papers and priorities have no narrative.
    `numbered` decides whether the section's paragraphs are numbered.
    """

    content: Literal[
        "text", "passages", "implications", "recommendations", "glance", "off-target", "exceptions", "legend", "priorities",
        "scorecard", "trackers", "priority-ratings", "schools", "undertakings", "claims", "attendance", "decisions", "papers",
        "trends", "not-due", "quality", "returns", "method", "exclusion", "last-meeting",
    ] = Field(description="What stands in this section.")  # fmt: skip
    title: str = Field(description="As it is printed.")
    text: str = Field("", description="Paragraphs. {period} and {title} are filled in.")
    kinds: tuple[str, ...] = Field((), description="The kinds of narrative that stand here, by their keys.")
    of: tuple[str, ...] = Field(
        (), description="Which of them stand here: implications by key, papers or undertakings by kind. Left out: all."
    )
    sets: tuple[str, ...] = Field((), description="The sets of indicators that stand here, a table each. Left out: all in one.")
    numbered: bool = Field(True, description="Whether its paragraphs take part in the numbering of paragraphs.")
    exempt: Exemption | None = Field(
        None, description="Why the section is not for publication. Its title stays public. Left out, the public reads it."
    )


class AppendixPlan(ConfigurationModel):
    """An appendix: a part of the report that is also a file of its own, "appendix-<key>", for the readers of agenda files."""

    key: str = Field(
        max_length=LONGEST,
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="A short name that never changes: lower case letters, digits and hyphens.",
    )
    title: str = Field(description="As it is printed.")
    sections: tuple[SectionPlan, ...] = Field(description="The sections of the report, in the council's order.")
    exempt: Exemption | None = Field(
        None, description="Why the appendix is not for publication. Its title stays public. Left out, the public reads it."
    )

    @property
    def exempt_sections(self) -> tuple[SectionPlan, ...]:
        """The sections that are not for publication: all of an exempt appendix."""
        return tuple(section for section in self.sections if self.exempt or section.exempt)


class Limits(ConfigurationModel):
    """How long the PDF of a report may be; a run says by how much it is longer, and which parts to shorten. It is drawn whole."""

    cover: int = Field(6, ge=1, description="The most pages of the cover report, from the first page to the first appendix.")
    pages: int = Field(40, ge=1, description="The most pages of the report with all its appendices.")


class ReportPlan(ConfigurationModel):
    """The title of the report and its contents: the cover report, then the appendices.

    `details` is the header block, in order; {exempt} in it says how much of the report is public. `numbering` numbers sections
    (1, 2, 2.1), paragraphs through the whole cover report (1, 2, 3), or paragraphs within sections (1.1, 1.2). `recommendations`
    are used where the cover workbook has none; `lettered` marks them (a), (b). `considered_by` decides by which rule exempt
    matter is kept from the public, `suite` limits the report to the indicators of one suite. `agenda_files` are drawn for readers
    who take a report apart and put it into an agenda; whoever reads the restricted report reads its page or its PDF.
    """

    title: str = Field(description="As it is printed.")
    subtitle: str = Field(description="What stands below the report's title.")
    accent: str = Field("#1d4f73", pattern=r"^#[0-9a-f]{6}$", description="The report's colour, #rrggbb in lower case.")
    numbering: Literal["none", "sections", "paragraphs", "paragraphs within sections"] = Field(
        "sections", description="What is numbered: none, sections, paragraphs, or paragraphs within sections."
    )
    details: dict[str, str] = Field(description="The report's header block: a line each, in order.")
    recommendations: tuple[str, ...] = Field((), description="What the committee is asked to do.")
    lettered: bool = Field(False, description="Whether recommendations are marked (a), (b), (c).")
    considered_by: Literal["committee", "executive"] = Field(
        "committee",
        description="Who considers the report: a committee, or the executive (a cabinet). By which rule the public is kept from "
        "exempt matter follows from it.",
    )
    suite: str = Field("", description="Keep to the indicators of this suite. Left out: all.")
    word_template: str = Field(
        "",
        pattern=r"^([^/\\:]+\.(docx|dotx|docm|dotm))?$",
        description="The council's own Word template in its folder, such as report.dotx. Left out: the template of Quarterly.",
    )
    agenda_files: tuple[Rendering, ...] = Field(
        ("public", "exempt"),
        description="Whose report is drawn for an agenda too, beside its web page, PDF and data: the cover report in Word, "
        "and each appendix as a PDF. Left out: that of the public and the exempt pack.",
    )
    limits: Limits = Field(default=Limits(), description="The most pages of the report.")
    cover: tuple[SectionPlan, ...] = Field(description="The sections of the cover report, in the council's order.")
    appendices: tuple[AppendixPlan, ...] = Field(
        (), description="Parts of the report that are files of their own besides, in order."
    )

    @property
    def exempt_sections(self) -> tuple[SectionPlan, ...]:
        """The sections that are not for publication, of the cover report and of every appendix."""
        of_appendices = (section for appendix in self.appendices for section in appendix.exempt_sections)
        return (*(section for section in self.cover if section.exempt), *of_appendices)

    @property
    def every_section(self) -> tuple[SectionPlan, ...]:
        """The sections of the cover report, then those of every appendix."""
        return (*self.cover, *(section for appendix in self.appendices for section in appendix.sections))
