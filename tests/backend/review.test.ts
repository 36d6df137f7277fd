import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { DecisionReply, ReviewDetail, ReviewList, ScoreRerun } from '../../src/contract/review.ts';
import { post, sendAll } from './raw-client.ts';
import { makePlace, type Place } from './running-backend.ts';
import { makeSealedAttempt } from './sealed-attempt.ts';

let place: Place;
let backend: Backend;
let cookie: string;
beforeEach(async () => {
  place = await makePlace();
  backend = await place.start();
  const response = await fetch(backend.reviewUrl, { redirect: 'manual' });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterEach(() => place.clean());

const attempt = (change = {}) => makeSealedAttempt({ attemptsFolder: place.attemptsFolder, ...change });

const review = (path: string, request: RequestInit = {}) =>
  fetch(`${backend.url}/review${path}`, { ...request, headers: { cookie, ...request.headers } });

const json = async (path: string, request: RequestInit = {}): Promise<unknown> =>
  (await review(`/api/submissions${path}`, request)).json();

describe('who may look', () => {
  it('nobody without the token, at the page or at anything behind it', async () => {
    const one = await attempt();
    await sendAll(backend.url, one);
    const id = one.sealed.manifest.submissionId;
    for (const path of ['', `/${id}`, `/${id}/files/screen.mp4`]) {
      const response = await fetch(`${backend.url}/review/api/submissions${path}`);
      expect([response.status, await response.json()]).toMatchObject([
        401,
        { error: { code: 'token-needed' } },
      ]);
    }
    const page = await fetch(`${backend.url}/review`);
    expect(page.status).toBe(401);
    expect(await page.text()).toContain('Reviewer token');
    expect((await fetch(`${backend.url}/review?token=guess`)).status).toBe(401);
  });

  it('whoever has it, through a cookie that scripts and other sites cannot use', async () => {
    const response = await fetch(backend.reviewUrl, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/review']);
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Path=\/review/);
    expect(response.headers.get('set-cookie')).not.toContain(
      new URL(backend.reviewUrl).searchParams.get('token'),
    );
    const page = await review('');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('by the form as well', async () => {
    const token = new URL(backend.reviewUrl).searchParams.get('token') ?? '';
    const signIn = (given: string) =>
      fetch(`${backend.url}/review/session`, {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
        redirect: 'manual',
      });
    expect((await signIn(token)).status).toBe(303);
    const wrong = await signIn('guess');
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).toContain('That is not the reviewer token.');
  });

  it('no page of another origin that borrows the cookie', async () => {
    const one = await attempt();
    await sendAll(backend.url, one);
    const path = `/api/submissions/${one.sealed.manifest.submissionId}/rescore`;
    const foreign = await review(path, { method: 'POST', headers: { origin: 'http://127.0.0.1:1' } });
    expect([foreign.status, await foreign.json()]).toMatchObject([
      403,
      { error: { code: 'origin-refused' } },
    ]);
    expect((await review(path, { method: 'POST', headers: { origin: backend.url } })).status).toBe(200);
  });
});

describe('what a reviewer sees', () => {
  it('an empty list, then what was announced and what has arrived', async () => {
    expect(await json('')).toEqual({ vendorName: 'Northwind', submissions: [] });
    const whole = await attempt();
    await sendAll(backend.url, whole);
    const underWay = await attempt();
    await post(`${backend.url}/submissions`, underWay.sealed);
    const { submissions } = ReviewList.parse(await json(''));
    const find = (one: typeof whole) =>
      submissions.find((item) => item.submissionId === one.sealed.manifest.submissionId);
    expect(find(underWay)).toMatchObject({ state: 'expecting', summary: null, receivedAt: null });
    expect(find(whole)).toMatchObject({
      state: 'received',
      scenarioTitle: 'First demo for a new customer',
      scoreRerun: 'equal',
      summary: { outcome: 'person-needed', checksForAPerson: 1, reviewed: null },
    });
  });

  it('everything of one submission', async () => {
    const one = await attempt();
    await sendAll(backend.url, one);
    const detail = ReviewDetail.parse(await json(`/${one.sealed.manifest.submissionId}`));
    expect(detail.manifest).toEqual(one.sealed.manifest);
    expect(detail.receipt?.body.manifestSha256).toBe(one.sealed.manifestSha256);
    expect(detail.transcript?.words.length).toBeGreaterThan(20);
    expect(detail.scorecard?.criteria[0]?.checks[0]).toMatchObject({
      checkId: 'one-minute',
      verdict: 'passed',
    });
    expect(await json('/0f8fad5b-d9cb-469f-a165-70867728950e')).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('recordings, whole and by ranges', async () => {
    const screen = randomBytes(300_000);
    const one = await attempt({ media: { 'screen.mp4': screen } });
    await sendAll(backend.url, one);
    const path = `/api/submissions/${one.sealed.manifest.submissionId}/files/screen.mp4`;
    const whole = await review(path);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(screen.equals(Buffer.from(await whole.arrayBuffer()))).toBe(true);
    const part = await review(path, { headers: { range: 'bytes=1000-1999' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1999/300000']);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(screen.subarray(1000, 2000));
  });

  it('no submitted page as a page: it is saved, never shown', async () => {
    const page = Buffer.from('<script>fetch("/review/api/submissions")</script>');
    const one = await attempt({ media: { 'original.html': page, 'speech.wav': randomBytes(100) } });
    await sendAll(backend.url, one);
    const response = await review(`/api/submissions/${one.sealed.manifest.submissionId}/files/original.html`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('no other file of the machine', async () => {
    const one = await attempt();
    await sendAll(backend.url, one);
    const id = one.sealed.manifest.submissionId;
    for (const path of [
      `/api/submissions/${id}/files/..%2Freceipt.json`,
      `/api/submissions/${id}/files/%2e%2e%2f%2e%2e%2f%2e%2e%2fbackend-key.pem`,
      `/api/submissions/..%2F..%2Fbackend-key.pem`,
      '/assets/..%2fbackend.ts',
      '/assets/tsconfig.json',
      '/assets/index.html',
    ]) {
      expect([path, (await review(path)).status]).toEqual([path, 404]);
    }
  });
});

describe('what a reviewer does', () => {
  const decide = (id: string, body: unknown) =>
    json(`/${id}/decisions`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const listens = { criterionId: 'delivery', checkId: 'listens', answer: 'yes', note: ' Clear and calm. ' };

  it('scores again with the corrections that came along, and shows both versions', async () => {
    const one = await attempt({
      correctionsOf: (transcriptSha256: string) => ({
        schemaVersion: 1,
        transcriptSha256,
        changes: [
          {
            kind: 'corrected',
            madeAt: '2026-03-01T09:40:00.000Z',
            firstWordIndex: 0,
            lastWordIndex: 1,
            recognised: 'Good morning',
            text: 'Good evening',
          },
        ],
      }),
    });
    await sendAll(backend.url, one);
    const { submissionId } = one.sealed.manifest;
    const again = ScoreRerun.parse(await json(`/${submissionId}/rescore`, { method: 'POST' }));
    expect(again).toMatchObject({ result: 'equal', differences: [] });
    const detail = ReviewDetail.parse(await json(`/${submissionId}`));
    expect(detail.scorecard?.words).toEqual({ version: 'recognised', repairs: 0, corrections: 1 });
    expect(detail.corrections?.changes).toMatchObject([{ recognised: 'Good morning', text: 'Good evening' }]);
    expect(detail.correctedPlaces).toEqual([
      { startMs: 500, recognised: 'Good morning', text: 'Good evening' },
    ]);
    expect(detail.transcript?.words[1]?.text).toBe('morning');
  });

  it('runs the score again: equal, or different with the places', async () => {
    const one = await attempt();
    await sendAll(backend.url, one);
    const rerun = (id: string) => json(`/${id}/rescore`, { method: 'POST' });
    const equal = ScoreRerun.parse(await rerun(one.sealed.manifest.submissionId));
    expect(equal).toMatchObject({ result: 'equal', differences: [] });
    expect(equal.receivedSha256).toBe(equal.rerunSha256);

    const two = await attempt({ changeScore: (card: object) => ({ ...card, share: 0.987 }) });
    await sendAll(backend.url, two);
    const different = ScoreRerun.parse(await rerun(two.sealed.manifest.submissionId));
    expect(different.result).toBe('different');
    expect(different.differences).toMatchObject([{ path: 'share', received: '0.987' }]);
  });

  it('answers what the machine left to a person; the score counts it, and it stays', async () => {
    const one = await attempt();
    await sendAll(backend.url, one);
    const id = one.sealed.manifest.submissionId;
    expect(DecisionReply.parse(await decide(id, listens))).toMatchObject({
      decision: { answer: 'yes', note: 'Clear and calm.' },
      reviewed: { share: 1, outcome: 'passed' },
    });
    await decide(id, { ...listens, answer: 'no' });
    await backend.close();
    backend = await place.start();
    const detail = ReviewDetail.parse(await json(`/${id}`));
    expect(detail.decisions).toHaveLength(1);
    expect(detail.decisions[0]).toMatchObject({ answer: 'no' });
    expect(detail.item.summary?.reviewed).toEqual({ share: 0.75, outcome: 'failed' });
    // What was submitted is never changed.
    expect(detail.scorecard?.outcome).toBe('person-needed');
  });

  it('cannot overrule what the machine judged, nor answer what is no check', async () => {
    const one = await attempt();
    await sendAll(backend.url, one);
    const id = one.sealed.manifest.submissionId;
    for (const wrong of [
      { ...listens, criterionId: 'messages', checkId: 'one-minute' },
      { ...listens, checkId: 'nothing' },
      { ...listens, answer: 'perhaps' },
      { ...listens, note: 'x'.repeat(1001) },
      'yes',
    ]) {
      expect(await decide(id, wrong)).toMatchObject({ error: { code: 'bad-request' } });
    }
  });
});
