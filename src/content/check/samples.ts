/** What each placeholder may hold at its longest, declared once, so that a budget holds for every clinic and person. */
export const samples: Record<string, string> = {
  clinic: 'Northside Clinic',
  phone: '1-555-010-0100',
  emergency: '112',
  crisis: '800 911 2000',
  crisisText: '0477 13 11 14',
  poison: '1-800-222-1222',
  name: 'Maximiliana Echeverri',
  value: '6.5',
  low: '9',
  high: '10',
  fault: 'la empresa de mensajes no responde hoy',
  label: 'KT47, KT48',
  tier: 'urgent, same day',
  code: '99',
  clinician: 'nurse Wanjiru-Otieno',
  time: '23:59',
  alerting: "I have put this on the clinic's list.",
  standing: 'Your alert has been with nurse Wanjiru-Otieno since 23:59.',
  also: 'To talk right away, call 800 911 2000 or 1-555-010-0100.',
  minutes: '240',
  labels: '10 KT47, 11 KT48, 12 KT49, 13 KT50, 14 KT51, ...',
  day: 'Wednesday',
  people: 'otieno, moreau, haddad, fernandez',
  quote: 'words of a patient',
  why: 'words of a question',
  unit: 'kilograms, pounds',
  example: '14/3/2024 14:30',
  count: '131',
  place: '30',
  days: '14',
  entries: '14',
  first: '14',
  needed: '7',
  link: `https://flarepath.northside-clinic.example/chart/${'x'.repeat(120)}`,
  mean: '6.5',
  before: '6.5',
  usual: '6.5',
  times: '28',
  answered: '28',
  asked: '28',
  lowest: '10',
  highest: '10',
  row: '10 10 10 10 10 10 10 10 10 10 10 10 10 10',
  words: 'walk 20 minutes without a flare',
  from: '20:00',
  until: '09:00',
  ranked: 'slow breathing 10 of 12, heat or cold 9 of 12, easy movement 9 of 12, another thought 9 of 12',
  flags:
    'A: dolor de pecho, falta de aire o le cuesta estar despierto. B: algo nuevo: parte dormida o sin fuerza, o cambios al ir al baño. C: fiebre, o se siente muy mal. D: justo antes una caída, golpe, inyección o cirugía',
  options:
    '1 slow breathing, 2 heat or cold, 3 easy movement, 4 another thought, 5 less to do, 6 telling someone',
  skills:
    '1 slow breathing (2 of 3), 2 loose muscles (1 of 2), 3 noticing (1 of 2), 4 a fairer thought, 5 what matters, 6 tasks in parts, 7 saving strength, 8 sleep, 9 talking about pain, 10 asking for help',
  limit: '10',
  dates: '22 September, 28 September',
  aim: 'walk to the market and back twice a week without a flare, and carry the bread home myself',
  stop: 'the pain in my left leg comes back at night for more than three nights in the same week',
  now: '10',
  reach: '10',
  least: '1',
  most: '12',
};

/** Placeholders whose values are about a patient. A card in a clinician's own chat may show them, and nothing else may. */
export const aboutPatients: readonly string[] = ['name', 'number', 'quote', 'patient', 'mobile'];

export function sampled(text: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => samples[name] ?? whole);
}

/** For the reading checks: numbers and names are as easy as one short word, and {alerting}, {standing} and {also} are sentences of their own. */
export function shortened(text: string): string {
  return text.replace(/\{(?:alerting|standing|also)\}/g, 'I tell them now.').replace(/\{\w+\}/g, 'it');
}
