import { createPeople } from '../../../src/clinic/people.ts';
import { openScene, type Scene } from '../../harness/scene.ts';

describe('the list of patients', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ at: Date.UTC(2026, 2, 2, 15) });
    for (const [index, name] of ['Zoe', 'ana', 'Ömer'].entries())
      await scene.enrolPatient({
        id: `p-${index}`,
        name,
        mobile: `+1555010400${index}`,
        language: 'en',
        zone: 'UTC',
        check_in: '09:00',
      });
  });
  afterAll(() => scene.close());

  it('is in the order of names', async () => {
    const people = createPeople(scene.store, () => 0);
    const { people: known, count } = await people.all();
    expect([known.map(({ name }) => name), count]).toEqual([['ana', 'Ömer', 'Zoe'], 3]);
  });

  it('shows what is read so far when reading takes long, and says of how many', async () => {
    const held = Promise.withResolvers<void>();
    const slow = {
      members: (list: string) => scene.store.members(list),
      read: async (owner: string) => (await held.promise, scene.store.read(owner)),
    };
    const people = createPeople(slow, () => 0);
    expect(await people.all()).toEqual({ people: [], count: 3 });
    held.resolve();
    expect((await people.all()).people).toHaveLength(3);
  });

  it('has somebody new at once, and nobody who is gone', async () => {
    let there = ['p-0'];
    const members = async () => there.map((owner) => ({ owner, entry: owner }));
    const people = createPeople({ members, read: (owner) => scene.store.read(owner) }, () => 0);
    expect((await people.all()).people.map(({ name }) => name)).toEqual(['Zoe']);
    there = ['p-1', 'p-2'];
    expect((await people.all()).people.map(({ name }) => name)).toEqual(['ana', 'Ömer']);
  });

  it('reads again what is minutes old, and nothing before that', async () => {
    const read: string[] = [];
    let now = 0;
    const counted = {
      members: (list: string) => scene.store.members(list),
      read: (owner: string) => (read.push(owner), scene.store.read(owner)),
    };
    const people = createPeople(counted, () => now);
    await people.all();
    now = 299_000;
    await people.all();
    expect(read).toHaveLength(3);
    now = 301_000;
    await people.all();
    expect(read).toHaveLength(6);
  });
});
