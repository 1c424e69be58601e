"""Sentences as the press writes them, each with its actors: the words, who is meant, type, id in the packs."""

import pytest

from sayso.read.actors import find_actors
from sayso.report import Report

ENGLISH = [
    ("The Malian army bombed Kidal.", ["The Malian army = Malian Armed Forces, military, ml-army"]),
    ("JNIM attacked a convoy near Gossi.", ["JNIM = JNIM, jihadists, jnim", "a convoy = convoy, unknown, -"]),
    (
        "The Coordination of Azawad Movements (CMA) rejected the deal. The CMA left Ber.",
        [
            "The Coordination of Azawad Movements (CMA) = Coordination of Azawad Movements, rebels, cma",
            "The CMA = Coordination of Azawad Movements, rebels, cma",
        ],
    ),
    (
        "MINUSMA handed over its camp at Ber.",
        ["MINUSMA = MINUSMA, peacekeepers, minusma", "its = MINUSMA, peacekeepers, minusma"],
    ),
    ("Wagner fighters burnt the market of Moura.", ["Wagner fighters = Wagner Group, mercenaries, wagner"]),
    ("Nigerien soldiers crossed into Mali.", ["Nigerien soldiers = Armed Forces of Niger, foreign_military, ne-army"]),
    (
        "The junta in Niamey expelled the ambassador.",
        ["The junta in Niamey = CNSP, government, ne-junta", "the ambassador = ambassador, government, -"],
    ),
    (
        "Burkina Faso's junta blamed the rebels.",
        ["Burkina Faso's junta = Burkina Faso junta, government, bf-junta", "the rebels = rebels, rebels, -"],
    ),
    ("Ukrainian forces retook Robotyne.", ["Ukrainian forces = Armed Forces of Ukraine, military, ua-army"]),
    (
        "Ukraine's general staff reported 50 clashes.",
        ["Ukraine's general staff = Ukrainian General Staff, military, ua-general-staff"],
    ),
    ("Russian troops shelled Kherson.", ["Russian troops = Russian Armed Forces, foreign_military, ru-army"]),
    ("The Wagner Group left Bakhmut.", ["The Wagner Group = Wagner Group, mercenaries, wagner"]),
    ("The Kremlin denied the strike.", ["The Kremlin = Government of Russia, government, ru-government"]),
    ("The Rapid Support Forces besieged El Fasher.", ["The Rapid Support Forces = Rapid Support Forces, militia, rsf"]),
    ("The Sudanese army bombed Nyala.", ["The Sudanese army = Sudanese Armed Forces, military, sd-army"]),
    (
        "Abdel Fattah al-Burhan said the army would not negotiate.",
        [
            "Abdel Fattah al-Burhan = Abdel Fattah al-Burhan, military, burhan",
            "the army = Sudanese Armed Forces, military, sd-army",
        ],
    ),
    ("M23 rebels took Masisi.", ["M23 rebels = M23, rebels, m23"]),
    (
        "The Congolese army accused Rwanda of shelling Goma.",
        [
            "The Congolese army = Congolese Armed Forces, military, cd-army",
            "Rwanda = Rwanda, government, rw-government",
        ],
    ),
    (
        "The ADF killed 12 villagers in Beni.",
        [
            "The ADF = Allied Democratic Forces, jihadists, adf",
            "12 villagers in Beni = villagers of Beni, civilians, -",
        ],
    ),
    ("Al-Shabaab claimed the attack in Mogadishu.", ["Al-Shabaab = Al-Shabaab, jihadists, al-shabaab"]),
    ("Ethiopian troops entered Axum.", ["Ethiopian troops = Ethiopian National Defense Force, military, et-army"]),
    (
        "The Tigray People's Liberation Front (TPLF) denied the charge. The TPLF called for talks.",
        [
            "The Tigray People's Liberation Front (TPLF) = Tigray People's Liberation Front, rebels, tplf",
            "The TPLF = Tigray People's Liberation Front, rebels, tplf",
        ],
    ),
    ("The Houthis fired on a tanker.", ["The Houthis = Houthis, rebels, houthis"]),
    ("Houthi rebels shelled Marib.", ["Houthi rebels = Houthis, rebels, houthis"]),
    (
        "The Saudi-led coalition bombed Sanaa.",
        ["The Saudi-led coalition = Saudi-led coalition, foreign_military, saudi-coalition"],
    ),
    ("The Taliban took Kunduz.", ["The Taliban = Taliban, rebels, taliban"]),
    ("Islamic State claimed the attack in Kabul.", ["Islamic State = Islamic State, jihadists, islamic-state"]),
    ("Hezbollah fired rockets at Israel.", ["Hezbollah = Hezbollah, militia, hezbollah"]),
    ("The Syrian army shelled Idlib.", ["The Syrian army = Syrian Arab Army, military, sy-army"]),
    ("Syrian rebels took Aleppo.", ["Syrian rebels = Syrian rebels, rebels, -"]),
    ("Kurdish forces hold Kobani.", ["Kurdish forces = Kurdish forces, unknown, -"]),
    ("The Arakan Army took Paletwa in Myanmar.", ["The Arakan Army = Arakan Army, rebels, aa-mm"]),
    ("Myanmar's junta bombed Loikaw.", ["Myanmar's junta = Myanmar junta, government, mm-junta"]),
    (
        "The Kachin Independence Army captured a base.",
        ["The Kachin Independence Army = Kachin Independence Army, rebels, kia"],
    ),
    ("Gangs attacked a prison in Port-au-Prince.", ["Gangs = gangs, gang, -"]),
    ("Haitian police fired tear gas.", ["Haitian police = Haitian National Police, police, ht-police"]),
    (
        "The ELN freed two soldiers.",
        ["The ELN = National Liberation Army, rebels, eln", "two soldiers = Colombian Army, military, co-army"],
    ),
    ("FARC dissidents attacked Toribío in Colombia.", ["FARC dissidents = FARC dissidents, rebels, farc-dissidents"]),
    (
        "The FMLN attacked a barracks in El Salvador.",
        ["The FMLN = Farabundo Marti National Liberation Front, rebels, fmln"],
    ),
    ("Salvadoran troops bombed Chalatenango.", ["Salvadoran troops = Salvadoran Armed Forces, military, sv-army"]),
    (
        "The Shining Path killed a mayor in Peru.",
        ["The Shining Path = Shining Path, rebels, shining-path", "a mayor in Peru = mayor, government, -"],
    ),
    (
        "The U.N. Security Council ended the mission.",
        [
            "The U.N. Security Council = UN Security Council, intergovernmental, un-security-council",
            "the mission = mission, peacekeepers, -",
        ],
    ),
    ("The African Union condemned the coup.", ["The African Union = African Union, intergovernmental, african-union"]),
    (
        "ECOWAS threatened force against Niger's junta.",
        ["ECOWAS = ECOWAS, intergovernmental, ecowas", "Niger's junta = CNSP, government, ne-junta"],
    ),
    (
        "The European Union suspended its training mission in Mali.",
        [
            "The European Union = European Union, intergovernmental, european-union",
            "its training mission in Mali = European Union training mission, peacekeepers, -",
        ],
    ),
    (
        "The Red Cross evacuated the wounded.",
        ["The Red Cross = Red Cross, aid_agency, red-cross", "the wounded = the wounded, civilians, -"],
    ),
    ("Residents of Timbuktu fled.", ["Residents of Timbuktu = residents of Timbuktu, civilians, -"]),
    (
        "Villagers said gunmen had burnt the market.",
        ["Villagers = villagers, witnesses, -", "gunmen = gunmen, unknown, -"],
    ),
    (
        "A military source told AFP that two soldiers died.",
        [
            "A military source = military source, military, -",
            "AFP = AFP, media, afp",
            "two soldiers = soldiers, military, -",
        ],
    ),
    (
        "A U.N. spokesman said the camp was empty.",
        ["A U.N. spokesman = United Nations spokesman, intergovernmental, -"],
    ),
    ("The mayor of Djibo was killed.", ["The mayor of Djibo = mayor, government, -"]),
    (
        "Algeria's foreign ministry called for talks.",
        ["Algeria's foreign ministry = Algerian foreign ministry, government, -"],
    ),
    (
        "President Assimi Goita dissolved parliament.",
        ["President Assimi Goita = Assimi Goita, government, assimi-goita", "parliament = parliament, government, -"],
    ),
    ("French forces left Gao in 2022.", ["French forces = French Armed Forces, foreign_military, fr-army"]),
    ("Boko Haram burnt a village in Borno.", ["Boko Haram = Boko Haram, jihadists, boko-haram"]),
    (
        "Nigerian troops killed 20 bandits.",
        ["Nigerian troops = Nigerian Armed Forces, military, ng-army", "20 bandits = bandits, gang, -"],
    ),
    ("Mozambique's army retook Palma.", ["Mozambique's army = Mozambique Defence Armed Forces, military, mz-army"]),
    (
        "The police arrested ten people in Bamako.",
        ["The police = Malian police, police, ml-police", "ten people in Bamako = people in Bamako, civilians, -"],
    ),
    (
        "Militants loyal to the Islamic State attacked Ménaka.",
        ["Militants loyal to the Islamic State = Islamic State, jihadists, islamic-state"],
    ),
    (
        "Turkey bombed Kurdish fighters in Iraq.",
        ["Turkey = Turkey, government, tr-government", "Kurdish fighters in Iraq = Kurdish fighters, unknown, -"],
    ),
    (
        "Turkey bombed Kurdish fighters in Iraq in May.",
        ["Turkey = Turkey, government, tr-government", "Kurdish fighters in Iraq = Kurdish fighters, unknown, -"],
    ),
]
FRENCH = [
    ("L'armée malienne a bombardé Kidal.", ["L'armée malienne = Malian Armed Forces, military, ml-army"]),
    (
        "Le JNIM a attaqué un convoi près de Gossi.",
        ["Le JNIM = JNIM, jihadists, jnim", "un convoi = convoy, unknown, -"],
    ),
    ("La CMA a rejeté l'accord.", ["La CMA = Coordination of Azawad Movements, rebels, cma"]),
    ("La MINUSMA a quitté Tessalit.", ["La MINUSMA = MINUSMA, peacekeepers, minusma"]),
    (
        "Les soldats nigériens ont franchi la frontière.",
        ["Les soldats nigériens = Armed Forces of Niger, military, ne-army"],
    ),
    (
        "La junte malienne a expulsé l'ambassadeur.",
        ["La junte malienne = Malian junta, government, ml-junta", "l'ambassadeur = ambassador, government, -"],
    ),
    (
        "Les forces ukrainiennes ont repris Robotyne.",
        ["Les forces ukrainiennes = Armed Forces of Ukraine, military, ua-army"],
    ),
    (
        "Les troupes russes ont bombardé Kherson.",
        ["Les troupes russes = Russian Armed Forces, foreign_military, ru-army"],
    ),
    (
        "Les Forces de soutien rapide assiègent El-Fasher.",
        ["Les Forces de soutien rapide = Rapid Support Forces, militia, rsf"],
    ),
    ("L'armée soudanaise a bombardé Nyala.", ["L'armée soudanaise = Sudanese Armed Forces, military, sd-army"]),
    ("Les rebelles du M23 ont pris Masisi.", ["Les rebelles du M23 = M23, rebels, m23"]),
    ("Les Chebab ont revendiqué l'attaque.", ["Les Chebab = Al-Shabaab, jihadists, al-shabaab"]),
    ("Les Houthis ont tiré sur un pétrolier.", ["Les Houthis = Houthis, rebels, houthis"]),
    (
        "Le Hezbollah a tiré des roquettes sur Israël.",
        ["Le Hezbollah = Hezbollah, militia, hezbollah", "Israël = Israel, government, il-government"],
    ),
    ("Les gangs ont attaqué une prison à Port-au-Prince.", ["Les gangs = gangs, gang, -"]),
    ("La police haïtienne a tiré.", ["La police haïtienne = Haitian National Police, police, ht-police"]),
    (
        "Le Conseil de sécurité de l'ONU a mis fin à la mission.",
        [
            "Le Conseil de sécurité de l'ONU = UN Security Council, intergovernmental, un-security-council",
            "la mission = mission, peacekeepers, -",
        ],
    ),
    (
        "L'Union africaine a condamné le putsch.",
        ["L'Union africaine = African Union, intergovernmental, african-union"],
    ),
    (
        "La Cédéao menace la junte du Niger.",
        ["La Cédéao = ECOWAS, intergovernmental, ecowas", "la junte du Niger = CNSP, government, ne-junta"],
    ),
    ("Les habitants de Tombouctou ont fui.", ["Les habitants de Tombouctou = residents of Timbuktu, civilians, -"]),
    (
        "Un porte-parole de l'ONU a dit que le camp était vide.",
        ["Un porte-parole de l'ONU = United Nations spokesman, intergovernmental, -"],
    ),
    ("Le maire de Djibo a été tué.", ["Le maire de Djibo = mayor, government, -"]),
    (
        "Le gouvernement algérien appelle au dialogue.",
        ["Le gouvernement algérien = Government of Algeria, government, dz-government"],
    ),
    (
        "Les forces françaises ont quitté Gao.",
        ["Les forces françaises = French Armed Forces, foreign_military, fr-army"],
    ),
    ("Boko Haram a brûlé un village.", ["Boko Haram = Boko Haram, jihadists, boko-haram"]),
    ("Les villageois accusent l'armée.", ["Les villageois = villagers, civilians, -", "l'armée = army, military, -"]),
    ("Des djihadistes ont attaqué Djibo.", ["Des djihadistes = jihadists, jihadists, -"]),
    (
        "La France a retiré ses soldats.",
        ["La France = France, government, fr-government", "ses soldats = French Armed Forces, military, fr-army"],
    ),
    (
        "Un responsable local a confirmé l'attaque du JNIM.",
        ["Un responsable local = local official, government, -", "du JNIM = JNIM, jihadists, jnim"],
    ),
    (
        "Le président malien Assimi Goïta a dissous le Parlement.",
        [
            "Le président malien Assimi Goïta = Assimi Goita, government, assimi-goita",
            "le Parlement = Parlement, government, -",
        ],
    ),
    (
        "Les Casques bleus de la Minusma ont quitté Ber.",
        ["Les Casques bleus de la Minusma = MINUSMA, peacekeepers, minusma"],
    ),
    (
        "L'armée ukrainienne a confirmé la perte de la ville.",
        ["L'armée ukrainienne = Armed Forces of Ukraine, military, ua-army"],
    ),
    (
        "Les séparatistes du FLA ont tendu une embuscade.",
        ["Les séparatistes du FLA = Azawad Liberation Front, rebels, fla"],
    ),
    (
        "Des hommes armés ont enlevé un prêtre.",
        ["Des hommes armés = armed men, unknown, -", "un prêtre = prêtre, civilians, -"],
    ),
    ("Washington appelle au calme.", ["Washington = Government of the United States, government, us-government"]),
]


def told(text: str, lang: str) -> list[str]:
    actors = [mention.actor for mention in find_actors(Report(text=text, lang=lang))]
    return [f"{one.text} = {one.name}, {one.type}, {one.id or '-'}" for one in actors]


@pytest.mark.parametrize(("text", "actors"), ENGLISH)
def test_an_english_sentence_tells_its_actors(text: str, actors: list[str]) -> None:
    assert told(text, "en") == actors


@pytest.mark.parametrize(("text", "actors"), FRENCH)
def test_a_french_sentence_tells_its_actors(text: str, actors: list[str]) -> None:
    assert told(text, "fr") == actors
