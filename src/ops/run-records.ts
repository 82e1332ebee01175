/** The commands about the clinic's record system, from the terminal's side: what they print, and into which file. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { csvOf, type Row } from '../record-system/csv.ts';
import type { TakenIn } from '../record-system/take-in.ts';
import { nobody, type Ask } from './ask.ts';

const ALL = '--all';

/** One patient, or everybody. */
async function ids(ask: Ask, id: string): Promise<string[]> {
  return id === ALL ? (JSON.parse(await ask('patients', '')) as string[]) : [id];
}

export async function sentFhir(ask: Ask, id: string, brief: boolean): Promise<number> {
  const all = await ids(ask, id);
  for (const each of all) {
    const text = await ask('fhir-send', JSON.stringify({ id: each, brief }));
    if (text === 'false') return nobody(each);
  }
  console.log(
    `${all.length} planned. What has changed goes now, and is tried until it has arrived: \`fhir-sent\` shows it.`,
  );
  return 0;
}

interface SentTo {
  name: string;
  taken: number;
  underWay: number;
  refused: string[];
}

export async function shownSent(ask: Ask, id: string): Promise<number> {
  const text = await ask('fhir-sent', id);
  if (text === 'null') return nobody(id);
  const all = JSON.parse(text) as SentTo[];
  if (all.length === 0) console.log('No record system is configured.');
  for (const { name, taken, underWay, refused } of all) {
    console.log(`${name}: ${taken} taken, ${underWay} under way, ${refused.length} refused.`);
    for (const each of refused) console.log(`  ${each}`);
  }
  return all.some(({ refused }) => refused.length > 0) ? 1 : 0;
}

export async function exportedCsv(ask: Ask, id: string, out: string | undefined): Promise<number> {
  const rows: Row[] = [];
  for (const each of await ids(ask, id)) {
    const text = await ask('csv', each);
    if (text === 'null') return nobody(each);
    rows.push(...(JSON.parse(text) as Row[]));
  }
  const written = csvOf(rows);
  if (out === undefined) process.stdout.write(written);
  else {
    writeFileSync(out, '', { mode: 0o600 });
    chmodSync(out, 0o600);
    writeFileSync(out, written);
    console.log(`${rows.length} rows are in ${out}, readable by you alone.`);
  }
  return 0;
}

/** Each entry with what became of it; 1 when one was refused. */
export async function takenIn(ask: Ask, file: string): Promise<number> {
  const { lines, refused } = JSON.parse(await ask('fhir-in', readFileSync(file, 'utf8'))) as TakenIn;
  for (const line of lines) console.log(line);
  console.log(`${lines.length - refused} done, ${refused} refused.`);
  return refused === 0 ? 0 : 1;
}
