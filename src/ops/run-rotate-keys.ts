import { z } from 'zod';
import type { Ask } from './ask.ts';

const rotationStep = z.object({
  wrapped: z.number(),
  already: z.number(),
  unreadable: z.record(z.string(), z.number()),
  current: z.string(),
  others: z.array(z.string()),
  next: z.string().optional(),
});

/** Walks until a whole walk has found nothing to do: somebody may have come in behind an earlier one. */
export async function rotateKeys(ask: Ask): Promise<number> {
  let total = 0;
  for (let first = true; ; first = false) {
    const walk = await walked(ask, first ? console.log : () => undefined);
    total += walk.wrapped;
    if (walk.wrapped > 0) continue;
    return summed(total, walk);
  }
}

type Walk = Awaited<ReturnType<typeof walked>>;

/** The walks after the first only make sure, and need not be watched. */
async function walked(ask: Ask, say: (line: string) => void) {
  const walk = { wrapped: 0, already: 0, current: '', others: [] as string[], unreadable: new Set<string>() };
  let from: string | undefined;
  do {
    const step = rotationStep.parse(JSON.parse(await ask('rotate-keys', JSON.stringify({ from }))));
    walk.wrapped += step.wrapped;
    walk.already += step.already;
    for (const id of Object.keys(step.unreadable)) walk.unreadable.add(`"${id}"`);
    Object.assign(walk, { current: step.current, others: step.others });
    say(`looked at ${walk.wrapped + walk.already} owners, wrapped ${walk.wrapped}`);
    from = step.next;
  } while (from !== undefined);
  return walk;
}

function summed(total: number, { already, current, others, unreadable }: Walk): number {
  console.log(`Wrapped ${total} keys anew; ${already} owners are under the key "${current}" now.`);
  if (unreadable.size > 0) {
    const waiting = [...unreadable].join(', ');
    console.log(
      `Some could not be opened: they wait for ${waiting}. Put it back into the key file, and repeat this.`,
    );
    return 1;
  }
  const leaving = others.map((id) => `"${id}"`).join(', ');
  console.log(
    others.length === 0
      ? 'There is no other key in the ring.'
      : `These may now leave the key file, if every process has "${current}" as its first key: ${leaving}.`,
  );
  return 0;
}
