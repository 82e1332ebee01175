import { chmodSync, writeFileSync } from 'node:fs';
import { nobody, type Ask } from './ask.ts';

/** To the terminal, or to a file that nobody else on this machine can read. */
export async function exported(ask: Ask, id: string, out: string | undefined): Promise<number> {
  const text = await ask('export', id);
  if (text === 'null') return nobody(id);
  if (out === undefined) console.log(text);
  else {
    writeFileSync(out, '', { mode: 0o600 });
    chmodSync(out, 0o600);
    writeFileSync(out, `${text}\n`);
    console.log(`Everything kept about ${id} is in ${out}, readable by you alone.`);
  }
  return 0;
}
