"""The checks, in stages. A stage that stops the file ends the screening, so that later checks
may assume what earlier ones proved. A check is one function: `check_<area>_<what>(screening)`
returns the findings called `<area>_<what>`, and none when all is well.
"""

from collections.abc import Callable

from lib.importing.checks import columns, details, dfe, files, grades, helped, pupils, sessions
from lib.importing.findings import Finding
from lib.importing.screening import Screening

Check = Callable[[Screening], list[Finding]]

FILE: tuple[Check, ...] = (
    files.check_file_without_rows,
    files.check_file_already_imported,
    files.check_checkpoint_not_chosen,
    files.check_checkpoint_locked,
    columns.check_columns_content_unknown,
    columns.check_columns_missing,
    columns.check_columns_without_subjects,
    columns.check_columns_subject_unknown,
    columns.check_columns_subject_twice,
    columns.check_columns_other_scale,
    columns.check_columns_of_other_grades,
    columns.check_columns_read_as_said,
    columns.check_columns_month_first,
    columns.check_columns_not_used,
    columns.check_rows_left_out,
)
PUPILS: tuple[Check, ...] = (
    pupils.check_pupils_row_too_long,
    pupils.check_pupils_row_mended,
    pupils.check_pupils_upn_malformed,
    pupils.check_pupils_upn_wrong_letter,
    pupils.check_pupils_upn_temporary,
    pupils.check_pupils_uln_wrong,
    pupils.check_pupils_contradicted,
)
KNOWN_PUPILS: tuple[Check, ...] = (
    pupils.check_pupils_two_of_one_name,
    pupils.check_pupils_not_found,
    pupils.check_pupils_other_name,
)
GRADES: tuple[Check, ...] = (
    grades.check_grades_unknown,
    grades.check_grades_outside_scale,
    grades.check_grades_subject_unknown,
    grades.check_grades_qualification_unknown,
    grades.check_grades_date_unknown,
    grades.check_grades_no_target,
    grades.check_grades_contradict,
    grades.check_grades_said_twice,
    grades.check_grades_repaired,
    grades.check_grades_no_grade,
)
STAGES: dict[str, tuple[tuple[Check, ...], tuple[Check, ...]]] = {
    "pupil_list": (
        PUPILS,
        (
            details.check_details_no_name,
            details.check_details_no_year_group,
            details.check_details_pupil_twice,
            details.check_details_two_of_one_name,
            details.check_details_ks2_out_of_range,
            details.check_details_not_understood,
            details.check_details_repaired,
        ),
    ),
    "targets": ((*PUPILS, *KNOWN_PUPILS), GRADES),
    "wide_marksheet": ((*PUPILS, *KNOWN_PUPILS, pupils.check_pupils_other_year), GRADES),
    "long_results": ((*PUPILS, *KNOWN_PUPILS, pupils.check_pupils_other_year), GRADES),
    "interventions": (
        (*PUPILS, *KNOWN_PUPILS),
        (
            helped.check_interventions_subject_unknown,
            helped.check_interventions_wave_unknown,
            helped.check_interventions_date_unknown,
            helped.check_interventions_said_twice,
        ),
    ),
    "sessions": (
        (*PUPILS, *KNOWN_PUPILS),
        (
            sessions.check_sessions_date_unknown,
            sessions.check_sessions_to_come,
            sessions.check_sessions_mark_unknown,
            sessions.check_sessions_not_on_plan,
            sessions.check_sessions_not_held,
            sessions.check_sessions_contradict,
            sessions.check_sessions_said_twice,
        ),
    ),
    "dfe_figures": (
        (*PUPILS, *KNOWN_PUPILS),
        (dfe.check_dfe_not_understood, dfe.check_dfe_figures_differ),
    ),
}
"""For each kind of content: the checks of its rows' pupils, then of its entries."""


def all_checks() -> list[Check]:
    """Return every check that is wired in, each once."""
    wired = [*FILE, *(check for stages in STAGES.values() for stage in stages for check in stage)]
    return list(dict.fromkeys(wired))
