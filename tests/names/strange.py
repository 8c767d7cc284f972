"""Texts that a name may be, for properties that hold for all of them."""

from hypothesis import strategies as st

names = st.text(
    alphabet=st.one_of(
        st.sampled_from("abzABZ .,-'’{}\\~=éŁİıß刘思김지μЖ\u0301\u200f\n"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)
