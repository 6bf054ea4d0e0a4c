"""The narrative parts of a report as drafts from its numbers; the officer rewrites them at will."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.reporting.content import Aim, Count, Line, Part
from campaigns.reporting.form.wording import shown as written
from campaigns.reporting.indicators import Figure

MOST_NAMED = 10


def drafts(
    plans: Sequence[str],
    figures: Sequence[Figure],
    channels: Sequence[Count],
    aims: Sequence[Aim],
    lines: Sequence[Line],
    ahead: Sequence[str],
) -> tuple[Part, ...]:
    """Return the four parts of a report; `ahead` names what the next period asks for."""
    return (
        Part("direction", _("Direction and organisation"), _direction(plans)),
        Part("results", pgettext("report", "Results"), _results(figures, channels, aims)),
        Part("shortfalls", _("Shortcomings and their causes"), _shortfalls(figures, aims, lines)),
        Part("ahead", _("Tasks of the coming period"), _ahead(ahead)),
    )


def _direction(plans: Sequence[str]) -> str:
    if not plans:
        return _("In the period, information was given to residents as need arose.")
    return _("In the period, work followed: %(plans)s.") % {"plans": "; ".join(plans)}


def _results(figures: Sequence[Figure], channels: Sequence[Count], aims: Sequence[Aim]) -> str:
    paragraphs = [_group(group, figures) for group in dict.fromkeys(figure.group for figure in figures)]
    wanted = sum(count.wanted for count in channels)
    done = sum(min(count.done, count.wanted) for count in channels)
    if wanted:
        share = (Decimal(100) * done / wanted).quantize(Decimal("0.1"), ROUND_HALF_UP)
        paragraphs.append(
            _("Of %(wanted)s deeds the plans asked for, %(done)s were done (%(share)s%%).")
            % {"wanted": written(wanted, 0), "done": written(done, 0), "share": written(share, 1)}
        )
    if any(aim.reached is not None for aim in aims):
        reached = sum(aim.is_reached for aim in aims)
        paragraphs.append(
            _("Of %(all)d targets of the plans, %(reached)d were reached.")
            % {"all": len(aims), "reached": reached}
        )
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _group(group: str, figures: Sequence[Figure]) -> str:
    told = [one for one in figures if one.group == group and one.number]
    if not told:
        return ""
    return f"{group}: " + "; ".join(_told(one) for one in told) + "."


def _told(figure: Figure) -> str:
    label = f"{figure.label[:1].lower()}{figure.label[1:]}"
    said = _with_number(label, figure)
    if not figure.before:
        return said
    if figure.number == figure.before:
        return said + " " + _("(as in the same period of the year before)")
    words = (
        _("(the same period of the year before: %(before)s, more now)")
        if figure.number > figure.before
        else _("(the same period of the year before: %(before)s, less now)")
    )
    return said + " " + words % {"before": amount(figure.before, figure.unit)}


def _with_number(label: str, figure: Figure) -> str:
    """A label that begins with its unit takes the number before it: "75 lượt niêm yết"."""
    if label.startswith(f"{figure.unit} "):
        return f"{amount(figure.number, '').strip()} {label}"
    return f"{label} {amount(figure.number, figure.unit)}"


def amount(number: Decimal, unit: str) -> str:
    """Return a number with its unit as reports write it: "1.234 tờ", "98,5%"."""
    text = written(number, 0 if number == number.to_integral_value() else 1)
    return f"{text}%" if unit == "%" else f"{text} {unit}"


def _shortfalls(figures: Sequence[Figure], aims: Sequence[Aim], lines: Sequence[Line]) -> str:
    said = []
    missed = sum(int(one.number) for one in figures if one.key in ("airings_missed", "airings_broken"))
    if missed:
        said.append(_("%(n)d airings failed or broke off.") % {"n": missed})
    short = [line.title for line in lines if line.done < line.wanted]
    if short:
        named = "; ".join(short[:MOST_NAMED])
        more = len(short) - MOST_NAMED
        said.append(_("Not done in full: %(titles)s.") % {"titles": named})
        if more > 0:
            said.append(_("And %(n)d more, named in the appendix.") % {"n": more})
    for aim in aims:
        if aim.reached is not None and not aim.is_reached:
            said.append(
                _("The target “%(what)s” was not reached: %(reached)s, wanted %(wanted)s.")
                % {
                    "what": aim.text,
                    "reached": aim.reached_words,
                    "wanted": aim.wanted_words,
                }
            )
    return "\n".join(said) or _("There was none.")


def _ahead(ahead: Sequence[str]) -> str:
    if not ahead:
        return _("Go on with what the plans ask for.")
    said = [_("Go on with what the plans ask for; in the coming period these are due:")]
    return "\n".join([*said, *(f"- {title}" for title in ahead[:MOST_NAMED])])
