import { describe, expect, it } from 'vitest';
import { buildManifest } from '../../../src/core/submission/manifest.ts';
import { certificationTake, fileOf, manifestParts, namesOf } from './submission-parts.ts';

describe('buildManifest', () => {
  it('names every file that leaves, in one order whatever the order given', () => {
    const parts = manifestParts();
    const manifest = buildManifest(parts);
    expect(namesOf(manifest)).toEqual([
      'screen.mp4',
      'microphone.mp4',
      'speech.wav',
      'take.json',
      'analysis.json',
      'score.json',
    ]);
    expect(buildManifest({ ...parts, files: parts.files.toReversed() })).toEqual(manifest);
  });

  it('takes the transcript and the events along where they are', () => {
    const parts = manifestParts();
    const manifest = buildManifest({
      ...parts,
      files: [...parts.files, fileOf('transcript.json'), fileOf('events.jsonl', 0)],
    });
    expect(namesOf(manifest)).toContain('transcript.json');
    expect(namesOf(manifest)).toContain('events.jsonl');
  });

  it('names the kit that judged, not the one installed now', () => {
    const manifest = buildManifest(manifestParts());
    expect(manifest.kitVersion).toBe('1.0.0');
    expect(manifest.kitSha256).toBe(manifestParts().scorecard.inputs.kitSha256);
  });

  it('says how the speaker was cued, in words, where that is known', () => {
    expect(buildManifest(manifestParts()).cues).toBeUndefined();
    const take = { ...certificationTake(), cueing: 'off-by-vendor' as const };
    expect(buildManifest({ ...manifestParts(), take }).cues).toBe(
      'There were no live cues: the vendor switches them off for certification.',
    );
  });

  it.each([
    [
      'a take whose recording is deleted',
      'recording-deleted',
      { take: { ...certificationTake(), mediaDeletedAt: '2026-03-01T10:00:00.000Z' } },
    ],
    [
      'a practice take',
      'practice-stays-here',
      { take: { ...certificationTake(), mode: 'practice' as const } },
    ],
    [
      'a take that still records',
      'report-not-ready',
      { take: { ...certificationTake(), state: 'recording' as const } },
    ],
    [
      'a score of another scenario',
      'report-not-ready',
      { scorecard: { ...manifestParts().scorecard, scenarioId: 'another' } },
    ],
    [
      'an attempt without a score',
      'report-not-ready',
      { files: manifestParts().files.filter((file) => file.name !== 'score.json') },
    ],
    [
      'an attempt without one of its tracks',
      'report-not-ready',
      { files: manifestParts().files.filter((file) => file.name !== 'screen.mp4') },
    ],
    [
      'a file that must not leave',
      'bad-request',
      { files: [...manifestParts().files, fileOf('fragments.jsonl')] },
    ],
    [
      'a track that is not what the take holds',
      'submission-changed',
      {
        files: manifestParts().files.map((file) =>
          file.name === 'screen.mp4' ? fileOf(file.name, 99) : file,
        ),
      },
    ],
  ])('refuses %s', (_, code, change) => {
    expect(() => buildManifest({ ...manifestParts(), ...change })).toThrow(expect.objectContaining({ code }));
  });
});
