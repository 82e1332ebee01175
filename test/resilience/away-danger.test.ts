/** Somebody in danger while the store is away: numbers at once, clinicians by the direct way, the alert when it is back. */
import type { Clinician } from '../../src/model/clinician.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import type { Route } from '../../src/model/patient.ts';
import { MINUTE } from '../../src/model/time.ts';
import type { SpoolFiles } from '../../src/spool/files.ts';
import { shippedContent, teamsRoute, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, fileOf, openClinic, PATIENT, PHONE } from '../turn/joined-patient.ts';
import { moodyStore, type Mood } from './moody-store.ts';
import { openOutpost, type Outpost } from './outpost.ts';

const [otieno, moreau, haddad] = shippedContent.clinic.clinicians as [Clinician, Clinician, Clinician];
const phoneOf = ({ sms = '' }: Clinician): Route => ({ channel: 'sms', number: sms, via: 'twilio' });
const OTHER: Route = { channel: 'sms', number: '+15550108888', via: 'twilio' };
const numberOf = ({ to }: Outgoing) => (to.channel === 'sms' ? to.number : to.user);

/** The screen says `ask` to it. */
const MAY_MEAN_HARM = 'is suicide a sin';

describe('danger while the store is away', () => {
  let mood: Mood;
  let scene: Scene;
  let post: Outpost;
  let full: boolean;

  beforeEach(async () => {
    mood = { away: false };
    full = false;
    scene = await openClinic({ store: moodyStore(mood) });
    const files = (real: SpoolFiles): SpoolFiles => ({
      ...real,
      keep: (call) => (full ? Promise.reject(new Error('ENOSPC')) : real.keep(call)),
    });
    post = await openOutpost(scene, { files });
    scene.sent.length = 0;
    mood.away = true;
  });
  afterEach(async () => {
    await post.end();
    await scene.close();
  });

  const sentTo = (who: Route) =>
    scene.sent
      .map(({ message }) => message)
      .filter((each) => numberOf(each) === numberOf({ to: who } as Outgoing));
  const keysTo = (who: Route) => sentTo(who).map(({ key }) => key);
  const later = async (ms: number) => {
    scene.shift.frozenAt += ms;
    await post.pass();
  };
  const comeBack = async () => {
    mood.away = false;
    await post.pass();
    await scene.core.untilIdle();
  };
  const codeOf = (who: Clinician) =>
    /Reply (\d+)A/.exec(sentTo(phoneOf(who)).at(-1)?.text ?? '')?.[1] ?? 'none';

  it('gives the sender the numbers and pages the first clinicians, without a name, a number or a word', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    expect(sentTo(PHONE).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^If you are in danger, call 911 now\. Our number is/),
    ]);
    expect(keysTo(phoneOf(otieno))).toEqual(['page.direct']);
    expect(keysTo(phoneOf(moreau))).toEqual(['page.direct']);
    expect(keysTo(phoneOf(haddad))).toEqual([]);
    const [page] = sentTo(phoneOf(otieno));
    expect(page?.text).toMatch(/emergency.*Records are unavailable/);
    expect(JSON.stringify(page)).not.toMatch(/5550107777|Amina|chest/);
  });

  it('answers in Spanish who writes in Spanish', async () => {
    await post.hear(OTHER, 'ya no quiero vivir, me quiero morir esta noche');
    expect(sentTo(OTHER)[0]?.text).toMatch(/^Si está en peligro, llame al 911.*988/);
  });

  it('gives the numbers without a page to whom would be asked, and nothing to anybody else', async () => {
    await post.hear(OTHER, 'my pain is 5 today');
    await post.hear(OTHER, 'STOP');
    expect(scene.sent).toEqual([]);
    await post.hear(PHONE, MAY_MEAN_HARM);
    expect(scene.sent.map(({ message }) => message.key)).toEqual(['away.danger']);
  });

  it("answers the carrier's word HELP with the numbers, and wakes nobody", async () => {
    await post.hear(PHONE, 'HELP');
    expect(scene.sent.map(({ message }) => message.key)).toEqual(['away.danger']);
  });

  it('calls on the next people every three minutes until one has answered, and gives that one the number', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    await later(2 * MINUTE);
    expect(keysTo(phoneOf(otieno))).toHaveLength(1);
    await later(MINUTE);
    await later(3 * MINUTE);
    expect(keysTo(phoneOf(otieno))).toHaveLength(3);
    expect(keysTo(phoneOf(haddad))).toEqual(['page.direct']);
    await post.hear(phoneOf(moreau), `${codeOf(moreau)}a`);
    expect(sentTo(phoneOf(moreau)).at(-1)?.text).toContain('phone +15550107777 now');
    const before = scene.sent.length;
    await later(30 * MINUTE);
    expect(scene.sent).toHaveLength(before);
    await post.hear(phoneOf(haddad), `${codeOf(haddad)}A`);
    expect(sentTo(phoneOf(haddad)).at(-1)?.text).toMatch(/answered by .*Moreau at/);
    expect(sentTo(phoneOf(haddad)).at(-1)?.text).not.toContain('5550107777');
  });

  it('gives the number to nobody who is no clinician, and keeps what is no code of its own', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    await post.hear(OTHER, `${codeOf(otieno)}A`);
    await post.hear(phoneOf(otieno), '3A');
    await post.hear(phoneOf(otieno), 'who is it?');
    expect(scene.sent.map(({ message }) => message.key).sort()).toEqual([
      'away.danger',
      'page.direct',
      'page.direct',
    ]);
    await comeBack();
    expect(keysTo(phoneOf(otieno)).slice(1)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^page\.no-code/), 'page.help']),
    );
  });

  it('opens the alert as always when the store is back, in the order in which things were said', async () => {
    for (const text of ['CHECK IN', '6', CHEST_PAIN, 'are you there?']) await post.hear(PHONE, text);
    expect((await later(4 * MINUTE), keysTo(phoneOf(otieno)))).toEqual(['page.direct', 'page.direct']);
    await comeBack();
    const alert = await alertOf(scene);
    expect(alert).toMatchObject({ tier: 'emergency', status: 'open' });
    expect(alert.quotes.map(({ text }) => text)).toEqual([CHEST_PAIN, 'are you there?']);
    const said = (await scene.store.log(PATIENT, 'messages', 50)) as { from: string; text?: string }[];
    expect(
      said
        .filter(({ from }) => from === 'patient')
        .map(({ text }) => text)
        .slice(-4),
    ).toEqual(['CHECK IN', '6', CHEST_PAIN, 'are you there?']);
    expect(keysTo(phoneOf(otieno)).slice(2)).toEqual(['page.sms']);
    await later(30 * MINUTE);
    expect(keysTo(phoneOf(otieno)).filter((key) => key === 'page.direct')).toHaveLength(2);
  });

  it('is on the alert, when it opens, in the hands of whoever has answered for it', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    await post.hear(phoneOf(moreau), `${codeOf(moreau)}a`);
    await comeBack();
    expect((await alertOf(scene)).acknowledgedBy).toMatchObject({ clinician: moreau.id, by: 'sms' });
    expect(keysTo(PHONE)).toContain('told.acknowledged');
    const paged = keysTo(phoneOf(haddad)).length;
    await later(10 * MINUTE);
    await scene.core.untilIdle();
    expect(keysTo(phoneOf(haddad))).toHaveLength(paged);
  });

  it('answers a late code without calling the alert theirs: the ordinary way decides', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    const code = codeOf(otieno);
    await comeBack();
    await post.hear(phoneOf(otieno), `${code}A`);
    expect(keysTo(phoneOf(otieno)).at(-1)).toBe('page.direct-late');
    await post.hear(phoneOf(otieno), '1A');
    await scene.core.untilIdle();
    expect((await alertOf(scene)).acknowledgedBy?.clinician).toBe(otieno.id);
  });

  it('goes on after it has died: it repeats no answer, forgets no code and pages further', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    await post.hear(OTHER, 'I took all my pills to die');
    const codes = [codeOf(otieno)];
    await post.hear(phoneOf(otieno), `${codes[0]}A`);
    await post.dieAndComeBack();
    await later(3 * MINUTE);
    expect(keysTo(PHONE)).toEqual(['away.danger']);
    expect(keysTo(OTHER)).toEqual(['away.danger']);
    // The second danger was answered; the first is still open, under the code it had.
    const repeated = sentTo(phoneOf(moreau)).map(({ text }) => /Reply (\d+)A/.exec(text)?.[1]);
    expect(repeated).toEqual(['99', '98', '99']);
    await post.hear(phoneOf(moreau), '99A');
    expect(sentTo(phoneOf(moreau)).at(-1)?.text).toContain('+15550107777');
  });

  it('tells after it has died whom it had not told yet', async () => {
    scene.refuse(() => ({ kind: 'later', afterMs: 0, because: 'busy' }));
    await post.hear(PHONE, CHEST_PAIN);
    await post.dieAndComeBack();
    scene.refuse(() => undefined);
    await later(MINUTE);
    expect(keysTo(PHONE)).toEqual(['away.danger']);
    expect(keysTo(phoneOf(otieno))).toEqual([]);
    await later(3 * MINUTE);
    expect(keysTo(phoneOf(otieno))).toEqual(['page.direct']);
  });

  it('begins afresh when somebody writes of danger again after a clinician has answered', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    await post.hear(phoneOf(otieno), `${codeOf(otieno)}A`);
    await post.hear(PHONE, 'it is worse, I cannot breathe');
    expect(keysTo(phoneOf(moreau))).toEqual(['page.direct', 'page.direct']);
  });

  it('counts an answer only when the number has really been handed over', async () => {
    await post.hear(PHONE, CHEST_PAIN);
    scene.refuse(({ key }) =>
      key === 'page.direct-yours' ? { kind: 'later', afterMs: 0, because: 'busy' } : undefined,
    );
    await post.hear(phoneOf(otieno), `${codeOf(otieno)}A`);
    await later(3 * MINUTE);
    expect(keysTo(phoneOf(moreau))).toHaveLength(2);
  });

  it('goes to the next people at once when no page is taken, and tries the sender again', async () => {
    scene.refuse(() => ({ kind: 'later', afterMs: 0, because: 'busy' }));
    await post.hear(PHONE, CHEST_PAIN);
    scene.refuse(() => undefined);
    await later(MINUTE);
    expect(keysTo(PHONE)).toEqual(['away.danger']);
    expect(keysTo(phoneOf(otieno))).toEqual(['page.direct']);
  });

  it('helps although the disk takes nothing, and not twice when the carrier repeats the message', async () => {
    full = true;
    const again = { providerId: 'SM-again' };
    await expect(post.hear(PHONE, CHEST_PAIN, again)).rejects.toThrow('ENOSPC');
    await expect(post.hear(PHONE, CHEST_PAIN, again)).rejects.toThrow('ENOSPC');
    await post.away.settled();
    expect(keysTo(PHONE)).toEqual(['away.danger']);
    expect(keysTo(phoneOf(otieno))).toEqual(['page.direct']);
    full = false;
    mood.away = false;
    await post.hear(PHONE, CHEST_PAIN, again);
    await later(10 * MINUTE);
    expect(keysTo(phoneOf(otieno)).filter((key) => key === 'page.direct')).toHaveLength(1);
  });

  it('helps although a fault of ours keeps the message from being taken, and opens the alert once that is mended', async () => {
    mood.away = false;
    mood.broken = true;
    await post.hear(PHONE, CHEST_PAIN);
    await post.away.settled();
    expect(keysTo(PHONE)).toEqual(['away.danger']);
    expect(keysTo(phoneOf(otieno))).toEqual(['page.direct']);
    mood.broken = false;
    await post.dieAndComeBack();
    await post.pass();
    await scene.core.untilIdle();
    expect((await alertOf(scene)).quotes.map(({ text }) => text)).toEqual([CHEST_PAIN]);
  });

  it('says of somebody in Teams that there is no number to give', async () => {
    await post.hear(teamsRoute('somebody'), 'I want to kill myself');
    expect(keysTo(teamsRoute('somebody'))).toEqual(['away.danger']);
    await post.hear(phoneOf(otieno), `${codeOf(otieno)}A`);
    expect(keysTo(phoneOf(otieno)).at(-1)).toBe('page.direct-yours-teams');
  });

  it('gives a clinician the numbers and pages nobody about them', async () => {
    await post.hear(phoneOf(otieno), 'I want to kill myself');
    expect(scene.sent.map(({ message }) => message.key)).toEqual(['away.danger']);
  });

  it('keeps STOP, and it counts when the store is back', async () => {
    await post.hear(PHONE, 'STOP');
    await comeBack();
    expect((await fileOf(scene)).consent.sms).toBe('revoked');
  });
});
