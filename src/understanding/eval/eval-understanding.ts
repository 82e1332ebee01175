/**
 * Entry point of `npm run -s eval:understanding`: scores what is understood of the labelled messages, and of answers to
 * questions, without any model; ends with 1 below a floor. `-- --misses` lists what is misread in the half that is worked
 * on. The other half is only ever scored.
 */
import { loadContent } from '../../content/content.ts';
import { createUnderstanding } from '../understand.ts';
import { readLabelled } from './labelled.ts';
import { judgeAll, missesOf, reportOf } from './score.ts';

const content = loadContent('content');
const words = [content.words('en'), content.words('es')];
const understand = createUnderstanding({ ...content, words });
const judged = (half: string) =>
  judgeAll(readLabelled(`test/understanding/labelled/${half}.jsonl`), { understand, words });

const worked = ['dev', 'dev-later', 'dev-voices'].map((half) => ({ half, judged: judged(half) }));
if (process.argv.includes('--misses'))
  for (const line of worked.flatMap((each) => missesOf(each.judged))) console.log(line);
else {
  const scored = ['test', 'test-later', 'test-voices'].map((half) => ({ half, judged: judged(half) }));
  const { text, isBelow } = reportOf([...worked, ...scored]);
  console.log(text);
  process.exitCode = isBelow ? 1 : 0;
}
