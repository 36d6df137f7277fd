import { describe, expect, it } from 'vitest';
import { baseAddress } from '../../../src/host/outbox/destination.ts';

describe('baseAddress', () => {
  it.each([
    ['https://vendor.example', 'https://vendor.example/submissions'],
    ['https://vendor.example/runthrough', 'https://vendor.example/runthrough/submissions'],
    ['https://vendor.example/runthrough/?a=b#c', 'https://vendor.example/runthrough/submissions'],
    ['http://127.0.0.1:4650', 'http://127.0.0.1:4650/submissions'],
    ['http://localhost:4650/', 'http://localhost:4650/submissions'],
    ['http://[::1]:4650/', 'http://[::1]:4650/submissions'],
  ])('resolves paths below %s', (backendUrl, expected) => {
    expect(new URL('submissions', baseAddress(backendUrl)).href).toBe(expected);
  });

  it.each([
    'http://vendor.example',
    'http://10.0.0.1',
    'http://localhost.vendor.example',
    'file:///etc/passwd',
  ])('refuses %s', (backendUrl) => {
    expect(() => baseAddress(backendUrl)).toThrow(expect.objectContaining({ code: 'kit-invalid' }));
  });
});
