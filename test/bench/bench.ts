/**
 * `npm run bench`: what the service does on this machine, beside a stock bot and a bare floor in the same run. With
 * `-- --write` the table in the README is replaced. About ten minutes; smaller: ROUNDS, TALKS, DUE, MONTH.
 * `npm run bench -- danger storm stuck` measures instead how soon a clinician is asked: behind 5,000 waiting check-ins, for 500 in
 * danger at once, and by the watch when the service has been killed; `-- pages` measures the clinic's pages; `-- screen` the
 * risk screen; `-- everyday` what a check-in asks of a person and what a form costs (smaller: LIVES, DAYS).
 * `-- turns` and `-- due` measure that step of the whole alone.
 */
import { publish } from '../../src/published.ts';
import { openProvider } from '../harness/provider.ts';
import { measureAcknowledged } from './acknowledged.ts';
import { measureDanger, measureStorm, measureStuck } from './alerts.ts';
import { measureDue } from './due.ts';
import { measureEveryday } from './everyday.ts';
import { measureMonth } from './month.ts';
import { measurePages } from './pages.ts';
import { measureScreen } from './screen.ts';
import { report } from './report.ts';
import { measureTurns } from './turns.ts';

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const step = async <T>(what: string, measure: () => Promise<T>): Promise<T> => {
  console.error(`bench: ${what} ...`);
  const found = await measure();
  console.error(`bench: ${what}: ${JSON.stringify(found)}`);
  return found;
};

const profile = process.env['PROFILE'];
const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
const provider = await openProvider();
const named = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const rounds = { rounds: number('ROUNDS', 3), talks: number('TALKS', 150), together: 32 };
const everyday = () => measureEveryday(number('LIVES', 40), number('DAYS', 14));
const alone: Record<string, () => Promise<unknown>> = {
  due: () => measureDue(provider, number('DUE', 100_000)),
  turns: () => measureTurns(provider, rounds, flags),
  danger: () => measureDanger(provider, number('WAITING', 5_000), number('DANGERS', 150), flags),
  storm: () => measureStorm(provider, number('STORM', 500), flags),
  stuck: () => measureStuck(provider),
  pages: () => measurePages(provider, number('PATIENTS', 5_000), number('ALERTS', 200)),
  screen: async () => measureScreen(),
  everyday,
};

async function measured(): Promise<void> {
  const turns = await step('turns a second, interleaved', () => measureTurns(provider, rounds, flags));
  const acknowledged = await step('100 messages a second', () => measureAcknowledged(provider, 100));
  const count = number('DUE', 100_000);
  const due = await step(`${count} check-ins due at once`, () => measureDue(provider, count));
  const month = await step('a month of check-ins', () => measureMonth(number('MONTH', 50)));
  const screen = await step('the risk screen', async () => measureScreen());
  const asked = await step('what a check-in asks, the texts, a form', everyday);
  const text = report({ turns, acknowledged, due, month, screen, asked });
  console.log(text);
  if (process.argv.includes('--write')) publish('bench', text);
}

const unknown = named.filter((name) => !Object.hasOwn(alone, name));
if (unknown.length > 0)
  console.error(`There is no step ${unknown.join(', ')}. There are: ${Object.keys(alone).join(', ')}.`);
else if (named.length === 0) await measured();
for (const name of unknown.length > 0 ? [] : named)
  console.log(name, JSON.stringify(await step(name, alone[name]!)));
await provider.close();
