"""Text from a file in a label is read as it stands, never as markup."""

import pytest

from lib.ui.frame.names import literal


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("60142923", "60142923"),
        ("Drama & Dance, 11A", "Drama & Dance, 11A"),
        ("**x** [a](http://b)", r"\*\*x\*\* \[a\](http\://b)"),
        (":red[x] $a$ `b`", r"\:red\[x\] \$a\$ \`b\`"),
        ("<b>", r"\<b\>"),
    ],
)
def test_what_markdown_would_read_is_kept_from_it(text, written):
    assert literal(text) == written
