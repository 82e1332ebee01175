/** The start page's files, read once at start. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { HttpRoute } from '../ports/http.ts';
import { PAGE_HEADERS } from './guard.ts';

const files = [
  'style.css',
  'page.js',
  'calls.js',
  'device.js',
  'thread.js',
  'empty.js',
  'bubbles.js',
  'cards.js',
  'clock.js',
  'people.js',
  'tries.js',
  'unread.js',
];
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

export function pageRoutes(): HttpRoute[] {
  const cards = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  return [
    served('/', new URL('page/index.html', import.meta.url)),
    { method: 'GET', path: '/simulator', handle: () => ({ status: 302, headers: { location: '/' } }) },
    ...files.map((name) => served(`/simulator/${name}`, new URL(`page/${name}`, import.meta.url))),
    served('/simulator/adaptivecards.js', cards),
  ];
}

function served(path: string, file: URL | string): HttpRoute {
  const body = readFileSync(file);
  const type = types[String(file).split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { method: 'GET', path, handle: () => ({ status: 200, type, body, headers: PAGE_HEADERS }) };
}
