"""The names of the sites that publications and people are found at, by host."""

from __future__ import annotations

from urllib.parse import urlsplit

#: The end of a host (and the start of a path, where the host has more than one site) -> its name.
_SITES = {
    "aaai.org": "AAAI",
    "aclanthology.org": "ACL Anthology",
    "aclweb.org/anthology": "ACL Anthology",
    "adsabs.harvard.edu": "NASA ADS",
    "amazon.science": "Amazon Science",
    "archive.org": "Internet Archive",
    "arxiv.org": "arXiv",
    "biorxiv.org": "bioRxiv",
    "bitbucket.org": "Bitbucket",
    "bsky.app": "Bluesky",
    "cell.com": "Cell",
    "chemrxiv.org": "ChemRxiv",
    "codeocean.com": "Code Ocean",
    "cran.r-project.org": "CRAN",
    "crates.io": "crates.io",
    "d-nb.info": "DNB",
    "dagstuhl.de": "Dagstuhl",
    "datadryad.org": "Dryad",
    "dataverse.harvard.edu": "Dataverse",
    "dblp.org": "DBLP",
    "dl.acm.org": "ACM",
    "doaj.org": "DOAJ",
    "doi.org": "DOI",
    "drops.dagstuhl.de": "Dagstuhl",
    "ecva.net": "ECVA",
    "elifesciences.org": "eLife",
    "eprint.iacr.org": "IACR ePrint",
    "europepmc.org": "Europe PMC",
    "figshare.com": "figshare",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "goodreads.com": "Goodreads",
    "hal.archives-ouvertes.fr": "HAL",
    "hal.inria.fr": "HAL",
    "hal.science": "HAL",
    "hdl.handle.net": "Handle",
    "huggingface.co": "Hugging Face",
    "ieeexplore.ieee.org": "IEEE Xplore",
    "inspirehep.net": "INSPIRE",
    "instagram.com": "Instagram",
    "isca-archive.org": "ISCA",
    "isca-speech.org": "ISCA",
    "jmlr.org": "JMLR",
    "jstor.org": "JSTOR",
    "kaggle.com": "Kaggle",
    "link.springer.com": "Springer",
    "linkedin.com": "LinkedIn",
    "mastodon.social": "Mastodon",
    "mdpi.com": "MDPI",
    "medium.com": "Medium",
    "medrxiv.org": "medRxiv",
    "nature.com": "Nature",
    "ncbi.nlm.nih.gov/pmc": "PMC",
    "ncbi.nlm.nih.gov/pubmed": "PubMed",
    "neurips.cc": "NeurIPS",
    "openaccess.thecvf.com": "CVF",
    "openreview.net": "OpenReview",
    "orcid.org": "ORCID",
    "osf.io": "OSF",
    "osti.gov": "OSTI",
    "papers.nips.cc": "NeurIPS",
    "papers.ssrn.com": "SSRN",
    "patents.google.com": "Google Patents",
    "philpapers.org": "PhilPapers",
    "pmc.ncbi.nlm.nih.gov": "PMC",
    "pnas.org": "PNAS",
    "proceedings.mlr.press": "PMLR",
    "psyarxiv.com": "PsyArXiv",
    "pubmed.ncbi.nlm.nih.gov": "PubMed",
    "pubs.acs.org": "ACS",
    "pypi.org": "PyPI",
    "researchgate.net": "ResearchGate",
    "researchsquare.com": "Research Square",
    "scholar.google.com": "Google Scholar",
    "science.org": "Science",
    "sciencedirect.com": "ScienceDirect",
    "semanticscholar.org": "Semantic Scholar",
    "siam.org": "SIAM",
    "ssrn.com": "SSRN",
    "stackoverflow.com": "Stack Overflow",
    "substack.com": "Substack",
    "techrxiv.org": "TechRxiv",
    "theses.fr": "theses.fr",
    "twitter.com": "X",
    "usenix.org": "USENIX",
    "vimeo.com": "Vimeo",
    "x.com": "X",
    "youtu.be": "YouTube",
    "youtube.com": "YouTube",
    "zbmath.org": "zbMATH",
    "zenodo.org": "Zenodo",
}
_LONGEST = max(site.count(".") for site in _SITES) + 1


def site_name(url: str) -> str:
    """Return what the site at the address *url* is called, or nothing where it is not known."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    folder = parts.path.split("/")[1] if parts.path.count("/") else ""
    for start in range(max(0, len(labels) - _LONGEST), len(labels) - 1):
        ending = ".".join(labels[start:])
        name = _SITES.get(f"{ending}/{folder}") or _SITES.get(ending)
        if name:
            return name
    return ""


def account_name(url: str) -> str:
    """Return what a link to somebody's account at *url* is called: the site, else its host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if name := site_name(url):
        return name
    if parts.path.startswith("/@"):
        return "Mastodon"
    return (parts.hostname or url).removeprefix("www.")
