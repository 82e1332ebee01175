/** What an operator sees of alerts, closed ones too, and of the service, also when its store is away or its clock was moved. */
import type { OpsDeps } from '../../src/ops/commands/commands.ts';
import { replacing } from '../../src/model/replacing.ts';
import { operate } from '../harness/operator.ts';
import type { Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, openClinic, pass, PATIENT, says } from './joined-patient.ts';

describe('the operator looks', () => {
  let scene: Scene;
  const ops = (line: string, given: Partial<OpsDeps> = {}) => operate(scene, line, given);
  const closeAlert = async () => {
    const { id, label } = await alertOf(scene);
    const otieno = { clinician: 'otieno', by: 'sms' } as const;
    await scene.core.desk.act(PATIENT, id, otieno, { act: 'acknowledge' });
    await scene.core.desk.act(PATIENT, id, otieno, { act: 'resolve', outcome: 'advised' });
    await scene.core.untilIdle();
    return label;
  };

  beforeEach(async () => {
    scene = await openClinic();
  });
  afterEach(() => scene.close());

  it('up what happened to an alert that was closed, and to one closed before the newest', async () => {
    await says(scene, CHEST_PAIN);
    const first = await closeAlert();
    expect(await ops('alert')).toBe('No alert is open.');
    const found = await ops(`alert ${first.toLowerCase()}`);
    expect(found).toMatch(new RegExp(`${first} +emergency +closed`));
    expect(found).toMatch(/resolved +otieno by sms/);
    expect(found).not.toMatch(/chest|Amina|5550107777/);
    await pass(scene, 3_600_000, 3_600_000);
    await says(scene, CHEST_PAIN);
    const second = await closeAlert();
    expect(second).not.toBe(first);
    expect(await ops(`alert ${first}`)).toContain('closed');
    expect(await ops('alert ZZ99')).toMatch(/^refused: No alert is called ZZ99/);
  });

  it('at how long it has been up, whatever became of the practice clock', async () => {
    scene.shift.frozenAt += 86_400_000;
    expect(await ops('status', { upMs: () => 90 * 60_000 })).toContain('up 90 min');
  });

  it('at what could not be taken and waits for a mended release', async () => {
    expect(await ops('status', { setAside: () => 2 })).toContain('empty; 2 set aside');
    expect(await ops('status')).not.toContain('aside');
  });

  it('at a store that may lose what it is told', async () => {
    const store = replacing(scene.store, { doubts: async () => ['may-drop' as const] });
    expect(await ops('status', { store })).toMatch(/WARNING: Redis may drop patients .*noeviction/);
  });

  it('at who can look an alert up nowhere', async () => {
    expect(await ops('status')).not.toContain('WARNING');
    expect(await ops('status', { lookUp: ({ id }) => (id === 'moreau' ? ['pages'] : []) })).toMatch(
      /details +WARNING: nowhere to look an alert up for otieno, haddad;/,
    );
  });

  it('at a store that is away, and reads whole sentences', async () => {
    const describes = 'Redis at nowhere is AWAY. What comes in is kept until it answers.';
    const readiness = async () => ({
      ready: false,
      not: ['store' as const],
      storeUp: false,
      skewMs: undefined,
    });
    const shown = await ops('status', {
      readiness,
      store: { ...scene.store, describes } as Scene['store'],
    });
    expect(shown).toContain('kept until it answers; it takes no write\n');
    const full = await ops('status', {
      readiness: async () => ({ ...(await readiness()), because: 'Full.' }),
    });
    expect(full).toContain('; it takes no write. Full.\n');
  });
});
