"""A small site of al-folio's kind, with invented people."""

from __future__ import annotations

SITE = {
    "_config.yml": """title: Tidal Systems Lab
description: We study tides, and machines that live on them.
email: lab@tides.example.org
url: https://tides.example.org
baseurl:
max_width: 930px
scholar:
  last_name: [Weide]
  first_name: [Mira, M.]
collections:
  team:
    output: true
""",
    "_bibliography/papers.bib": """---
---
@string{ocean = {Journal of Oceans}}

@article{weide2024tides,
  abbr={Best},
  author={Weide*, Mira and Ode$^*$, Tomas and Novak, Jana},
  title={Tides of {M}achines},
  journal=ocean,
  year={2024},
  note={* equal contribution},
  doi={https://doi.org/10.1000/tides},
  pdf={tides.pdf},
  slides={missing.pdf},
  preview={tides.png},
  projects={buoy},
  bibtex_show={true},
  file={:/home/somebody/tides.pdf:PDF},
  empty={},
  selected={true}
}

@inproceedings{weide2024tides,
  author={Ode, T. and Stranger, Nina and others},
  title={A Quite Different Paper of the Same Key},
  booktitle={Proceedings of Moons},
  year={2023},
  pdf={https://arxiv.org/pdf/2301.01234v2}
}

@article{2020commas,
  author={Mira Weide, Tomas Ode, Jana Novak},
  title={Names With Commas Between Them},
  year={2020}
}

@book{einstein1950meaning,
  title={The meaning of relativity},
  author={Einstein, Albert and Taub, AH},
  year={1950}
}
""",
    "_team/mira.md": """---
title: "Prof. Mira Weide"
role: Principal Investigator
image: /assets/img/team/mira.png
email: mira (at) tides.example.org
orcid: 0000-0002-1825-0097
github: miraweide
url: https://mira.example.org
mood: stormy
---
Mira leads the [lab](/publications/). {% if page.x %}She sails.{% endif %}

{% google_calendar x %}
""",
    "_team/tomas.md": """---
title: Tomas Ode
role: PhD student
start: Fall 2021
image: /assets/img/placeholder.svg
---
""",
    "_team/jana.md": """---
title: Jana Novak
group: Alumni
role: Master's student
now_at: Example Marine
redirect_from: [/people/jn/]
---
""",
    "_team/template-member.md": "---\ntitle: Your Name\n---\n",
    "_data/coauthors.yml": """weide:
  - firstname: ["Mira", "M."]
    url: mira
    member: true
ode:
  - firstname: ["Tomas", "T."]
    url: tomas
    member: true
stranger:
  - firstname: ["Nina"]
    url: https://nina.example.org
""",
    "_data/venues.yml": '"Oceans":\n  url: https://oceans.example.org\n  color: "#00369f"\n',
    "_news/grant.md": """---
date: 2024-03-01
inline: true
---
A grant! {% cite weide2024tides %}
""",
    "_news/announcement_1.md": """---
date: 2015-10-22
inline: true
---
A simple inline announcement.
""",
    "_projects/buoy.md": """---
title: Buoy
description: A buoy that thinks.
img: /assets/img/buoy.png
---
## How it works

It floats. <div class="caption">As <b>seen</b> from above.</div>
""",
    "_posts/2023-05-06-long.md": (
        "---\ntitle: A Long Voyage\nauthor: Tomas Ode\n---\n"
        "We sailed.\n\n<!--more-->\n\n## Day one\n\n" + "Waves. " * 150
    ),
    "_pages/about.md": """---
layout: about
permalink: /
title: about
profile:
  image: x.png
---
We study **tides** ([people](team.html), [gone](/nowhere/)).

{% include figure.liquid path="assets/img/buoy.png" caption="Our buoy" %}
""",
    "_pages/publications.md": """---
layout: page
permalink: /publications/
title: publications
---
{% bibliography %}
""",
    "_pages/team.md": """---
layout: page
permalink: /team/
title: Team
nav: true
nav_order: 2
---
## Students

{% for m in site.team %}![]({{ m.image }}){% endfor %}
""",
    "_pages/ships.md": """---
layout: page
permalink: /our/ships/
title: Ships
---
A [manual](/assets/pdf/manual.pdf) and <b>HTML</b> &amp; more.
""",
    "assets/pdf/tides.pdf": b"%PDF-1.4 tides",
    "assets/pdf/manual.pdf": b"%PDF-1.4 manual",
    "assets/pdf/unused.pdf": b"%PDF-1.4 unused",
    "_layouts/default.html": "<html>{{ content }}</html>",
    "_site/index.html": "<html></html>",
    "README.md": "# al-folio",
}

#: Pictures, of which the tests make real ones.
PICTURES = (
    "assets/img/team/mira.png",
    "assets/img/placeholder.svg",
    "assets/img/buoy.png",
    "assets/img/publication_preview/tides.png",
)
