/** Loaded before the service by its tests: writes down every address that it calls, whatever client it calls with. */
import { appendFileSync } from 'node:fs';
import { subscribe } from 'node:diagnostics_channel';

const file = process.env['NOTED_URLS'];
const note = (url) => {
  try {
    if (file) appendFileSync(file, `${url}\n`);
  } catch {
    // On a disk made full by a test.
  }
};

subscribe('http.client.request.start', ({ request }) =>
  note(`${request.protocol}//${request.getHeader('host')}${request.path}`),
);
subscribe('undici:request:create', ({ request }) => note(`${request.origin}${request.path}`));
