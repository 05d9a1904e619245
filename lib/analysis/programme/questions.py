"""The thirteen questions every department must be able to answer, and the page that helps."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One question: its code in the store, its words, and the page with figures on it.

    `page` is the stem of a file in pages/; None where Checkpoint holds nothing that answers it.
    """

    code: str
    words: str
    page: str | None
    looks_at: str


QUESTIONS = (
    Question(
        "tracking",
        "How am I tracking the progress of the whole cohort?",
        "cohort",
        "Cohort: Attainment 8 and Progress 8 at every checkpoint",
    ),
    Question(
        "accuracy",
        "How do I know my data is accurate?",
        "assessment",
        "Assessment: what to ask first, and predictions against results",
    ),
    Question(
        "plan_for_each",
        "Do I have a plan for every child who is underachieving?",
        "interventions",
        "Interventions: who is behind and has no plan",
    ),
    Question(
        "inferences",
        "Can I draw valid inferences from my assessments?",
        "assessment",
        "Assessment: predictions against the results that came",
    ),
    Question(
        "reliability",
        "Are my assessment methods reliable?",
        None,
        "Not measured: needs marks per question. Name the evidence you hold.",
    ),
    Question(
        "learning",
        "How can I ensure I am measuring learning rather than performance?",
        None,
        "Not measured: Checkpoint sees grades, not tasks. Name the evidence you hold.",
    ),
    Question(
        "moderation",
        "How will I ensure accurate moderation?",
        "assessment",
        "Assessment: a moderation sample to hand out",
    ),
    Question(
        "grades_to_marks",
        "Am I confident in the way I'm assigning grades to marks?",
        None,
        "Not measured: needs marks and boundaries. Name the evidence you hold.",
    ),
    Question(
        "specific",
        "Is my intervention specific to the identified needs of each child?",
        "interventions",
        "Interventions: the barrier and each pupil’s need on every plan",
    ),
    Question(
        "group_size",
        "Are my intervention groups small enough (no more than 5 pupils)?",
        "interventions",
        "Interventions: the size of every group",
    ),
    Question(
        "level",
        "Have I considered the level and duration of intervention each child needs?",
        "interventions",
        "Interventions: wave, weeks, sessions and minutes",
    ),
    Question(
        "resources",
        "How have I ensured the quality of resources is consistently high across those "
        "teachers delivering intervention?",
        "interventions",
        "Interventions: who assured the resources of each plan",
    ),
    Question(
        "working",
        "How will I know if my intervention is working and what will I do if it is/isn't?",
        "impact",
        "Impact: each kind of help beside similar pupils without it",
    ),
)
"""In the design's order and words."""


def asked(code: str) -> str:
    """Return the words of one question by its code."""
    return next(question.words for question in QUESTIONS if question.code == code)
