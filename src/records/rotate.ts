/** Wraps every owner's key anew, a page at a time, so that whoever asks can show how far it is and begin again anywhere. */
import type { Audit } from '../ports/audit.ts';
import type { Rewrapped, Store } from '../ports/store.ts';

const PAGE = 500;

export interface RotationStep extends Rewrapped {
  /** Where to go on; absent after the last page. */
  next?: string;
}

export async function rotateStep(
  { store, audit }: { store: Store; audit: Audit },
  from: string | undefined,
): Promise<RotationStep> {
  const { owners, next } = await store.owners(from, PAGE);
  const done = await store.rewrap(owners);
  if (done.wrapped > 0) {
    const at = await store.time();
    const facts = { wrapped: done.wrapped, under: done.current };
    const id = `keys/${done.current}/${from ?? ''}/${at}`;
    await audit.write([{ id, at, actor: 'operator', action: 'keys wrapped anew', facts }]);
  }
  return next === undefined ? done : { ...done, next };
}
