/**
 * `npm run -s eval:understanding`: scores what is understood of the labelled messages, and of answers to
 * questions, without any model, and beside it with a stand-in for one that is asked on 127.0.0.1 by the real reader; ends with 1
 * below a floor, or when the stand-in has spoilt anything. `-- --misses` lists what is misread in the half that is worked on. The
 * other half is only ever scored. `-- --write` puts its sums into the README.
 */
import { openModelReader } from '../../app/model-reader.ts';
import { loadContent } from '../../content/content.ts';
import { silentLog } from '../../log.ts';
import { publish } from '../../published.ts';
import { createUnderstanding } from '../understand.ts';
import { judgeReply, readFormReplies } from './form-items.ts';
import { formRows, isBelowForms } from './form-score.ts';
import { readLabelled } from './labelled.ts';
import { judgeAll, type Readers } from './judge.ts';
import { missesOf, reportOf, summaryOf, type Half } from './score.ts';
import { openStandIn, type StandIn } from './stand-in-model.ts';
import { judgeAllWithModel, lostTo } from './with-model.ts';

const content = loadContent('content');
const words = [content.words('en'), content.words('es')];
const understand = createUnderstanding({ ...content, words });
const readers: Readers = { understand, words, content };
const casesOf = (half: string) => readLabelled(`test/understanding/labelled/${half}.jsonl`);

const WORKED = [
  'dev',
  'dev-later',
  'dev-voices',
  'dev-traps',
  'dev-ordinary',
  'dev-answers',
  'dev-beside',
  'dev-own-words',
  'dev-chatty',
  'dev-plain',
  'dev-replies',
  'dev-replies-later',
  'dev-days',
  'dev-two',
];
const SCORED = [
  'test',
  'test-later',
  'test-voices',
  'test-traps',
  'test-answers',
  'test-beside',
  'test-wishes',
  'test-own-words',
  'test-idioms',
  'test-chatty',
  'test-plain',
  'test-replies',
  'test-replies-later',
  'test-days',
  'test-two',
];

/** Replies to questions of forms, in which no model has a part. */
const repliesIn = async (half: string) =>
  Promise.all(
    readFormReplies(`test/understanding/labelled/${half}.jsonl`).map((of) =>
      judgeReply(of, words, understand),
    ),
  );

if (process.argv.includes('--misses')) {
  for (const { of, is, as } of await repliesIn('dev-forms'))
    if (is !== 'right')
      console.log(`${is}: [${of.lang}] ${JSON.stringify(of.value)} read as ${as}: ${of.text}`);
  for (const half of WORKED) for (const line of missesOf(judgeAll(casesOf(half), readers))) console.log(line);
} else {
  const standIn = await openStandIn();
  const halves: Half[] = [];
  for (const half of [...WORKED, ...SCORED]) halves.push(await scored(half, standIn));
  standIn.close();
  const { text, isBelow } = reportOf(halves);
  const forms = await repliesIn('test-forms');
  console.log(
    [text, '', ...formRows('dev-forms', await repliesIn('dev-forms')), ...formRows('test-forms', forms)].join(
      '\n',
    ),
  );
  if (process.argv.includes('--write'))
    publish(
      'understanding',
      [summaryOf(halves.filter(({ half }) => SCORED.includes(half))), ...formRows('test-forms', forms)].join(
        '\n',
      ),
    );
  const lost = halves.flatMap(({ judged, withModel }) => lostTo(judged, withModel));
  for (const { of, as } of lost) console.log(`SPOILT ${as}: ${of.text}`);
  process.exitCode = isBelow || lost.length > 0 || isBelowForms(forms) ? 1 : 0;
}

async function scored(half: string, standIn: StandIn): Promise<Half> {
  const reader = openModelReader({
    config: {
      model: { base: standIn.base, name: 'stand-in', timeoutMs: 5_000, atOnce: 1, tokensPerDay: 100_000_000 },
      allowedHosts: ['loopback'],
    },
    secrets: { modelKey: undefined },
    content,
    log: silentLog,
    now: () => 0,
  });
  if (reader === undefined) throw new Error('there is no reader for the stand-in');
  const cases = casesOf(half);
  const judged = judgeAll(cases, readers);
  const withModel = await judgeAllWithModel(cases, {
    ...readers,
    read(asked, of) {
      standIn.next(of);
      return reader.read(asked);
    },
  });
  return { half, judged, withModel };
}
