"""A small group for tests: three people, four papers, two themes."""

PEOPLE = """
ada-byron:
  name: Ada Byron
  role: pi
  homepage: https://example.org/ada
  joined: 2019
wei-zhang:
  name: Wei Zhang
  also: [Zhang Wei]
  role: phd
  joined: 2021-09
wen-zhang:
  name: Wen Zhang
  role: phd
  joined: Fall 2020
  left: 2024-05
  now: Engineer, Example Inc.
otto-zhang:
  name: Otto Zhang
  member: false
"""

PUBLICATIONS = r"""
@inproceedings{zhang2023sparse,
  title = {Sparse {Nets} \& the $\ell_2$ norm},
  author = {Zhang, Wei and Otto Zhang and M{\"u}ller, J{\"o}rg and Ada Byron},
  author+an = {1=equal; 3=equal},
  booktitle = {Advances in Neural Information Processing Systems},
  year = 2023,
  award = {Spotlight},
  keywords = {sparse},
  selected = {true},
  eprint = {2304.04934},
}

@article{byron2021notes,
  title = {Notes on engines},
  author = {Byron, Ada and Zhang, Wen},
  journal = {Journal of Engines},
  year = 2021,
  keywords = {engines, sparse},
  doi = {10.1000/182},
}

@inproceedings{byron2022loops,
  title = {Loops},
  author = {Ada Byron},
  booktitle = {Advances in Neural Information Processing Systems},
  year = 2022,
  keywords = {engines},
  award = {Oral and Best Paper Award},
}

@misc{stranger2020,
  title = {By others},
  author = {Jane Roe and Richard Roe},
  year = 2020,
}
"""

THEMES = """
sparse:
  title: Sparse models
  subtitle: Fewer numbers
engines:
  title: Engines
"""

VENUES = """
NeurIPS: [Advances in Neural Information Processing Systems]
"""

SPONSORS = """
- {name: Royal Society, url: "https://example.org/rs"}
- {name: Private means}
"""

DATA = {
    "data/people.yml": PEOPLE,
    "data/publications.bib": PUBLICATIONS,
    "data/themes.yml": THEMES,
    "data/venues.yml": VENUES,
    "data/sponsors.yml": SPONSORS,
}
