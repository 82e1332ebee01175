/**
 * Exactly what leaves the house for one message, as a file to be read and signed. UPDATE=1 writes it anew; whoever does so
 * reads the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { openModelReader } from '../../src/app/model-reader.ts';
import { silentLog } from '../../src/log.ts';
import { uses } from '../../src/model/reading.ts';
import { shippedContent } from '../harness/scene.ts';
import { ModelServer, readerTo } from './model-server.ts';

interface Sent {
  messages: { content: string }[];
  response_format: { json_schema: { schema: { properties: { page: { enum: string[] } } } } };
}

const file = 'test/language-model/what-leaves.json';
const message =
  'Hi, Amina Quist here (555-010-0100), since 3 May my leg in Wexcombe has been a 7, 40 mg did nothing, what now? maria at Harbor Pain knows the pain';

it('offers only pages that the answer may name, and none that names the clinic or its people', async () => {
  const [first, ...others] = shippedContent.understanding.answers;
  const named = { ...first!, lang: 'en' as const, text: 'Grace Otieno can help with pacing. Ask her.' };
  const content = {
    ...shippedContent,
    understanding: { ...shippedContent.understanding, answers: [named, ...others] },
  };
  const server = new ModelServer();
  const model = {
    base: 'https://model.example/v1',
    name: 'a',
    timeoutMs: 5_000,
    atOnce: 1,
    tokensPerDay: 90_000,
  };
  const reader = openModelReader({
    config: { model, allowedHosts: ['model.example'] },
    secrets: { modelKey: undefined },
    content,
    log: silentLog,
    now: () => 0,
  });
  await reader?.read({ use: 'answer', text: 'who can help with pacing?', lang: 'en', names: [] });
  server.close();
  const [body = ''] = server.bodies;
  expect(body).not.toContain('Otieno');
  const sent = JSON.parse(body) as Sent;
  const { pages } = JSON.parse(sent.messages[1]?.content ?? '') as { pages: { id: string }[] };
  expect(pages.length).toBeGreaterThan(3);
  expect(sent.response_format.json_schema.schema.properties.page.enum).toEqual([
    'none',
    ...pages.map(({ id }) => id),
  ]);
});

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
