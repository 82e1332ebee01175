/** The whole service over the wire, as the people of the practice clinic meet it. */
import { onBothStores } from '../harness/both-stores.ts';
import { practiceClinic, type PracticeClinic } from '../harness/practice-clinic.ts';
import { startService, type Service } from '../harness/service.ts';

onBothStores('the service', (settings) => {
  let service: Service;
  let clinic: PracticeClinic;
  const lastText = async (who: string) => (await clinic.received(who, 'sms')).at(-1);
  const codeOf = async (who: string) =>
    /Reply (\d+A)/.exec((await clinic.received(who, 'sms')).join(' '))?.[1] ?? '';

  beforeAll(async () => {
    service = await startService(settings);
    clinic = practiceClinic(() => service.url);
    await clinic.begin();
    await clinic.move('now');
  });
  afterAll(() => service.end(), 30_000);

  it('answers a health check', async () => {
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  });

  it('invites a patient by text, who joins with YES', async () => {
    expect(await lastText('ruth')).toContain('Reply YES to join');
    await clinic.text('ruth', 'YES');
    expect(await lastText('ruth')).toContain('You joined our check-ins');
  });

  it('finishes in Teams a check-in that was begun by text', async () => {
    await clinic.text('ruth', 'CHECK IN');
    expect(await lastText('ruth')).toContain('pain right now');
    await clinic.text('ruth', 'about a 6');
    expect(await lastText('ruth')).toContain('limit you');
    await clinic.install('ruth');
    await clinic.type('ruth', '5');
    await clinic.press('ruth', { answer: '7' });
    await clinic.type('ruth', '4');
    expect((await clinic.received('ruth', 'teams')).slice(-3)).toEqual([
      expect.stringContaining('sleep'),
      expect.stringContaining('mood'),
      expect.stringContaining('Thank you'),
    ]);
    await clinic.type('ruth', 'CHECK IN');
    expect((await clinic.received('ruth', 'teams')).at(-1)).toContain('done your check-in for today');
  });

  it('rings the clinician on call by text and in Teams when a patient is in danger', async () => {
    await clinic.text('ruth', "I can't feel when I wipe since last night");
    expect((await clinic.received('ruth', 'sms')).at(-2)).toContain('call 911');
    expect(await clinic.received('otieno', 'sms')).toEqual([expect.stringMatching(/emergency\. Reply 1A/)]);
    expect(JSON.stringify((await clinic.card('otieno')).card)).toContain("can't feel when I wipe");
    expect(await clinic.received('moreau', 'sms')).toEqual([]);
  });

  it('calls the next clinician, and tells whoever comes second who was first', async () => {
    await clinic.move('+3m');
    await clinic.text('otieno', await codeOf('otieno'));
    expect(await lastText('otieno')).toContain('is yours');
    await clinic.text('moreau', await codeOf('moreau'));
    expect(await lastText('moreau')).toContain('acknowledged by Grace Otieno');
    for (const who of ['otieno', 'moreau'])
      expect(JSON.stringify((await clinic.card(who)).card)).toContain('Acknowledged by Grace Otieno');
  });

  it('tells the patient who has read it, and rings nobody any more', async () => {
    expect(await lastText('ruth')).toContain('nurse Otieno');
    const before = (await clinic.received('haddad', 'sms')).length;
    await clinic.move('+10m');
    expect((await clinic.received('haddad', 'sms')).length).toBe(before);
  });

  it('closes the alert from the card', async () => {
    const pressed = await clinic.press('otieno', { title: 'Close', outcome: 'advised', note: 'rang her' });
    expect(JSON.stringify(pressed.card)).toContain('Closed by Grace Otieno');
    expect((await clinic.card('moreau')).card?.['actions']).toEqual([]);
  });

  it('texts nobody who wrote STOP, and welcomes them back with START', async () => {
    await clinic.text('marcus', 'YES');
    await clinic.text('marcus', 'STOP');
    const texts = await clinic.received('marcus', 'sms');
    await clinic.move('+1d');
    await clinic.move('+1d');
    expect(await clinic.received('marcus', 'sms')).toEqual(texts);
    expect((await clinic.state()).blocked).toHaveLength(1);
    await clinic.text('marcus', 'START');
    expect(await lastText('marcus')).toContain('Welcome back');
    await clinic.text('marcus', 'CHECK IN');
    expect(await lastText('marcus')).toContain('pain right now');
  });

  it('begins the check-in by itself in the morning, in the language of the patient', async () => {
    await clinic.text('rosa', 'SI');
    await clinic.move('next-morning');
    await clinic.move('+1h');
    expect((await clinic.received('rosa', 'sms')).join('\n')).toMatch(/dolor/);
  });

  it('writes nothing about any patient, and nothing that went wrong', () => {
    expect(service.output()).not.toMatch(/Ruth|Bellamy|\+1555|wipe|"level":"error"/);
  });

  it('calls the carrier and Teams at addresses that are looked at too', () => {
    for (const address of ['/Messages.json', '/v3/conversations/', '/sms/status?'])
      expect(service.called()).toContain(address);
  });

  it('ends by itself when it is asked to', async () => {
    expect((await service.stop()).code).toBe(0);
  });
});
