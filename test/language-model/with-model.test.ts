/** How a model's reading of a labelled message is scored, and that the stand-in for one is asked over the real wire. */
import { createReader } from '../../src/language-model/reader.ts';
import { silentLog } from '../../src/log.ts';
import type { Read } from '../../src/model/reading.ts';
import { readLabelled, type LabelledWish } from '../../src/understanding/eval/labelled.ts';
import { openStandIn } from '../../src/understanding/eval/stand-in-model.ts';
import { judgeAllWithModel, lostTo } from '../../src/understanding/eval/with-model.ts';
import type { Understood } from '../../src/understanding/intents.ts';
import { createCall } from '../../src/wire/call.ts';
import { shippedContent } from '../harness/scene.ts';
import { redact } from './shipped-redact.ts';

const of = (meant: LabelledWish['meant']): LabelledWish => ({ lang: 'en', text: 'words', meant });
const nothing: Understood = { kind: 'nothing', asks: true };
const hears = (meaning: string): Read => ({ kind: 'meaning', meaning, words: 'words' });
const maybe = (intent: 'pause' | 'menu'): Understood => ({ kind: 'maybe', intent });

describe('with a model', () => {
  it.each<[string, LabelledWish['meant'], Understood, Read, string]>([
    ['what was missed is asked about', 'pause', nothing, hears('pause'), 'asked'],
    ['another idea begins nothing', 'pause', nothing, hears('menu'), 'missed'],
    ['a right idea of ours stays the first', 'pause', maybe('pause'), hears('menu'), 'asked'],
    ['its idea comes after a no to ours', 'pause', maybe('menu'), hears('pause'), 'asked'],
    ['words on emergencies that nobody asked for are wrong', 'none', nothing, hears('emergency'), 'wrong'],
    [
      'words on emergencies that somebody asked for are right',
      'emergency',
      nothing,
      hears('emergency'),
      'right',
    ],
    ['what asks for nothing begins nothing', 'none', nothing, hears('pause'), 'right'],
    ['a failure changes nothing', 'pause', nothing, { kind: 'failed', because: 'garbage' }, 'missed'],
    [
      'what was understood is not read again',
      'pause',
      { kind: 'wish', intent: 'pause', asks: true },
      hears('menu'),
      'right',
    ],
  ])('%s', async (_, meant, understood, read, is) => {
    const readers = {
      understand: () => understood,
      words: [],
      content: shippedContent,
      read: async () => read,
    };
    expect((await judgeAllWithModel([of(meant)], readers)).map((each) => each.is)).toEqual([is]);
  });

  it('says what it has spoilt', () => {
    const [right, wrong] = (['right', 'missed'] as const).map((is) => [{ of: of('pause'), as: 'pause', is }]);
    expect(lostTo(right ?? [], wrong ?? [])).toHaveLength(1);
    expect(lostTo(right ?? [], right ?? [])).toEqual([]);
  });
});

it('the stand-in is heard in seven messages of ten, and its made-up and garbled answers are nothing', async () => {
  const standIn = await openStandIn();
  const { prompts } = shippedContent.languageModel;
  const reader = createReader({
    call: createCall({ allowedHosts: ['loopback'], log: silentLog }),
    log: silentLog,
    clock: { now: () => 0 },
    endpoint: { base: standIn.base, model: 'stand-in', key: undefined, timeoutMs: 5_000 },
    prompts,
    redact,
    pagesNear: () => [],
    atOnce: 1,
    tokensPerDay: 1_000_000,
  });
  const wishes = readLabelled('test/understanding/labelled/dev.jsonl')
    .filter(
      (each): each is LabelledWish => 'meant' in each && each.meant !== 'none' && each.meant !== 'refuse',
    )
    .slice(0, 20);
  const reads: string[] = [];
  for (const each of wishes) {
    standIn.next(each);
    const { text, meant } = each;
    const read = await reader.read({ use: 'meaning', text, lang: 'en', names: [] });
    reads.push(read.kind === 'meaning' ? (read.meaning === meant ? 'right' : 'another') : read.kind);
  }
  standIn.close();
  const count = (kind: string) => reads.filter((each) => each === kind).length;
  expect([count('right'), count('another'), count('none'), count('failed')]).toEqual([14, 2, 1, 3]);
});
