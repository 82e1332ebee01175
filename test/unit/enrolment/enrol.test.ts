import type { Store } from '../../../src/ports/store.ts';
import { enrol, expected, type Enrolled } from '../../../src/enrolment/enrol.ts';
import { silentLog } from '../../../src/log.ts';
import { readFile } from '../../../src/model/file.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/embedded-store.ts';
import { shippedContent, testKeys } from '../../harness/scene.ts';

const row = {
  id: 'p-1',
  name: 'Amina Warsame',
  mobile: '+1 555 010 7777',
  language: 'en',
  zone: 'America/New_York',
  check_in: '08:30',
};

describe('enrolling a row of the list', () => {
  let store: Store;
  let woken: string[];
  beforeEach(async () => {
    woken = [];
    const shift = { offsetMs: 0, frozenAt: Date.parse('2026-03-03T14:00:00Z') };
    store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
  });
  afterEach(() => store.close());
  const give = (more: Record<string, string> = {}): Promise<Enrolled> =>
    enrol({ store, content: shippedContent, log: silentLog, wake: (who) => woken.push(who) }, 2, {
      ...row,
      ...more,
    });

  it('makes a patient who is invited, and can be found by number, code and Teams', async () => {
    const done = await give({ teams_user: 'amina@clinic' });
    expect(done).toMatchObject({ kind: 'invited', row: 2, id: 'p-1' });
    const code = done.kind === 'invited' ? done.joinCode : '';
    expect(code).toMatch(/^[A-HJKMNP-Z2-46-9]{4} [A-HJKMNP-Z2-46-9]{4}$/);
    expect(await store.find('sms', '+15550107777')).toBe('p-1');
    expect(await store.find('code', code.replace(' ', ''))).toBe('p-1');
    expect(await store.find('teams', 'amina@clinic')).toBe('p-1');
    const { docs, at } = await store.read('p-1');
    expect(readFile(docs)).toMatchObject({
      patient: { name: 'Amina Warsame' },
      consent: { sms: 'invited', teams: 'none' },
    });
    expect(await store.peek('routine', at, 9)).toMatchObject([
      { owner: 'p-1', work: { kind: 'event', event: { kind: 'invited' } } },
    ]);
  });

  it.each([
    [{ name: ' ' }, 'name:'],
    [{ mobile: '' }, 'mobile:'],
    [{ mobile: '12' }, 'mobile: is not a phone number'],
    [{ mobile: 'ask her' }, 'mobile: is not a phone number'],
    [{ mobile: '+15550100201' }, "mobile: is a clinician's"],
    [{ language: 'fr' }, 'language:'],
    [{ zone: 'New York' }, 'zone: is not a time zone'],
    [{ check_in: '8.30' }, 'check_in: is not a time of day'],
    [{ country: 'FR' }, 'country:'],
    [{ id: 'a b' }, 'id:'],
    [{ teams_user: '5c1f0a50-0000-4000-8000-000000000201' }, 'teams_user:'],
  ])('names the fault in %j, stores nothing and repeats nothing of the row', async (fault, named) => {
    const done = await give(fault);
    expect(done).toMatchObject({ kind: 'wrong', row: 2, because: expect.stringContaining(named) });
    expect(JSON.stringify(done)).not.toMatch(/Amina|7777/);
    expect(await store.members('patients')).toEqual([]);
  });

  it('names all faults of a row together', async () => {
    const done = await give({ language: 'fr', zone: 'x', check_in: 'y', mobile: '12' });
    expect(done).toMatchObject({
      because: expect.stringMatching(/language: .*; zone: .*; check_in: .*; mobile: is not/),
    });
  });

  it('once more changes nothing, whatever way the number is written', async () => {
    await give();
    expect(await give({ id: 'p-2', mobile: '+1 (555) 010-7777' })).toEqual({
      kind: 'already',
      row: 2,
      id: 'p-1',
      differs: [],
    });
    expect((await store.read('p-2')).docs).toEqual({});
  });

  it('never hands the id or the Teams chat of one patient to another', async () => {
    await give({ teams_user: 'amina@clinic' });
    expect(await give({ mobile: '+15550108888' })).toMatchObject({
      kind: 'wrong',
      because: expect.stringContaining('id:'),
    });
    const other = { id: 'p-2', mobile: '+15550108888', teams_user: 'amina@clinic' };
    expect(await give(other)).toMatchObject({
      kind: 'wrong',
      because: expect.stringContaining('teams_user:'),
    });
    expect(await store.find('teams', 'amina@clinic')).toBe('p-1');
    expect(await store.find('sms', '+15550108888')).toBeUndefined();
  });

  it('mends what an interrupted enrolment left behind', async () => {
    await store.link('sms', '+15550107777', 'p-lost');
    expect(await give()).toMatchObject({ kind: 'invited', id: 'p-1' });
    expect(await store.find('sms', '+15550107777')).toBe('p-1');
  });

  it('says what a row has otherwise than it is known, and leaves it as it is', async () => {
    await give();
    expect(await give({ name: 'Amina W.', language: 'es', zone: 'America/Chicago' })).toMatchObject({
      kind: 'changed',
      differs: ['name', 'language'],
    });
    const { docs } = await store.read('p-1');
    expect(readFile(docs)?.patient).toMatchObject({ name: row.name, lang: 'en', zone: 'America/Chicago' });
  });

  it('sees who was enrolled by somebody else in the same moment', async () => {
    const { commit } = store;
    const other = Promise.withResolvers<Enrolled>();
    store.commit = async (owner, change) => {
      store.commit = commit;
      other.resolve(await give());
      return commit.call(store, owner, change);
    };
    expect(await give()).toMatchObject({ kind: 'already', id: 'p-1' });
    expect(await other.promise).toMatchObject({ kind: 'invited', id: 'p-1' });
  });

  it('tells what would become of a row, and does nothing', async () => {
    const look = (more: Record<string, string> = {}) =>
      expected({ store, content: shippedContent }, 2, { ...row, ...more });
    expect(await look()).toEqual({ kind: 'new', row: 2, name: 'Amina Warsame', number: '+15550107777' });
    expect((await store.read('p-1')).docs).toEqual({});
    expect(await store.find('sms', '+15550107777')).toBeUndefined();
    await give();
    const before = (await store.read('p-1')).docs;
    expect(await look({ name: 'Amina W' })).toEqual({
      kind: 'already',
      row: 2,
      id: 'p-1',
      differs: ['name'],
    });
    expect(await look({ zone: 'America/Chicago' })).toMatchObject({ kind: 'changed', id: 'p-1' });
    expect(await look({ mobile: '12' })).toMatchObject({ kind: 'wrong' });
    expect(await look({ mobile: '+15550107778' })).toMatchObject({
      because: expect.stringContaining("somebody else's") as string,
    });
    expect((await store.read('p-1')).docs).toEqual(before);
  });

  it('keeps who looks after them, moves them when a later row says so, and takes no team there is not', async () => {
    const [first, ...rest] = shippedContent.clinic.clinicians;
    const clinicians = [{ ...first!, careTeams: ['north', 'south'] }, ...rest];
    const content = { ...shippedContent, clinic: { ...shippedContent.clinic, clinicians } };
    const deps = { store, content, log: silentLog, wake: () => undefined };
    await enrol(deps, 2, { ...row, care_team: 'north' });
    expect(await enrol(deps, 3, { ...row, care_team: 'south' })).toMatchObject({ kind: 'changed' });
    expect(await enrol(deps, 4, row)).toMatchObject({ kind: 'already' });
    expect(readFile((await store.read('p-1')).docs)?.patient.careTeam).toBe('south');
    expect(await enrol(deps, 5, { ...row, care_team: 'west' })).toMatchObject({
      kind: 'wrong',
      because: 'care_team: nobody belongs to one of this name; there is north, south',
    });
  });
});
