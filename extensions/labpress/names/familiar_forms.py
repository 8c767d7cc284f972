"""Familiar and national forms of given names that are not in the package ``nicknames``.

A row holds forms of one name; who is called by one of them may be called by another. A form may be
in several rows. All of it only leads to questions.
"""

from __future__ import annotations

from functools import lru_cache

_ROWS = """
aleksandr alexander alexandr aleksander oleksandr alexandros sasha sascha shura alik alekos
aleksandra alexandra oleksandra sasha ola
aleksei aleksey alexei alexey oleksii alyosha lyosha
anastasia anastasiya nastya nastia asya
andrei andrey andrew andrii andriy andreas andre andrea
anna anya ania anja
athanasios thanasis thanos
boris borya
dmitry dmitri dmitrii dmitriy dima mitya dmytro
dimitrios dimitris dimitri mitsos
ekaterina yekaterina katerina aikaterini kateryna katya katia catherine katherine
elena olena helena helen yelena lena
evangelos vangelis
evgeny evgenii evgeniy yevgeny yevhen eugene zhenya eugenia evgenia
georgios giorgos yorgos george georgy georgii georg giorgio jorge
ioannis yannis giannis john ivan jan johannes johann hans hannes giovanni gianni
ivan vanya ivo john
konstantin kostya konstantinos kostas costas constantin
maria mariya mariia masha marija
mikhail michail mykhailo misha michael michal mihail miguel michele
natalia nataliya natalya natasha nataliia
nikolai nikolay nikolaos nikos nicholas kolya mykola nicolas niccolo klaus nikolaus
olga olya olha
panagiotis panos
pavel pasha pavlo paul pablo paolo pawel
pyotr petr petro peter pieter pedro pietro piotr pierre piet petya
sergei sergey serhii sergii seryozha serge sergio
svetlana sveta
tatiana tatyana tetiana tanya tania
vasily vasilii vasileios vasilis vassilis vasyl basil
vladimir volodymyr vova volodya wladimir vlad
vyacheslav viacheslav slava
yaroslav slava
yuri yury yurii iurii yura
william willem wilhelm guillaume guillermo liam wim willi willy wilhelmus
elisabeth elizabeth elise elisa elsa ilse elsbeth lies liesbeth erzsebet elzbieta ela lisa lise
francisco francesco francois frans franz paco pancho checco fran franck francis
ignacio nacho
jose josef joseph giuseppe jozef pepe beppe peppe sepp jozsef jozsi jos iosif osip
jesus chus chucho
enrique quique henrique henry henri heinrich hendrik henk heinz heiner enrico
luis luigi ludwig louis gigi lutz
antonio tonino toni tony anton antonius toon antoine anthony
domenico mimmo dominik dominique
dolores lola
eduardo lalo edu edward edouard eduard
roberto beto robert rob
friedrich fritz friedel frederick frederic federico
margarethe margaret margarita grete gretel malgorzata gosia marguerite
matthias matthew matteo mateusz mathieu matej matyas
maximilian max maxime maksim maxim
sebastian basti bastian sebastien
cornelis cornelius kees cor
lambertus bert lambert
istvan stephen steven stefan stephan etienne esteban stefano pista szczepan
laszlo laci ladislaus ladislav
sandor sanyi
zsuzsanna zsuzsa susanna susan susanne
katalin kati catherine
ferenc feri francis
gyorgy gyuri george
janos jancsi john
krzysztof krzys christopher christoph cristobal
katarzyna kasia catherine
joanna asia joan johanna
jakub kuba jacob jakob james jacques giacomo
wojciech wojtek
tomasz tomek thomas tomas tommaso
stanislaw staszek stanislav
tadeusz tadek
magdalena magda lena
philippe philip filippo felipe filip
lorenzo lawrence laurent lars laurens lorenz
jerome hieronymus geronimo
charles carlos carlo karl karel carl
stephanie stefania stefanie steffi
"""


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _ROWS.strip().splitlines():
        names = row.split()
        for name in names:
            found.setdefault(name, set()).update(names)
    return {name: frozenset(forms - {name}) for name, forms in found.items()}


def other_forms(name: str) -> frozenset[str]:
    """Return other forms of the given *name* (folded): of ``sasha`` also ``aleksandr``."""
    return _forms().get(name, frozenset())


def all_forms() -> frozenset[str]:
    """Return each name that has :func:`other_forms`."""
    return frozenset(_forms())
