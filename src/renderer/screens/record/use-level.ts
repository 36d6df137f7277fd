import { useEffect, useState } from 'react';
import { createLevelMeter } from '../../capture/level-meter.ts';
import type { LevelReading, MicrophoneSource } from '../../capture/types.ts';

interface Level {
  readonly reading: LevelReading | undefined;
  /** Loudest mean level of the last few seconds. */
  readonly loudestDbfs: number;
  readonly clippedLately: boolean;
}

const nothing: Level = { reading: undefined, loudestDbfs: -100, clippedLately: false };
/** Readings that count as lately: three seconds' worth at fifteen a second. */
const remembered = 45;

/** The live level of a microphone. */
export const useLevel = (source: MicrophoneSource | undefined): Level => {
  const [level, setLevel] = useState<Level>(nothing);
  useEffect(() => {
    setLevel(nothing);
    if (!source) return;
    const lately: LevelReading[] = [];
    const meter = createLevelMeter(source, (reading) => {
      lately.push(reading);
      if (lately.length > remembered) lately.shift();
      setLevel({
        reading,
        loudestDbfs: Math.max(...lately.map(({ rootMeanSquareDbfs }) => rootMeanSquareDbfs)),
        clippedLately: lately.some(({ clipped }) => clipped),
      });
    });
    return () => meter.stop();
  }, [source]);
  return level;
};
