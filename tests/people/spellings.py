"""Invented people of many kinds of names, and how files write them.

A row is one spelling and what is right: ``=`` it is certainly this person, ``?`` a question is
asked about this person, ``-`` it is somebody else. With it stands why: of ``=`` and ``?`` the
evidence, of ``-`` what tells them apart, in words for whoever reads the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from labpress.names.initials import initials
from labpress.names.parsing import full
from labpress.names.variants import folded, is_east_asian

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.records.model import Name


class Row(NamedTuple):
    """One spelling of the person of an id; ``verdict`` is ``=``, ``?`` or ``-``."""

    person: str
    spelling: str
    verdict: str
    why: str


#: Names as people.yml has them, with the rows that no rule makes.
BY_HAND = {
    "Katherine Brandlow": """
        ? near: Kate Brandlow; Kathy Brandlow; Katie Brandlow; Kat Brandlow; Katharine Brandlow
        ? near: Catherine Brandlow; Kathryn Brandlow; Katherine M. Brandlow; Brandlow Kate
        = name: Dr. Katherine Brandlow; Dame Katherine Brandlow; Katherine Brandlow, PhD
        - another given name: Karl Brandlow; Martha Brandlow; M. Brandlow
        - another family name: Katherine Brandt; Kate Brand
    """,
    "Jürgen Müllner": r"""
        = name: J{\"u}rgen M{\"u}llner; M\"ullner, J\"urgen; Prof. Dr. Jürgen Müllner
        = name: J{\" u}rgen M{\" u}llner; Ju\u0308rgen Mu\u0308llner
        ? near: Jürgen Mülner; Juergen Muelner; Jurgen Mulner; Jürgn Müllner; Jürg Müllner
        ? near: Jurgen Muellner; Jörgen Müllner; Jürgen Müllner-Ott; Jürgen Ott-Müllner; J. Muellner
        - another given name: Johann Müllner; Jan Müllner; Georg Müllner
        - another family name: Jürgen Möller; Jürgen Milch
    """,
    "Maria Anna Schmidtke": """
        ? near: Anna Schmidtke; Maria Schmidtke; Marianna Schmidtke; A. Schmidtke; Schmidtke MA
        ? near: Anna M. Schmidtke; M. Schmidtke; M. B. Schmidtke
        ? initials: M. A. Schmidtke; Schmidtke, M.A.; M. Anna Schmidtke; Maria A. Schmidtke
        = letters: Maria-Anna Schmidtke; Mariaanna Schmidtke
        ? near: {M. A. Schmidtke}; {Anna Schmidtke}
        - in the other order: Anna Maria Schmidtke
        - another initial: B. Schmidtke; A. B. Schmidtke
    """,
    "Kevin Xaverstone": r"""
        = name: Kevin_Xaverstone; Kevin\_Xaverstone; Kevin~Xaverstone; Sir Kevin Xaverstone
        = name: KEVIN XAVERSTONE; kevin xaverstone; Kevin  Xaverstone; {Kevin} {Xaverstone}
        = name: Kevin Xaverstone$^{1,2}$; Kevin Xaverstone (MIT); Kevin Xaverstone {MIT}
        ? near: Xaverstone_Kevin; Kev Xaverstone; Kevin Xaverston; Kevyn Xaverstone
        - another given name: Konrad Xaverstone; Calvin Xaverstone
    """,
    "Thomas Weirich": """
        ? near: Th. Weirich; Th Weirich; Thos. Weirich; Tom Weirich; Tommy Weirich; Tomas Weirich
        ? near: Thom. Weirich; Thomas Weihrich; Thomas Weirch; Thomas Wierich
        - another given name: Theodor Weirich; Timothy Weirich
    """,
    "Philip Quandt": """
        ? near: Ph. Quandt; Phil Quandt; Phillip Quandt; Philipp Quandt; Filip Quandt; Philip Quant
        - another given name: Peter Quandt; Paul Quandt
    """,
    "William Strohmann": """
        ? near: Wm. Strohmann; Bill Strohmann; Will Strohmann; Willy Strohmann; William Stromann
        - another given name: Wolfgang Strohmann; Walter Strohmann; Wanda Strohmann
    """,
    "Yuri Laskovsky": """
        ? near: Yu. Laskovsky; Yury Laskovsky; Iurii Laskovskii; Yuri Laskovskiy; Yurii Laskovskij
        ? near: Jurij Laskovskij; Yuriy Laskovsky; Iu. Laskovskii; Juri Laskowski; Y. Laskovskii
        - another given name: Yana Laskovsky; Igor Laskovsky
    """,
    "Aleksandr Petrenkov": """
        ? near: Alexander Petrenkov; Alexandre Petrenkov; Alex Petrenkov; Aleksander Petrenkov
        ? near: Aleksandr Petrenkow; A. V. Petrenkov; Aleksandr V. Petrenkov
        - another given name: Anton Petrenkov; Vladimir Petrenkov
    """,
    "{given: Åsa, family: Ålund}": """
        ? near: Aasa Aalund; Asa Alund; Åsa Alund; Asa Aalund; A. Aalund
        - another given name: Anders Ålund
    """,
    "{given: Min, family: Lü}": """
        ? near: Min Lv; Min Lyu; Min Lu; Lv Min; M. Lv
        = name: Lü, Min; Min Lü
        - another family name: Min Liu; Min Lei; Min Luo
    """,
    "{given: Søren, family: Kjærgård}": r"""
        = name: S{\o}ren Kj{\ae}rg{\aa}rd; Kj{\ae}rg{\aa}rd, S{\o}ren
        ? near: Soren Kjaergaard; Soeren Kjærgaard; Søren Kjærgaard; Sören Kjaergard
        - another given name: Sven Kjærgård
    """,
    "{given: Ørjan, family: Aasen}": """
        ? near: Orjan Asen; Ørjan Åsen; Oerjan Aasen
    """,
    "{given: Gabriel, family: García Sol}": """
        = name: Gabriel García Sol; García Sol, Gabriel
        = letters: Gabriel García-Sol; García-Sol, Gabriel
        ? near: Gabriel García; Gabriel Sol; G. García; Gabriel Garcia Sol
        ? near: Gabriel José García Sol; Gabriel G. Sol; García, G.
        ? initials: García Sol, G.; García Sol G
        - another family name: Gabriel García Mar; Gabriel Garrido
    """,
    "{given: Mary, family: Holt-Ferris}": """
        = letters: Mary Holt Ferris; Mary HoltFerris
        ? near: Mary Holt; Mary Ferris; Mary H. Ferris; Marie Holt-Ferris; M. Holt
        - another given name: Margret Holt-Ferris; Morten Holt
    """,
    "Laurens van der Maathuis": """
        = name: van der Maathuis, Laurens; Maathuis, Laurens van der; Laurens Van Der Maathuis
        = letters: Laurens vanderMaathuis; Laurens Vandermaathuis; Laurens van derMaathuis
        ? near: Laurens Maathuis; Laurens v.d. Maathuis; L. v. d. Maathuis; L. Maathuis
        ? near: Laurens van Maathuis; Laurens der Maathuis; Laurens Van Maathuis; L. Der Maathuis
        ? initials: Maathuis, L. van der; van der Maathuis L; L. van der Maathuis
        - another given name: Leo van der Maathuis; Lotte Maathuis
    """,
    "Ludwig von Hohenbruck": """
        = name: von Hohenbruck, Ludwig; Ludwig Von Hohenbruck; Hohenbruck, Ludwig von
        = letters: Ludwig VonHohenbruck
        ? near: Ludwig Hohenbruck; Ludwig v. Hohenbruck; L. v. Hohenbruck; Hohenbruck, L. v.
        ? near: Ludwig van Hohenbruck; L. Hohenbruck
    """,
    "Jean-Luc Picardin": """
        = letters: Jean Luc Picardin; Jeanluc Picardin
        ? near: Jean Picardin; Luc Picardin; J. Picardin
        ? initials: J.-L. Picardin; J. L. Picardin; JL Picardin; Picardin J-L
        ? initials: Jean-L. Picardin; Picardin JL
        - another second name: Jean-Paul Picardin; Jean Marc Picardin
    """,
    "Pin-Yu Chan": """
        = letters: Pinyu Chan; Pin Yu Chan; PinYu Chan
        = name: Pin-yu Chan; Chan, Pin-Yu
        ? near: Pin Chan; Chan Pin-Yu; P. Chan; Chan Pin Yu; Chan PY
        ? initials: P.-Y. Chan; P. Y. Chan; Chan, P-Y
        - another given name: Ping Chan; Pin-Yi Chan; Piny Chan; Yu Chan; Y. Chan
    """,
    "Martin Kingsley Jr.": """
        = name: Kingsley, Jr., Martin; Martin Kingsley, Jr.; Kingsley Jr., Martin
        ? near: Martin Kingsley; M. Kingsley; Martin Kingsley III; Martin Luther Kingsley Jr.
    """,
    "Elisabeth Strandahl": """
        ? near: Elizabeth Strandahl; Beth Strandahl; Liz Strandahl; Lisa Strandahl; Betty Strandahl
        ? near: Elisabet Strandahl
        - another given name: Elke Strandahl; Erna Strandahl
    """,
    "Alfred O. Herringway": """
        ? near: Alfred Herringway; A. Herringway; Fred Herringway; Herringway AO
        ? initials: A. O. Herringway; Alfred Otto Herringway; Herringway, AO
        - another middle initial: Alfred P. Herringway; A. P. Herringway
        - the middle initial alone: O. Herringway
        - another given name: Albert Herringway
    """,
    "Conan O'Nellis": """
        = letters: Conan ONellis; Conan Onellis
        = name: Conan O’Nellis; O'Nellis, Conan; Conan O' Nellis
        ? near: Conan Nellis; Conan O Nellis; Conan O. Nellis; C. Nellis
        ? initials: C. O'Nellis; O'Nellis C
    """,
    "Fiona MacLeanan": """
        = letters: Fiona Mac Leanan
        ? near: Fiona McLeanan; Fiona Mc Leanan; F. McLeanan
    """,
    "Abd al-Rahman Ibrahimi": """
        = name: Ibrahimi, Abd al-Rahman; Abd Al-Rahman Ibrahimi
        = letters: Abdalrahman Ibrahimi
        ? near: Abdul Rahman Ibrahimi; Abdel-Rahman Ibrahimi; Abdelrahman Ibrahimi
    """,
    "Mohammed El-Sayedi": """
        = letters: Mohammed El Sayedi; Mohammed Elsayedi
        ? near: Mohamed El Sayedi; Muhammad El-Sayedi; Mohammed Al-Sayedi; Mohammed Sayedi
        ? near: Md. El-Sayedi; Mohammad Elsayedi
        - another given name: Mahmoud El-Sayedi; Mostafa El-Sayedi
    """,
    "Nguyễn Văn Thànhan": """
        ? near: Nguyen Van Thanhan; Van Thanhan Nguyen; V. T. Nguyen
    """,
    "Weiliang Zhao": """
        = name: Zhao, Weiliang; WEILIANG ZHAO
        = letters: Wei-Liang Zhao; Wei Liang Zhao
        ? near: Zhao Weiliang; Weilang Zhao; Weiliang Q. Zhao; Weiling Zhao
        ? initials: W. Zhao; Zhao W; Zhao, W.
        - another given name: Weilin Zhao; Wei Zhao; Weiming Zhao; Liang Zhao
        - another family name: Weiliang Zhou
    """,
    "Yimeng Xu": """
        ? near: Xu Yimeng
        - another given name: Yiming Xu; Yi Xu; Yihan Xu; Meng Xu; Ymeng Xu
        - another family name: Yimeng Xie; Yimeng Hsu
    """,
    "{given: Sijia, family: Luo, suffix: ''}": """
        = also: 罗思佳; Luo SJ; Luo, S. J.; S. J. Luo
        ? initials: S. Luo; Luo S
        ? near: Luo Sijia; S. K. Luo
        - another given name: Yuqi Luo; K. Luo
    """,
    "Aleksandr Kuznetsenko": """
        ? near: Sasha Kuznetsenko; Alexander Kuznetsenko; Oleksandr Kuznetsenko
        ? near: Александр Кузнеценко; А. Кузнеценко; Кузнеценко А. В.; Кузнеценко, Александр
        - another given name: Андрей Кузнеценко; Sergei Kuznetsenko
        - another family name: Александр Кузнецов
    """,
    "Юлия Яблонская": """
        = name: Яблонская, Юлия
        ? near: Yulia Yablonskaya; Yu. Yablonskaya; Yablonskaya Yu.; Julia Yablonskaya
        - another given name: Anna Yablonskaya
    """,
    "Yuri Aleksandrovich Petrinsky": """
        ? near: Petrinsky Yu. A.; Petrinsky Yu.A.; J. A. Petrinsky; I. A. Petrinsky; Yu. Petrinsky
        - another given name: K. A. Petrinsky
    """,
    "Đorđe Đukanić": """
        ? near: Dj. Djukanić; Djordje Djukanic; D. Dukanic
    """,
    "William Thornburgh": """
        ? near: Liam Thornburgh; Willem Thornburgh
    """,
    "Giorgos Papadimas-Athanasiadis": """
        ? near: Georgios Papadimas; George Papadimas Athanasiadis; G. Athanasiadis
    """,
    "Nagyváti István": """
        ? near: I. Nagyváti; Nagyváti I.; István Nagyváti; Istvan Nagyvati
    """,
    "Szabolcsi Béla Péter": """
        ? near: B. P. Szabolcsi; Béla Péter Szabolcsi
    """,
    "Ouyang Mingrui": """
        ? near: M. Ouyang; Ouyang, Mingrui; Mingrui Ouyang
    """,
    "Tran Thi Minh Khue": """
        ? near: Tran, T. M. K.; K. T. M. Tran; M. K. Tran; K. Tran; Khue Tran; Thi Minh Khue Tran
        - another given name: L. Tran; Hoa Tran
    """,
    "{given: Duc Anh, family: Truong}": """
        ? near: Anh Truong; Anh Duc Truong
        - another given name: Duy Truong
    """,
    "Sukarnowati": """
        ? near: Sukarnowati, Sukarnowati; S. Sukarnowati; Dewi Sukarnowati
    """,
    "Mohammed bin Rashid Al-Farsimi": """
        ? near: M. Alfarsimi; Mohammed Al-Farsimi; M. Al-Farsimi; Mohammed Alfarsimi
    """,
    "João Pedro da Cordeira e Silvano": """
        = name: da Cordeira e Silvano, João Pedro
        ? near: J. P. da Cordeira; J. P. Silvano; João Silvano
        - another family name: J. P. da Corda
    """,
    "Kai von und zu Grafenau": """
        ? initials: K. von und zu Grafenau
        ? near: Kai von Grafenau; K. Grafenau
    """,
}

#: Names of which rules make all spellings: of many scripts, lengths and joints.
BY_RULE = (
    *("Agnes Tornvall", "Bruno Castellari", "Cecilia Dahlmann", "Dmitri Volokhin"),
    *("Emeka Okonjudo", "Farida Benchouk", "Giulia Montarini", "Hiroshi Takemori"),
    *("Ingrid Solvberg", "Jakob Lindqvaal", "Kofi Mensarah", "Lena Grubmann"),
    *("Mateus Oliveirinho", "Nadia Kharroubi", "Oskar Wisnarek", "Priya Ramanujan"),
    *("Quentin Duvallier", "Rania Haddouche", "Stefan Brezovic", "Tamara Jelinkova"),
    *("Ulrike Fassbinder", "Viktor Szabolai", "Wanjiru Kamauro", "Xenia Pappadaki"),
    *("Yusuf Demirkaya", "Zoltan Keresztes", "Anneke de Vriesema", "Bart van Oostrum"),
    *("Carlos dos Santarem", "Dieter zu Felsenau", "Élodie Marchandeau", "Zdeněk Hrubešovský"),
    *("Çağla Yıldırımer", "Bjørn Hålogaland", "Łucja Wiśniowska", "Iñigo Etxebarrieta"),
    *("Hao Qin", "Lin Deng", "Xiaoming Guo", "Jiayi Shen", "Min-Ho Jang", "Seo-Yeon Kwon"),
    *("Thi Huong Pham", "Robert M. Castleton", "J. Walter Pendergrass", "Anna-Lena Oberhuber"),
    *("Kwabena Owusu-Barimah", "Lucía Fernández-Alba"),
)


def rows_by_hand(person: str, text: str) -> Iterator[Row]:
    """Yield the rows of *text*: a line of ``VERDICT WHY: SPELLING; SPELLING`` each."""
    for line in filter(None, map(str.strip, text.splitlines())):
        head, _, spellings = line.partition(": ")
        for spelling in spellings.split("; "):
            yield Row(person, spelling.replace(r"\u0308", "\u0308"), head[0], head[2:])


def rows_by_rule(person: str, name: Name) -> Iterator[Row]:
    """Yield the spellings of *name* that the kinds of faults make."""
    given, family = name.given, f"{name.particle} {name.family}".strip()
    short = initials(given)
    letters = short.replace(".", "").replace(" ", "").replace("-", "")
    whole = full(name).replace("’", "'")
    yield Row(person, whole, "=", "name")
    yield Row(person, f"{family}, {given}", "=", "name")
    if "ı" not in whole:
        yield Row(person, whole.upper(), "=", "name")
    yield Row(person, f"Dr. {whole}", "=", "name")
    yield Row(person, f"{whole}$^1$", "=", "name")
    yield Row(person, f"{short} {family}", "?", "initials")
    yield Row(person, f"{family}, {short}", "?", "initials")
    # Several letters with a vowel may be a name: Li, SY Kwon.
    sure = len(letters) == 1 or not set(letters) & set("AEIOUY")
    yield Row(person, f"{family} {letters}", "?", "initials" if sure else "near")
    if " " not in given:
        yield Row(person, f"{given} Q. {family}", "?", "near")
    if "." not in given and not name.particle:
        yield Row(person, f"{family} {given}", "?", "near")
    if "-" in given:
        yield Row(person, f"{given.replace('-', ' ')} {family}", "=", "letters")
    if not whole.isascii():
        plain = f"{folded(given).title()} {folded(family).title()}"
        yield Row(person, plain, "?", "near")
    if len(name.family) > 8 and not is_east_asian(name.family):
        slip = family[:-4] + family[-3:]
        yield Row(person, f"{given} {slip}", "?", "near")
    other = "Uwe" if short[0] != "U" else "Gerd"
    yield Row(person, f"{other} {family}", "-", "another given name")
    yield Row(person, f"{other[0]}. {family}", "-", "another initial")
    yield Row(person, f"{given} Unterwald", "-", "another family name")
