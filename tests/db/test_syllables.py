"""Syllables are counted as an ear counts them: every word here was counted aloud, as a British dictionary parts it."""

from __future__ import annotations

import pytest

from db.syllables import syllables

# Words of the pages, of letters from a clinic and of the day around it, by their number of syllables.
COUNTED = {
    1: """
        a asked beads blocked blood bones breathe called calm cause caused cells change chest chewed choice choose
        close clothes cough course cried died does don't dose eyes few fired flushed friend friends gland grade
        group guess guide hair heard heart high home hour hours inch juice large league loose lungs makes male meals
        nerve noise nurse ounce pause phase piece plan planned pleased poo queue quite rare role safe scan search
        short side sides size skin small smoke spread square stage straight takes team tired tongue touched tubes
        used vague vein warned wedge weight wheeze whole worse years young your
    """,
    2: """
        about above abroad across adult advice after again ago agree airway almost alone always answer anxious any
        approve approved argue around arrange arranged asthma attack avoid away baby balance bathroom because before
        being believe bendy beyond bladder bleeding bloating body booklet bowel breathing breathless business cancer
        cancers careful causes centre changes children choices client clinic closely colleague combine comfort
        common compare confused consent control controlled coughing couldn't couple create cycle daily damage
        damaged danger data decide details didn't diet discuss disease dizzy doctor doing doses drowsy dying early
        eating echo effect engine enough entire evening every expert explain fasting fatigue feelings female fever
        fibre fluid flushing follow former freedom frightened gallstones gentle glasses glucose going growing
        guidance guideline handle handled happens headache healthy helpful helpline helplines hiccups hopeful
        hormone hormones hurried ignore immune include includes increase inside instead itchy kidney kidneys
        knowledge language larger leaflet leisure letter level lifetime likely litre little liver lonely lovely
        machine manage many marker maybe meaning measure measured member mentioned metre middle million minute
        minutes moisture moment movement muscle muscles nearby needed needle needles nervous nothing notice number
        nurses often older onion only options other oval pager painful pathway patient patients people pieces player
        police prepare prepared pressure problem process produce produced programme protein quarter question
        questions quiet ready really reason receive receives record refuse relax require research result rhythm
        routine royal safely sample samples science section series service settle settled shaking shoulder sickness
        single sizes sleeping smoking social someone something sometimes spasm special stages started stiffness
        stomach studied studies sudden sugar support surface surgeon surprise surprised swallow swollen symptom
        symptoms syndrome table tablet tablets tasted therefore thickened thyroid tingling tiredness tissue towards
        tracer travel treated treatment trial trials trying tumour tumours union unwell urgent urine useful vaccine
        value very waited wasn't welcome whether whistle within without worried worry x-ray yellow yoghurt
    """,
    3: """
        ablation accident actual adrenal affected alcohol allergy already analogue analogues animal another anyone
        anything appetite appointment area average banana benefit biopsy bronchial camera capable carcinoid
        carefully charity chemical computer condition consider continue created creating decided decision diagnose
        different difficult digital diseases dizziness earlier earliest easier easily elderly employee employer
        encourage energy equipment everyone everything examine example exercise family favourite forgotten general
        gradual hospital hospitals however idea imagine imaging important increases infection influence injection
        insulin interest invited junior manual medicine medicines medium memory microscope natural nausea nuclear
        obvious occupied opinion overweight oxygen pancreas period physical pineapple placebo possible prescription
        previous procedure quality radio reaction recognise recover rectangle regular relative remember sciences
        scientist separate serious services several solution specialist suddenly suitable supplement supplier
        surgery telephone therapy together tomato tomorrow typical understand usual various video violent vitamin
        volunteer vomiting
    """,
    4: """
        activity anaesthetic anxiety available avocado bacteria biology bronchoscopy carcinoma continuous diagnosis
        diarrhoea dietitian emergency experience information inherited irregular operation palpitations pneumonia
        preparation serotonin situation society temperature unusual usually
    """,
    5: """
        antibiotic chemotherapy experiences individual laboratory neuroendocrine paracetamol radioactive
        somatostatin
    """,
    6: """
        immunotherapy
    """,
}
WORDS = [(word, count) for count, words in COUNTED.items() for word in words.split()]


def test_the_list_is_long_enough_to_prove_something() -> None:
    assert len(WORDS) == len({word for word, _ in WORDS}) >= 500


def test_words_are_counted_as_they_are_said() -> None:
    assert {word: syllables(word) for word, _ in WORDS} == dict(WORDS)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("Tumour", 2),
        ("nurse's", 1),
        ("nurses'", 2),
        ("didn’t", 2),
        ("follow-up", 3),
        ("x-ray", 2),
        ("hm", 1),
        ("n't", 1),
        ("28", 0),
        ("", 0),
    ],
)
def test_case_apostrophes_and_hyphens_are_heard_through(word: str, count: int) -> None:
    assert syllables(word) == count
