"""Under whose name an officer signs: on behalf of (a.n., u.b.) or acting for (Plt., Plh.) another."""

ACTING = ("Plt.", "Plh.")
BEHALF = ("a.n.", "u.b.")
WAYS = (*BEHALF, *ACTING)
BETWEEN = ";"
"""Between the two for whom one signs under `u.b.`: `Bupati Contoh; Sekretaris Daerah`."""


def signing_title(title: str, way: str = "", whom: str = "") -> str:
    """Return the lines above a signature, with line breaks.

    `Plt. Kepala Dinas` of who acts for another; `a.n. Kepala Dinas` over the own title of who signs on behalf;
    under `u.b.` that of each between them. The own title alone where nothing is delegated.
    """
    if way in ACTING:
        return f"{way} {whom or title}"
    if way not in BEHALF or not whom:
        return title
    first, *more = (part.strip() for part in whom.split(BETWEEN))
    lines = [f"a.n. {first}", *more, *(("u.b.",) if way == "u.b." else ()), title]
    return "\n".join(line for line in lines if line)
