/** Every address of the clinic's pages, tried as everybody; and a patient of another care team, opened with a reason. */
import { roles, type Role } from '../../src/model/clinician.ts';
import { openAlertOf, readFile } from '../../src/model/file.ts';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import { readBook } from '../../src/escalation/roster-book.ts';
import { DRILLS } from '../../src/escalation/clinician-file.ts';
import { may, type Deed } from '../../src/sign-in/may.ts';
import { openClinicDoor, type ClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';

const [otieno, ...others] = patientContent.clinic.clinicians;
const content = {
  ...patientContent,
  clinic: {
    ...patientContent.clinic,
    clinicians: [
      { ...otieno!, careTeams: ['north'] },
      ...others.map((each) => ({
        ...each,
        careTeams: ['south'],
        lang: each.id === 'haddad' ? ('es' as const) : each.lang,
      })),
    ],
  },
};
const PEOPLE: Record<Role, string> = { clinician: 'otieno', lead: 'moreau', admin: 'haddad' };
const sms = { channel: 'sms', number: '+15550104002', via: 'twilio' } as const;
/** What is open to everybody on the way in and out. */
const OPEN = ['/clinic/sign-in', '/clinic/signed-out', '/clinic/page/style.css', '/clinic/page/clinic.js'];

describe('the clinic by role', () => {
  let scene: Scene;
  let clinic: ClinicDoor;
  let grace: Someone;
  let luc: Someone;

  beforeAll(async () => {
    scene = await openScene({ at: Date.UTC(2026, 2, 2, 15), content });
    const row = { language: 'en', zone: 'UTC', check_in: '09:00' };
    await scene.enrolPatient({
      ...row,
      id: 'ana',
      name: 'Ana North',
      mobile: '+15550104001',
      care_team: 'north',
    });
    await scene.enrolPatient({
      ...row,
      id: 'sol',
      name: 'Sol South',
      mobile: sms.number,
      care_team: 'south',
    });
    clinic = openClinicDoor(scene);
    [grace, luc] = [await clinic.as('otieno', 'clinician'), await clinic.as('moreau', 'lead')];
  });
  afterAll(() => scene.close());

  const audited = (action: string) => scene.audited.filter((each) => each.action === action);

  it('has no address without saying what is done there', () => {
    const bare = clinic.routes.filter((route) => !('deed' in route)).map(({ path }) => path);
    expect(new Set(bare)).toEqual(new Set(OPEN));
  });

  it.each(roles)('lets a %s do what the table says, and nothing else', async (role) => {
    for (const route of clinic.routes) {
      if (!('deed' in route)) continue;
      const who = await clinic.as(PEOPLE[role], role);
      const path = route.path.replace('*', 'ana');
      const { status, text } = route.method === 'GET' ? await who.get(path) : await who.post(path);
      const isTurnedAway = status === 403 && text.includes('Not for your role');
      expect([route.method, route.path, isTurnedAway]).toEqual([
        route.method,
        route.path,
        !may(role, route.deed as Deed),
      ]);
    }
  });

  it('changes nothing for whoever may not, and writes down that it was tried', async () => {
    const form = {
      act: 'override',
      'override-line': 'first',
      'override-who': 'haddad',
      'override-from': '2026-03-03',
      'override-until': '2026-03-03',
    };
    expect((await grace.post('/clinic/roster', form)).status).toBe(403);
    expect((await grace.post('/clinic/safety', { act: 'emergency' })).status).toBe(403);
    expect((await readBook(scene.store)).overrides).toEqual([]);
    expect((await scene.store.read(DRILLS)).docs['alert']).toBeUndefined();
    expect(audited('not allowed').at(-1)).toMatchObject({
      actor: 'clinician/otieno',
      facts: { deed: 'start-drill' },
    });
  });

  it('shows no way to where somebody may not go', async () => {
    expect((await grace.get('/clinic')).text).not.toContain('/clinic/enrol');
    expect((await luc.get('/clinic')).text).toContain('/clinic/enrol');
  });

  it('opens a patient of the own care team, and of another only with a reason', async () => {
    expect((await grace.get('/clinic/patients/ana')).text).toContain('+15550104001');
    const asked = await grace.get('/clinic/patients/sol');
    expect([asked.status, asked.text.includes(sms.number)]).toEqual([403, false]);
    expect((await grace.get('/clinic/patients/sol/brief')).status).toBe(403);
    await grace.post('/clinic/visits', { patient: 'sol', act: 'set', day: '2026-03-20', time: '10:00' });
    expect((await scene.store.read('sol')).docs['visit']).toBeUndefined();
    expect((await luc.get('/clinic/patients/sol')).status).toBe(200);
  });

  it('tells nothing of others in the list but that they are there', async () => {
    const { text } = await grace.get('/clinic/patients');
    expect(text).toContain('Sol South');
    expect(text).toMatch(/is looked after by the care team south/);
  });

  it('opens nothing without a reason and a few words', async () => {
    const sent = (form: Record<string, string>) =>
      grace.post('/clinic/break-glass', { patient: 'sol', ...form });
    const wordless = await sent({ because: 'covering', words: ' ' });
    expect([wordless.status, wordless.text.includes(sms.number)]).toEqual([422, false]);
    expect(wordless.text).toMatch(/value="covering"\s+required checked/);
    expect(wordless.text).toContain('<a href="#words">In a few words: is missing</a>');
    const baseless = (await sent({ because: 'curious', words: 'just so' })).text;
    expect(baseless).toMatch(/<textarea\s+id="words"[^>]*>\njust so</);
    expect(baseless).toMatch(/<a href="#because">[^]* id="because"/);
    expect(baseless).toMatch(/<fieldset\s+aria-describedby="because-fault"/);
    expect((await grace.get('/clinic/patients/sol')).status).toBe(403);
    expect(audited('patient opened')).toEqual([]);
  });

  it('opens it for an hour of that sign-in, writes it down, and shows a lead until they have looked', async () => {
    await grace.post('/clinic/break-glass', {
      patient: 'sol',
      because: 'covering',
      words: 'late clinic <b>',
    });
    expect((await grace.get('/clinic/patients/sol')).status).toBe(200);
    expect(audited('patient opened')).toEqual([
      expect.objectContaining({ actor: 'clinician/otieno', facts: { because: 'covering' } }),
    ]);
    expect(JSON.stringify(scene.audited)).not.toContain('late clinic');
    expect((await (await clinic.as('otieno', 'clinician')).get('/clinic/patients/sol')).status).toBe(403);
    expect((await luc.get('/clinic')).text).toContain('not looked at yet: 1');
    const list = (await luc.get('/clinic/openings')).text;
    expect(list).toContain('late clinic &#60;b&#62;');
    const entry = /name="entry" value="([^"]+)"/.exec(list)?.[1] ?? '';
    await luc.post('/clinic/openings', { patient: 'sol', entry });
    expect((await luc.get('/clinic/openings')).text).not.toContain('late clinic');
    scene.shift.frozenAt += HOUR;
    const again = await clinic.as('otieno', 'clinician');
    expect((await again.get('/clinic/patients/sol')).status).toBe(403);
  });

  it('asks nobody for a reason when somebody is in danger', async () => {
    await scene.hear(sms, 'YES');
    await scene.hear(sms, 'I want to die');
    await scene.core.untilIdle();
    const who = await clinic.as('otieno', 'clinician');
    expect((await who.get('/clinic/patients/sol')).status).toBe(200);
  });

  it('speaks Spanish to whoever reads it, on every page', async () => {
    const samira = await clinic.as('haddad', 'admin');
    const pages = clinic.routes.filter(
      (route) => 'deed' in route && route.method === 'GET' && !route.path.endsWith('*'),
    );
    for (const { path } of pages.filter((route) => route.path !== '/clinic/events'))
      expect([path, (await samira.get(path)).text.includes('<html lang="es">')]).toEqual([path, true]);
    expect((await samira.get('/clinic/patients/ana')).text).toContain('Próxima visita');
    expect((await samira.get('/clinic/roster')).text).toContain('De guardia ahora');
  });

  it('says what is wrong with a list, and what was changed before, in the language of whoever reads it', async () => {
    const samira = await clinic.as('haddad', 'admin');
    const csv = 'name,mobile,language,zone,check_in\nIda,12,fr,nowhere,25:00\n';
    const looked = (await samira.post('/clinic/enrol', { act: 'check', csv })).text;
    for (const said of [
      'no es un número de teléfono',
      'uno de en, es',
      'no es una zona horaria',
      'no es una hora',
    ])
      expect(looked).toContain(said);
    expect((await samira.post('/clinic/enrol', { act: 'check', csv: 'a;b' })).text).toContain(
      'separadas por comas',
    );
    const lead = await clinic.as('moreau', 'lead');
    expect((await lead.post('/clinic/enrol', { act: 'check', csv })).text).toContain('is not a time of day');
    const away = {
      act: 'leave',
      'leave-who': 'otieno',
      'leave-from': '2026-03-09',
      'leave-until': '2026-03-10',
    };
    await samira.post('/clinic/roster', { ...away, 'leave-cover': 'moreau' });
    await samira.post('/clinic/roster', { act: 'remove', number: '1' });
    const roster = (await samira.get('/clinic/roster')).text;
    expect(roster).toContain('quitado');
    expect(roster.match(/sustituye:/g)).toHaveLength(2);
    expect(roster).not.toContain('lang="en"');
  });

  it('shows a reply above the text it answers, and an alert with the tier it had at each moment', async () => {
    await scene.hear({ channel: 'sms', number: '+15550104001', via: 'twilio' }, 'YES');
    await scene.hear({ channel: 'sms', number: '+15550104001', via: 'twilio' }, 'nurse');
    await scene.core.untilIdle();
    scene.shift.frozenAt += MINUTE;
    await scene.hear({ channel: 'sms', number: '+15550104001', via: 'twilio' }, 'I want to kill myself');
    await scene.core.untilIdle();
    const { text } = await (await clinic.as('moreau', 'lead')).get('/clinic/patients/ana');
    const line = text.slice(text.indexOf('id="timeline"'));
    const place = (part: string) => line.indexOf(part);
    expect(place('We sent')).toBeLessThan(place('I want to kill myself'));
    expect(place('I want to kill myself')).toBeLessThan(place('<p>nurse</p>'));
    const tiers = [...line.matchAll(/class="event (\w+)"/g)].map(([, tier]) => tier);
    expect(tiers.filter((tier) => tier !== undefined)).toEqual(['emergency', 'soon']);
    expect(line).toContain('It became graver: emergency.');
  });

  it('shows a closed alert to be read, with its outcome, and to another care team with a reason', async () => {
    const alert = openAlertOf(readFile((await scene.store.read('sol')).docs)!)!;
    const by = { clinician: 'moreau', by: 'web' };
    await scene.core.desk.act('sol', alert.id, by, { act: 'resolve', outcome: 'advised', note: 'by phone' });
    await scene.core.untilIdle();
    const restarted = openClinicDoor(scene);
    const path = `/clinic/alerts/${alert.label}`;
    const { status, text } = await (await restarted.as('moreau', 'clinician')).get(path);
    const plain = text.replaceAll(/<\/?mark>/g, '');
    expect([status, text.includes('advised. by phone'), plain.includes('I want to die')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(text).not.toContain('name="act"');
    expect((await (await restarted.as('otieno', 'clinician')).get(path)).status).toBe(403);
    expect((await (await clinic.as('moreau', 'lead')).get('/clinic/alerts/ZZ99')).status).toBe(404);
  });
});
