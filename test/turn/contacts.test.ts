/** Ways to clinicians that are shown to arrive: for this very number, for so long, and with no page kept back for it. */
import { contactWarnings } from '../../src/content/contact-checks.ts';
import type { Parts } from '../../src/content/read-content.ts';
import type { Clinician, Way } from '../../src/model/clinician.ts';
import type { Content } from '../../src/content/content.ts';
import { operate } from '../harness/operator.ts';
import { shippedContent, teamsRoute, type Scene } from '../harness/scene.ts';
import { CHEST_PAIN, openClinic, says } from './joined-patient.ts';

function withOtieno(more: Partial<Clinician>): Content {
  const { clinic } = shippedContent;
  const clinicians = clinic.clinicians.map((who) => (who.id === 'otieno' ? { ...who, ...more } : who));
  return { ...shippedContent, clinic: { ...clinic, clinicians } };
}

let scene: Scene;
afterEach(() => scene.close());
const line = async (who: string, by: string) =>
  (await operate(scene, 'contact')).split('\n').find((each) => each.startsWith(who) && each.includes(by));

/** All that somebody was sent or told, by whatever way. */
const told = () => [...scene.sent.map(({ message }) => message.text), ...scene.paged.map(({ text }) => text)];

describe('a way to a clinician', () => {
  it.each<[Way, string | undefined]>([
    ['sms', undefined],
    ['teams', undefined],
    ['teams-channel', '19:alerts@thread.tacv2'],
    ['voice', '+15550100204'],
    ['email', 'otieno@harbor.example'],
    ['webhook', 'pagerduty'],
  ])('is shown to arrive by a code: %s', async (by, to) => {
    scene = await openClinic({ content: withOtieno({ contacts: [{ by, ...(to && { to }) }] }) });
    await scene.core.receiver.installed(teamsRoute(shippedContent.clinic.clinicians[0]?.teams ?? ''));
    scene.sent.length = 0;
    await operate(scene, `contact send otieno ${by}`);
    await scene.core.untilIdle();
    expect(told()).toEqual([expect.stringMatching(by === 'voice' ? /K T 4 7/ : /KT47/)]);
    expect(told().join()).not.toMatch(/DRILL|emergency|alert KT47/);
    await operate(scene, `contact confirm otieno ${by} KT47`);
    expect(await line('otieno', by)).toContain('2026-03-03');
  });

  it.each(['teams', 'teams-channel', 'webhook', 'voice'] as const)(
    'is not shown by one that is not taken: %s',
    async (by) => {
      const to = { webhook: 'pagerduty', voice: '+15550100204', 'teams-channel': '19:a' } as Record<
        string,
        string
      >;
      scene = await openClinic({
        content: withOtieno({ contacts: [{ by, ...(to[by] && { to: to[by] }) }] }),
      });
      scene.refusePages(() => ({ kind: 'refused', because: 'test' }));
      await operate(scene, `contact send otieno ${by}`);
      await scene.core.untilIdle();
      expect(await operate(scene, 'contact history')).toContain('not sent');
      expect(await line('otieno', by)).toContain('not known to arrive');
    },
  );

  it('is known for the number it was shown for, and for no other', async () => {
    scene = await openClinic();
    await operate(scene, 'contact send otieno sms');
    await scene.core.untilIdle();
    await operate(scene, 'contact confirm otieno sms KT47');
    expect(await line('otieno', 'sms')).toContain('2026-03-03');
    const people = withOtieno({ sms: '+15550100299' }).clinic.clinicians;
    expect(await operate(scene, 'contact', { people })).toMatch(/otieno +sms +not known to arrive/);
  });

  it('is not guessed: after a few wrong codes the right one is none either', async () => {
    scene = await openClinic();
    await operate(scene, 'contact send otieno sms');
    for (const code of ['AA10', 'AA11', 'AA12', 'AA13', 'AA14'])
      expect(await operate(scene, `contact confirm otieno sms ${code}`)).toContain('refused');
    expect(await operate(scene, 'contact confirm otieno sms KT47')).toContain('refused');
    expect(await line('otieno', 'sms')).toContain('not known to arrive');
  });

  it('is used for pages all the same when nobody knows whether it arrives, and status says so', async () => {
    scene = await openClinic();
    expect(await operate(scene, 'status')).toMatch(/contacts +not known to arrive: otieno by sms/);
    await says(scene, CHEST_PAIN);
    expect(scene.sent.some(({ message }) => message.owner === 'clinician/otieno')).toBe(true);
  });

  it('is warned of in content without a day, or with one long ago', async () => {
    scene = await openClinic();
    const warned = (verified: string | undefined) => {
      const value = withOtieno({ contacts: [{ by: 'sms', ...(verified && { verified }) }] }).clinic;
      const source = { file: 'content/clinic.yaml', lineOf: () => 1 };
      return contactWarnings({ clinic: { source, value } } as unknown as Parts, '2026-03-03').map(
        ({ text }) => text,
      );
    };
    expect(warned(undefined)).toEqual([expect.stringContaining('has no verified: day')]);
    expect(warned('2025-03-01')).toEqual([expect.stringContaining('2025-03-01')]);
    expect(warned('2025-12-01')).toEqual([]);
  });
});
