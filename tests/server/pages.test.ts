// The app is served from the API's own origin: headers, caching, and addresses that live in the app.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestServer } from './harness.ts';
import { openServer } from './harness.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Sổ Cơ Sở</title>');
  writeFileSync(join(folder, 'service-worker.js'), 'self.x = 1;');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder, 'assets/index-Bq3fK2xA.js'), `// ${'dài '.repeat(1000)}`);
  server = await openServer({ pages: folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function get(url: string, headers: Record<string, string> = {}) {
  return server.app.inject({ method: 'GET', url, headers });
}
const html = { accept: 'text/html,application/xhtml+xml' };

describe('pages', () => {
  test.each([
    '/',
    '/so',
    '/ban-ghi/0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122',
    '/cai-dat?x=1',
    '/setup',
  ])('%s opens the app', async (url) => {
    const answer = await get(url, html);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Sổ Cơ Sở');
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test('the policy allows our own files only, no inline code, no frame', async () => {
    const { headers } = await get('/', html);
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data: blob:;connect-src 'self';" +
        "worker-src 'self';manifest-src 'self';object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'",
    );
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
    expect((await get('/health')).headers['content-security-policy']).toBe(
      headers['content-security-policy'],
    );
  });

  test('hashed files are kept for ever, the worker and the manifest asked for anew', async () => {
    const asset = await get('/assets/index-Bq3fK2xA.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of ['/service-worker.js', '/manifest.webmanifest']) {
      expect((await get(url)).headers['cache-control']).toBe('no-cache');
    }
  });

  test('long answers travel compressed', async () => {
    const answer = await get('/assets/index-Bq3fK2xA.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.rawPayload).toString()).toContain('dài dài');
    const short = await get('/health', { 'accept-encoding': 'gzip, br' });
    expect(short.headers['content-encoding']).toBeUndefined();
  });

  test.each([
    ['an unknown API', '/sync/v2', {}],
    ['a missing file', '/assets/gone-12345678.js', html],
    ['a way out of the folder', '/..%2f..%2fpackage.json', html],
    ['a hidden file', '/.env', html],
  ])('%s is not found', async (_name, url, headers) => {
    const answer = await get(url, headers);
    expect(answer.headers['content-type']).toMatch(/problem\+json/);
    expect(answer.statusCode).toBe(404);
  });

  test('an unknown method or path of the API is a problem, not the app', async () => {
    const answer = await server.app.inject({ method: 'POST', url: '/so', payload: {} });
    expect(answer.json()).toMatchObject({ type: 'urn:so-co-so:not-found', code: 'Y4' });
  });

  test('an address that cannot be decoded is a problem too', async () => {
    const answer = await get('/%E0%A4%A', html);
    expect(answer.json()).toMatchObject({ type: 'urn:so-co-so:malformed', status: 400 });
  });

  test('health tells that it runs, and which version', async () => {
    const answer = await get('/health');
    expect(answer.json()).toEqual({ ok: true, app: 'test' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
