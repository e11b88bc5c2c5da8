"""What is planned about elements that the survey found weak, and what of it is owed."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.survey_form import element_words
from models.rules.catalogue import short_agency

MOST = 200
MARK = 8
"""Characters of an id's end that name a plan on the command line."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan.

    Attributes:
        mark: the end of its id, by which a command may name it.
        element: key of the element; `name` how it is called.
        words: what is to be done; empty where that was erased.
        owner: code of the agency that does it, `owner_short` how people call it; both empty for the house itself.
        due: local day, YYYY-MM-DD.
        period: name of the time whose answers showed it.
        late: it is not done, and its day has passed.
    """

    id: str
    mark: str
    element: str
    name: str
    words: str
    owner: str
    owner_short: str
    due: str
    period: str
    done: bool
    late: bool


def named_plan(desk: Desk, named: str) -> str:
    """Return the id of a plan named by its id or by the end of it.

    Raises:
        Refused: there is none, or several.
    """
    rows = desk.store.execute_sql(
        "SELECT id FROM survey_plan WHERE id = ?1 OR (length(?1) >= 4 AND substr(id, -length(?1)) = ?1) LIMIT 2",
        (named.strip().lower(),),
    ).fetchall()
    if len(rows) != 1:
        raise Refused("survey.plan_unknown", named=named.strip())
    return str(rows[0][0])


def plans_of(desk: Desk, period: str, agency: str | None) -> list[PlanRow]:
    """Return the plans for a time, and those of earlier ones that are not done; by their day. At most 200.

    Args:
        desk: where to read.
        period: name of the time.
        agency: about whose answers; None: those of the whole mall.
    """
    today = desk.today().isoformat()
    rows = desk.store.execute_sql(
        """SELECT p.id, p.element, p.owner, a.name, p.due, p.period, p.done_at IS NOT NULL,
        (SELECT text FROM note n WHERE n.about_id = p.id AND n.purpose = 'survey_plan' LIMIT 1)
        FROM survey_plan p LEFT JOIN agency a ON a.id = p.owner
        WHERE (p.period = ?1 OR p.done_at IS NULL) AND p.agency IS ?2 ORDER BY p.due, p.id LIMIT ?3""",
        (period, agency, MOST),
    ).fetchall()
    names = {one.element: one.name for one in element_words(desk)}
    return [
        PlanRow(
            id=plan,
            mark=plan[-MARK:],
            element=element,
            name=names.get(element, element),
            words=words or "",
            owner=owner or "",
            owner_short=short_agency(name) if name else "",
            due=due,
            period=of,
            done=bool(done),
            late=not done and due < today,
        )
        for plan, element, owner, name, due, of, done, words in rows
    ]
