"""The self-review on screen: how the departments stand together, and one department's answers."""

from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.programme.questions import QUESTIONS, Question
from lib.analysis.programme.self_review import UNANSWERED, WORDS, SelfReview
from lib.dates import long_date
from lib.store.programme.said import LONGEST_TEXT
from lib.store.programme.self_reviews import STATES, keep_answer
from lib.ui.frame.address import in_address, to_address
from lib.ui.frame.choices import choose_one
from lib.ui.frame.navigation import SECTIONS
from lib.ui.frame.questions import School, database
from lib.ui.frame.show import show_caption, show_link, show_section, show_table
from lib.ui.frame.writing_as import ask_who
from lib.ui.programme.saving import save

EVERY = "all"


def choose_department(review: SelfReview) -> str | None:
    """Choose a department, or None for all of them together."""
    options = {EVERY: "All departments"} | {name: name for name in review.departments}
    chosen = choose_one("department", "Department", options)
    return None if chosen == EVERY else chosen


def show_departments_together(review: SelfReview) -> None:
    """Show how many departments stand where on each question. Departments are not ranked."""
    n = len(review.departments)
    counts = [review.counts(question) for question in QUESTIONS]
    table = pd.DataFrame({"Question": [q.words for q in QUESTIONS]})
    for state, words in WORDS.items():
        table[words] = [count[state] for count in counts]
    bars = [_bar(count, n) for count in counts]
    table.insert(1, f"Of {n} departments", bars)
    show_table(table, numbers=list(WORDS.values()), links={f"Of {n} departments": bars})
    keys = "".join(f'<span><i class="o-{s}"></i>{escape(w[2:])}</span>' for s, w in WORDS.items())
    st.html(f'<div class="o-keys">{keys}</div>')
    begun = ", ".join(f"{d} {review.answered(d)}" for d in review.begun) or "none yet"
    show_caption(
        f"n {n} departments, in the order of their subjects. A state is a department’s own word. "
        f"Answers given, of {len(QUESTIONS)}: {begun}."
    )


def show_department(at: School, review: SelfReview, department: str) -> None:
    """Show one department's thirteen answers and, of the question chosen, the form and history."""
    with st.container(key="o_pair"):
        left, right = st.columns([1.25, 1], gap="large")
    with left, st.container(key="o_pick"):
        question = _choose_question(review, department)
    with right:
        show_section(question.words)
        _show_page(question)
        _show_answer(review, department, question)
        _show_form(at, review, department, question)
        _show_before(review, department, question)


def _choose_question(review: SelfReview, department: str) -> Question:
    by_code = {q.code: q for q in QUESTIONS}
    undone = [q.code for q in QUESTIONS if (department, q.code) not in review.answers]
    in_address("question", list(by_code), next(iter(undone), QUESTIONS[0].code))
    chosen = st.radio(
        "Question",
        list(by_code),
        format_func=lambda code: by_code[code].words,
        captions=[_caption(review, department, q) for q in QUESTIONS],
        key="question",
        on_change=to_address("question"),
        label_visibility="collapsed",
    )
    return by_code[chosen]


def _caption(review: SelfReview, department: str, question: Question) -> str:
    # A caption is read as markdown, so nothing that a person typed may stand in it.
    answer = review.answers.get((department, question.code))
    if answer is None:
        return WORDS[UNANSWERED]
    return f"{WORDS[answer.state]}, {long_date(answer.reviewed_on)}"


def _show_page(question: Question) -> None:
    pages = {place.name for section in SECTIONS.values() for place in section}
    if question.page in pages:
        show_link(question.page, question.looks_at)
    else:
        show_caption(question.looks_at)


def _show_answer(review: SelfReview, department: str, question: Question) -> None:
    answer = review.answers.get((department, question.code))
    if answer is None:
        return
    st.html(
        f'<div class="o-card"><b>{escape(WORDS[answer.state])}</b><br>{escape(answer.evidence)}'
        f"<br><span>{escape(answer.said_by)}, {long_date(answer.reviewed_on)}</span></div>"
    )


def _show_form(at: School, review: SelfReview, department: str, question: Question) -> None:
    answer = review.answers.get((department, question.code))
    seen = answer.version if answer else 0
    key = f"{department}_{question.code}_{seen}"
    with st.form(f"review_{key}", border=False):
        state = st.segmented_control(
            "Where does the department stand?",
            STATES,
            default=answer.state if answer else None,
            format_func=lambda s: WORDS[s],
            key=f"state_{key}",
        )
        evidence = st.text_area(
            "Evidence: what shows it, and where it can be seen",
            value=answer.evidence if answer else "",
            max_chars=LONGEST_TEXT,
            height=110,
            key=f"evidence_{key}",
        )
        with st.container(horizontal=True):
            day = st.date_input("On", at.as_of, max_value=at.as_of, format="DD/MM/YYYY")
            who = ask_who(f"review_{key}")
        if st.form_submit_button("Keep this answer", type="primary"):
            save(
                lambda: keep_answer(
                    database(),
                    at.urn,
                    department,
                    question.code,
                    seen,
                    state or "",
                    evidence,
                    day,
                    who,
                    today=at.as_of,
                ),
                who,
                "Kept. What was answered before is in its history.",
            )


def _show_before(review: SelfReview, department: str, question: Question) -> None:
    before = review.history(department, question.code)
    if not before:
        return
    with st.expander(f"Answered before: {len(before)}"):
        show_table(
            pd.DataFrame(
                {
                    "On": [long_date(a.reviewed_on) for a in before],
                    "Answer": [WORDS[a.state] for a in before],
                    "Evidence": [a.evidence for a in before],
                    "By": [a.said_by for a in before],
                }
            )
        )


def _bar(count: dict[str, int], n: int) -> str:
    parts = "".join(
        f'<i class="o-{state}" style="width:{100 * count[state] / n:.1f}%"></i>'
        for state in WORDS
        if count[state]
    )
    return f'<div class="o-bar" aria-hidden="true">{parts}</div>' if n else ""
