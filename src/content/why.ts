/** Why a message was sent, by the content key under which it was said: a word of `clinic.why`. */
export const whys: Readonly<Record<string, string>> = {
  'check-in': 'check-in',
  question: 'check-in',
  feedback: 'check-in',
  'put-right': 'check-in',
  forms: 'form',
  crisis: 'danger',
  away: 'danger',
  stranger: 'danger',
  told: 'alert',
  alerting: 'alert',
  standing: 'alert',
  also: 'alert',
  plan: 'plan',
  consent: 'consent',
  trend: 'trend',
  week: 'trend',
  numbers: 'trend',
  pacing: 'trend',
  'pace.many': 'many',
  'pace.same': 'many',
  pace: 'goal',
  aim: 'goal',
  review: 'goal',
  weeks: 'goal',
  breaks: 'goal',
  flare: 'flare',
  skill: 'skill',
  skills: 'skill',
  visit: 'visit',
  ask: 'visit',
  mine: 'visit',
  medicine: 'medicine',
  fault: 'fault',
  written: 'written',
  everyday: 'other',
  which: 'other',
  beside: 'other',
  wish: 'other',
  easier: 'other',
  ai: 'other',
};

/** The form that a question is of, whose name stands before its own; undefined where it is of the check-in, or none. */
export function formAsked(key: string): string | undefined {
  // "check-in.greeting + daily-check-in/pain-now": the question comes last.
  const [form, question] = key.split(' + ').at(-1)?.split('/') ?? [];
  return question === undefined || form === 'answers' || form === 'daily-check-in' ? undefined : form;
}

/** A question goes under the name it has in its form, which has no full stop in it. */
export function whyOf(key: string): string {
  if (formAsked(key) !== undefined) return 'form';
  if (key.startsWith('answers/')) return 'other';
  const [family = ''] = key.split('.');
  return whys[key] ?? whys[family] ?? (key.includes('.') ? 'other' : 'check-in');
}
