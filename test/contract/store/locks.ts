import { eachWith, invited, MINUTE, NINE, times, type Open, type Subject } from './subject.ts';

async function held({ store }: Subject, leaseMs = MINUTE) {
  const lock = await store.lock('p1', leaseMs);
  if (lock.kind !== 'held') throw new Error('the lock is busy');
  return lock;
}

export function locks(open: Open): void {
  describe('a lock', () => {
    const subject = eachWith(open);

    it('goes to exactly one of 20 who ask at once', async () => {
      const kinds = (await times(20, () => subject().store.lock('p1', MINUTE))).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'held')).toHaveLength(1);
    });

    it('is per owner', async () => {
      await held(subject());
      expect((await subject().store.lock('p2', MINUTE)).kind).toBe('held');
    });

    it('comes with what the owner has', async () => {
      await subject().store.commit('p1', { put: { state: 'x' }, enqueue: [invited('a')] });
      expect(await held(subject())).toMatchObject({
        at: NINE,
        docs: { state: { value: 'x' } },
        mail: [{ number: 1, event: { id: 'a' } }],
      });
    });

    it('comes with a change that asks for it, and with what the owner then has', async () => {
      const { store } = subject();
      await store.commit('p1', { put: { state: 'x' } });
      const outcome = await store.commit('p1', { enqueue: [invited('a')], put: { more: 'y' }, lock: MINUTE });
      expect(outcome).toMatchObject({
        kind: 'committed',
        more: true,
        held: {
          at: NINE,
          docs: { state: { value: 'x' }, more: { value: 'y' } },
          mail: [{ event: { id: 'a' } }],
        },
      });
      expect((await store.lock('p1', MINUTE)).kind).toBe('busy');
      const fence = outcome.kind === 'committed' ? (outcome.held?.fence ?? '') : '';
      expect((await store.commit('p1', { fence, dequeue: [1], release: true })).kind).toBe('committed');
      expect((await store.lock('p1', MINUTE)).kind).toBe('held');
    });

    it('does not come with a change that is refused, nor while somebody holds it; the change is written', async () => {
      const { store } = subject();
      expect(await store.commit('p1', { expect: { none: 1 }, lock: MINUTE })).toEqual({
        kind: 'conflict',
        doc: 'none',
      });
      const lock = await held(subject());
      const outcome = await store.commit('p1', { put: { state: 'x' }, lock: MINUTE });
      expect(outcome).toEqual({ kind: 'committed', at: NINE, more: false });
      expect((await store.commit('p1', { fence: lock.fence })).kind).toBe('committed');
    });

    it('goes to one of 20 changes that ask for it at once', async () => {
      const outcomes = await times(20, (n) =>
        subject().store.commit('p1', { enqueue: [invited(`${n}`)], lock: MINUTE }),
      );
      expect(outcomes.filter((one) => one.kind === 'committed' && one.held !== undefined)).toHaveLength(1);
      expect((await subject().store.read('p1')).mail).toHaveLength(20);
    });

    it('lapses after its lease, and not before', async () => {
      await held(subject());
      subject().shift.frozenAt = NINE + MINUTE - 1;
      expect((await subject().store.lock('p1', MINUTE)).kind).toBe('busy');
      subject().shift.frozenAt = NINE + MINUTE;
      expect((await subject().store.lock('p1', MINUTE)).kind).toBe('held');
    });

    it('refuses the change of a late holder once somebody else has it', async () => {
      const late = await held(subject());
      subject().shift.frozenAt = NINE + MINUTE;
      const next = await held(subject());
      const { store } = subject();
      expect(await store.commit('p1', { fence: late.fence, put: { state: 'late' } })).toEqual({
        kind: 'lost-lock',
      });
      expect((await store.commit('p1', { fence: next.fence, put: { state: 'next' } })).kind).toBe(
        'committed',
      );
    });

    it('that has lapsed but went to nobody still lets its holder write', async () => {
      const lock = await held(subject());
      subject().shift.frozenAt = NINE + 2 * MINUTE;
      expect((await subject().store.commit('p1', { fence: lock.fence })).kind).toBe('committed');
    });

    it('is free again when given back', async () => {
      const lock = await held(subject());
      await subject().store.unlock('p1', lock.fence);
      expect((await subject().store.lock('p1', MINUTE)).kind).toBe('held');
    });

    it('is not given back by anybody else', async () => {
      await held(subject());
      await subject().store.unlock('p1', 'no-fence');
      await subject().store.unlock('p2', 'no-fence');
      expect((await subject().store.lock('p1', MINUTE)).kind).toBe('busy');
    });

    it('does not keep others from writing without it', async () => {
      await held(subject());
      expect((await subject().store.commit('p1', { enqueue: [invited('a')] })).kind).toBe('committed');
    });
  });

  describe('releasing with the change', () => {
    const subject = eachWith(open);

    it('gives the lock back when no mail is left, and its fence is worth nothing from then on', async () => {
      const { store } = subject();
      await store.commit('p1', { enqueue: [invited('a')] });
      const { fence, mail } = await held(subject());
      const change = { fence, release: true, dequeue: mail.map(({ number }) => number) };
      expect(await store.commit('p1', change)).toMatchObject({ kind: 'committed', more: false });
      expect(await store.commit('p1', { fence })).toEqual({ kind: 'lost-lock' });
      expect((await store.lock('p1', MINUTE)).kind).toBe('held');
    });

    it('keeps it for another lease when mail has come in meanwhile', async () => {
      const { store, shift } = subject();
      const { fence } = await held(subject());
      await store.commit('p1', { enqueue: [invited('a')] });
      shift.frozenAt = NINE + MINUTE - 1;
      expect(await store.commit('p1', { fence, release: true })).toMatchObject({
        kind: 'committed',
        more: true,
      });
      shift.frozenAt = NINE + 2 * MINUTE - 2;
      expect((await store.lock('p1', MINUTE)).kind).toBe('busy');
      expect(await store.commit('p1', { fence, release: true, dequeue: [1] })).toMatchObject({ more: false });
      expect((await store.lock('p1', MINUTE)).kind).toBe('held');
    });
  });
}
