/**
 * Exactly what leaves the house for one message, as a file to be read and signed. UPDATE=1 writes it anew; whoever does so
 * reads the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { uses } from '../../src/model/reading.ts';
import { shippedContent } from '../harness/scene.ts';
import { ModelServer, readerTo } from './model-server.ts';

const file = 'test/language-model/what-leaves.json';
const message =
  'Hi, Amina Quist here (555-010-0100), since 3 May my leg in Wexcombe has been a 7, 40 mg did nothing, what now? maria at Harbor Pain knows the pain';

it('leaves word for word as it stands in the file, and nothing else does', async () => {
  const server = new ModelServer();
  const reader = readerTo();
  const { clinic } = shippedContent;
  const names = ['Amina Quist', ...clinic.clinicians.map(({ name }) => name)];
  for (const use of uses) await reader.read({ use, text: message, lang: 'en', names, clinic: clinic.name });
  server.close();
  const left = {
    message,
    headers: server.headers.map((each) => ({ ...each, authorization: 'Bearer (the key)' })),
    bodies: server.bodies.map((body) => JSON.parse(body) as unknown),
  };
  if (process.env['UPDATE'] === '1') writeFileSync(file, `${JSON.stringify(left, null, 2)}\n`);
  expect(left).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});
