// Serves a folder on loopback: node web/serve.mjs [FOLDER] [PORT]. Takes the next free port when PORT
// is in use, and prints the address. Only for one's own machine; any static host serves the page.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};
const encodings = [['br', '.br'], ['gzip', '.gz']];

/** The file behind a request's path, or null where it leads outside of `root`. */
function locate(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = resolve(join(root, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(root + sep) ? file : null;
}

async function regular(file) {
  const found = file && await stat(file).catch(() => null);
  return found?.isFile() ? found : null;
}

/** The compressed neighbour that the browser takes, or the file itself. */
async function choose(file, accepted) {
  for (const [encoding, suffix] of encodings) {
    if (!accepted.includes(encoding)) continue;
    const found = await regular(file + suffix);
    if (found) return { file: file + suffix, found, encoding };
  }
  return { file, found: await regular(file), encoding: null };
}

async function answer(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const asked = locate(root, request.url);
  if (!await regular(asked)) {
    response.writeHead(404, { 'content-type': types['.txt'] }).end('not found\n');
    return;
  }
  const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((part) => part.split(';')[0].trim());
  const { file, found, encoding } = await choose(asked, accepted);
  const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  const headers = {
    'content-type': types[extname(asked)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  if (encoding) headers['content-encoding'] = encoding;
  headers['content-length'] = found.size;
  response.writeHead(200, headers);
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/** Starts serving `folder`; resolves to the server and its address. Port 0 takes any free one. */
export function serve(folder, port = 8080) {
  const root = resolve(folder);
  return new Promise((done, fail) => {
    const server = createServer((request, response) => answer(root, request, response)
      .catch(() => response.destroy()));
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && port < 65535) server.listen(++port, '127.0.0.1');
      else fail(error);
    });
    server.listen(port, '127.0.0.1', () => {
      done({ server, address: `http://127.0.0.1:${server.address().port}/` });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '.', port = '8080'] = process.argv.slice(2);
  const { address } = await serve(folder, Number(port));
  console.log(address);
}
