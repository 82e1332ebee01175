import { chmodSync, writeFileSync } from 'node:fs';
import { nobody, type Ask } from './ask.ts';
import type { Exported } from './fhir-export.ts';

/** To the terminal, or to a file that nobody else on this machine can read. */
export async function exportedFhir(ask: Ask, id: string, out: string | undefined): Promise<number> {
  const text = await ask('fhir', id);
  if (text === 'null') return nobody(id);
  const { bundle, outdated } = JSON.parse(text) as Exported;
  const written = `${JSON.stringify(bundle, undefined, 2)}\n`;
  if (out === undefined) process.stdout.write(written);
  else {
    writeFileSync(out, '', { mode: 0o600 });
    chmodSync(out, 0o600);
    writeFileSync(out, written);
    console.log(`${bundle.entry.length} resources of ${id} are in ${out}, readable by you alone.`);
  }
  if (outdated > 0)
    console.error(`${outdated} answered in an earlier version of a form are left out; \`export\` has them.`);
  return 0;
}
