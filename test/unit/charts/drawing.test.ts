import { inflateSync } from 'node:zlib';
import { createDrawing, type Drawing } from '../../../src/charts/drawing.ts';
import { palettePng } from '../../../src/charts/palette-png.ts';
import { createBotCarrier } from '../../../src/bot/carrier.ts';
import type { Chart } from '../../../src/model/chart.ts';
import type { Outgoing } from '../../../src/model/outgoing.ts';
import { dayAfter } from '../../../src/model/time.ts';

const to = '2026-03-15';
/** As full as one can be: four measures, every other day of four weeks up and down. */
const panel = (label: string) => ({
  label,
  min: 0,
  max: 10,
  low: 'del todo bien',
  high: 'lo peor que hay',
  usual: { value: 5.5, label: 'al inicio 5.5' },
  points: Array.from({ length: 28 }, (_, at) => ({ day: dayAfter(to, at - 27), value: (at * 7) % 11 })),
});
const chart: Chart = {
  lang: 'es',
  title: 'Sus últimos 28 días',
  alt: 'Límites, 0 nada a 10 del todo: de 3 a 4.',
  to,
  days: 28,
  gap: 'sin respuesta',
  panels: ['Límites', 'Sueño', 'Ánimo', 'Dolor'].map(panel),
};
const message = {
  v: 1,
  id: 'm1',
  owner: 'p1',
  to: { channel: 'teams', user: 'u1', reference: { somewhere: true } },
  purpose: 'reply',
  key: 'numbers.intro',
  text: 'Sus 14 días.\nLímites: 4 4.',
  lang: 'es',
  at: 0,
  chart,
} as unknown as Outgoing;
const permit = { purpose: 'reply', channel: 'teams' } as never;

function carrierWith(draw: (chart: Chart) => Promise<Uint8Array | undefined>) {
  const sent: Record<string, unknown>[] = [];
  const connector = {
    send: async (_to: unknown, activity: Record<string, unknown>) => {
      sent.push(activity);
      return { kind: 'accepted' as const, providerId: '1' };
    },
    replace: async () => ({ kind: 'accepted' as const, providerId: '1' }),
  };
  const carrier = createBotCarrier({ connector, words: () => ({}) as never, smsText: (text) => text, draw });
  return { carrier, sent };
}

describe('a picture', () => {
  let drawing: Drawing;
  beforeAll(() => (drawing = createDrawing({ timeoutMs: 25_000 })));
  afterAll(() => drawing.close());

  it('is a PNG of the chart, and with its words fits into a card', async () => {
    const png = Buffer.from((await drawing.png(chart)) ?? []);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(520);
    const { carrier, sent } = carrierWith((of) => drawing.png(of));
    await carrier.send(message, permit);
    const [attachment] = (sent[0]?.['attachments'] ?? []) as {
      content: { body: Record<string, unknown>[] };
    }[];
    expect(attachment?.content.body.at(-1)).toMatchObject({
      type: 'Image',
      altText: chart.alt,
      url: expect.stringMatching(/^data:image\/png;base64,iVBOR/),
    });
    expect(JSON.stringify(attachment?.content).length).toBeLessThan(20_000);
  });

  it('has words in its own font: another title is another picture', async () => {
    const one = await drawing.png(chart);
    const other = await drawing.png({ ...chart, title: 'Sus otros 28 días' });
    expect(Buffer.from(one ?? []).equals(Buffer.from(other ?? []))).toBe(false);
  });

  it('that cannot be drawn costs nobody the words', async () => {
    const { carrier, sent } = carrierWith(async () => undefined);
    expect(await carrier.send(message, permit)).toMatchObject({ kind: 'accepted' });
    expect(sent).toMatchObject([{ type: 'message', text: message.text }]);
  });

  it('too large for a card is left out', async () => {
    const { carrier, sent } = carrierWith(async () => new Uint8Array(30_000));
    await carrier.send(message, permit);
    expect(sent).toMatchObject([{ text: message.text }]);
  });

  it('is not waited for when the worker dies, and the next one begins anew', async () => {
    const file = new URL('data:text/javascript,process.exit(3)');
    const dying = createDrawing({ timeoutMs: 25_000, file });
    expect(await dying.png(chart)).toBeUndefined();
    expect(await dying.png(chart)).toBeUndefined();
    await dying.close();
  });
});

describe('a palette', () => {
  it('holds every pixel in the nearest of 216 colours', () => {
    const pixels = Uint8Array.from([255, 255, 255, 255, 0, 0, 0, 255, 51, 102, 160, 255, 255, 255, 255, 255]);
    const png = Buffer.from(palettePng(pixels, 2, 2));
    const palette = png.subarray(png.indexOf('PLTE') + 4, png.indexOf('PLTE') + 13);
    expect([...palette]).toEqual([255, 255, 255, 0, 0, 0, 51, 102, 153]);
    const data = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
    expect([...rows]).toEqual([0, 0, 1, 0, 2, 0]);
  });
});
