"""Meanings on hover: every measure has one, from the one glossary, and none can act as markup."""

from html import escape

import pytest

from lib.measures import EVERY
from lib.ui.frame.glossary import GLOSSARY, explained, meaning

HEADINGS = ["Gap", "Likely", "Reading", "In pupils", "Mean error", "Exact", "Adds", "Plan now"]


@pytest.mark.parametrize("label", [*(m.label for m in EVERY), *(m.short for m in EVERY), *HEADINGS])
def test_every_measure_on_screen_has_a_meaning(label):
    assert meaning(label)


def test_the_words_are_those_of_the_glossary_whatever_follows_a_comma():
    assert meaning("Progress 8, predicted") == meaning("progress 8")
    assert meaning("prior attainment") == meaning("KS2 start")
    text = GLOSSARY.read_text(encoding="utf-8")
    assert meaning("shortfall") in text


def test_a_meaning_opens_on_the_keyboard_and_is_read_out():
    said = explained("Attainment 8")
    assert 'tabindex="0"' in said
    found = meaning("Attainment 8")
    assert f'aria-description="{escape(found)}"' in said


def test_a_word_without_a_meaning_stays_plain_and_is_escaped():
    assert explained("<b>Zebra") == "&lt;b&gt;Zebra"


def test_a_plain_word_is_not_explained():
    assert explained("Pupil") == "Pupil"


def test_links_of_the_glossary_are_read_as_their_words():
    assert "](" not in meaning("health")
