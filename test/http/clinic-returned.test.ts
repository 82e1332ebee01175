/** A form that is refused: nothing is done, what was typed stands in it, and what is wrong stands at its field and at the top. */
import { alertPath } from '../../src/clinic/alert-path.ts';
import { readBook } from '../../src/escalation/roster-book.ts';
import { openAlertOf, readFile } from '../../src/model/file.ts';
import { atLocal } from '../../src/model/time.ts';
import { openClinicDoor, type ClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';

const clinicians = patientContent.clinic.clinicians.map((each) =>
  each.id === 'haddad' ? { ...each, lang: 'es' as const } : each,
);
const content = { ...patientContent, clinic: { ...patientContent.clinic, clinicians } };
const sms = { channel: 'sms', number: '+15550104001', via: 'twilio' } as const;
const zone = content.clinic.zone;

const limit = {
  patient: 'ana',
  act: 'set',
  rule: 'pain-high',
  value: '5',
  until: '2026-03-10',
  reason: 'why <b>',
};
const visit = { patient: 'ana', act: 'set', day: '2026-03-20', time: '10:45' };
const override = {
  act: 'override',
  'override-line': 'second',
  'override-who': 'haddad',
  'override-from': '2026-03-05',
  'override-from-at': '18:00',
  'override-until': '2026-03-06',
  'override-until-at': '',
};
const leave = {
  act: 'leave',
  'leave-who': 'moreau',
  'leave-cover': 'otieno',
  'leave-from': '2026-03-05',
  'leave-from-at': '',
  'leave-until': '2026-03-09',
  'leave-until-at': '12:30',
};
const one = {
  act: 'one',
  name: 'Ada "N"',
  mobile: '+15550104009',
  language: 'es',
  zone: 'UTC',
  check_in: '08:15',
  plan: '',
};
const list = { act: 'check', csv: 'name,mobile\nIda,12' };

/** Where it goes, what is in it, and what is said of which field in English and in Spanish. */
const refusals: [string, string, Record<string, string>, [field: string, en: string, es: string][]][] = [
  [
    'a limit out of bounds',
    '/clinic/thresholds',
    { ...limit, value: '12' },
    [['value', 'must be a number from 0 to 10', 'tiene que ser un número de 0 a 10']],
  ],
  [
    'a limit for too long and without a reason',
    '/clinic/thresholds',
    { ...limit, until: '2026-12-31', reason: ' ' },
    [
      ['until', 'must be between today and', 'tiene que estar entre hoy y el'],
      ['reason', 'is missing', 'falta'],
    ],
  ],
  [
    'a limit of a rule that is the same for all',
    '/clinic/thresholds',
    { ...limit, rule: 'phq9-item-9' },
    [['rule', 'is the same for everybody', 'es igual para todos']],
  ],
  [
    'a visit in the past',
    '/clinic/visits',
    { ...visit, day: '2026-03-01' },
    [['day', 'has passed', 'ya pasó']],
  ],
  [
    'a visit earlier today',
    '/clinic/visits',
    { ...visit, day: '2026-03-02', time: '08:00' },
    [['time', 'has passed', 'ya pasó']],
  ],
  [
    'a visit without a time, on a day that is none',
    '/clinic/visits',
    { ...visit, day: '2026-02-31', time: '' },
    [
      ['day', 'is not a day', 'no es una fecha'],
      ['time', 'is missing', 'falta'],
    ],
  ],
  [
    'a place taken backwards',
    '/clinic/roster',
    { ...override, 'override-until': '2026-03-04' },
    [['override-until', 'must be after the beginning', 'después del comienzo']],
  ],
  [
    'somebody away from no day',
    '/clinic/roster',
    { ...leave, 'leave-from': '' },
    [['leave-from', 'is missing', 'falta']],
  ],
  [
    'one person whose number and time are none',
    '/clinic/enrol',
    { ...one, mobile: '12', check_in: '25:00' },
    [
      ['mobile', 'is not a phone number', 'no es un número de teléfono'],
      ['check_in', 'is not a time of day', 'no es una hora del día'],
    ],
  ],
  ['one person without a name', '/clinic/enrol', { ...one, name: ' ' }, [['name', 'is missing', 'falta']]],
  [
    'a list without its columns',
    '/clinic/enrol',
    list,
    [['csv', 'the header line lacks', 'en la línea de títulos falta']],
  ],
];

describe('a form that is refused', () => {
  let scene: Scene;
  let clinic: ClinicDoor;
  let [luc, samira]: Someone[] = [];

  beforeAll(async () => {
    scene = await openScene({ at: atLocal('2026-03-02', '10:00', zone), content });
    const row = { language: 'en', zone, check_in: '09:00' };
    await scene.enrolPatient({ ...row, id: 'ana', name: 'Ana North', mobile: sms.number });
    clinic = openClinicDoor(scene);
    [luc, samira] = [await clinic.as('moreau', 'lead'), await clinic.as('haddad', 'admin')];
  });
  afterAll(() => scene.close());

  it.each(refusals)(
    '%s comes back as it was, and says where what is wrong',
    async (_what, path, form, faults) => {
      for (const [who, word] of [
        [luc!, 1],
        [samira!, 2],
      ] as const) {
        const { status, text } = await who.post(path, form);
        expect(status).toBe(422);
        for (const [name, typed] of Object.entries(form))
          if (!['act', 'patient', 'rule'].includes(name))
            expect([name, standsIn(text, name)]).toEqual([name, typed]);
        expect(atFault(text)).toEqual(faults.map(([name]) => name));
        for (const fault of faults) expect(saidAt(text, fault[0])).toContain(fault[word]);
        const links = [...top(text).matchAll(/<a href="#([\w-]+)">([^<]+)</g)];
        expect(links.map(([, name]) => name)).toEqual(faults.map(([name]) => name));
        for (const [at, fault] of faults.entries())
          expect(links[at]?.[2]).toMatch(new RegExp(`.: .*${fault[word]}`));
        expect(top(text)).toMatch(/tabindex="-1"[^>]* autofocus/);
        expect(openForms(text)).toEqual(
          path === '/clinic/thresholds' ? ['do-threshold'] : path === '/clinic/visits' ? ['do-visit'] : [],
        );
      }
      expect(await done()).toEqual([]);
    },
  );

  it('keeps the rule that was chosen, and a hint with a fault', async () => {
    const { text } = await luc!.post('/clinic/thresholds', { ...limit, value: '' });
    expect(standsIn(text, 'rule')).toBe('pain-high');
    const enrol = (await luc!.post('/clinic/enrol', { ...one, mobile: '12' })).text;
    expect(saidAt(enrol, 'mobile')).toMatch(/is not a phone number.*With the country/s);
  });

  it('of one form leaves the others of the page as they were', async () => {
    const { text } = await luc!.post('/clinic/roster', { ...leave, 'leave-from': '' });
    expect(standsIn(text, 'override-from')).toBe('2026-03-02');
    expect(standsIn(text, 'override-line')).toBe('first');
  });

  it('is done when it is right', async () => {
    expect((await luc!.post('/clinic/thresholds', limit)).status).toBe(303);
    expect((await luc!.post('/clinic/visits', visit)).status).toBe(303);
    expect((await luc!.post('/clinic/roster', override)).status).toBe(303);
    const looked = await luc!.post('/clinic/enrol', one);
    expect([looked.status, atFault(looked.text)]).toEqual([200, []]);
    expect(await done()).toEqual(['visit', 'limit', 'roster']);
  });

  it('counts a line break as one letter, as the browser does that lets it be typed', async () => {
    const reason = `${'a'.repeat(298)}\r\nb`;
    expect((await luc!.post('/clinic/thresholds', { ...limit, reason })).status).toBe(303);
    expect((await luc!.post('/clinic/thresholds', { ...limit, reason: `${reason}c` })).status).toBe(422);
  });

  it('gives back a message to a patient that is too long, and sends nothing of it', async () => {
    await scene.hear(sms, 'YES');
    await scene.hear(sms, 'I want to die');
    await scene.core.untilIdle();
    const alert = openAlertOf(readFile((await scene.store.read('ana')).docs)!)!;
    const { id } = alert;
    const path = alertPath(alert);
    for (const act of ['acknowledge', 'take-over']) await luc!.post(path, { alert: id, act });
    const count = async () => (await scene.store.log('ana', 'messages', 50)).length;
    const before = await count();
    const words = 'a'.repeat(241);
    const { status, text } = await luc!.post(path, { alert: id, act: 'write', once: 'x', words });
    expect([status, standsIn(text, 'words'), atFault(text)]).toEqual([422, words, ['words']]);
    expect(saidAt(text, 'words')).toContain('240 letters at most');
    expect(await count()).toBe(before);
    expect((await luc!.post(path, { alert: id, act: 'write', once: 'x', words: 'I ring you' })).to).toBe(
      path,
    );
    expect(await count()).toBe(before + 1);
  });

  describe('how an alert has ended, begun to be written', () => {
    const note = "she went to her sister's <b>";
    const post = async (form: Record<string, string>) => {
      const { label, id } = await standing();
      return luc!.post(`/clinic/alerts/${label}`, { alert: id, ...form });
    };

    it('comes back when the outcome is missing', async () => {
      const { status, text } = await post({ act: 'resolve', note });
      expect([status, standsIn(text, 'note'), openForms(text)]).toEqual([422, note, ['do-resolve']]);
      expect(top(text)).toContain('href="#outcome"');
      expect((await standing()).status).toBe('acknowledged');
    });

    it('stays when something else is done first, which is said, and nothing of it is in an address', async () => {
      const { status, text, to } = await post({ act: 'in-contact', note });
      expect([status, to, standsIn(text, 'note')]).toEqual([200, undefined, note]);
      expect(text).toMatch(/class="notice"[^>]*>[^<]*in contact/);
      expect((await standing()).contactAt).toBeDefined();
      expect((await post({ act: 'snooze', minutes: 'x', note })).text).toContain('Please choose one');
    });

    it('comes back with what was heard meanwhile', async () => {
      await scene.hear(sms, 'I have taken all my pills to end it');
      await scene.core.untilIdle();
      const { text } = await post({ act: 'resolve', outcome: 'acted', note });
      expect(standsIn(text, 'note')).toBe(note);
      expect(text).toMatch(/value="acted" required\s+checked/);
      expect(await standing()).toBeDefined();
    });
  });

  it('an address that no page has names the way back, and shows a stranger the door', async () => {
    const { status, text } = await luc!.get('/clinic/nowhere');
    expect([status, /<h1>There is no such page<\/h1>/.test(text)]).toEqual([404, true]);
    expect(text).toMatch(/<main[^]*<a class="button" href="\/clinic">/);
  });

  it('shows whoever reads an alert that somebody else may have the phone, and that no text arrives', async () => {
    await scene.hear(sms, 'wrong number');
    await scene.core.untilIdle();
    const { label } = await standing();
    const { text } = await luc!.get(`/clinic/alerts/${label}`);
    expect(text).toContain('this is not their number');
    expect(text).toContain('Texts do not reach this person now');
    expect(text).not.toContain('name="words"');
    expect((await luc!.get('/clinic')).text).toMatch(/check who it is[^]*Texts do not reach this person now/);
  });

  async function standing() {
    return openAlertOf(readFile((await scene.store.read('ana')).docs)!)!;
  }

  async function done(): Promise<string[]> {
    const { docs } = await scene.store.read('ana');
    const patient = docs['patient']?.value as { thresholds?: unknown };
    const book = await readBook(scene.store);
    return [
      ...(docs['visit'] === undefined ? [] : ['visit']),
      ...(patient.thresholds === undefined ? [] : ['limit']),
      ...(book.overrides.length + book.leave.length === 0 ? [] : ['roster']),
    ];
  }
});

/** What a browser would have in a field. */
function standsIn(text: string, name: string): string | undefined {
  const chosen = new RegExp(`<select id="${name}"[^]*?</select>`).exec(text)?.[0];
  const found =
    chosen === undefined
      ? (/ value="([^"]*)"/.exec(input(text, name))?.[1] ??
        new RegExp(`<textarea\\s+id="${name}"[^>]*>\n([^<]*)<`).exec(text)?.[1])
      : (/value="([^"]*)"\s+selected/.exec(chosen) ?? /value="([^"]*)"/.exec(chosen))?.[1];
  return found?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function input(text: string, name: string): string {
  return new RegExp(`<(?:input|select|textarea)\\s+id="${name}"[^>]*>`).exec(text)?.[0] ?? '';
}

function atFault(text: string): string[] {
  return [...text.matchAll(/<(?:input|select|textarea)\s+id="([\w-]+)"[^>]* aria-invalid="true"/g)].map(
    ([, name]) => name ?? '',
  );
}

/** What a screen reader says with it. */
function saidAt(text: string, name: string): string {
  const ids = /aria-describedby="([^"]+)"/.exec(input(text, name))?.[1]?.split(' ') ?? [];
  return ids.map((id) => new RegExp(`id="${id}">([^<]*)<`).exec(text)?.[1]).join(' ');
}

function top(text: string): string {
  return /<section class="warning faults"[^]*?<\/section>/.exec(text)?.[0] ?? '';
}

function openForms(text: string): string[] {
  return [...text.matchAll(/<details id="([\w-]+)"\s+open/g)].map(([, id]) => id ?? '');
}
