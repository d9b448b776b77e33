// The little server of scripts/start: types, compressed neighbours, and nothing outside its folder.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
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

test('what a browser refuses it does not get, and what it likes best comes first', async () => {
  for (const [accepted, encoding] of [
    ['br;q=0', undefined], ['br;q=0, gzip', 'gzip'], ['BR; Q=0.000 , *', 'gzip'], ['*', 'br'],
    ['*;q=0', undefined], ['br;q=0.2, gzip;q=0.8', 'gzip'], ['br;q=nonsense', undefined], ['identity', undefined],
  ]) {
    const got = await ask('/pondlab.wasm', { 'accept-encoding': accepted });
    assert.equal(got.status, 200);
    assert.equal(got.headers['content-encoding'], encoding, accepted);
  }
});

test('links that lead out of the folder are not followed, those within are', async () => {
  const site = join(parent, 'site');
  await symlink(join(parent, 'secret.txt'), join(site, 'out.txt'));
  await symlink(parent, join(site, 'up'));
  await symlink(join(parent, 'secret.txt'), join(site, 'index.html.br'));
  await symlink('index.html', join(site, 'same.html'));
  for (const path of ['/out.txt', '/up/secret.txt']) assert.equal((await ask(path)).status, 404, path);
  assert.equal((await ask('/same.html')).body, 'page');
  const neighbour = await ask('/index.html', { 'accept-encoding': 'br' });
  assert.equal(neighbour.body, 'page');
  assert.equal(neighbour.headers['content-encoding'], undefined);
});

test('a folder that is not there and a bad port are refused with a sentence', () => {
  const program = fileURLToPath(new URL('../../web/serve.mjs', import.meta.url));
  for (const [words, status, said] of [
    [['/no/such/folder'], 66, /no folder/], [[program], 66, /not a folder/], [['.', 'eighty'], 64, /port/],
    [['.', '65536'], 64, /port/], [['.', '-1'], 64, /port/], [['.', '0', 'more'], 64, /usage/],
  ]) {
    const ended = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
    assert.equal(ended.status, status, words.join(' '));
    assert.match(ended.stderr, said);
    assert.equal(ended.stderr.trim().split('\n').length, 1, 'no stack');
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
