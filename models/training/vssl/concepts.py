# SPDX-License-Identifier: Apache-2.0
"""What can be both heard and seen: each concept joins AudioSet tags to ImageNet classes and folders of pictures.

Tags are indices of AudioSet's 527 classes, classes are indices of ImageNet's 1000; both are written as in "74-80,122".
A concept without ImageNet classes is learnt from pictures alone. `kinds` are the names under which pictures of the
data folder carry it (Caltech-101 folders, COCO classes and the manifest's own words).
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Concept:
    name: str
    tags: tuple[int, ...]
    classes: tuple[int, ...]
    kinds: tuple[str, ...]


def numbers(text: str) -> tuple[int, ...]:
    """"1-3,7" to (1, 2, 3, 7)."""
    found = []
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return tuple(found)


_ROWS = """
person|0-50,58,61-63,66-71,254-255,7|610,834,836,837,981-983,457,578,689,433,903,518,451,608,617,735|Faces Faces_easy person
baby|23,17|431,529|baby
dog|74-80,122|151-268|dalmatian dog
wolf|77|269-280|wolf fox
cat|81-85|281-285|cat
big cat|109-110|286-293|Leopards cougar_body cougar_face wild_cat big_cat
bear|110|294-297|bear
horse|87-89|339,603|horse
donkey|87||donkey camel llama
cow|90-91|345-347|cow
sheep or goat|95-97|348-353|sheep goat deer
pig|93-94|341-343|pig
chicken|98-103|7-8|rooster chicken turkey
duck or goose|104-107|97-100|duck goose
owl|119-120|24|owl
pigeon|115-116||pigeon
crow|117-118|17-18|crow
bird|111-114,121|9-16,19-23,80-96,127-146|bird emu ibis flamingo
elephant|109-110,107|385-386,101|elephant
frog|132-133|30-32|frog
whale or dolphin|136|147-150|dolphin whale seal
insect|126-131|300-326|insect
monkey|108|365-384|monkey
guitar|139-146,151|402,546|electric_guitar guitar
banjo or mandolin|147-150|420|mandolin banjo
piano|153-154,152,160|579,881|grand_piano piano
organ|155-157|687|organ
accordion|209,208|401,593|accordion
violin|189-192|889|violin
cello or double bass|193-194|486|cello double_bass
harp|199,150|594|harp
saxophone or clarinet|197-198|776,683,432|saxophone
trumpet or trombone|185-188|513,566,875|euphonium trumpet
flute|195-196,402|558,699,684|flute
drum|161-176,183|541,822,641|drum tabla
xylophone|179-182|642|xylophone
bell or gong|177-178,200-207,214|494,577,442|bell
bagpipes|210||bagpipes
gramophone|215||gramophone
loudspeaker or radio|524-525|632,754,848,851,482|radio tv loudspeaker
telephone|389-394|487,528,707|cellphone cell_phone telephone
clock|395,406-408|409,530,531,826,892|watch clock metronome
typing|384-386|508,878,810|laptop keyboard typewriter
camera|416-417|732,759|camera
sewing machine or printer|411,415|786,742,713|printer sewing_machine
vacuum cleaner|377|882|vacuum
hair dryer or shaver|373,382|589|hair_drier
kitchen|364-369|859,827,766,651,891,909,910|oven microwave toaster
tap or toilet|370-374|896,861,435|sink toilet
scissors|381||scissors
hammer or tools|418-425|587,740,784,477|hammer drill
chainsaw|347|491|chainsaw
lawn mower|346|621|lawn_mower
car|306-315,352-353|436,468,479,511,581,609,627,656,661,705,751,817|car_side car
truck or bus|316-318,321|555,569,654,675,717,779,864,867,874|truck bus
siren|322-325,396-397|407,734|ambulance
tractor|349|866,595|tractor
motorcycle|326|665,670|Motorbikes motorcycle
bicycle|341,203|444,671|bicycle inline_skate
train|328-334|466,547,565,705,820,829|train
airplane|335-338,340|404,895,908|airplanes airplane
helicopter|339||helicopter
boat|301-305,401|403,472,484,510,554,576,625,628,724,780,814,833,871,914|ferry boat
gun or cannon|426-431|413,471,763,764|revolver cannon
fireworks|432-433||fireworks
fire|298-299|556|fire
water|292-295|562,974,976-978|waterfall sea
ball|465,471|430,522,574,722,747,768,805,852,890|soccer_ball sports_ball
whistle|402|902|whistle
"""
CONCEPTS = tuple(Concept(name, numbers(tags), numbers(classes), tuple(kinds.split()))
                 for name, tags, classes, kinds in (row.split("|") for row in _ROWS.strip().splitlines()))
COUNT = len(CONCEPTS)
BY_KIND = {kind: index for index, concept in enumerate(CONCEPTS) for kind in concept.kinds}
"""Concept index of a picture's kind; kinds that are not here make no sound of their own."""


def apart(a: int, b: int) -> bool:
    """Two concepts of which no sound is of both."""
    return a != b and not set(CONCEPTS[a].tags) & set(CONCEPTS[b].tags)
