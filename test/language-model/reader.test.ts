import type { Asked } from '../../src/model/reading.ts';
import { keepingLog } from '../http/keeping-log.ts';
import { ModelServer, readerTo, type Reply } from './model-server.ts';

const asked: Asked = {
  use: 'meaning',
  text: 'the graph thing with my numbers',
  lang: 'en',
  names: ['Amina'],
};
const progress = { meaning: 'progress', quote: 'graph thing' };
let server: ModelServer;
beforeEach(() => {
  server = new ModelServer();
});
afterEach(() => server.close());

async function answered(reply: Reply) {
  server.answer = () => reply;
  return readerTo().read(asked);
}

describe('what a model says of a message', () => {
  it('is believed when it is a word of the list and rests on words of the message', async () => {
    expect(await answered({ content: progress })).toEqual({
      kind: 'meaning',
      meaning: 'progress',
      words: 'graph thing',
    });
    const danger = { danger: 'cauda_equina', quote: 'Graph  thing,' };
    server.answer = () => ({ content: danger });
    expect(await readerTo().read({ ...asked, use: 'danger' })).toMatchObject({ signal: 'cauda_equina' });
  });

  it.each([
    ['a quote that is not in the message', { ...progress, quote: 'my progress' }],
    ['a quote of half a word', { ...progress, quote: 'grap' }],
    ['an empty quote', { ...progress, quote: '' }],
    ['a quote of nothing but what was taken out', { ...progress, quote: '[word 1]' }],
  ])('is no answer with %s', async (_, content) => {
    expect(await answered({ content })).toEqual({ kind: 'failed', because: 'made-up' });
  });

  it.each([
    ['a word of its own', { content: { meaning: 'all-clear', quote: 'graph thing' } }],
    ['a field of its own', { content: { ...progress, say: 'take two more' } }],
    ['no quote', { content: { meaning: 'progress' } }],
    ['prose', { content: 'They want to see their progress.' }],
    ['two answers', { content: `${JSON.stringify(progress)}${JSON.stringify(progress)}` }],
    ['half an answer', { content: '{"meaning":"prog', finish: 'length' }],
    ['a whole answer that was cut off', { content: progress, finish: 'length' }],
    ['a filtered answer', { content: progress, finish: 'content_filter' }],
    ['a call of a tool', { content: progress, finish: 'tool_calls' }],
    ['nothing', {}],
    ['no completion', { body: '<html>welcome</html>' }],
    ['an empty list', { body: '{"choices":[]}' }],
    ['an answer to the other question', { content: { danger: 'stroke', quote: 'graph thing' } }],
  ])('is no answer when it is %s', async (_, reply) => {
    expect(await answered(reply)).toEqual({ kind: 'failed', because: 'garbage' });
  });

  it.each([
    ['a refusal', { refusal: 'I cannot help with that.' }, 'refused'],
    ['a key that is not known', { status: 401, body: '{"error":{}}' }, 'refused'],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example' } }, 'refused'],
    ['a fault of its own', { status: 500, body: '' }, 'unreachable'],
    ['a broken connection', { breaks: true }, 'unreachable'],
    ['too many questions', { status: 429, body: '{}' }, 'rate-limited'],
  ])('is nothing after %s', async (_, reply, because) => {
    expect(await answered(reply)).toEqual({ kind: 'failed', because });
  });

  it('is nothing when it does not come in time', async () => {
    server.answer = () => ({ hangs: true });
    const read = await readerTo({ timeoutMs: 40 }).read(asked);
    expect(read).toEqual({ kind: 'failed', because: 'unreachable' });
  });

  it('is not asked at a host that is not on the list', async () => {
    const log = keepingLog();
    expect(await readerTo({ host: 'another.example', log }).read(asked)).toMatchObject({ kind: 'failed' });
    expect(server.bodies).toEqual([]);
  });
});

describe('how much a model is asked', () => {
  const MINUTE = 60_000;

  it('so many questions at once, and the rest is not asked', async () => {
    const free = Promise.withResolvers<void>();
    const reader = readerTo({ atOnce: 2 });
    server.answer = () => ({ content: progress });
    const all = Array.from({ length: 5 }, () => reader.read(asked));
    free.resolve();
    const kinds = (await Promise.all(all)).map((read) => (read.kind === 'failed' ? read.because : read.kind));
    expect(kinds.sort()).toEqual(['busy', 'busy', 'busy', 'meaning', 'meaning']);
    expect(await reader.read(asked)).toMatchObject({ kind: 'meaning' });
  });

  it('so many tokens a day, by what it says they were, and afresh the next day', async () => {
    let now = 0;
    const reader = readerTo({ tokensPerDay: 6_000, now: () => now });
    server.answer = () => ({ content: progress, tokens: 5_500 });
    expect(await reader.read(asked)).toMatchObject({ kind: 'meaning' });
    expect(await reader.read(asked)).toEqual({ kind: 'failed', because: 'budget' });
    now = 24 * 60 * MINUTE;
    expect(await reader.read(asked)).toMatchObject({ kind: 'meaning' });
    expect(server.bodies).toHaveLength(2);
    expect(reader.use?.()).toEqual({ tokens: 11_000, rests: false });
  });

  it('not while it fails: after five failures it rests a minute, then one question tries it', async () => {
    let now = 0;
    const reader = readerTo({ now: () => now });
    server.answer = () => ({ status: 503 });
    for (let i = 0; i < 8; i++) await reader.read(asked);
    expect(server.bodies).toHaveLength(5);
    expect(await reader.read(asked)).toEqual({ kind: 'failed', because: 'resting' });
    expect(reader.use?.()).toMatchObject({ rests: true });
    now = MINUTE;
    expect(reader.use?.()).toMatchObject({ rests: false });
    const both = await Promise.all([reader.read(asked), reader.read(asked)]);
    expect(both.map((read) => read.kind === 'failed' && read.because)).toEqual(['unreachable', 'busy']);
    now = 2 * MINUTE;
    server.answer = () => ({ content: progress });
    await reader.read(asked);
    expect(await Promise.all([reader.read(asked), reader.read(asked)])).toHaveLength(2);
    expect(server.bodies).toHaveLength(9);
  });

  it('not before it has said it may be asked again', async () => {
    let now = 0;
    const reader = readerTo({ now: () => now });
    server.answer = () => ({ status: 429, headers: { 'retry-after': '300' } });
    await reader.read(asked);
    now = 299_000;
    expect(await reader.read(asked)).toEqual({ kind: 'failed', because: 'resting' });
    now = 300_000;
    expect(await reader.read(asked)).toEqual({ kind: 'failed', because: 'rate-limited' });
  });

  it('not when nothing is left that says anything', async () => {
    const read = await readerTo().read({ ...asked, text: 'Amina 5550107777 zanzibar' });
    expect(read).toEqual({ kind: 'failed', because: 'nothing-left' });
    expect(server.bodies).toEqual([]);
  });
});
