/** What a running service has written where somebody else reads it, searched for its patients. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expectNoLeaks, type Person, type Written } from './canary.ts';
import { everythingHeard } from './heard.ts';

const notedIn = (dataDir: string) => `${dataDir}.urls`;

/** The environment that makes a service note every address it calls. */
export function notingUrls(dataDir: string): Record<string, string> {
  const loaded = pathToFileURL('test/harness/note-urls.mjs').href;
  return { NODE_OPTIONS: `--import=${loaded}`, NOTED_URLS: notedIn(dataDir) };
}

export function urlsCalled(dataDir: string): string {
  return existsSync(notedIn(dataDir)) ? readFileSync(notedIn(dataDir), 'utf8') : '';
}

/** Its metrics, if it has any, as the monitoring would read them now. */
export async function metricsAt(url: string): Promise<Written[]> {
  const answer = await fetch(`${url}/metrics`).catch(() => undefined);
  return answer?.ok ? [{ where: 'metrics', text: await answer.text() }] : [];
}

/** Throws when anything of a patient is in what the service has written. Forgets the addresses it noted. */
export function expectNothingLeaked(dataDir: string, output: string, more: readonly Written[]): void {
  const urls = urlsCalled(dataDir);
  rmSync(notedIn(dataDir), { force: true });
  const { said, people } = everythingHeard();
  const written = [
    { where: 'output', text: output },
    { where: 'url', text: urls },
    ...auditIn(dataDir),
    ...more,
  ];
  expectNoLeaks(written, [...practicePatients(), ...people], said);
}

function auditIn(dataDir: string): Written[] {
  const dir = join(dataDir, 'audit');
  const names = existsSync(dir) ? readdirSync(dir, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => name.endsWith('.jsonl'));
  return files.map((name) => ({ where: 'audit', text: readFileSync(join(dir, name), 'utf8') }));
}

function practicePatients(): Person[] {
  const rows = parse(readFileSync('content/demo-patients.csv'), { columns: true }) as Record<
    string,
    string
  >[];
  return rows.map(({ name = '', mobile = '', teams_user = '' }) => ({
    name,
    addresses: [mobile, teams_user],
  }));
}
