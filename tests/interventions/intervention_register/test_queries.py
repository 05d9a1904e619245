"""Every rule of the Intervention Register has its query."""

from lib.store.intervention_register.proposing import RULES
from lib.store.named_queries import named_queries


def test_every_rule_delivered_has_a_query_and_every_query_a_rule(empty_database):
    with empty_database.cursor() as cursor:
        delivered = cursor.execute("select rule from reference_register_rule").fetchall()
    assert {rule for (rule,) in delivered} == set(RULES)
    assert set(RULES.values()) <= named_queries().keys()
