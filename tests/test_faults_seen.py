r"""Faults that were seen on real exports, as small entries, through whole builds of both outputs.

Each entry is of a kind that reference managers, publishers and archives write; all stand in one
project, whose site, LaTeX and PDF are made once.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pytest

from .conftest import Built, Project, set_type

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """An entry, and what must come of it.

    ``shown``: the whole text of its entry on the site, but for links. ``printed``: parts of its
    LaTeX. ``cite``: part of "How to cite". ``links``: label and address of each link. ``tags``:
    ``citation_*`` tags that its page has; ``untagged``: names of tags that it has not. ``told``:
    codes of all problems. ``page``: part of the text of its page. ``hidden``: what stands nowhere.
    """

    bib: str
    shown: str = ""
    printed: tuple[str, ...] = ()
    cite: str = ""
    links: tuple[tuple[str, str], ...] | None = None
    tags: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    page: str = ""
    hidden: str = ""


SICI = "10.1002/(SICI)1521-0000(1999)37:7<838::AID-EX838>3.0.CO;2-#"
SICI_URL = "https://doi.org/10.1002/(SICI)1521-0000(1999)37:7%3C838::AID-EX838%3E3.0.CO;2-%23"

FAULTS = {
    # --- what the entry states of the work
    "status": Fault(
        "@article{status, title={Fish}, author={Jane Doe}, journaltitle={J. Fish}, date={2026},"
        " pubstate={inpress}}",
        shown="Fish J. Doe J. Fish, 2026, in press",
        cite="J. Fish, 2026, in press.",
        printed=("J. Fish, 2026, in press",),
    ),
    "note": Fault(
        "@article{note, title={Fish}, author={Jane Doe}, journal={J. Fish}, year={2025},"
        " note={Accepted; with an erratum}}",
        page="Accepted; with an erratum",
    ),
    "thesis": Fault(
        "@mastersthesis{thesis, title={Fish}, author={Jane Doe}, school={Univ. of X}, year={2017}}",
        shown="Fish J. Doe Master's thesis, Univ. of X, 2017",
        cite="Master's thesis, Univ. of X, 2017.",
        printed=("Master's thesis, Univ. of X, 2017",),
        tags=("citation_dissertation_institution=Univ. of X",),
    ),
    "patent": Fault(
        "@patent{patent, title={Fish Trap}, author={Jane Doe}, holder={Example Corp},"
        " number={US 10,000,001 B2}, year={2021}}",
        shown="Fish Trap J. Doe Patent US 10,000,001 B2, Example Corp, 2021",
        untagged=("citation_issue",),
    ),
    "article": Fault(
        "@article{article, title={Fish}, author={Jane Doe}, journal={Journal of Things},"
        " volume={12}, number={3}, pages={101--115}, year={2020}}",
        shown="Fish J. Doe Journal of Things, 2020",
        cite="Jane Doe. “Fish”. Journal of Things 12(3), 101–115, 2020.",
        tags=("citation_volume=12", "citation_issue=3", "citation_lastpage=115"),
    ),
    "collaboration": Fault(
        "@article{collaboration, title={Fish at 8 TeV}, author={Doe, Jane and others},"
        " collaboration={ALPHA}, journal={Phys. Lett. B}, year={2012}}",
        shown="Fish at 8 TeV J. Doe, et al. (ALPHA Collaboration) Phys. Lett. B, 2012",
        cite="Jane Doe, et al. (ALPHA Collaboration). “Fish at 8 TeV”",
        printed=("(ALPHA\\labtie{}Collaboration)",),
    ),
    "collaboration-alone": Fault(
        "@article{collaboration-alone, title={Fish}, collaboration={ALPHA}, journal={J},"
        " year={2012}}",
        shown="Fish ALPHA Collaboration J, 2012",
        tags=("citation_author=ALPHA Collaboration",),
    ),
    "translated": Fault(
        "@article{translated, title={Poissons}, titleaddon={[Fishes]}, author={Jane Doe},"
        " journaltitle={J}, date={2019}, langid={french}}",
        shown="Poissons [Fishes] J. Doe J, 2019",
        printed=("Poissons [Fishes]",),
    ),
    "volumes": Fault(
        "@mvbook{set, title={Lead Seals}, author={Jane Doe}, date={1972/1984}, publisher={Acme}}\n"
        "@book{volumes, crossref={set}, volume={1}, title={Imperial Seals}, date={1972}}",
        shown="Imperial Seals J. Doe Lead Seals, vol. 1, 1972",
        cite="Jane Doe. “Imperial Seals”. Lead Seals, vol. 1, Acme, 1972.",
        printed=("Lead Seals, vol. 1, 1972",),
    ),
    "editors": Fault(
        "@book{editors, title={Fishes}, editor={Jane Doe and Bob Roe}, publisher={Acme},"
        " year={2015}}",
        shown="Fishes J. Doe, B. Roe (eds.) Acme, 2015",
        cite="Jane Doe, Bob Roe (eds.). “Fishes”. Acme, 2015.",
        page="Jane Doe, Bob Roe (eds.)",
        printed=("\\labmember{J.\\labtie{}Doe},\\labgap{}B.\\labtie{}Roe\\labgap{}(eds.)",),
        tags=("citation_editor=Jane Doe", "citation_editor=Bob Roe", "citation_publisher=Acme"),
        untagged=("citation_author",),
    ),
    # --- addresses
    "howpublished": Fault(
        r"@misc{howpublished, title={A Tool}, author={Jane Doe}, year={2020},"
        r" howpublished={\url{https://example.org/data_set~1}}}",
        shown="A Tool J. Doe 2020",
        links=(("Link", "https://example.org/data_set~1"),),
        printed=(r"\laburl{https://example.org/data\_set\%7E1}{example.org/data\_set~1}",),
    ),
    "howpublished-bare": Fault(
        "@misc{howpublished-bare, title={A Tool}, author={Jane Doe}, year={2020},"
        " howpublished={https://example.org/data_set~1}}",
        links=(("Link", "https://example.org/data_set~1"),),
    ),
    "handle": Fault(
        "@article{handle, title={Cells}, author={Jane Doe}, journaltitle={J}, date={2020},"
        " eprint={10013/epic.1234}, eprinttype={hdl}}",
        links=(("Handle", "https://hdl.handle.net/10013/epic.1234"),),
    ),
    "dataset": Fault(
        "@article{dataset, title={Fish}, author={Jane Doe}, journal={J}, year={2020},"
        " dataset={https://example.org/data}}",
        links=(("Dataset", "https://example.org/data"),),
    ),
    "note-address": Fault(
        r"@techreport{note-address, title={Fish}, author={Jane Doe}, institution={IACR},"
        r" note={\url{https://eprint.example.org/2020/123}}, year={2020}}",
        links=(("Link", "https://eprint.example.org/2020/123"),),
    ),
    "escaped-doi": Fault(
        "@article{escaped-doi, title={Rain}, author={Jane Doe}, journal={J. Oceans}, year={1996},"
        " doi={10.1175/1520-0000(1996)026{$<$}2713:TEOIWU{$>$}2.0.CO;2}}",
        cite="https://doi.org/10.1175/1520-0000(1996)026<2713:TEOIWU>2.0.CO;2",
        links=(("DOI", "https://doi.org/10.1175/1520-0000(1996)026%3C2713:TEOIWU%3E2.0.CO;2"),),
        tags=("citation_doi=10.1175/1520-0000(1996)026<2713:TEOIWU>2.0.CO;2",),
    ),
    "two-addresses": Fault(
        "@article{two-addresses, title={Two addresses}, author={Jane Doe}, journal={J},"
        " year={2016}, url={http://www.example.org/one http://www.example.com/two}}",
        links=(
            ("Link", "http://www.example.org/one"),
            ("Link (example.com)", "http://www.example.com/two"),
        ),
        told=("bib-bad-value",),
    ),
    "doi-number-sign": Fault(
        f"@article{{doi-number-sign, title={{Fish}}, author={{Jane Doe}}, journal={{J}},"
        f" year={{1999}}, doi={{{SICI}}}}}",
        links=(("DOI", SICI_URL),),
        printed=("2-\\%23}", "37:7<838::AID-EX838>3.0.CO;2-\\#}"),
    ),
    "doi-as-url": Fault(
        "@article{doi-as-url, title={Fish}, author={Jane Doe}, journal={J}, year={2020},"
        " doi={10.1000/abc.1}, url={https://doi.org/10.1000%2Fabc.1}}",
        links=(("DOI", "https://doi.org/10.1000/abc.1"),),
    ),
    # --- what is private
    "private": Fault(
        "@article{private, title={Fish}, author={Jane Doe}, journal={J}, year={2022},"
        " comment-jane={SECRET: weak paper}}",
        shown="Fish J. Doe J, 2022",
        hidden="SECRET",
    ),
    # --- mathematics and markup
    "aps": Fault(
        r"@article{aps, title={Gaps of ${d}_{{x}^{2}\ensuremath{-}{y}^{2}}$ pairing at"
        r" $T\ensuremath{\lesssim}4\text{ }\mathrm{K}$}, author={Jane Doe},"
        r" journal={Phys. Rev. X}, year={2010}}",
        printed=(r"\({d}_{{x}^{2}-{y}^{2}}\)", r"\(T\lesssim4\text{ }\mathrm{K}\)"),
        hidden="ensuremath",
    ),
    "crossref-markup": Fault(
        r"@article{crossref-markup, title={A new species of"
        r" $\less$i$\greater$Exemplum$\less$/i$\greater$}, author={Jane Doe}, journal={Zoo},"
        r" year={2019}}",
        shown="A new species of Exemplum J. Doe Zoo, 2019",
        printed=(r"A new species of \emph{Exemplum}",),
        told=("html-in-field",),
    ),
    "inspire": Fault(
        r"@article{inspire, title={{Search for $p_\mathrm{T}$ in ${\rm SU}(N)$ and ${\cal CP}$}},"
        r" author={Jane Doe}, journal={JHEP}, year={2024}}",
        printed=(r"\(p_{\mathrm{T}}\)", r"\(\mathrm{SU}(N)\)", r"\(\mathcal{CP}\)"),
    ),
    "bold-mathematics": Fault(
        r"@article{bold-mathematics, title={On $\bm{x}$ and $\operatorname*{arg\,min}_x f$},"
        r" author={Jane Doe}, journal={J}, year={2023}}",
        printed=(r"\(\boldsymbol{x}\)", r"\(\operatorname{arg\,min}_x f\)"),
    ),
    "mendeley-markup": Fault(
        r"@article{mendeley-markup, title={{CO{\textless}sub{\textgreater}2{\textless}/sub"
        r"{\textgreater} in {\textless}i{\textgreater}vivo{\textless}/i{\textgreater}}},"
        r" author={Jane Doe}, journal={J}, year={2016}}",
        shown="CO2 in vivo J. Doe J, 2016",
        printed=(r"CO\textsubscript{2} in \emph{vivo}",),
        told=("html-in-field",) * 2,
    ),
    # --- commands
    "sorting": Fault(
        r"@article{sorting, author={{\noopsort{sample}}vom und zum Sample, Heinrich and Doe, Jane},"
        r" title={Fish}, journal={J}, year={2018}}",
        shown="Fish H. vom und zum Sample, J. Doe J, 2018",
    ),
    "no-width": Fault(
        r"@article{no-width, author={family=Sample, given=Lorenzo, prefix=de'\hspace{0pt},"
        r" useprefix=true and Doe, Jane}, title={Zero\hspace{0pt}width}, journaltitle={J},"
        r" date={2017}}",
        shown="Zerowidth L. de’ Sample, J. Doe J, 2017",
    ),
    "ads": Fault(
        r"@article{ads, author={{Doe}, Jane}, title={{Stars}}, journal={\apj}, year=2020,"
        r" volume={900}, archivePrefix={arXiv}, eprint={2007.00001},"
        r" doi={10.3847/1538-4357/000001}}",
        shown="Stars J. Doe Astrophysical Journal, 2020",
        tags=("citation_journal_title=Astrophysical Journal",),
    ),
    "packages": Fault(
        r"@article{packages, title={At \SI{5}{\milli\meter} and \textcolor{red}{red}"
        r" {\glqq}Fisch{\grqq}}, author={Jane Doe}, journal={J}, year={2020}}",
        shown="At 5 mm and red „Fisch“ J. Doe J, 2020",
    ),
    # --- kinds and tags
    "scholar-preprint": Fault(
        "@article{scholar-preprint, title={A Preprint}, author={Jane Doe},"
        " journal={arXiv preprint arXiv:2001.00001}, year={2020}}",
        shown="A Preprint J. Doe arXiv:2001.00001, 2020",
        untagged=("citation_journal_title",),
        tags=("citation_arxiv_id=2001.00001",),
    ),
    "chapter": Fault(
        "@incollection{chapter, title={Fins}, author={Jane Doe}, editor={Ann Poe},"
        " booktitle={The Fish Book}, publisher={Acme}, pages={1--20}, year={2019}}",
        cite="The Fish Book, edited by Ann Poe, pp. 1–20, Acme, 2019.",
        tags=(
            "citation_inbook_title=The Fish Book",
            "citation_publisher=Acme",
            "citation_editor=Ann Poe",
        ),
    ),
    "report": Fault(
        "@techreport{report, title={Fish}, author={Jane Doe}, institution={Inst},"
        " number={TR-2018-07}, year={2018}}",
        cite="Technical report TR-2018-07, Inst, 2018.",
        tags=("citation_technical_report_number=TR-2018-07",),
        untagged=("citation_issue",),
    ),
    # --- lists of authors
    "commas": Fault(
        "@article{commas, title={Fish}, author={Jane Doe, Bob Roe, and Ann Poe}, journal={J},"
        " year={2020}}",
        shown="Fish J. Doe, B. Roe, A. Poe J, 2020",
        told=("name-syntax",),
    ),
    "et-al": Fault(
        "@article{et-al, title={Fish}, author={Jane Doe and Bob Roe and et al.}, journal={J},"
        " year={2020}}",
        shown="Fish J. Doe, B. Roe, et al. J, 2020",
        told=("name-syntax",),
    ),
    "affiliations": Fault(
        "@article{affiliations, title={Fish}, author={Jane Doe$^{1}$ and Bob Roe$^{2,*}$},"
        " journal={J}, year={2020}}",
        shown="Fish J. Doe, B. Roe* J, 2020",
        told=("name-mark",) * 3,
    ),
    "body": Fault(
        "@article{body, title={Fish}, author={{National Institute of Fish and Fins} and Jane Doe},"
        " journal={J}, year={2020}}",
        shown="Fish National Institute of Fish and Fins, J. Doe J, 2020",
    ),
    # --- lists
    "old": Fault(
        "@article{old, title={Old Fish}, author={Jane Doe}, journal={J. Fish}, year={1912}}",
    ),
    "in-press": Fault(
        "@article{in-press, title={New Fish}, author={Jane Doe}, journal={J. Fish},"
        " year={In press}}",
        shown="New Fish J. Doe J. Fish, in press",
        printed=("J. Fish, in press",),
    ),
    # --- the same on paper
    "quotes": Fault(
        '@inproceedings{quotes, title={"It\'s Just Fish": Why}, author={Jane Doe},'
        " booktitle={CHI}, year={2023}}",
        shown='"It\'s Just Fish": Why J. Doe CHI, 2023',
        printed=("{“It's Just Fish”: Why}",),
    ),
    "url-alone": Fault(
        "@software{url-alone, title={A Tool}, author={Jane Doe}, url={https://github.com/x/y_z},"
        " date={2016}}",
        links=(("GitHub", "https://github.com/x/y_z"),),
        printed=(r"\laburl{https://github.com/x/y\_z}{github.com/x/y\_z}",),
    ),
    "long-url": Fault(
        "@software{long-url, title={A Tool with a long address}, author={Jane Doe}, date={2016},"
        " url={https://example.org/a/long/path/that/is/longer/than/a/line/of/the/booklet/can/hold/"
        "when/all/is/said/and/done.html}}",
    ),
}
#: BibLaTeX's options that keep an entry out of lists.
UNLISTED = """
@book{helper, title={Helper}, author={Jane Doe}, date={2002}, options={skipbib=true}}
@book{data, title={Data}, author={Jane Doe}, date={2002}, options={useprefix=true, dataonly}}
@book{listed, title={Listed}, author={Jane Doe}, date={2003}, options={skipbib=false}}
"""
NAMES = ("volumes", *(name for name in FAULTS if name != "volumes"))

HOME = """# Lab

```{publications}
```

## By kind

```{publications}
:kind: preprint
```
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="module")
def project(folder: Path) -> Project:
    project = Project(folder)
    preamble = '@preamble{ "\\providecommand{\\noopsort}[1]{} " }\n'
    bib = preamble + "\n".join(fault.bib for fault in FAULTS.values()) + UNLISTED
    people = "jane-doe: {name: Jane Doe, role: pi}\n"
    project.write({"data/people.yml": people, "index.md": HOME})
    (project.source / "data" / "publications.bib").write_text(bib, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Built:
    return project.build("html", html_baseurl="https://lab.example/")


@pytest.fixture(scope="module")
def latex(project: Project) -> Built:
    return project.build("latex", labpress_booklet={"name": "booklet"})


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").split())


@pytest.mark.parametrize("name", NAMES)
def test_the_site_shows_it(site: Built, name: str) -> None:
    fault = FAULTS[name]
    entry = site.soup().select_one(f"li#paper-{name}")
    links = [(a.get_text(), a["href"]) for a in entry.select("a.lab-link")]
    if fault.links is not None:
        assert links == list(fault.links)
    if fault.shown:
        parts = entry.select(".lab-title, .lab-authors, .lab-source")
        assert _one_line(" ".join(part.get_text() for part in parts)) == fault.shown
    page = site.soup(f"papers/{name}.html")
    if fault.cite:
        assert fault.cite in page.select_one("#cite p").get_text()
    assert fault.page in _one_line(page.get_text())
    tags = [f"{meta['name']}={meta['content']}" for meta in page.select('meta[name^="citation_"]')]
    assert set(fault.tags) <= set(tags)
    assert not [tag for tag in tags if tag.startswith(tuple(f"{n}=" for n in fault.untagged))]
    titles = [page.title.get_text(), page.h1.get_text(), entry.select_one(".lab-title").get_text()]
    titles += [meta["content"] for meta in page.select('[name="citation_title"]')]
    assert not [title for title in titles if "\\" in title or "$" in title]
    if fault.hidden:
        assert not [title for title in titles if fault.hidden in title]
        assert "SECRET" not in site.text("index.html") + site.text(f"papers/{name}.html")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_told_as_often_as_there_is_something_to_mend(site: Built, name: str) -> None:
    from labpress.reading.bib.bibliography import read_bibliography

    _, problems = read_bibliography(site.outdir.parents[1] / "source/data/publications.bib")
    assert [one.code.value for one in problems if one.record == name] == list(FAULTS[name].told)


@pytest.mark.parametrize("name", NAMES)
def test_the_booklet_prints_it(latex: Built, name: str) -> None:
    text = latex.text("booklet.tex")
    entry = re.search(
        rf"\\labpublication\{{\\labanchor\{{paper-{name}\}}.*?(?=\\labpublication|\\end\{{lab)",
        text,
        re.DOTALL,
    )
    assert entry, text[:500]
    for part in FAULTS[name].printed:
        assert part in entry[0]
    if FAULTS[name].hidden:
        assert FAULTS[name].hidden not in text


def test_what_is_on_its_way_comes_first_and_what_is_old_last(site: Built) -> None:
    listed = [item["id"] for item in site.soup().select("li.lab-publication[id]")]
    assert listed[0] == "paper-in-press"
    assert listed[-1] == "paper-old"


def test_preprints_are_found_by_their_kind(site: Built) -> None:
    lists = site.soup().select("ul.lab-publications")
    titles = [title.get_text() for title in lists[1].select(".lab-title")]
    assert titles == ["A Preprint"]


def test_what_its_options_keep_out_of_lists_has_a_page(site: Built) -> None:
    titles = {title.get_text() for title in site.soup().select(".lab-title")}
    assert "Listed" in titles
    assert not titles & {"Helper", "Data"}
    assert site.soup("papers/helper.html").h1.get_text().startswith("Helper")
    people = {title.get_text() for title in site.soup("people/jane-doe.html").select(".lab-title")}
    assert "Listed" in people
    assert not people & {"Helper", "Data"}


@pytest.mark.tex
def test_the_pdf_has_it(latex: Built) -> None:
    told = set_type(latex.outdir, "booklet")
    assert "booklet-overfull" not in told
    pdf = latex.outdir / "booklet.pdf"
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    printed = _one_line(text.stdout.decode())
    for part in (
        "“It’s Just Fish”: Why",
        "B. Roe (eds.)",
        "Lead Seals, vol. 1, 1972",
        "J. Fish, in press",
        "github.com/x/y_z",
        "7<838::AID-EX838>3.0.CO;2-#",
    ):
        assert part in printed
    with pikepdf.open(pdf) as document:
        addresses = {
            str(link.A.URI)
            for page in document.pages
            for link in page.get("/Annots", [])
            if "/A" in link and "/URI" in link.A
        }
    assert {SICI_URL, "https://github.com/x/y_z"} <= addresses
