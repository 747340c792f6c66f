"""Which of two stories with one text came first."""

from collections.abc import Sequence

from reportedly.link.comparing import Overlap
from reportedly.link.credits import Credit, is_agency
from reportedly.link.names import Names
from reportedly.link.story import Story


def is_earlier(
    one: Story, other: Story, shared: Overlap, ones: Sequence[Credit], others: Sequence[Credit], names: Names
) -> bool:
    """Whether `one` stood before `other`: by a credit of one to the other's outlet, by the day, by being an
    agency, by its own lack of credits, by completeness (more of the other stands in it than the reverse), at last by
    path.

    `ones` and `others` are their credits, `shared` has `one` on the left.
    """
    asked = _credits(other, others, one, names), _credits(one, ones, other, names)
    if asked[0] != asked[1]:
        return asked[0]
    if one.published and other.published and one.published != other.published:
        return one.published < other.published
    agencies = is_agency(one.outlet), is_agency(other.outlet)
    if agencies[0] != agencies[1]:
        return agencies[0]
    original = not ones and one.agency is None, not others and other.agency is None
    if original[0] != original[1]:
        return original[0]
    if abs(shared.left - shared.right) > 1e-9:
        return shared.right > shared.left
    return one.path < other.path


def _credits(story: Story, credits: Sequence[Credit], to: Story, names: Names) -> bool:
    outlet = names.of(to.outlet)
    return outlet is not None and (names.of(story.agency) == outlet or any(c.outlet == outlet for c in credits))
