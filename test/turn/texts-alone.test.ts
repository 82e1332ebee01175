/** A clinic without Teams and without pages: what a clinician is told by text of whom an alert is about, and when. */
import { keepTeamsRoute } from '../../src/escalation/clinician-file.ts';
import type { LookUp, Place } from '../../src/model/look-up.ts';
import type { Route } from '../../src/model/patient.ts';
import { hookWords, mailWords, voiceWords } from '../../src/notify/page-words.ts';
import { shippedContent, teamsRoute, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, openClinic, pages, PATIENT, says } from './joined-patient.ts';

const OTIENO: Route = { channel: 'sms', number: '+15550100201', via: 'twilio' };
const NUMBER = '+15550107777';

describe('whoever acknowledges by text', () => {
  let scene: Scene;
  const open = async (lookUp?: LookUp) => {
    scene = await openClinic(lookUp && { lookUp });
    await says(scene, CHEST_PAIN);
  };
  const answered = async (text: string) => {
    await scene.hear(OTIENO, text);
    await scene.core.untilIdle();
    return pages(scene).at(-1)!.message;
  };
  const texts = () => pages(scene).filter(({ message }) => message.to.channel === 'sms');
  afterEach(() => scene.close());

  it('and can look it up nowhere is told the number to phone, and not what was written', async () => {
    await open(() => []);
    expect(texts()[0]!.message).toMatchObject({ key: 'page.sms-alone' });
    expect(
      texts()
        .map(({ message }) => message.text)
        .join(),
    ).not.toMatch(/Teams|5550107777/);
    const told = await answered('1A');
    expect(told).toMatchObject({ key: 'page.acknowledged-phone', to: OTIENO });
    expect(told.text).toContain(`Please phone ${NUMBER}.`);
    expect(told.text).not.toMatch(/chest|Amina/);
  });

  it('is told it again, for the first answer may have been lost, and a colleague who was later is not', async () => {
    await open(() => []);
    await answered('1A');
    expect((await answered('1A')).text).toContain(NUMBER);
    await scene.hear({ ...OTIENO, number: '+15550100202' }, '1A');
    await scene.core.untilIdle();
    expect(pages(scene).at(-1)!.message.text).not.toContain(NUMBER);
  });

  it('is told where to look, and no number, where there is such a place', async () => {
    await open(() => ['pages']);
    expect(texts()[0]!.message).toMatchObject({ key: 'page.sms-pages' });
    expect(await answered('1A')).toMatchObject({ key: 'page.acknowledged' });
  });

  it('is told the number too where Teams is the place and they have not got the app', async () => {
    await open(() => ['teams']);
    expect(texts()[0]!.message).toMatchObject({ key: 'page.sms' });
    expect(await answered('1A')).toMatchObject({ key: 'page.acknowledged-phone' });
  });

  it('is told no number once they have it', async () => {
    await open(() => ['teams']);
    await keepTeamsRoute(scene.store, 'otieno', teamsRoute('otieno'));
    expect(await answered('1A')).toMatchObject({ key: 'page.acknowledged' });
  });

  it('or has taken it on by telephone, and then texts its name as they were told to', async () => {
    await open(() => []);
    const { id, label } = await alertOf(scene);
    await scene.core.desk.act(PATIENT, id, { clinician: 'otieno', by: 'voice' }, { act: 'acknowledge' });
    expect((await answered(`${label} A`)).text).toContain(NUMBER);
  });
});

describe('what is said by telephone, by mail and by a paging service', () => {
  const page = { lang: 'en', tier: 'emergency', label: 'KF21' } as const;
  const of = { ...page, why: 'again', id: 'x', to: 'y', at: 0 } as const;
  const all = (places: Place[]) => {
    const whole = { ...of, of: { patientId: 'p', alertId: 'a', clinician: 'otieno' } };
    return [
      voiceWords(shippedContent, places)(of, 'acknowledged'),
      mailWords(shippedContent, undefined, places)(whole).text,
      hookWords(shippedContent, places)(whole).details,
    ];
  };

  it.each<[Place[], RegExp]>([
    [['teams', 'pages'], /in Teams/],
    [['pages'], /on the clinic pages/],
    [[], /number to call, text us K ?F ?2 ?1 and the letter A/],
  ])('with %j sends nobody to a place that there is not', (places, told) => {
    for (const words of all(places)) expect(words).toMatch(told);
    if (places.length === 0) expect(all(places).join()).not.toMatch(/Teams|pages/);
  });
});
