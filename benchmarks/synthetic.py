"""A made-up research group of any size, the same for the same seed.

It has what makes a real one hard: people who share a family name and initials, names with
accents (written in Unicode or in LaTeX), outsiders with the initials of members, formulae in
5 % of the titles, annotations, awards, themes, links and abstracts.

    python benchmarks/synthetic.py FOLDER --papers 1000 --people 60 --seed 1

writes a source tree that Sphinx can build. From Python, ``make_group(...)`` also says which
author really is which person, so that tests can check what labpress decides.
"""

from __future__ import annotations

import argparse
import json
import random
import unicodedata
from dataclasses import dataclass
from pathlib import Path

# Few family names, many given names: initials collide as they do in real groups.
FAMILIES = (
    *(
        "Zhang",
        "Liu",
        "Wang",
        "Chen",
        "Li",
        "Yang",
        "Kim",
        "Nguyen",
        "Smith",
        "Müller",
        "Núñez",
    ),
    *(
        "Großmann",
        "Åkesson",
        "Černý",
        "Łukasik",
        "O'Brien",
        "Ben-David",
        "Đặng",
        "İnan",
        "Sørensen",
    ),
    *(
        "Ramamurthy",
        "Casper",
        "Baracaldo",
        "Haghighi",
        "Fantaci",
        "Pal",
        "Rossi",
        "Dupré",
        "García",
    ),
)
PARTICLES = ("van der", "de", "von", "De la")
GIVENS = (
    *(
        "Yihua",
        "Yimeng",
        "Yuanshun",
        "Jinghan",
        "Jiancheng",
        "Jia",
        "Sijia",
        "Soumyadeep",
        "Chongyu",
    ),
    *("Changsheng", "Yuguang", "Yao", "Pin-Yu", "Pengcheng", "Anna", "Andrés", "Émilie", "Zoë"),
    *(
        "Søren",
        "Ömer",
        "Ana María",
        "John R.",
        "Jean-Luc",
        "Mai",
        "Minh",
        "Katrín",
        "Štěpán",
        "Wei",
    ),
    *("Wen", "Xin", "Xiaoyu", "Haoran", "Hao", "Licong", "Liang", "Mingyi", "Meng", "Tianlong"),
    *(
        "Tara",
        "Robert",
        "Rosa",
        "Nathalie",
        "Peter",
        "Priya",
        "Ivan",
        "İlke",
        "Deniz",
        "Ulrike",
    ),
)
WORDS = (
    *("robust", "learning", "unlearning", "gradient", "zeroth-order", "optimization", "models"),
    *(
        "language",
        "diffusion",
        "adversarial",
        "training",
        "certified",
        "pruning",
        "sparse",
        "deep",
    ),
    *(
        "networks",
        "federated",
        "visual",
        "prompting",
        "backdoor",
        "attacks",
        "defences",
        "fairness",
    ),
    *(
        "alignment",
        "bilevel",
        "efficient",
        "scalable",
        "trustworthy",
        "rethinking",
        "revisiting",
    ),
    *(
        "understanding",
        "data",
        "selection",
        "curvature",
        "forgetting",
        "concept",
        "erasure",
        "safe",
    ),
)
FORMULAE = (
    r"$\ell_2$",
    r"$O(\sqrt{d/T})$",
    r"$\epsilon$-robust",
    r"$\mathbb{R}^n$",
    r"$\min_x \max_y f(x, y)$",
    r"$10^{-3}$",
    r"$\nabla f$",
)
VENUES = (
    ("NeurIPS", "Advances in Neural Information Processing Systems"),
    ("ICML", "Proceedings of the International Conference on Machine Learning"),
    ("ICLR", "International Conference on Learning Representations"),
    ("CVPR", "IEEE/CVF Conference on Computer Vision and Pattern Recognition"),
    ("ECCV", "European Conference on Computer Vision"),
    ("AISTATS", "International Conference on Artificial Intelligence and Statistics"),
)
JOURNALS = (
    "Nature Machine Intelligence",
    "Journal of Machine Learning Research",
    "IEEE Transactions on Signal Processing",
    "Transactions on Machine Learning Research",
)
AWARDS = (
    "Spotlight",
    "Oral",
    "Best Paper Award",
    "Best Paper Runner-Up Award",
    "Outstanding Paper",
)
THEMES = (
    ("trustworthy", "Trustworthy AI", "Robustness, privacy, fairness"),
    ("scalable", "Scalable AI", "Optimization, sparsity, memory"),
    ("unlearning", "Machine Unlearning", "Forgetting on purpose"),
    ("generative", "Generative Models", "Diffusion and language"),
)
ROLES = ("phd", "phd", "phd", "ms", "undergrad", "postdoc", "visitor", "intern")

# Unicode letters as older .bib files write them.
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0308": '"',
    "\u030a": "r",
    "\u030c": "v",
    "\u0327": "c",
}
_LETTERS = {"ß": r"{\ss}", "ø": r"{\o}", "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}"}


@dataclass(frozen=True)
class Somebody:
    """A person of the group, or (with an empty id) anybody else."""

    id: str
    given: str
    family: str
    role: str = ""
    joined: int = 0
    left: int | None = None

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return f"{self.given} {self.family}"


@dataclass(frozen=True)
class Paper:
    """A paper, and the truth about who wrote it."""

    key: str
    authors: tuple[Somebody, ...]
    equal: tuple[int, ...]
    awards: tuple[str, ...]
    themes: tuple[str, ...]
    year: int
    title: str
    bibtex: str


@dataclass(frozen=True)
class Group:
    """The whole group."""

    people: tuple[Somebody, ...]
    papers: tuple[Paper, ...]
    seed: int

    def bibliography(self) -> str:
        """Return the text of publications.bib."""
        return "\n\n".join(paper.bibtex for paper in self.papers) + "\n"

    def data_files(self) -> dict[str, str]:
        """Return the records: file name to text."""
        # A JSON string is a YAML string.
        text = _json
        people = []
        for person in self.people:
            people += [
                f"{person.id}:",
                f"  name: {text(person.name)}"
                if " " not in person.family
                else f"  name: {{given: {text(person.given)}, family: {text(person.family)}}}",
                f"  role: {person.role}",
                f"  joined: {person.joined}",
            ]
            if person.left:
                people += [f"  left: {person.left}", "  now: Somewhere nice"]
        themes = [
            f"{theme}: {{title: {text(title)}, subtitle: {text(subtitle)}}}"
            for theme, title, subtitle in THEMES
        ]
        venues = [f"{short}: [{text(long)}]" for short, long in VENUES]
        return {
            "publications.bib": self.bibliography(),
            "people.yml": "\n".join(people) + "\n",
            "themes.yml": "\n".join(themes) + "\n",
            "venues.yml": "\n".join(venues) + "\n",
            "sponsors.yml": "- name: A Foundation\n  url: https://example.org/\n",
        }

    def pages(self, *, news: int = 20) -> dict[str, str]:
        """Return the pages of a whole site: file name to MyST text."""
        rng = random.Random(self.seed + 1)
        items = []
        for number in range(min(news, len(self.papers))):
            paper = self.papers[number]
            day = f"{paper.year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            items.append(
                f":::{{news-item}} {day}\n:id: news-{number}\n:kind: paper\n"
                f"Accepted: {{paper}}`{paper.key}`, led by "
                f"{{person}}`{rng.choice(self.people).id}`.\n:::\n"
            )
        research = "\n".join(
            f"## {title}\n\n```{{publications}}\n:theme: {theme}\n:limit: 10\n```\n"
            for theme, title, _ in THEMES
        )
        return {
            "index.md": "# A Synthetic Group\n\nWelcome.\n\n"
            "```{toctree}\nresearch\npublications\npeople\nnews\n```\n",
            "research.md": f"# Research\n\n{research}",
            "publications.md": "# Publications\n\n```{publications}\n:group-by: year\n```\n",
            "people.md": "# People\n\n```{people}\n```\n",
            "news.md": "# News\n\n" + "\n".join(items),
        }

    def write(self, folder: Path, *, pages: bool = True) -> None:
        """Write the source tree."""
        data = folder / "data"
        data.mkdir(parents=True, exist_ok=True)
        for name, content in self.data_files().items():
            (data / name).write_text(content, encoding="utf-8")
        if pages:
            for name, content in self.pages().items():
                (folder / name).write_text(content, encoding="utf-8")
            (folder / "conf.py").write_text(
                'project = "A Synthetic Group"\n'
                'extensions = ["myst_parser", "labpress"]\n'
                'html_theme = "furo"\n',
                encoding="utf-8",
            )


def make_group(
    papers: int = 1000,
    people: int = 60,
    seed: int = 1,
    *,
    abbreviated: float = 0.0,
    outsiders: int = 3,
) -> Group:
    """Make up a group; the share *abbreviated* of all authors is written with initials only.

    Members write papers from when they join to a year after they leave. *outsiders*: how many
    people outside there are for each member.
    """
    rng = random.Random(seed)
    members = _people(people, rng)
    others = _outsiders(max(20, people * outsiders), {person.name for person in members}, rng)
    return Group(
        people=tuple(members),
        papers=tuple(_paper(number, members, others, rng, abbreviated) for number in range(papers)),
        seed=seed,
    )


def _json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def plain(text: str) -> str:
    """Return *text* in lower-case ASCII letters, for keys and ids."""
    text = text.translate(str.maketrans("ßøłđıŁØĐ", "soldiLOD"))
    decomposed = unicodedata.normalize("NFD", text).lower()
    return "".join(
        c if c.isascii() and c.isalnum() else "-" if c in " -" else "" for c in decomposed
    )


def latex(text: str) -> str:
    """Return *text* with its accents as LaTeX commands."""
    out: list[str] = []
    for letter in text:
        if letter in _LETTERS:
            out.append(_LETTERS[letter])
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        if len(marks) == 1 and marks[0] in _ACCENTS:
            accent = _ACCENTS[marks[0]]
            out.append(f"{{\\{accent}{{{base}}}}}" if accent.isalpha() else f"{{\\{accent}{base}}}")
        else:
            out.append(letter)
    return "".join(out)


def _name(number: int, rng: random.Random) -> tuple[str, str]:
    given, family = rng.choice(GIVENS), rng.choice(FAMILIES)
    if number % 5 == 0:
        family = rng.choice(FAMILIES[:4])
    if number % 17 == 16:
        family = f"{rng.choice(PARTICLES)} {family}"
    return given, family


def _distinct(count: int, taken: set[str], rng: random.Random) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    tries = 0
    while len(made) < count:
        given, family = _name(len(made), rng)
        tries += 1
        if tries > 4 * count:
            # the pool is used up: a hyphen makes it as large as one likes
            given = f"{given}-{rng.choice(GIVENS)}"
        name = f"{given} {family}"
        if name not in taken:
            taken.add(name)
            made.append((given, family))
    return made


def _people(count: int, rng: random.Random) -> list[Somebody]:
    people: list[Somebody] = []
    ids: set[str] = set()
    for number, (given, family) in enumerate(_distinct(count, set(), rng)):
        person_id = plain(f"{given} {family}")
        while person_id in ids:
            person_id += "-2"
        ids.add(person_id)
        joined = rng.randint(2010, 2024)
        left = joined + rng.randint(1, 5) if number and rng.random() < 0.5 else None
        people.append(
            Somebody(
                id=person_id,
                given=given,
                family=family,
                role=rng.choice(ROLES) if number else "pi",
                joined=joined if number else 2010,
                left=left if left and left <= 2025 else None,
            )
        )
    return people


def _outsiders(count: int, taken: set[str], rng: random.Random) -> list[Somebody]:
    return [Somebody("", given, family) for given, family in _distinct(count, set(taken), rng)]


def _paper(
    number: int,
    members: list[Somebody],
    outsiders: list[Somebody],
    rng: random.Random,
    abbreviated: float,
) -> Paper:
    year = rng.randint(2010, 2025)
    present = [one for one in members[1:] if one.joined <= year <= (one.left or year) + 1]
    some = rng.sample(present, k=min(len(present), rng.randint(1, 3)))
    authors = [*some, *rng.sample(outsiders, k=rng.randint(0, 5))]
    rng.shuffle(authors)
    if members and rng.random() < 0.9:
        authors.append(members[0])
    if not authors:
        authors = [rng.choice(outsiders)]
    words = rng.sample(WORDS, k=rng.randint(4, 9))
    if rng.random() < 0.05:
        words.insert(rng.randint(1, len(words)), rng.choice(FORMULAE))
    title = " ".join(words)
    title = title[0].upper() + title[1:]
    key = f"{plain(authors[0].family).replace('-', '')}{year}{plain(words[0])}{number}"
    themes = tuple(theme for theme, _, _ in rng.sample(THEMES, k=rng.randint(1, 2)))
    equal = tuple(range(1, rng.randint(2, 3) + 1)) if rng.random() < 0.15 else ()
    equal = tuple(position for position in equal if position <= len(authors))
    awards = tuple(rng.sample(AWARDS, k=rng.choice((1, 1, 1, 2)))) if rng.random() < 0.08 else ()

    # One file in three was written with LaTeX accents, one name in five given name first.
    spell = latex if rng.random() < 0.33 else str
    names = []
    for author in authors:
        given = f"{author.given[0]}." if rng.random() < abbreviated else author.given
        spoken = rng.random() < 0.2 and " " not in author.family
        names.append(spell(f"{given} {author.family}" if spoken else f"{author.family}, {given}"))
    fields = {
        "author": " and ".join(names),
        "title": f"{{{title}}}" if rng.random() < 0.3 else title,
    }
    kind = rng.choices(
        ("inproceedings", "article", "misc", "phdthesis", "techreport"), (60, 30, 5, 2, 3)
    )[0]
    match kind:
        case "inproceedings":
            short, long = rng.choice(VENUES)
            fields |= {"booktitle": long, "pages": f"{number + 1}--{number + 12}"}
            if rng.random() < 0.5:
                fields["abbr"] = short
        case "article":
            fields |= {
                "journal": rng.choice(JOURNALS),
                "volume": str(year - 2000),
                "number": "3",
            }
        case "phdthesis":
            fields["school"] = "Some State University"
        case "techreport":
            fields["institution"] = "Some Laboratory"
        case _:
            fields["howpublished"] = "Online"
    fields["year"] = str(year)
    if equal:
        fields["author+an"] = "; ".join(f"{position}=equal" for position in equal)
    if awards:
        fields["award"] = " and ".join(awards)
    fields["keywords"] = ", ".join(themes)
    if rng.random() < 0.05:
        fields["selected"] = "true"
    fields["doi"] = f"10.1000/synthetic.{number}"
    if rng.random() < 0.5:
        fields["eprint"] = f"{year % 100:02}01.{number % 100000:05}"
        fields["archiveprefix"] = "arXiv"
    if rng.random() < 0.3:
        fields["code"] = f"https://example.org/code/{number}"
    if rng.random() < 0.3:
        fields["abstract"] = (" ".join(rng.choices(WORDS, k=80)) + ".").capitalize()
    body = "".join(f"  {name:<13} = {{{value}}},\n" for name, value in fields.items())
    return Paper(
        key=key,
        authors=tuple(authors),
        equal=equal,
        awards=awards,
        themes=themes,
        year=year,
        title=title,
        bibtex=f"@{kind}{{{key},\n{body}}}",
    )


def main() -> None:
    """Write a group's source tree."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    make_group(options.papers, options.people, options.seed).write(options.folder)


if __name__ == "__main__":
    main()
