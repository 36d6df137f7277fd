import { AudioBufferSink, type InputAudioTrack, type WrappedAudioBuffer } from 'mediabunny';
import { createTimeStretcher, type TimeStretcher } from './time-stretch.ts';

export interface AudioStart {
  /** Where in the take to begin, seconds. */
  readonly from: number;
  /** Where to end; nothing beyond it is played. */
  readonly until: number;
  /** The context's time at which `from` sounds. */
  readonly contextTime: number;
  readonly rate: number;
}

/** Plays one audio track through an audio context. */
export interface AudioPump {
  start(at: AudioStart): void;
  stop(): void;
}

/** A way from decoded buffers to sound; `take` answers the context's time until which there is sound now. */
interface Way {
  take(wrapped: WrappedAudioBuffer): number;
  finish(): void;
}

/** Sound is put into the context this far ahead of being heard. */
const aheadSeconds = 1;

const toMono = (buffer: AudioBuffer): Float32Array => {
  const mono = buffer.getChannelData(0).slice();
  for (let channel = 1; channel < buffer.numberOfChannels; channel += 1) {
    const samples = buffer.getChannelData(channel);
    for (let i = 0; i < mono.length; i += 1) mono[i] = (mono[i] ?? 0) + (samples[i] ?? 0);
  }
  if (buffer.numberOfChannels > 1) {
    for (let i = 0; i < mono.length; i += 1) mono[i] = (mono[i] ?? 0) / buffer.numberOfChannels;
  }
  return mono;
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export const createAudioPump = (track: InputAudioTrack, theContext: () => AudioContext): AudioPump => {
  const sink = new AudioBufferSink(track);
  const nodes = new Set<AudioBufferSourceNode>();
  let turn = 0;

  /** Sounds `buffer` at the context's time `when`; what should have sounded already is cut off. */
  const schedule = (buffer: AudioBuffer, when: number, earliest: number, latest: number): void => {
    const context = theContext();
    const now = Math.max(context.currentTime, earliest);
    const skipped = Math.max(0, now - when);
    const length = Math.min(buffer.duration, latest - when) - skipped;
    if (length <= 0) return;
    const node = context.createBufferSource();
    node.buffer = buffer;
    node.connect(context.destination);
    node.addEventListener('ended', () => nodes.delete(node));
    nodes.add(node);
    node.start(when + skipped, skipped, length);
  };

  const asItIs = (at: AudioStart): Way => ({
    take: ({ buffer, timestamp, duration }) => {
      const when = at.contextTime + (timestamp - at.from);
      schedule(buffer, when, at.contextTime, at.contextTime + (at.until - at.from));
      return when + duration;
    },
    finish: () => undefined,
  });

  /** Faster than recorded: in one channel, with the pitch kept. */
  const stretched = (at: AudioStart): Way => {
    let stretcher: TimeStretcher | undefined;
    let sampleRateHz = 48_000;
    let when = at.contextTime;
    const latest = at.contextTime + (at.until - at.from) / at.rate;
    const sound = (samples: Float32Array<ArrayBuffer>): void => {
      if (samples.length === 0) return;
      const piece = theContext().createBuffer(1, samples.length, sampleRateHz);
      piece.copyToChannel(samples, 0);
      schedule(piece, when, at.contextTime, latest);
      when += piece.duration;
    };
    return {
      take: ({ buffer, timestamp }) => {
        let samples = toMono(buffer);
        if (!stretcher) {
          sampleRateHz = buffer.sampleRate;
          stretcher = createTimeStretcher({ sampleRateHz, rate: at.rate });
          samples = samples.subarray(Math.max(0, Math.round((at.from - timestamp) * sampleRateHz)));
          when += Math.max(0, timestamp - at.from) / at.rate;
        }
        sound(stretcher.push(samples));
        return when;
      },
      finish: () => {
        if (stretcher) sound(stretcher.flush());
      },
    };
  };

  const run = async (at: AudioStart, mine: number): Promise<void> => {
    const way = at.rate === 1 ? asItIs(at) : stretched(at);
    const buffers = sink.buffers(Math.max(0, at.from), at.until);
    try {
      for await (const wrapped of buffers) {
        if (mine !== turn) return;
        const soundedUntil = way.take(wrapped);
        while (mine === turn && soundedUntil - theContext().currentTime > aheadSeconds) await pause(100);
        if (mine !== turn) return;
      }
      way.finish();
    } finally {
      void buffers.return();
    }
  };

  return {
    start: (at) => {
      turn += 1;
      // A piece that cannot be decoded is silence; the picture and the other tracks go on.
      run(at, turn).catch((error: unknown) => console.warn('Audio track', error));
    },
    stop: () => {
      turn += 1;
      for (const node of nodes) node.stop();
      nodes.clear();
    },
  };
};
