// Serves a folder on loopback: node web/serve.mjs [FOLDER] [PORT]. Takes the next free port when PORT
// is in use, and prints the address. Only for one's own machine; any static host serves the page.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
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
  const file = resolve(join(root || sep, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(root + sep) ? file : null;
}

/** What is known of a regular file, or null: of a link that leads outside of `root` too. */
async function regular(root, file) {
  const place = file && await realpath(file).catch(() => null);
  if (!place?.startsWith(root + sep)) return null;
  const found = await stat(place).catch(() => null);
  return found?.isFile() ? found : null;
}

/** Encodings with a neighbour here that the browser takes (a weight of 0: it does not), the one it
    likes best first and of equals the smallest. */
function accepted(header) {
  const weights = new Map(header.split(',').map((part) => {
    const [name, ...parameters] = part.toLowerCase().split(';').map((word) => word.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return [name, weight ? Number(weight.slice(2)) : 1];
  }));
  const weight = (name) => weights.get(name) ?? weights.get('*') ?? 0;
  return encodings.filter(([name]) => weight(name) > 0).sort(([a], [b]) => weight(b) - weight(a));
}

/** The compressed neighbour that the browser takes, or the file itself. */
async function choose(root, file, header) {
  for (const [encoding, suffix] of accepted(header)) {
    const found = await regular(root, file + suffix);
    if (found) return { file: file + suffix, found, encoding };
  }
  return { file, found: await regular(root, file), encoding: null };
}

async function answer(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const asked = locate(root, request.url);
  if (!await regular(root, asked)) {
    response.writeHead(404, { 'content-type': types['.txt'] }).end('not found\n');
    return;
  }
  const { file, found, encoding } = await choose(root, asked, request.headers['accept-encoding'] ?? '');
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

/** Something asked for that cannot be served: a sentence, and the status to end with (sysexits). */
class Refused extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

async function root_of(folder) {
  const root = await realpath(folder).catch(() => null);
  if (!root) throw new Refused(`there is no folder ${JSON.stringify(folder)}`, 66);
  if (!(await stat(root)).isDirectory()) throw new Refused(`${JSON.stringify(folder)} is not a folder`, 66);
  return root === sep ? '' : root;
}

/** Starts serving `folder`; resolves to the server and its address. Port 0 takes any free one. */
export async function serve(folder, port = 8080) {
  const root = await root_of(folder);
  return new Promise((done, fail) => {
    const server = createServer((request, response) => answer(root, request, response)
      .catch(() => response.destroy()));
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && port > 0 && port < 65535) server.listen(++port, '127.0.0.1');
      else fail(new Refused(`port ${port} cannot be opened: ${error.code}`, 64));
    });
    server.listen(port, '127.0.0.1', () => {
      done({ server, address: `http://127.0.0.1:${server.address().port}/` });
    });
  });
}

function port_of(word) {
  if (/^\d{1,5}$/.test(word) && Number(word) <= 65535) return Number(word);
  throw new Refused(`a port is a number from 0 to 65535, not ${JSON.stringify(word)}`, 64);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '.', port = '8080', ...more] = process.argv.slice(2);
  try {
    if (more.length > 0) throw new Refused('usage: node web/serve.mjs [FOLDER] [PORT]', 64);
    console.log((await serve(folder, port_of(port))).address);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`serve.mjs: ${error.message}`);
    process.exitCode = error.status;
  }
}
