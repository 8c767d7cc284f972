"""The ten representative publications of the group: full names, and the lines it prints.

``BOLD`` names whoever the group prints in bold; a star stands for equal contribution.
"""

from __future__ import annotations

from typing import NamedTuple

from labpress.names.parsing import from_yaml, parse
from labpress.records.model import Author, Award, Date, Person, Publication
from labpress.records.richtext import text

NEURIPS = "Advances in Neural Information Processing Systems"
VENUES = (
    ("NeurIPS", (NEURIPS,)),
    ("ICML", ("International Conference on Machine Learning",)),
    ("ICLR", ("International Conference on Learning Representations",)),
    ("UAI", ("Conference on Uncertainty in Artificial Intelligence",)),
)

MEMBERS = (
    *("Sijia Liu", "Jinghan Jia", "Yihua Zhang", "Chongyu Fan", "Changsheng Wang"),
    *("Yiwei Chen", "Soumyadeep Pal", "Bingqi Shang", "Yancheng Huang", "Yuguang Yao"),
    *("Yimeng Zhang", "Jiancheng Liu", "Yangru Zhou", "Aochuan Chen"),
)


def identifier(name: str) -> str:
    return name.lower().replace(" ", "-")


PEOPLE = (
    *(Person(identifier(name), from_yaml(name), role="phd") for name in MEMBERS),
    Person("yuanshun-yao", from_yaml("Yuanshun Yao"), member=False),
)


class Paper(NamedTuple):
    key: str
    authors: str
    bold: str
    venue: str
    year: int
    awards: tuple[str, ...]
    byline: str
    line: str


PAPERS = (
    Paper(
        "rethinking",
        "Sijia Liu*, Yuanshun Yao, Jinghan Jia*, Stephen Casper, Nathalie Baracaldo, "
        "Peter Hase, Yuguang Yao*, Chris Yuhao Liu, Xiaojun Xu, Hang Li, Kush R. Varshney, "
        "Mohit Bansal, Sanmi Koyejo, Yang Liu",
        "Sijia Liu, Jinghan Jia, Yuguang Yao",
        "Nature Machine Intelligence",
        2025,
        (),
        "S. Liu*, Y. Yao, J. Jia*, S. Casper, N. Baracaldo, P. Hase, Y. Yao*, C. Y. Liu, "
        "X. Xu, H. Li, K. R. Varshney, M. Bansal, S. Koyejo, Y. Liu",
        "Nature Machine Intelligence, 2025",
    ),
    Paper(
        "sparsification",
        "Jinghan Jia*, Jiancheng Liu*, Parikshit Ram, Yuguang Yao, Gaowen Liu, Yang Liu, "
        "Pranay Sharma, Sijia Liu",
        "Jinghan Jia, Jiancheng Liu, Yuguang Yao, Sijia Liu",
        NEURIPS,
        2023,
        ("Spotlight",),
        "J. Jia*, J. Liu*, P. Ram, Y. Yao, G. Liu, Y. Liu, P. Sharma, S. Liu",
        "NeurIPS’23 (Spotlight)",
    ),
    Paper(
        "fast",
        "Yihua Zhang*, Guanhua Zhang*, Prashant Khanduri, Mingyi Hong, Shiyu Chang, Sijia Liu",
        "Yihua Zhang, Sijia Liu",
        "International Conference on Machine Learning",
        2022,
        (),
        "Y. Zhang*, G. Zhang*, P. Khanduri, M. Hong, S. Chang, S. Liu",
        "ICML’22",
    ),
    Paper(
        "robustify",
        "Yimeng Zhang, Yuguang Yao, Jinghan Jia, Jinfeng Yi, Mingyi Hong, Shiyu Chang, Sijia Liu",
        "Yimeng Zhang, Yuguang Yao, Jinghan Jia, Sijia Liu",
        "International Conference on Learning Representations",
        2022,
        ("Spotlight",),
        "Y. Zhang, Y. Yao, J. Jia, J. Yi, M. Hong, S. Chang, S. Liu",
        "ICLR’22 (Spotlight)",
    ),
    Paper(
        "reverse",
        "Yifan Gong*, Yuguang Yao*, Yize Li, Yimeng Zhang, Xiaoming Liu, Xue Lin, Sijia Liu",
        "Yuguang Yao, Yimeng Zhang, Sijia Liu",
        "International Conference on Learning Representations",
        2022,
        (),
        "Y. Gong*, Y. Yao*, Y. Li, Y. Zhang, X. Liu, X. Lin, S. Liu",
        "ICLR’22",
    ),
    Paper(
        "selectivity",
        "Yihua Zhang*, Yimeng Zhang*, Aochuan Chen, Jinghan Jia, Jiancheng Liu, Gaowen Liu, "
        "Mingyi Hong, Shiyu Chang, Sijia Liu",
        "Yihua Zhang, Yimeng Zhang, Aochuan Chen, Jinghan Jia, Jiancheng Liu, Sijia Liu",
        NEURIPS,
        2023,
        (),
        "Y. Zhang*, Y. Zhang*, A. Chen, J. Jia, J. Liu, G. Liu, M. Hong, S. Chang, S. Liu",
        "NeurIPS’23",
    ),
    Paper(
        "pruning",
        "Yihua Zhang*, Yuguang Yao*, Parikshit Ram, Pu Zhao, Tianlong Chen, Mingyi Hong, "
        "Yanzhi Wang, Sijia Liu",
        "Yihua Zhang, Yuguang Yao, Sijia Liu",
        NEURIPS,
        2022,
        (),
        "Y. Zhang*, Y. Yao*, P. Ram, P. Zhao, T. Chen, M. Hong, Y. Wang, S. Liu",
        "NeurIPS’22",
    ),
    Paper(
        "distributed",
        "Gaoyuan Zhang*, Songtao Lu*, Yihua Zhang, Xiangyi Chen, Pin-Yu Chen, Quanfu Fan, "
        "Lee Martie, Lior Horesh, Mingyi Hong, Sijia Liu",
        "Yihua Zhang, Sijia Liu",
        "Conference on Uncertainty in Artificial Intelligence",
        2022,
        ("Best Paper Runner-Up Award",),
        "G. Zhang*, S. Lu*, Y. Zhang, X. Chen, P.-Y. Chen, Q. Fan, L. Martie, L. Horesh, "
        "M. Hong, S. Liu",
        "UAI’22 (Best Paper Runner-Up Award)",
    ),
    Paper(
        "minmax",
        "Sijia Liu, Songtao Lu, Xiangyi Chen, Yao Feng, Kaidi Xu, Abdullah Al-Dujaili, "
        "Mingyi Hong, Una-May O'Reilly",
        "Sijia Liu",
        "International Conference on Machine Learning",
        2020,
        (),
        "S. Liu, S. Lu, X. Chen, Y. Feng, K. Xu, A. Al-Dujaili, M. Hong, U.-M. O’Reilly",
        "ICML’20",
    ),
    Paper(
        "primer",
        "Sijia Liu, Pin-Yu Chen, Bhavya Kailkhura, Gaoyuan Zhang, Alfred O. Hero, "
        "Pramod K. Varshney",
        "Sijia Liu",
        "IEEE Signal Processing Magazine",
        2020,
        (),
        "S. Liu, P.-Y. Chen, B. Kailkhura, G. Zhang, A. O. Hero, P. K. Varshney",
        "IEEE Signal Processing Magazine, 2020",
    ),
)


def publication(paper: Paper, authors: str = "") -> Publication:
    """Return *paper* as the reader makes it, its authors not yet resolved."""
    return Publication(
        paper.key,
        "inproceedings",
        text(paper.key),
        tuple(
            Author(parse(name.rstrip("*")), ("equal",) if name.endswith("*") else ())
            for name in (authors or paper.authors).split(", ")
        ),
        date=Date(paper.year),
        venue=text(paper.venue),
        awards=tuple(Award(name) for name in paper.awards),
    )
