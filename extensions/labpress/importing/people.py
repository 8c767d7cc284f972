"""A person of an old site, out of a record in whatever words its template has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.importing.bibtex import is_local
from labpress.importing.fields import outline
from labpress.importing.found import FoundPerson
from labpress.importing.html_markup import ANCHOR, link_label
from labpress.importing.identity import initial_and_family
from labpress.importing.markup import convert, plain
from labpress.importing.wording import (
    date_of,
    is_nobody,
    role_of,
    says_alumnus,
    single_date,
    span_of,
    title_of,
    without_titles,
)
from labpress.names.parsing import from_yaml
from labpress.reading.yaml.tree import MappingNode, ScalarNode, SequenceNode
from labpress.records.model import Location
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.importing.fields import Fields
    from labpress.importing.found import Ledger
    from labpress.importing.markup import Dialect

#: Keys that only say how a page looks or where it stands.
SETTINGS = frozenset(
    """
    layout permalink order weight sort sortby sort_key sort_order importance published draft nav
    nav_order group_rank show_excerpt sitemap excerpt tags categories collage_column_start highlight
    highlight_name superuser profile_page format css toc lang active slug ref redirect_from
    email_hash template page_layout title_block_banner comments about_template listing id uid key
    image_circular align style gridid show hidden featured widget bibtex_show number_educ netid
    """.split()
)
_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<url>[^()\s]+)\)\s*(?:\((?P<note>[^()]*)\))?")
_INNER = re.compile(
    r"^(?P<given>[^()]+?)\s*[(“\"](?P<other>[^()“”\"]+)[)”\"]\s*(?P<family>[^()]*)$"
)
#: Words for the account of a link.
_NETWORKS: tuple[tuple[str, str], ...] = (
    ("email", r"e-?mail|envelope|mailto:"),
    ("orcid", r"orcid"),
    ("scholar", r"scholar|scholar_userid"),
    ("github", r"github"),
    ("dblp", r"dblp"),
    ("homepage", r"home|web\s?page|web\s?site|globe|^site$|laptop|personal|^url$|^link$|webpage"),
)
#: Where an account that is only a name leads.
_ACCOUNTS = {
    "twitter": "https://twitter.com/{}",
    "x": "https://x.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "gitlab": "https://gitlab.com/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "researchgate": "https://www.researchgate.net/profile/{}",
    "research_gate": "https://www.researchgate.net/profile/{}",
    "instagram": "https://www.instagram.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "youtube": "https://www.youtube.com/@{}",
    "bitbucket": "https://bitbucket.org/{}",
    "medium": "https://medium.com/@{}",
    "osf": "https://osf.io/{}",
    "semantic_scholar": "https://www.semanticscholar.org/author/{}",
    "publons": "https://publons.com/researcher/{}",
    "kaggle": "https://www.kaggle.com/{}",
    "dblp": "https://dblp.org/pid/{}",
    "dblp_url": "{}",
    "mastodon": "{}",
}
#: How networks write themselves.
_NAMES = {
    "linkedin": "LinkedIn",
    "researchgate": "ResearchGate",
    "research_gate": "ResearchGate",
    "gitlab": "GitLab",
    "youtube": "YouTube",
    "dblp": "DBLP",
    "dblp_url": "DBLP",
    "osf": "OSF",
    "x": "X",
    "semantic_scholar": "Semantic Scholar",
    **{name: name.capitalize() for name in ("twitter", "mastodon", "bluesky", "facebook")},
    **{name: name.capitalize() for name in ("instagram", "bitbucket", "medium", "publons")},
}
_TEXTS = (
    ("Education", ("education", "educations", "degrees", "alteducation")),
    ("Research interests", ("interests", "research_interests", "expertise", "topics", "info2")),
    ("Awards", ("awards", "honors", "honours")),
)


def person_from(
    record: Fields,
    ledger: Ledger,
    *,
    old_id: str = "",
    heading: str = "",
    former: bool = False,
    body: str = "",
    line: int = 1,
    dialect: Dialect = "jekyll",
    titled: bool = False,
) -> FoundPerson | None:
    """Return the person that *record* speaks of; None for one that is nobody.

    *heading*: what stands over the list. *former*: it is a list of people who have left. *body*:
    the text of the person's own page, which begins at *line*. *titled*: the key ``title`` is the
    name. All keys of the record are told in *ledger*.
    """
    raw = _name_in(record, titled)
    place = record.place
    if not raw:
        if record.keys:
            ledger.found("person", outline_of(record), place, "the record has no name")
        return None
    name, homepage, other, note = _named(raw)
    if is_nobody(name) or old_id.startswith("template"):
        ledger.found("person", plain(raw) or old_id, place, "a placeholder of the template")
        return None
    person = FoundPerson(ledger.found("person", name, place), name, old_id)
    person.homepage = homepage
    for spelled in filter(None, (other, *_aliases(record))):
        if len(spelled.split()) > 1:
            person.also.append(spelled)
        else:
            where = record.place_of("aliases", "also")
            ledger.found("spelling of a name", spelled, where, "one word could be anybody's")
    _times(person, record, " ".join(filter(None, (note, heading))), former)
    _links(person, record, ledger)
    photo = record.filled(
        *(
            "image",
            "img",
            "photo",
            "portrait",
            "avatar",
            "picture",
            "headshot",
            "pic",
            "profile_image",
        )
    )
    inner = record.inner("image")
    photo = photo or inner.filled("filename", "src", "path")
    if re.search(
        r"placeholder|default[-_]?(?:avatar|photo|profile)?\.|dummy\.|_default\.|smile\.png", photo
    ):
        ledger.found("portrait", photo, record.place_of("image", "img", "photo"), "a placeholder")
    else:
        person.photo = photo.replace("\\", "/")
    person.native = record.filled("native", "native_name", "chinese_name")
    _facts(person, record)
    _biography(person, record, ledger, body, line, dialect)
    record.tell(ledger, "a person", SETTINGS)
    return person


def outline_of(record: Fields) -> str:
    """Return what a record without a name is told as."""
    found = (f"{key}: {outline(record.node(key))}" for key in record.keys)
    return next(found, "")[:60]


def _name_in(record: Fields, titled: bool) -> str:
    first = record.text("first_name", "firstname", "first", "given", "given_name")
    middle = record.text("middle_name", "middle")
    last = record.text("last_name", "lastname", "last", "family", "surname")
    parts = " ".join(filter(None, (first, middle, last)))
    # a member file may call its role or nickname `title`
    whole = record.text("name", "fullname", "full_name", "member_name")
    if parts and last:
        return whole if whole and len(whole.split()) > len(parts.split()) else parts
    if whole:
        return whole
    return record.text("title", "author") if titled else ""


def _named(raw: str) -> tuple[str, str, str, str]:
    """Return the name in *raw*, the address it links to, another name, and a note."""
    homepage = other = note = ""
    if match := _LINK.search(raw) or ANCHOR.search(raw):
        homepage = match["url"]
        note = (match.groupdict().get("note") or "").strip()
        raw = match["text"] + raw[match.end() :]
    text = plain(re.sub(r"<sup>.*?</sup>", "", raw)).replace("*", "").strip()
    text = without_titles(text)
    if match := re.fullmatch(r"(?P<name>[^,()]+?)\s*,\s*(?P<rest>[^,]*\(.*|.*\d{4}.*)", text):
        text, note = match["name"], match["rest"]  # Name, what, (years).
    if match := re.fullmatch(r"(?P<name>[^()]+?)\s*\((?P<inner>[^()]*)\)", text):
        inner = match["inner"]
        text = match["name"]
        if inner[:1].isupper() and not role_of(inner) and not re.search(r"\d", inner):
            family = text.split()[-1]
            other = inner if " " in inner else f"{inner} {family}"
        else:
            note = note or inner
    elif (match := _INNER.fullmatch(text)) and match["family"]:
        text = f"{match['given']} {match['family']}"
        other = f"{match['other']} {match['family']}"
    return " ".join(text.split()).strip(" ,;"), homepage, other, note


def _aliases(record: Fields) -> list[str]:
    return [plain(name) for name in record.texts("aliases", "also", "nicknames", "alias")]


def _times(person: FoundPerson, record: Fields, said: str, former: bool) -> None:
    """Find out role, line under the name, beginning and end."""
    texts = [
        plain(text)
        for text in (
            *record.texts("user_groups", "people_group"),
            *record.texts("role", "roles"),
            record.text("position", "job_title", "jobtitle", "rank", "person_role"),
            *record.texts("group", "category", "categories"),
            record.text("title") if record.text("title") != person.name else "",
            record.text("subtitle"),
            record.text("status", "info", "degree", "designation"),
            record.text("altsubtitle"),
        )
        if text
    ]
    spoken = [plain(text) for text in texts if plain(text) != person.thing.label]
    duration = " ".join(
        filter(
            None, (record.text("duration"), record.text("date", "years", "year", "tenure", "time"))
        )
    )
    visiting = record.text("visiting")
    if visiting:
        spoken.insert(0, "visiting")
    period = record.inner("period")
    starts = (
        *("joined", "start", "started", "start_date", "date_start", "from", "since", "year_begin"),
        "startdate",
    )
    ends = (
        *(
            "left",
            "end",
            "ended",
            "end_date",
            "date_end",
            "until",
            "graduated",
            "year_end",
            "enddate",
        ),
        "graduation",
    )
    start = date_of(record.text(*starts) or period.text("start", "from"))
    end_text = record.text(*ends) or period.text("end", "until")
    end = date_of(end_text)
    is_open = bool(re.search(r"current|present|now", end_text, re.I))
    left_now = former or record.flag("alumni") or record.flag("former") or record.flag("alumnus")
    left_now = left_now or any(says_alumnus(text) for text in [*spoken, said])
    rest: list[str] = []
    for text in (visiting, duration, *spoken, said):
        span = span_of(text)
        rest.append(span.rest)
        if span.start and not start and not end:
            start, end = span.start, span.end
            is_open = is_open or span.open
    if not start and not end and left_now:
        end = next((found for text in (duration, said) if (found := single_date(text))), "")
    words = [span_of(text).rest for text in spoken]
    person.role = next((role for text in [*words, *rest, said] if (role := role_of(text))), "")
    words = [
        text for text in words if without_titles(text) not in (person.name, person.thing.label)
    ]
    own = initial_and_family(from_yaml(person.name))
    for text in list(words):
        name = from_yaml(text)
        if name.given and initial_and_family(name) == own and not role_of(text):
            person.also.append(without_titles(text))
            words.remove(text)
    person.title = next((found for text in words if (found := _title(text, person.role))), "")
    person.joined = start
    if end and not is_open:
        person.left = end
    elif left_now:
        person.left = "unknown"
    if left_now and duration and not span_of(duration).start and not single_date(duration):
        person.now = plain(duration) if not role_of(duration) else ""
    now = record.text(
        *("now", "now_at", "current", "currently", "current_position", "next", "placement"),
        *("where_now", "employment", "employer", "next_position", "after"),
    )
    person.now = plain(now) or person.now
    person.member = not (record.flag("external") or record.flag("other_group"))
    if person.role == "collaborator" and left_now:
        person.member = False


def _title(text: str, role: str) -> str:
    found = title_of(text)
    return "" if says_alumnus(found) or not found or found.lower() == role else found


def _links(person: FoundPerson, record: Fields, ledger: Ledger) -> None:
    """Take all links: those of keys of their own, and lists in any of the templates' forms."""
    for key, value, place in _pairs(record):
        _link(person, key, value, place, ledger)


def _pairs(record: Fields) -> Iterator[tuple[str, str, Location]]:
    for keys in (
        ("url", "website", "webpage", "homepage", "home_page", "web", "link", "personal_website"),
        ("redirect", "webpage_url", "site"),
        ("email", "mail", "e_mail"),
        ("orcid", "orcid_id", "orcidid"),
        ("scholar", "google_scholar", "googlescholar", "scholar_userid", "gscholar"),
        ("github", "github_username"),
        *((name,) for name in _ACCOUNTS),
        ("cv", "resume", "cv_pdf"),
    ):
        place = record.place_of(*keys)
        if value := record.filled(*keys):
            yield keys[0], value, place
    for holder in ("links", "social", "socials", "about", "contact"):
        node = record.node(holder)
        if holder == "about" and isinstance(node, MappingNode):
            node = next((value for key, value in node.pairs if key.value == "links"), None)
        items = node.items if isinstance(node, SequenceNode) else (node,)
        for item in items:
            if isinstance(item, MappingNode):
                yield from _of_item(item, record.file)


def _of_item(item: MappingNode, file: str) -> Iterator[tuple[str, str, Location]]:
    texts = {
        key.value.strip().lower().replace("-", "_"): value.value.strip()
        for key, value in item.pairs
        if isinstance(value, ScalarNode) and not value.absent
    }
    place = Location(file, item.location.line)
    given = [key.value.strip().lower() for key, _ in item.pairs]
    address = texts.get("link") or texts.get("href") or texts.get("url") or ""
    if not address and {"link", "href", "url"} & set(given):
        return  # the template's field, not filled in
    if not address or not {"icon", "name", "text", "label", "display", "title"} & set(texts):
        for key, value in texts.items():
            yield key, value, place
        return
    words = " ".join(texts.get(one, "") for one in ("icon", "name", "text", "label", "title"))
    display = texts.get("text") or texts.get("label") or ""
    yield (display or words).strip() + ("\0" + words), address, place


def _link(person: FoundPerson, key: str, value: str, place: Location, ledger: Ledger) -> None:
    label, _, words = key.partition("\0")
    words = words or label
    value = plain(value) if "<" in value else value.strip()
    if value == person.old_id:
        return  # the name of the person's page
    bare = value.removeprefix("mailto:")
    mail = re.sub(r"\s*[(\[]\s*(?:at|@)\s*[)\]]\s*|\s+at\s+", "@", bare, flags=re.I)
    mail = re.sub(r"\s*[(\[]\s*(?:dot|\.)\s*[)\]]\s*|\s+dot\s+", ".", mail, flags=re.I)
    if re.fullmatch(r"[^\s@/]+@[\w-]+(?:\.[\w-]+)+", mail):
        _keep(person, "email", mail, "E-mail", f"mailto:{mail}")
        return
    if value.startswith("mailto:") or re.fullmatch(r"#.*", value):
        return
    kind = next(
        (
            name
            for name, pattern in _NETWORKS
            if re.search(pattern, f"{words} {value}" if name != "homepage" else words, re.I)
        ),
        "",
    )
    account = words.lower().split()[0].replace("-", "_") if words.split() else ""
    if kind == "orcid" and (orcid := orcid_of(value)):
        _keep(person, "orcid", orcid, "ORCID", f"https://orcid.org/{orcid}")
    elif kind == "scholar":
        found = re.search(r"user=([\w-]+)", value)
        number = found[1] if found else value if re.fullmatch(r"[\w-]{8,20}", value) else ""
        if number:
            address = f"https://scholar.google.com/citations?user={number}"
            _keep(person, "scholar", number, "Google Scholar", address)
        elif "://" in value:
            _more(person, "Google Scholar", value)
    elif kind == "github":
        found = re.fullmatch(
            r"(?:(?:https?://)?(?:www\.)?github\.com/|@)?([A-Za-z0-9](?:-?[A-Za-z0-9])*)/?", value
        )
        if found:
            _keep(person, "github", found[1], "GitHub", f"https://github.com/{found[1]}")
        else:
            _more(person, "GitHub", value)
    elif "://" in value or value.startswith("www."):
        address = value if "://" in value else f"https://{value}"
        if kind == "homepage":
            _keep(person, "homepage", address, link_label(address), address)
        else:
            shown = label if not re.search(r"\bfa|icon|^ai\b|flaticon|bi-", label) else ""
            _more(person, _NAMES.get(shown.strip().lower(), shown.strip()), address)
    elif account in _ACCOUNTS and re.fullmatch(r"@?[\w./@-]+", value):
        address = _ACCOUNTS[account].format(value.lstrip("@"))
        if "://" in address:
            _more(person, _NAMES.get(account, account.capitalize()), address)
        else:
            ledger.found("link of a person", f"{account}: {value}", place, "it is no address")
    elif is_local(value) and re.search(r"\.\w{2,4}$|/", value):
        shown = "CV" if re.search(r"\bcv\b|resume|curriculum", f"{words} {value}", re.I) else label
        _more(person, shown or "File", value)
    else:
        ledger.found("link of a person", f"{label}: {value}", place, "it is no address")


def _keep(person: FoundPerson, key: str, value: str, label: str, address: str) -> None:
    present = getattr(person, key)
    if not present:
        setattr(person, key, value)
    elif present.rstrip("/") != value.rstrip("/"):
        _more(person, label, address)


def _more(person: FoundPerson, label: str, address: str) -> None:
    pair = (label or link_label(address), address)
    if pair not in person.links and address != person.homepage:
        person.links.append(pair)


def _facts(person: FoundPerson, record: Fields) -> None:
    for heading, keys in _TEXTS:
        lines: list[str] = []
        for key in (*keys, *(f"{keys[0]}{n}" for n in range(1, 9))):
            node = record.node(key)
            lines += _lines(node)
        for line in lines:
            if match := re.match(r"(?:current(?:ly)?|now)\s*:\s*(.+)", line, re.I):
                person.now = person.now or match[1]
        if lines:
            person.facts.append((heading, list(dict.fromkeys(lines))))
    places = [
        outline(node)
        for key in ("organizations", "organization", "affiliation", "affiliations", "department")
        if (node := record.node(key)) is not None
    ]
    places = [re.sub(r"\b(?:name|url): ", "", place) for place in places if place]
    if places:
        person.facts.append(("Affiliation", places))
    topic = plain(record.text("project_title", "topic", "thesis", "thesis_title", "info3", "info4"))
    if topic:
        person.facts.append(("Topic", [topic]))
    for key in ("pronouns", "advisor", "primary_advisor", "co_advised", "cosupervisor", "mentor"):
        if text := plain(record.text(key)):
            person.facts.append((key.replace("_", " ").capitalize(), [text]))


def _lines(node: object) -> list[str]:
    """Return what a value says, a line for each item."""
    match node:
        case ScalarNode():
            if node.absent:
                return []
            parts = re.split(r"<br\s*/?>|\n", node.value)
            return [line for part in parts if (line := plain(part).lstrip("-• ").strip())]
        case SequenceNode():
            return [line for item in node.items for line in _lines(item)]
        case MappingNode():
            if len(node.pairs) == 1 and isinstance(node.pairs[0][1], SequenceNode):
                return _lines(node.pairs[0][1])  # Hugo Blox: education.courses
            line = ", ".join(" ".join(_lines(value)) for _, value in node.pairs)
            return [line.strip(", ")] if line.strip(", ") else []
    return []


def _biography(
    person: FoundPerson, record: Fields, ledger: Ledger, body: str, line: int, dialect: Dialect
) -> None:
    texts: list[str] = []
    for key in (
        "bio",
        "biography",
        "description",
        "intro",
        "research",
        "about_me",
        "profile",
        "blurb",
    ):
        node = record.node(key)
        if isinstance(node, ScalarNode) and not node.absent and node.value.strip():
            place = Location(record.file, node.location.line)
            text = convert(node.value, place, ledger, dialect)
            if plain(text) and plain(text) not in (person.title, person.name):
                if key == "description" and not person.role and role_of(text):
                    person.role = role_of(text)
                texts.append(text)
    if body.strip():
        text = convert(body, Location(record.file, line), ledger, dialect)
        if text.strip():
            texts = [one for one in texts if one.strip() not in text]
            texts.append(text)
    person.bio = "\n\n".join(texts)
