"""Grades to points."""

from tests.spec.tables import Chapter

CHAPTER = Chapter(
    title="Points",
    says=(
        "Points for one slot. A U scores 0 and an X is no result. Reaching 4 and 5 is counted by "
        "the grade; combined science by its lower grade, never by its mean."
    ),
    source=(
        "DfE, key stage 4 qualifications, discount codes and point scores, 2019. The 8-grade "
        "vocational scale is secondary: a school's page and a public implementation."
    ),
    table="""
    qualification       | grade | points | slots | reaches 4 | reaches 5
    gcse                | 9     | 9      | 1     | yes       | yes
    gcse                | 5     | 5      | 1     | yes       | yes
    gcse                | 4     | 4      | 1     | yes       | no
    gcse                | 1     | 1      | 1     | no        | no
    gcse                | U     | 0      | 1     | no        | no
    combined_science    | 9-9   | 9      | 2     | yes       | yes
    combined_science    | 6-5   | 5.5    | 2     | yes       | yes
    combined_science    | 5-4   | 4.5    | 2     | yes       | no
    combined_science    | 4-3   | 3.5    | 2     | no        | no
    combined_science    | U     | 0      | 2     | no        | no
    btec_tech_award     | L2D*  | 8.5    | 1     | no        | no
    btec_tech_award     | L2P   | 4      | 1     | no        | no
    btec_tech_award     | L1D   | 3      | 1     | no        | no
    btec_tech_award     | L1M   | 2      | 1     | no        | no
    btec_tech_award     | L1P   | 1.25   | 1     | no        | no
    wjec_vocational     | L1D*  | 3      | 1     | no        | no
    wjec_vocational     | L1D   | 2      | 1     | no        | no
    wjec_vocational     | L1M   | 1.5    | 1     | no        | no
    wjec_vocational     | L1P   | 1      | 1     | no        | no
    btec_first          | L1P   | 1.75   | 1     | no        | no
    aqa_technical_award | *2    | 8.5    | 1     | no        | no
    aqa_technical_award | AC1   | 2.5    | 1     | no        | no
    as_level            | A     | 10.75  | 1     | yes       | yes
    as_level            | E     | 3.5    | 1     | no        | no
    fsmq                | A     | 5.13   | 1     | no        | no
    graded_music_6_7    | Pass  | 7      | 1     | no        | no
    graded_music_8      | Pass  | 8.5    | 1     | no        | no
    legacy_gcse         | C     | 4      | 1     | yes       | no
    """,
)
