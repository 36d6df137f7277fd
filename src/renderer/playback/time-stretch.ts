/** Turns sound faster or slower without changing its pitch. */
export interface TimeStretcher {
  /** Takes the next samples; answers what can be played so far. About `input / rate` samples come out over time. */
  push(samples: Float32Array): Float32Array<ArrayBuffer>;
  /** What is left, after the last push. */
  flush(): Float32Array<ArrayBuffer>;
}

interface StretchOptions {
  readonly sampleRateHz: number;
  /** 1.5 plays in two thirds of the time. */
  readonly rate: number;
}

/** A growing stretch of input, addressed by its place since the beginning; what is behind is thrown away. */
class Reel {
  private samples = new Float32Array(0);
  private start = 0;

  get end(): number {
    return this.start + this.samples.length;
  }

  append(more: Float32Array): void {
    const joined = new Float32Array(this.samples.length + more.length);
    joined.set(this.samples);
    joined.set(more, this.samples.length);
    this.samples = joined;
  }

  at(place: number): number {
    return this.samples[place - this.start] ?? 0;
  }

  dropBefore(place: number): void {
    const count = Math.min(this.samples.length, place - this.start);
    if (count <= 0) return;
    this.samples = this.samples.slice(count);
    this.start += count;
  }
}

/**
 * WSOLA (Verhelst and Roelands 1993): frames of 30 ms, half overlapped; each frame is taken from where the input fits best to the
 * natural continuation of the frame before, at most 8 ms from where the rate alone would put it.
 */
export const createTimeStretcher = ({ sampleRateHz, rate }: StretchOptions): TimeStretcher => {
  const hop = Math.round(sampleRateHz * 0.015);
  const reach = Math.round(sampleRateHz * 0.008);
  const fade = Float32Array.from(
    { length: hop },
    (_, i) => 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / hop),
  );
  const reel = new Reel();
  const tail = new Float32Array(hop);
  let frame = 0;
  let previous = 0;
  let given = 0;

  const likeness = (place: number, wanted: number): number => {
    let product = 0;
    let energy = 1e-9;
    for (let i = 0; i < hop; i += 2) {
      const sample = reel.at(place + i);
      product += sample * reel.at(wanted + i);
      energy += sample * sample;
    }
    return product / Math.sqrt(energy);
  };

  const bestIn = (from: number, to: number, step: number, wanted: number): number => {
    let best = from;
    let bestLikeness = Number.NEGATIVE_INFINITY;
    for (let place = from; place <= to; place += step) {
      const found = likeness(place, wanted);
      if (found > bestLikeness) [best, bestLikeness] = [place, found];
    }
    return best;
  };

  const produce = (out: Float32Array, offset: number): void => {
    const nominal = Math.round(frame * hop * rate);
    const wanted = previous + hop;
    let place = nominal;
    if (frame > 0) {
      const from = Math.max(0, nominal - reach);
      const coarse = bestIn(from, nominal + reach, 4, wanted);
      place = bestIn(Math.max(from, coarse - 3), Math.min(nominal + reach, coarse + 3), 1, wanted);
    }
    for (let i = 0; i < hop; i += 1) {
      const up = frame === 0 ? 1 : (fade[i] ?? 0);
      out[offset + i] = (tail[i] ?? 0) + up * reel.at(place + i);
      tail[i] = (1 - (fade[i] ?? 0)) * reel.at(place + hop + i);
    }
    previous = place;
    frame += 1;
    reel.dropBefore(Math.min(previous + hop, Math.round(frame * hop * rate) - reach));
  };

  const drain = (isEnough: () => boolean): Float32Array<ArrayBuffer> => {
    const pieces: Float32Array[] = [];
    while (isEnough()) {
      const piece = new Float32Array(hop);
      produce(piece, 0);
      pieces.push(piece);
    }
    const out = new Float32Array(pieces.length * hop);
    for (const [index, piece] of pieces.entries()) out.set(piece, index * hop);
    given += out.length;
    return out;
  };

  return {
    push: (samples) => {
      reel.append(samples);
      return drain(() => {
        const nominal = Math.round(frame * hop * rate);
        return Math.max(nominal + reach, previous + hop) + 2 * hop <= reel.end;
      });
    },
    flush: () => {
      const expected = Math.round(reel.end / rate);
      const before = given;
      reel.append(new Float32Array(2 * (hop + reach)));
      const out = drain(() => frame * hop < expected);
      return out.slice(0, Math.max(0, expected - before));
    },
  };
};
