// The little server of scripts/start: types, compressed neighbours, and nothing outside its folder.
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../web/serve.mjs';

let parent;
let server;
let address;

/** Status, headers and body; `path` goes out as it is, without the cleaning that fetch would do. */
function ask(path, headers = {}, method = 'GET') {
  const { port } = new URL(address);
  return new Promise((done, fail) => {
    get({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({
        status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString(),
      }));
    }).on('error', fail);
  });
}

before(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pondlab-'));
  const site = join(parent, 'site');
  await mkdir(join(site, 'web'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(join(site, 'index.html'), 'page');
  await writeFile(join(site, 'pondlab.wasm'), 'plain');
  await writeFile(join(site, 'pondlab.wasm.br'), 'brotli');
  await writeFile(join(site, 'pondlab.wasm.gz'), 'gzip');
  ({ server, address } = await serve(site, 0));
});

after(async () => {
  server.close();
  await rm(parent, { recursive: true });
});

test('the folder itself is its index page', async () => {
  const { status, headers, body } = await ask('/');
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(body, 'page');
});

test('a browser gets the smallest form it takes, under the type of the original', async () => {
  for (const [accepted, encoding, body] of [
    ['gzip, deflate, br', 'br', 'brotli'], ['gzip;q=1.0', 'gzip', 'gzip'], ['', undefined, 'plain'],
  ]) {
    const got = await ask('/pondlab.wasm', { 'accept-encoding': accepted });
    assert.equal(got.headers['content-encoding'], encoding);
    assert.equal(got.headers['content-type'], 'application/wasm');
    assert.equal(got.body, body);
  }
});

test('an unchanged file is not sent again', async () => {
  const { headers } = await ask('/index.html');
  const again = await ask('/index.html', { 'if-none-match': headers.etag });
  assert.equal(again.status, 304);
  assert.equal(again.body, '');
});

test('nothing outside the folder is served', async () => {
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/web/../../secret.txt', '/%00', '/%', '/web', '/none']) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test('files are read, not written', async () => {
  assert.equal((await ask('/index.html', {}, 'POST')).status, 405);
});

test('a port in use leads to the next one', async () => {
  const { port } = new URL(address);
  const other = await serve(parent, Number(port));
  assert.ok(Number(new URL(other.address).port) > Number(port));
  other.server.close();
});
