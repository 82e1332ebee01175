/** The clinic's list of patients, row by row, and what became of each row in words. */
import type { Content } from '../content/content.ts';
import { enrol, type Enrolled } from '../enrolment/enrol.ts';
import { faultWords } from '../enrolment/faults.ts';
import { ragged, readList, report } from '../enrolment/list.ts';
import type { Log } from '../ports/log.ts';
import type { Core } from '../turn/core.ts';

export interface ListDeps {
  core: Pick<Core, 'store' | 'wake'>;
  content: Content;
  log: Log;
  hasTeams?: boolean;
}

export async function enrolList(
  { core, content, log, hasTeams }: ListDeps,
  csv: string,
): Promise<{ results: Enrolled[]; text: string }> {
  const list = readList(csv, faultWords(content, 'en'));
  if (list.kind === 'wrong') return { results: [], text: `Not enrolled: ${list.because}.` };
  const results: Enrolled[] = [];
  const deps = { store: core.store, content, log, wake: (owner: string) => core.wake(owner) };
  for (const [index, row] of list.rows.entries())
    results.push(
      row.kind === 'row' ? await enrol(deps, index + 2, row.cells) : ragged(index + 2, row.because),
    );
  return { results, text: report(results, hasTeams) };
}
