"""Speaks through espeak-ng's C interface, which reports when each word and each sound begins; its command line gives the sound only.

Reads one JSON object from standard input: {"voice", "variant", "rate", "pitch", "range", "texts": [...], "files": [...]}; writes a WAV file
for each text and prints a JSON list of event lists [kind, text position, seconds, phoneme]. "variant" is null, or the lines of a variant
of espeak-ng's voices that it does not come with; "voice" then calls it by the name "drawn". Standard library only.
"""

import array
import ctypes
import json
import os
import sys
import tempfile
import wave

SYNCHRONOUS, PHONEME_EVENTS = 2, 1
WORD_EVENT, PHONEME_EVENT, END_OF_EVENTS = 1, 7, 0
RATE, PITCH, PITCH_RANGE = 1, 3, 4
UTF8_WITH_PHONEMES = 0x101
BY_CHARACTER = 1


class Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("phoneme", ctypes.c_char * 8),
    ]


Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))
library = ctypes.CDLL("libespeak-ng.so.1")
library.espeak_Info.restype = ctypes.c_char_p


def start(folder=None):
    return library.espeak_Initialize(SYNCHRONOUS, 0, folder, PHONEME_EVENTS)


def start_with(variant, folder):
    """Starts with all that espeak-ng comes with, but with one variant of its voices."""
    start()
    path = ctypes.c_char_p()
    library.espeak_Info(ctypes.byref(path))
    given = path.value.decode()
    library.espeak_Terminate()
    data = os.path.join(folder, "espeak-ng-data")
    voices = os.path.join(data, "voices")
    os.makedirs(os.path.join(voices, "!v"))
    for source, target, own in ((given, data, "voices"), (os.path.join(given, "voices"), voices, "!v")):
        for name in os.listdir(source):
            if name != own:
                os.symlink(os.path.join(source, name), os.path.join(target, name))
    with open(os.path.join(voices, "!v", "drawn"), "w") as file:
        file.write(variant)
    return start(folder.encode())


job = json.load(sys.stdin)
own_data = tempfile.TemporaryDirectory()
sample_rate_hz = start_with(job["variant"], own_data.name) if job["variant"] else start()
if sample_rate_hz <= 0:
    sys.exit("espeak-ng did not start; is its data installed?")
sound = array.array("h")
events = []


@Callback
def receive(samples, count, happened):
    if count > 0:
        sound.frombytes(ctypes.string_at(samples, 2 * count))
    index = 0
    while happened[index].type != END_OF_EVENTS:
        event = happened[index]
        if event.type in (WORD_EVENT, PHONEME_EVENT):
            phoneme = event.phoneme.decode("utf-8", "replace") if event.type == PHONEME_EVENT else ""
            events.append([event.type, event.text_position - 1, event.sample / sample_rate_hz, phoneme])
        index += 1
    return 0


library.espeak_SetSynthCallback(receive)
if library.espeak_SetVoiceByName(job["voice"].encode()) != 0:
    sys.exit(f"espeak-ng has no voice named {job['voice']}")
for parameter, value in ((RATE, job["rate"]), (PITCH, job["pitch"]), (PITCH_RANGE, job["range"])):
    library.espeak_SetParameter(parameter, value, 0)
heard = []
for text, file in zip(job["texts"], job["files"]):
    del sound[:]
    events.clear()
    data = text.encode()
    library.espeak_Synth(data, len(data) + 1, 0, BY_CHARACTER, 0, UTF8_WITH_PHONEMES, None, None)
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sample_rate_hz)
        out.writeframes(sound.tobytes())
    heard.append(list(events))
json.dump(heard, sys.stdout)
