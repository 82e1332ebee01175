/**
 * `npm run -s eval:risk`: scores the screen on the labelled messages of the repository, and on the public
 * sets where this machine has them (RISK_DATASETS, else ../shared/datasets); writes content/risk/model-card.md, and ends
 * with 1 when a floor of content/risk/floors.yaml is broken. `-- --write` puts the shares of its own sets into the README. `-- --misses dev` lists what is read wrongly, and writes nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { publish } from '../../published.ts';
import { cardOf, summaryOf, type Scored } from './card.ts';
import { readLabelled, readPublished, scoredOnly } from './cases.ts';
import { brokenFloors, floorsFile } from './floors.ts';
import { measuresOf, signalMeasures } from './measures.ts';
import { missesOf } from './misses.ts';
import { readersIn } from './readers.ts';
import { judgeAll } from './score.ts';

const [card, floorsAt] = ['content/risk/model-card.md', 'content/risk/floors.yaml'];
const datasets = process.env['RISK_DATASETS'] ?? '../shared/datasets';
const publicSets = [
  'distress_es',
  'kill_word_en',
  'medical_vignettes_en',
  'medication_en',
  'negation_en_es',
  'ordinary_en',
  'suicidality_en',
];

const readers = readersIn('content');
const dev = readLabelled('test/risk/labelled/dev', 'dev');
if (process.argv.includes('--misses')) {
  for (const { name, screen } of readers.filter((each) => each.name === 'rules'))
    for (const line of missesOf(judgeAll(dev, screen))) console.log(`${name}: ${line}`);
} else {
  process.exitCode = evaluate() ? 0 : 1;
}

function evaluate(): boolean {
  const own = scoredOnly.flatMap((name) => readLabelled(`test/risk/labelled/${name}`, name));
  const published = readPublished(datasets);
  if (published.length === 0) console.log(`skipped the public sets: ${datasets} is not here`);
  const absent = [
    ...(published.length === 0 ? publicSets : []),
    ...scoredOnly.filter((name) => own.every(({ source }) => source !== name)),
  ];
  const scored: Scored[] = readers.map(({ name, screen, hasLearnt }) => {
    const fresh = [...dev, ...own, ...published].filter(({ text }) => !hasLearnt(text));
    const judged = judgeAll(fresh, screen);
    return { reader: name, measures: measuresOf(judged), signals: signalMeasures(judged) };
  });
  const written = cardOf(scored, existsSync(card) ? readFileSync(card, 'utf8') : undefined);
  console.log(written);
  if (published.length > 0 || !existsSync(card)) writeFileSync(card, written);
  else console.log(`${card} is left as it was: ${absent.join(', ')} could not be scored here`);
  const both = scored.find(({ reader }) => reader === 'both');
  if (process.argv.includes('--write') && both !== undefined) publish('risk', summaryOf(both));
  const { floors } = floorsFile.parse(parse(readFileSync(floorsAt, 'utf8')));
  const broken = scored.flatMap(({ reader, measures, signals }) =>
    brokenFloors(floors[reader] ?? {}, [...measures, ...signals], absent).map((each) => `${reader}: ${each}`),
  );
  for (const each of broken) console.log(`BROKEN ${each}`);
  return broken.length === 0;
}
