"""SIMS marksheets and transfer files, made from the specification; and XML that does harm."""

from pathlib import Path

import pytest

from lib.importing.readers.formats import read
from lib.importing.sheet import FileRefusedError

FILES = Path(__file__).resolve().parents[1] / "files" / "readers"
NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def tiny(name):
    return read(name, (FILES / name).read_bytes())


def refused(text):
    with pytest.raises(FileRefusedError) as refusal:
        read("a.xml", text.encode() if isinstance(text, str) else text)
    return refusal.value.check


def sims(table, after="", styles=""):
    text = (
        f'<?xml version="1.0"?><Workbook xmlns="{NAMESPACE}" xmlns:ss="{NAMESPACE}">{styles}'
        f'<Worksheet ss:Name="Maths"><Table>{table}</Table>{after}</Worksheet></Workbook>'
    )
    return read("a.xml", text.encode())


def data(text, kind="String", of=""):
    return f'<Cell {of}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_the_hidden_first_column_of_a_sims_marksheet_gives_the_upn():
    (sheet,) = tiny("sims_marksheet_hidden_upn.xml").sheets
    assert sheet.name == "Year 11 Mathematics"
    assert sheet.cells[3][0] == "UPN"
    assert sheet.cells[4][0] == "B801200005001"


def test_sparse_cells_stand_under_their_own_headings():
    (sheet,) = tiny("sims_marksheet_hidden_upn.xml").sheets
    place = sheet.cells[3].index("Mathematics Predicted Grade")
    assert [row[place] for row in (sheet.cells[4], sheet.cells[5], sheet.cells[7])] == [
        "5",
        "4",
        "8",
    ]
    assert sheet.cells[5][place - 1] == ""


def test_rows_that_are_left_out_keep_the_numbers_of_those_after_them():
    (sheet,) = tiny("sims_marksheet_hidden_upn.xml").sheets
    assert (sheet.cells[2], sheet.cells[6]) == ([], [])
    assert sheet.cells[7][1] == "Kaya Kit"


def test_each_worksheet_is_a_sheet_whatever_prefix_its_elements_have():
    sheets = tiny("sims_marksheets_two_classes.xml").sheets
    assert [(sheet.name, sheet.cells[2][2]) for sheet in sheets] == [
        ("11/Hi1", "4"),
        ("11/Hi2", "7"),
    ]


def test_cells_that_a_merged_one_covers_are_counted():
    merged = data("Maths", of='ss:MergeAcross="2"') + data("History")
    assert sims(f"<Row>{merged}</Row>").sheets[0].cells == [["Maths", "", "", "History"]]


def test_a_row_that_stands_for_several_moves_the_next_one_down():
    rows = f'<Row ss:Span="2"/><Row>{data("UPN")}</Row>'
    assert sims(rows).sheets[0].cells == [[], [], [], ["UPN"]]


@pytest.mark.parametrize(
    ("kind", "said", "text"),
    [
        ("Number", "5", "5"),
        ("Number", "5.0", "5"),
        ("Number", "9.276308686E9", "9276308686"),
        ("String", " 6-5 ", "6-5"),
        ("DateTime", "2026-05-06T00:00:00.000", "2026-05-06"),
        ("DateTime", "1899-12-31T12:04:00.000", "12:04:00"),
        ("DateTime", "2026-05-06T09:30:00.000", "2026-05-06 09:30:00"),
        ("Boolean", "1", "TRUE"),
        ("Error", "#N/A", "#N/A"),
    ],
)
def test_a_value_reads_as_in_any_other_workbook(kind, said, text):
    assert sims(f"<Row>{data(said, kind)}</Row>").sheets[0].cells == [[text]]


def test_a_number_in_a_style_of_percentages_reads_as_one():
    styles = (
        '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0%"/></Style>'
        '<Style ss:ID="s2"><NumberFormat ss:Format="0.0"/></Style></Styles>'
    )
    row = data("0.95", "Number", 'ss:StyleID="s1"') + data("0.95", "Number", 'ss:StyleID="s2"')
    assert sims(f"<Row>{row}</Row>", styles=styles).sheets[0].cells == [["95%", "0.95"]]


def test_a_comment_on_a_cell_is_not_its_value():
    cell = (
        '<Cell><Data ss:Type="String">5</Data><Comment><ss:Data>was 4</ss:Data></Comment></Cell>'
        '<Cell><Comment><ss:Data>why?</ss:Data></Comment><Data ss:Type="String">6</Data></Cell>'
    )
    assert sims(f"<Row>{cell}</Row>").sheets[0].cells == [["5", "6"]]


def test_text_with_formatting_inside_is_read_whole():
    cell = '<Cell><ss:Data ss:Type="String"><B>6</B>-<Font>5</Font></ss:Data></Cell>'
    assert sims(f"<Row>{cell}</Row>").sheets[0].cells == [["6-5"]]


def test_a_hidden_worksheet_is_said_and_not_read():
    with pytest.raises(FileRefusedError, match="hidden"):
        sims(
            f"<Row>{data('UPN')}</Row>",
            "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>",
        )


def test_a_place_beyond_any_sheet_is_refused():
    with pytest.raises(FileRefusedError) as refusal:
        sims(f'<Row ss:Index="99999999">{data("UPN")}</Row>')
    assert refusal.value.check == "file_too_many_cells"


def ctf_rows(name="ctf_pupils_ks2_sen_fsm.xml"):
    """The pupils of a common transfer file by heading."""
    (sheet,) = tiny(name).sheets
    return [dict(zip(sheet.cells[0], row, strict=True)) for row in sheet.cells[1:]]


def column(heading, name="ctf_pupils_ks2_sen_fsm.xml"):
    return [row[heading] for row in ctf_rows(name)]


def test_a_ctf_gives_a_row_a_pupil_with_who_they_are():
    mari = ctf_rows()[0]
    assert tiny("ctf_pupils_ks2_sen_fsm.xml").sheets[0].name == "Pupils"
    assert [mari[heading] for heading in ("UPN", "ULN", "Surname", "Date of birth", "Sex")] == [
        "B801200005001",
        "9276308686",
        "MARLOWE",
        "2011-02-01",
        "F",
    ]
    assert column("Former UPN")[2] == "E662332011001"
    assert column("Year group") == ["11"] * 5 + ["10"]


def test_ks2_scores_are_found_under_whatever_stage_they_stand():
    assert column("KS2 reading") == ["104", "99", "112", "", "100", "88"]
    assert column("KS2 maths") == ["102", "95", "115", "", "101", "91"]


def test_outcomes_and_old_levels_are_no_ks2_scores():
    name = "ctf_giap_ks2_outcomes.xml"
    assert column("KS2 reading", name) == ["104", ""]
    assert column("KS2 maths", name) == ["102", "95"]


def test_free_meals_count_within_six_years_of_the_file():
    assert column("FSM6") == ["Y", "N", "", "", "", ""]


def test_free_meals_now_are_those_without_an_end_before_the_file():
    instance = "<FSMinstance><FSMstartDate>2022-03-01</FSMstartDate>{}</FSMinstance>"
    ended = "<FSMendDate>2026-09-01</FSMendDate>"
    for end, now in (("", "Y"), (ended, "N"), (ended.replace("2026", "2028"), "Y")):
        history = f"<FSMhistory>{instance.format(end)}</FSMhistory>"
        assert ctf(history, "2026-11-13")["FSM"] == now


def test_sen_is_the_provision_in_force():
    assert column("SEN") == ["", "K", "", "", "", "E"]


def test_a_first_language_other_than_english_is_eal():
    assert column("EAL") == ["N", "N", "Y", "N", "N", "N"]


def test_attendance_is_that_of_the_latest_year():
    assert column("Attendance %") == ["95%", "90.83%", "100%", "", "", "81.67%"]


def test_joining_and_leaving_are_those_of_the_latest_school():
    assert column("Joined")[0] == "2022-09-01"
    assert column("Leaving date") == ["", "", "", "", "", "2026-12-18"]


def test_looked_after_is_yes_where_it_says_so():
    assert column("Looked after") == ["", "", "", "", "", "Y"]


def test_a_ctf_has_only_the_columns_that_hold_anything():
    assert list(ctf_rows("ctf_giap_ks2_outcomes.xml")[0]) == [
        "UPN",
        "Surname",
        "Forename",
        "Date of birth",
        "Sex",
        "KS2 reading",
        "KS2 maths",
    ]


def ctf(pupil, written_on="2026-11-13"):
    text = (
        f"<CTfile><Header><DateTime>{written_on}T00:00:00</DateTime></Header><CTFpupilData><Pupil>"
        f"<UPN>B801200005001</UPN>{pupil}</Pupil></CTFpupilData></CTfile>"
    )
    (sheet,) = read("a.xml", text.encode()).sheets
    return dict(zip(*sheet.cells, strict=True))


def result(year, said, subject="MAT", component="MAT", method="TT"):
    return (
        f"<StageAssessment><Year>{year}</Year><Subject>{subject}</Subject><Method>{method}</Method>"
        f"<Component>{component}</Component><Result>{said}</Result></StageAssessment>"
    )


@pytest.mark.parametrize(
    ("results", "score"),
    [
        (result(2022, 95) + result(2023, 101), "101"),
        (result(2023, 101) + result(2022, 95), "101"),
        (result(2015, 95), None),
        (result(2022, 79) + result(2022, 121), None),
        (result(2022, 100, method="TA"), None),
        (result(2022, "AS") + result(2022, "100"), "100"),
        (result(2022, 100, component="MTC"), None),
        (result(2022, "²"), None),
    ],
)
def test_a_ks2_score_is_the_latest_scaled_one_of_a_test(results, score):
    stage = f"<StageAssessments><KeyStage><Stage>EYF</Stage>{results}</KeyStage></StageAssessments>"
    assert ctf(stage).get("KS2 maths") == score


@pytest.mark.parametrize(
    ("start", "end", "fsm6"),
    [
        ("2014-01-01", "2020-11-12", "N"),
        ("2014-01-01", "2020-11-13", "Y"),
        ("2014-01-01", "", "Y"),
        ("2027-01-01", "", "N"),
    ],
)
def test_the_last_day_of_free_meals_decides_to_the_day(start, end, fsm6):
    ended = f"<FSMendDate>{end}</FSMendDate>" if end else ""
    history = (
        f"<FSMhistory><FSMinstance><FSMstartDate>{start}</FSMstartDate>{ended}</FSMinstance>"
        "</FSMhistory>"
    )
    assert ctf(history)["FSM6"] == fsm6


def test_six_years_before_the_29th_of_february_is_a_day():
    instance = "<FSMinstance><FSMstartDate>2022-03-01</FSMstartDate></FSMinstance>"
    assert ctf(f"<FSMhistory>{instance}</FSMhistory>", "2028-02-29")["FSM6"] == "Y"


def test_sen_that_has_ended_is_none():
    history = "<SENhistory><SEN><SENprovision>K</SENprovision><EndDate>2024-01-01</EndDate></SEN>"
    assert ctf(f"{history}</SENhistory>")["SEN"] == "N"


def test_an_element_without_children_is_not_taken_for_none():
    assert ctf("<Sex>F</Sex><Gender>M</Gender>")["Sex"] == "F"


def test_an_empty_element_gives_way_to_the_other_name_of_the_same_thing():
    assert ctf("<Sex/><Gender>M</Gender>")["Sex"] == "M"


def test_a_ctf_without_pupils_is_refused():
    assert refused("<CTfile><Header/><CTFpupilData/></CTfile>") == "file_empty"


@pytest.mark.parametrize("name", ["many_entities.xml", "external_entity.xml"])
def test_xml_that_defines_terms_of_its_own_is_refused(name):
    assert refused((FILES / "refused" / name).read_bytes()) == "file_xml_entities"


@pytest.mark.parametrize("root", ["CTfile", "Workbook", "Other"])
def test_a_dtd_is_refused_whatever_it_stands_before(root):
    assert refused(f"<!DOCTYPE {root}><{root}></{root}>") == "file_xml_entities"


@pytest.mark.parametrize("root", ["CTfile", "Workbook"])
def test_levels_without_end_are_refused_and_crash_nothing(root):
    assert refused(f"<{root}>{'<a>' * 100_000}") == "file_damaged_xml"


def test_a_pupil_without_end_is_refused():
    text = f"<CTfile><CTFpupilData><Pupil>{'<a/>' * 100_001}</Pupil></CTFpupilData></CTfile>"
    assert refused(text) == "file_damaged_xml"


def test_a_value_without_end_is_refused():
    assert refused(f"<Workbook><Worksheet><Row><Cell><Data>{'x' * 1_000_001}") == "file_damaged_xml"


def test_an_element_that_does_not_begin_where_files_begin_is_refused():
    assert refused(f"<Workbook {' ' * 100_000}></Workbook>") == "file_damaged_xml"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("name", ["sims_marksheet_hidden_upn.xml", "ctf_pupils_ks2_sen_fsm.xml"])
def test_xml_that_breaks_off_is_refused_and_nothing_of_it_is_read(name, share):
    whole = (FILES / name).read_bytes()
    assert refused(whole[: int(len(whole) * share)]) == "file_damaged_xml"


def test_xml_of_another_kind_is_refused_by_name():
    with pytest.raises(FileRefusedError, match="iSAMS") as refusal:
        tiny("refused/isams_batch.xml")
    assert refusal.value.check == "file_xml"


def test_a_marksheet_in_utf_16_is_read():
    whole = (FILES / "sims_marksheet_hidden_upn.xml").read_text()
    assert read("a.xml", whole.encode("utf-16")).sheets[0].cells[3][0] == "UPN"
