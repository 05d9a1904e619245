"""The Intervention Register in sentences: the finding, who moved, which rules could not be used."""

from collections.abc import Sequence

from lib.dates import long_date
from lib.interventions.intervention_register.half_term import InterventionRegister
from lib.interventions.intervention_register.rules import Rule
from lib.words import either, listed, number, pupils, sentence

SMALL_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def finding(register: InterventionRegister) -> str:
    """The answer in about ten words."""
    n = len(register.entries)
    qualify = either(n, "qualifies", "qualify") if register.at.is_newest else "qualified"
    if not register.before:
        return f"{n} of {pupils(register.on_roll)} {qualify} for help"
    if _is_mostly_of_rules(register):
        return (
            f"{pupils(n)} {qualify}; most of the change since {register.before.half_term} is of "
            "rules, not of pupils"
        )
    left, helped = len(register.left), int(register.left.has_help.sum())
    ends = f", {number(helped)} of them with help" if left else ""
    return (
        f"{pupils(n)} {qualify}; {len(register.joined)} joined since "
        f"{register.before.half_term} and {left} left{ends}"
    )


def lede(register: InterventionRegister) -> str:
    """Of how many, kept or proposed, how many have no help, and what could not be judged."""
    helpless = len(register.without_help)
    if register.at.is_newest:
        has = either(helpless, "has", "have")
        help_words = f"{sentence(number(helpless))} {has} no help in place now"
    else:
        help_words = f"{sentence(number(helpless))} had no help in place then"
    parts = [_standing(register), help_words, *_not_applied(register.rules)]
    return ". ".join(parts) + "."


def change_title(register: InterventionRegister) -> str:
    """Head the picture of the change."""
    if not register.before:
        return "No earlier register was kept to compare with"
    return (
        f"Since {register.before.year_label} {register.before.half_term}, "
        f"{pupils(len(register.joined))} joined the register and {len(register.left)} left it"
    )


def joined_words(register: InterventionRegister) -> str:
    """Say how many of those who joined have help already."""
    helped = int(register.joined.has_help.sum())
    return f"{_count(helped)} with help in place, {_count(len(register.joined) - helped)} without"


def stayed_words(register: InterventionRegister) -> str:
    """Say how many of those who stayed have help, and how many have been on it for long."""
    helped = int(register.stayed.has_help.sum())
    return f"{_count(helped)} with help in place, {_count(len(register.stayed) - helped)} without"


def left_words(register: InterventionRegister) -> str:
    """Say how many of those who left it had help in between, and who left the school."""
    helped, gone = int(register.left.has_help.sum()), int(register.left.has_left.sum())
    school = f"; {number(gone)} left the school" if gone else ""
    return f"{_count(helped)} after help, {_count(len(register.left) - helped)} without{school}"


def left_caption() -> str:
    """What leaving the register does and does not show."""
    return (
        "With help: some help was live between the two registers. Leaving after help is not proof "
        "that the help worked: low grades tend to rise by themselves."
    )


def rules_note(register: InterventionRegister) -> str:
    """Say how much of the change is of the rules and not of the pupils, or nothing."""
    if register.before is None:
        return ""
    then, said = register.before.half_term, []
    if register.joined_by_rules:
        said.append(
            f"{register.joined_by_rules} of the {len(register.joined)} who joined qualify only by "
            f"rules that could not be applied in {then}"
        )
    if register.left_by_rules:
        said.append(
            f"{register.left_by_rules} of the {len(register.left)} who left had qualified only by "
            "rules that do not apply now"
        )
    return "; ".join(said) + ("." if said else "")


def rules_title(register: InterventionRegister) -> str:
    """Head the list of reasons."""
    several = int((register.entries["count"] > 1).sum())
    return (
        f"Why they qualify: {several} for more than one reason" if several else "Why they qualify"
    )


def list_title(register: InterventionRegister) -> str:
    """Head the list with how many have no help, those with most reasons first."""
    n, helpless = len(register.entries), len(register.without_help)
    if not n:
        return "Nobody is on it"
    return (
        f"{helpless} of {pupils(n)} {either(helpless, 'has', 'have')} no help; most reasons first"
    )


def since_words(times: int, is_new: bool) -> str:
    """Say for how long a pupil has been on it: "New", or "3 half-terms" running."""
    if times > 1:
        return f"{times} half-terms"
    return "New" if is_new else ""


def kept_words(register: InterventionRegister) -> str:
    """Say when the register was kept, by whom, and what is kept beside it."""
    if register.kept is None and not register.at.is_newest:
        return f"No register was kept for {register.at.half_term}, and none can be kept now."
    if register.kept is None:
        return (
            f"Not renewed yet for {register.at.half_term}. Renewing keeps this list, its reasons, "
            "the help in place and the rules, as they are today."
        )
    kept = register.kept
    said = f"Kept as it was on {long_date(kept.as_of_on)}, renewed by {kept.renewed_by}"
    if len(register.revisions) > 1:
        said += f"; version {kept.revision}, because: {kept.note}. The earlier ones stay"
    return f"{said}. Help is that in place {_help_day(register)}."


def _is_mostly_of_rules(register: InterventionRegister) -> bool:
    """Whether more moved because other rules could be applied than for any other reason."""
    by_rules = register.joined_by_rules + register.left_by_rules
    return 2 * by_rules > len(register.joined) + len(register.left)


def _standing(register: InterventionRegister) -> str:
    of = f"of {register.on_roll} on roll in Year {register.at.year_group}"
    if register.kept is not None:
        return f"Renewed on {long_date(register.kept.as_of_on)} by {register.kept.renewed_by}, {of}"
    if register.at.is_newest:
        return f"Proposed by the rules, {of}, and not yet renewed"
    return f"Not renewed at the time; the rules would have proposed these, {of}"


def _help_day(register: InterventionRegister) -> str:
    return f"on {long_date(register.as_of)}"


def _not_applied(rules: Sequence[Rule]) -> list[str]:
    """Name the rules that could not be applied to anybody, with why: never silently skipped."""
    by_reason: dict[str, list[str]] = {}
    for rule in rules:
        if rule.cannot_be_applied:
            why = rule.gap.removeprefix("Cannot be applied: ")
            by_reason.setdefault(why, []).append(rule.letter)
    return [
        f"{either(len(letters), 'Rule', 'Rules')} {listed(letters)} cannot be applied: {why}"
        for why, letters in by_reason.items()
    ]


def _count(count: int) -> str:
    """A count among counts: in digits, but none for nought."""
    return f"{count:,}" if count else "none"
