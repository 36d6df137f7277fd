import type { TakeSink } from '../../../../src/renderer/capture/types.ts';

const post = async (path: string, body: BodyInit): Promise<void> => {
  const response = await fetch(path, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
};

/** A sink whose other end is the test's server, under a name; the server keeps everything in memory. */
export const serverSink = (attemptId: string): TakeSink => ({
  begin: async (tracks) => {
    await post(`/takes/${attemptId}/begin`, JSON.stringify(tracks));
    return { attemptId };
  },
  append: ({ track, sequence, startMs, endMs }, bytes) =>
    post(
      `/takes/${attemptId}/append?${new URLSearchParams({ track, sequence: `${sequence}`, startMs: `${startMs}`, endMs: `${endMs}` })}`,
      bytes,
    ),
  event: (event) => post(`/takes/${attemptId}/event`, JSON.stringify(event)),
  finish: (durationMs) => post(`/takes/${attemptId}/finish`, JSON.stringify({ durationMs })),
});
