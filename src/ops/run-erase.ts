import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { nobody, type Ask } from './ask.ts';

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('erased'), cards: z.object({ replaced: z.number(), left: z.number() }) }),
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('in-danger'), label: z.string() }),
]);

const erasable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('erasable') }),
  z.object({ kind: z.literal('in-danger'), label: z.string() }),
]);

interface Sureness {
  yes: boolean;
  evenInDanger: boolean;
}

export async function erased(ask: Ask, id: string, { yes, evenInDanger }: Sureness): Promise<number> {
  const may = erasable.parse(JSON.parse(await ask('erasable', id)));
  if (may.kind === 'in-danger' && !evenInDanger) return inDanger(may.label);
  if (!yes && (await typedAgain(id)) !== id) return said(1, 'Nothing was erased.');
  const became = outcome.parse(JSON.parse(await ask('erase', JSON.stringify({ id, evenInDanger }))));
  if (became.kind === 'nobody') return nobody(id);
  if (became.kind === 'in-danger') return inDanger(became.label);
  const { replaced, left } = became.cards;
  return said(
    0,
    `Everything kept about ${id} is erased.`,
    ...(replaced + left > 0 ? [`Cards in Teams emptied: ${replaced}; that could not be: ${left}.`] : []),
    'Replicas follow by themselves. Backups still have it, for as long as they and their key are kept.',
  );
}

function inDanger(label: string): number {
  return said(1, `Nothing was erased: alert ${label} is not closed. Close it, or add --even-in-danger.`);
}

async function typedAgain(id: string): Promise<string> {
  const asking = createInterface({ input: process.stdin });
  process.stdout.write(`This destroys everything kept about ${id}, for good. Type the id again: `);
  const typed = await asking[Symbol.asyncIterator]().next();
  asking.close();
  process.stdout.write('\n');
  return typed.done ? '' : typed.value.trim();
}

function said(code: number, ...lines: string[]): number {
  console.log(lines.join('\n'));
  return code;
}
