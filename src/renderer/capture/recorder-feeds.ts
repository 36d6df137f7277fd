import type { PictureFeed, SoundFeed } from './engine/messages.ts';
import { blocksOf, framesOf } from './track-processor.ts';
import type { RecorderSources } from './types.ts';

/** What the recording worker reads, one feed a track; the microphone first. Their streams are to be transferred. */
export const feedsOf = ({
  screen,
  camera,
  microphone,
}: RecorderSources): { readonly pictures: readonly PictureFeed[]; readonly sounds: readonly SoundFeed[] } => {
  const pictures: PictureFeed[] = [];
  const sounds: SoundFeed[] = [];
  for (const source of [screen, camera]) {
    const track = source?.stream.getVideoTracks()[0];
    if (!source || !track) continue;
    const { kind, label, widthPixels, heightPixels, framesPerSecond } = source;
    pictures.push({ kind, label, frames: framesOf(track), widthPixels, heightPixels, framesPerSecond });
  }
  const voice = microphone?.stream.getAudioTracks()[0];
  if (microphone && voice) {
    const { label, sampleRateHz } = microphone;
    // A voice is one channel; microphones that say two give it twice.
    sounds.push({ kind: 'microphone', label, blocks: blocksOf(voice), sampleRateHz, channels: 1 });
  }
  const system = screen?.stream.getAudioTracks()[0];
  if (screen && system) {
    const sampleRateHz = system.getSettings().sampleRate ?? 48_000;
    sounds.push({
      kind: 'system-sound',
      label: screen.label,
      blocks: blocksOf(system),
      sampleRateHz,
      channels: 2,
    });
  }
  return { pictures, sounds };
};
