import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gather.layout import Paragraph, Role, paragraph_roles


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("Mali's army on Tuesday said it had entered Kidal.", Role.BODY),
        ("FILE - An aerial general view of Kidal on September 27, 2020.", Role.CAPTION),
        ("FILE PHOTO: Soldiers on patrol in Gao, March 3, 2019. REUTERS/Joe Penney", Role.CAPTION),
        ("[PHOTO: Smoke rises over Dikwa, February 19. FILE/Courtesy: Kanuri Frames]", Role.CAPTION),
        ("(Photo: MINUSMA/Harandane Dicko)", Role.CAPTION),
        ("Photo d'archives : des soldats maliens à Kidal, en 2013.", Role.CAPTION),
        ("Rebels stand on a tank in Kidal on Friday. (AP Photo/Baba Ahmed)", Role.CAPTION),
        ("A satellite image shows smoke over the airport on Monday.", Role.CAPTION),
        ("Photographs of the dead were shown on Friday.", Role.BODY),
        ("By Our Correspondents, Maiduguri and Gusau", Role.BYLINE),
        ("By Amadou Diallo and Aïcha Touré", Role.BYLINE),
        ("Par Serge Daniel, envoyé spécial à Gao", Role.BYLINE),
        ("(Reporting by Tiemoko Diallo; Editing by Alison Williams)", Role.BYLINE),
        ("Avec AFP", Role.BYLINE),
        ("By Monday the army had entered Kidal.", Role.BODY),
        ("Par ailleurs, l'armée est entrée dans Kidal mardi.", Role.BODY),
        ("(Corrects toll in paragraph 3)", Role.CORRECTION),
        ("An earlier version of this story misstated the number of dead.", Role.CORRECTION),
        ("The army corrected an earlier version of the toll.", Role.BODY),
        ("Copyright 2023 The Savannah Herald. All rights reserved.", Role.BOILERPLATE),
        ("READ ALSO: Fuel scarcity: NNPC speaks on new pump price", Role.BOILERPLATE),
        ("À lire aussi Mali: l'armée entre dans Kidal", Role.BOILERPLATE),
        ("This article was originally published in Le Monde.", Role.BOILERPLATE),
        ("This text is an example written for sayso; its quotes are invented.", Role.BOILERPLATE),
        ("Ce texte est un exemple écrit pour sayso ; les citations en sont inventées.", Role.BOILERPLATE),
        ("ADVERTISEMENT", Role.BOILERPLATE),
        ("###", Role.BOILERPLATE),
        ("Related violence killed 12 people in Gao.", Role.BODY),
    ],
)
def test_role_of_a_paragraph(paragraph: str, role: Role) -> None:
    assert [part.role for part in paragraph_roles(paragraph)] == [role]


def test_paragraphs_carry_their_offsets() -> None:
    assert paragraph_roles("FILE - Kidal in 2020.\n\nThe army entered it.") == (
        Paragraph(0, 21, Role.CAPTION),
        Paragraph(23, 43, Role.BODY),
    )


@given(st.text(alphabet=st.sampled_from(list("Byab()[]: -\n'.")), max_size=80))
def test_paragraphs_are_in_order_and_hold_all_but_line_breaks(text: str) -> None:
    parts = paragraph_roles(text)
    assert "".join(text[part.start : part.end] for part in parts).replace("\n", "") == text.replace("\n", "")
    assert [part.start for part in parts] == sorted(part.start for part in parts)
