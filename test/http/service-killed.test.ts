/** A service that dies without warning, in the worst moments, and is started again over the same data. */
import { onBothStores } from '../harness/both-stores.ts';
import { practiceClinic, type PracticeClinic } from '../harness/practice-clinic.ts';
import { startService, type Service } from '../harness/service.ts';

const ALARM = "I can't feel when I wipe since last night";

onBothStores('a service that is killed', (settings) => {
  let service: Service;
  let clinic: PracticeClinic;
  const lastText = async (who: string) => (await clinic.received(who, 'sms')).at(-1);
  const dieAndComeBack = async () => {
    await service.kill9();
    await service.restart();
  };

  beforeAll(async () => {
    service = await startService(settings);
    clinic = practiceClinic(() => service.url);
    await clinic.begin();
    // A clock that was moved must stay moved over a death.
    await clinic.move('next-morning');
    for (const who of ['ruth', 'marcus']) {
      await clinic.text(who, 'YES');
      await clinic.text(who, 'CHECK IN');
    }
  });
  afterAll(() => service.end(), 30_000);

  it('answers what it had taken and not answered, and goes on with the next question', async () => {
    await clinic.hand('ruth', 'sms', '6');
    await dieAndComeBack();
    await clinic.move('+1m');
    expect(await lastText('ruth')).toContain('limit you');
    await clinic.text('ruth', '5');
    expect(await lastText('ruth')).toContain('sleep');
  });

  it('keeps an answer under its question when it dies between two of them', async () => {
    await clinic.text('marcus', '6');
    await dieAndComeBack();
    await clinic.text('marcus', 'sorry, I meant 4');
    expect(await lastText('marcus')).toMatch(/changed your pain from 6 to 4.*limit you/);
    for (const answer of ['3', '8', '8']) await clinic.text('marcus', answer);
    expect(await lastText('marcus')).toContain('That is all for today');
  });

  it('still rings when it dies the moment it has heard of danger', async () => {
    await clinic.hand('ruth', 'sms', ALARM);
    await dieAndComeBack();
    // What the dead process knew it held is taken back at the start; what the store was just giving it waits for its lease.
    await clinic.move('+1m');
    expect((await clinic.received('otieno', 'sms')).join('\n')).toMatch(/emergency\. Reply 1A/);
    expect((await clinic.received('ruth', 'sms')).join('\n')).toContain('call 911');
  });

  it('calls the next clinician after it has died while nobody had answered', async () => {
    await dieAndComeBack();
    expect(await clinic.received('moreau', 'sms')).toEqual([]);
    await clinic.move('+5m');
    expect((await clinic.received('moreau', 'sms')).join('\n')).toContain('Reply 1A');
    await clinic.move('+10m');
    expect((await clinic.received('haddad', 'sms')).join('\n')).toContain('Reply 1A');
  });

  it('still knows the codes that clinicians were sent, and lets the first of them have it', async () => {
    await dieAndComeBack();
    await clinic.text('moreau', '1A');
    expect(await lastText('moreau')).toContain('is yours');
    expect(await lastText('ruth')).toContain('nurse Moreau');
  });
});
