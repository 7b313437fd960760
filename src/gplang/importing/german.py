"""What exercises are called in German, and which of the catalog they are.

The language itself has English words only; this table is for what people bring along.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_NAMES = """
back-squat: kniebeuge, kniebeugen, langhantelkniebeuge, langhantelkniebeugen, nackenkniebeuge
front-squat: frontkniebeuge, frontkniebeugen
goblet-squat: goblet kniebeuge, goblet kniebeugen
box-squat: kastenkniebeuge, kastenkniebeugen, box kniebeuge, box kniebeugen
bw-squat: kniebeuge ohne gewicht, kniebeugen ohne gewicht, luftkniebeuge, luftkniebeugen
bulgarian-split-squat: bulgarische kniebeuge, bulgarische kniebeugen, bulgarische split kniebeuge
split-squat: split kniebeuge, split kniebeugen
hack-squat: hackenschmidt, hackenschmidtkniebeuge, hackenschmidtkniebeugen
leg-press: beinpresse, beinpressen
leg-extension: beinstrecker, beinstrecken
lying-leg-curl: beinbeuger, beinbeuger liegend, beinbeugen, beinbeugen liegend, beincurls
seated-leg-curl: beinbeuger sitzend, beinbeugen sitzend
calf-raise: wadenheben, wadenheben stehend
seated-calf-raise: wadenheben sitzend
forward-lunge: ausfallschritt, ausfallschritte
walking-lunge: ausfallschritte gehend, gehende ausfallschritte, ausfallschritte im gehen
reverse-lunge: ausfallschritte rueckwaerts, rueckwaertige ausfallschritte
step-up: aufsteiger
wall-sit: wandsitzen
deadlift: kreuzheben
sumo-deadlift: sumo kreuzheben, sumokreuzheben
rdl: rumaenisches kreuzheben, rumaenisch kreuzheben
sl-rdl: einbeiniges rumaenisches kreuzheben, einbeiniges kreuzheben
stiff-leg-deadlift: gestrecktes kreuzheben, kreuzheben gestreckt, kreuzheben mit gestreckten beinen
hip-thrust: hueftheben, hueftstoss, hueftstossen
bw-hip-thrust: hueftheben ohne gewicht
glute-bridge: beckenheben, beckenlift
machine-abduction: abduktoren, abduktorenmaschine
machine-adduction: adduktoren, adduktorenmaschine
back-extension: rueckenstrecker, rueckenstrecken
bench-press: bankdruecken, langhantelbankdruecken, flachbankdruecken
close-grip-bench-press: enges bankdruecken, bankdruecken eng
incline-bench-press: schraegbankdruecken, schraegbank druecken
db-bench-press: kurzhantelbankdruecken, kurzhantel bankdruecken, kh bankdruecken, bankdruecken kurzhantel
incline-db-press: kurzhantelschraegbankdruecken, kurzhantel schraegbankdruecken, kh schraegbankdruecken
machine-chest-press: brustpresse
db-fly: fliegende, kurzhantel fliegende, kh fliegende
push-up: liegestuetz, liegestuetze, liegestuetzen
dip: barrenstuetz, barrenstuetze
overhead-press: schulterdruecken, ueberkopfdruecken, militaerpresse, langhantel schulterdruecken
db-shoulder-press: kurzhantel schulterdruecken, kh schulterdruecken, schulterdruecken kurzhantel
machine-shoulder-press: schulterpresse
lateral-raise: seitheben
front-raise: frontheben
rear-delt-fly: vorgebeugtes seitheben, seitheben vorgebeugt
upright-row: aufrechtes rudern
barbell-shrug: schulterheben
pull-up: klimmzug, klimmzuege
chin-up: klimmzug im untergriff, klimmzuege im untergriff, klimmzuege untergriff
assisted-pull-up: klimmzuege mit hilfe, unterstuetzte klimmzuege
lat-pulldown: latzug, latziehen, lat ziehen
barbell-row: langhantelrudern, langhantel rudern, lh rudern, vorgebeugtes rudern, rudern vorgebeugt
db-row: kurzhantelrudern, kurzhantel rudern, kh rudern, einarmiges rudern, rudern einarmig
seated-cable-row: kabelrudern, rudern am kabel, rudern am kabelzug, rudern sitzend
t-bar-row: t bar rudern
barbell-curl: bizepscurl, bizepscurls, langhantelcurl, langhantelcurls, lh curls
db-curl: kurzhantelcurl, kurzhantelcurls, kh curls, kurzhantel bizepscurls, kh bizepscurls
triceps-pushdown: trizepsdruecken, trizepsdruecken am kabel, trizepsdruecken am kabelzug
overhead-triceps-extension: trizepsdruecken ueber kopf, trizepsstrecken ueber kopf
plank: unterarmstuetz, unterarmstuetze
side-plank: seitstuetz, seitlicher unterarmstuetz, seitlicher stuetz
dead-bug: toter kaefer
hanging-leg-raise: haengendes beinheben, beinheben haengend, beinheben im hang
crunch: bauchpresse
cable-crunch: crunch am kabel, kabel crunch
russian-twist: russische drehung
farmers-carry: bauerngang, koffertragen
kb-swing: kettlebell schwung, kettlebell schwingen, kugelhantel schwingen
power-clean: standumsetzen
clean: umsetzen
snatch: reissen
power-snatch: standreissen
clean-and-jerk: stossen, umsetzen und stossen
push-press: schwungdruecken
box-jump: kastensprung, kastenspruenge
broad-jump: standweitsprung
jump-rope: seilspringen
row-erg: rudergeraet, ruderergometer
bike: radfahren, fahrrad, ergometer
run: laufen, joggen
"""

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_KIT = re.compile(r"(?:langhantel|lh) (?=.)")


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[-/(),.]", " ", name.casefold().translate(_LETTERS)).split())


def _read(table: str) -> Mapping[str, str]:
    rows = (line.partition(": ") for line in table.strip().splitlines())
    return MappingProxyType({name.strip(): exercise for exercise, _, names in rows for name in names.split(",")})


NAMES = _read(_NAMES)
"""The exercise of each German name, which is written small, without hyphens and with `ae` for `ä`."""


def find_german(name: str) -> str | None:
    """Return the exercise that a German name means."""
    plain = _plain(name)
    return NAMES.get(plain) or NAMES.get(_KIT.sub("", plain))
