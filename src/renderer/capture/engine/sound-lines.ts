import { type AudioTimeline, createAudioTimeline } from '../../../core/capture/audio-timeline.ts';
import type { Channels } from '../../../core/capture/resampler.ts';
import { opusRateHz } from './sound-encoder.ts';
import { speechRateHz } from './speech-pieces.ts';

/** The same sound on two timelines: as it is encoded, and as speech. */
export interface SoundLines {
  /** Takes a block that began at `startMs` of take time. */
  readonly push: (block: Channels, startMs: number, rateHz: number) => void;
  /** Silence up to here where nothing came. */
  readonly fill: (untilMs: number) => void;
  /** Another device, another clock: what comes next stands by itself. */
  readonly cut: () => void;
  /** Gives the rest; with `endMs` both end there. */
  readonly finish: (endMs: number | undefined) => void;
}

/** `onSpeech` is undefined for a sound that nobody listens to. */
export const createSoundLines = (options: {
  readonly rateHz: number;
  readonly channels: number;
  readonly onSound: (sound: Channels) => void;
  readonly onSpeech: ((samples: Float32Array<ArrayBuffer>) => void) | undefined;
}): SoundLines => {
  const { channels, onSound, onSpeech } = options;
  let inputRateHz = options.rateHz;
  let isCut = false;

  const line = (outputRateHz: number, count: number, written: number): AudioTimeline =>
    createAudioTimeline({ inputRateHz, outputRateHz, channels: count, written });
  let sound = line(opusRateHz, channels, 0);
  let speech = onSpeech && line(speechRateHz, 1, 0);

  const giveSpeech = (given: Channels | undefined): void => {
    const samples = given?.[0];
    if (samples && samples.length > 0) onSpeech?.(samples);
  };

  /** Timelines for the rate that the device has now, where the ones before have ended; a device may change it under way. */
  const renew = (rateHz: number): void => {
    onSound(sound.finish());
    giveSpeech(speech?.finish());
    inputRateHz = rateHz;
    sound = line(opusRateHz, channels, sound.written());
    speech = speech && line(speechRateHz, 1, speech.written());
  };

  return {
    push: (block, startMs, rateHz) => {
      if (isCut || rateHz !== inputRateHz) renew(rateHz);
      isCut = false;
      onSound(sound.push(block, startMs));
      giveSpeech(speech?.push(block, startMs));
    },
    fill: (untilMs) => {
      onSound(sound.fill(untilMs));
      giveSpeech(speech?.fill(untilMs));
    },
    cut: () => {
      isCut = true;
    },
    finish: (endMs) => {
      onSound(sound.finish(endMs));
      giveSpeech(speech?.finish(endMs));
    },
  };
};
