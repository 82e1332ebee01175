/** What daily life changes of the roster, as an operator types it; who is paged afterwards is in the conversations. */
import { operate } from '../harness/operator.ts';
import { atLocal, MINUTE } from '../../src/model/time.ts';
import { openScene, shippedContent, type Scene } from '../harness/scene.ts';

const NOON = atLocal('2026-03-03', '12:00', 'America/New_York');

describe('the roster of a running service', () => {
  let scene: Scene;
  beforeEach(async () => void (scene = await openScene({ at: NOON })));
  afterEach(() => scene.close());

  const ops = (line: string) => operate(scene, line);
  const onCall = async () => (await scene.core.duties.at(scene.shift.frozenAt)).onCall;

  it('is what the files say until somebody changes it', async () => {
    expect(await onCall()).toEqual(['otieno', 'moreau']);
    expect(await ops('roster')).toMatch(/2026-03-03 12:00\s+otieno\s+moreau/);
    expect(await ops('status')).toContain('otieno, moreau; then haddad');
  });

  it('gives a line to somebody for a while, says so, and takes it back by its number', async () => {
    const said = await ops('override first haddad 2026-03-03 2026-03-03T13:00');
    expect(said).toMatch(/Kept as number 1;[^]*2026-03-03 00:00\s+haddad \(override\)\s+moreau/);
    expect(await onCall()).toEqual(['haddad', 'moreau']);
    expect(await ops('status')).toContain('haddad, moreau; then haddad');
    scene.shift.frozenAt += 60 * MINUTE;
    expect(await onCall()).toEqual(['otieno', 'moreau']);
    scene.shift.frozenAt -= 60 * MINUTE;
    expect(await ops('override remove 1')).toBe('Number 1 is taken back.');
    expect(await onCall()).toEqual(['otieno', 'moreau']);
    expect(await ops('override remove 1')).toContain('refused: There is no override of that number');
  });

  it('calls nobody who is away, and says when that leaves nobody', async () => {
    await ops('leave otieno 2026-03-03 2026-03-04');
    expect(await onCall()).toEqual(['moreau']);
    const said = await ops('leave moreau 2026-03-03T11:00 2026-03-03T12:30');
    expect(said).toMatch(/2026-03-03 11:00\s+-\s+-\s+nobody: haddad is called at once/);
    expect(await onCall()).toEqual([]);
    await ops('leave moreau 2026-03-03T11:00 2026-03-03T12:30 haddad');
    expect(await onCall()).toEqual(['haddad']);
  });

  it('keeps every change with its time, also of those taken back', async () => {
    await ops('leave otieno 2026-03-03 2026-03-04 haddad');
    await ops('leave remove 1');
    expect((await ops('roster history')).split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'when number by what',
      '2026-03-03 12:00 1 operator leave otieno from 2026-03-03 until 2026-03-04, covered by haddad',
      '2026-03-03 12:00 1 operator removed otieno from 2026-03-03 until 2026-03-04, covered by haddad',
    ]);
  });

  it.each([
    ['override first nobody 2026-03-03 2026-03-04', 'There is no clinician of that id'],
    ['override third haddad 2026-03-03 2026-03-04', 'There are: first, second.'],
    ['override first haddad 2026-03-04 2026-03-03', 'end before it begins'],
    ['override first haddad tomorrow 2026-03-03', 'Say `override'],
    ['leave otieno 2026-03-03', 'Say `leave'],
    ['leave otieno 2026-03-03 2026-03-04 nobody', 'There is no clinician of that id'],
    ['leave remove 7', 'There is no leave of that number'],
    ['roster whenever', 'Say `roster`'],
  ])('"%s" changes nothing', async (line, refusal) => {
    expect(await ops(line)).toContain(refusal);
    expect(await ops('roster history')).toBe('Nothing has been changed.');
  });

  it('two changes at once are both kept', async () => {
    await Promise.all(['otieno', 'moreau'].map((who) => ops(`leave ${who} 2026-03-03 2026-03-03`)));
    expect(await onCall()).toEqual([]);
    expect(shippedContent.clinic.fallback).toBe('haddad');
  });
});
