/** The commands there are, once: for the help, and for whoever mistypes one. */
export const commands = {
  status: 'what runs, whether it is ready, what waits, who is on call',
  due: 'due work by lane and kind, the oldest, the next hour',
  outbox: 'messages that wait, are tried again, are in doubt or were given up',
  alert: 'the open alerts; with a label or an id, what happened to one, also after it was closed',
  roster: 'who is on call from when to when; with a time, from then on; `roster history`, what was changed',
  override: 'puts somebody on a line for a while: LINE WHO FROM UNTIL; `override remove NUMBER`',
  leave: 'somebody is away: WHO FROM UNTIL [COVER]; `leave remove NUMBER`',
  form: 'asks a patient a form: PATIENT FORM; without a name, which forms there are',
  quiet: 'who does not answer, and why: silent, paused, opted out, not reachable',
  visit: 'enters an appointment: PATIENT 2026-03-12T10:00; `PATIENT remove`; --csv FILE with patient,at',
  medicine: 'a medicine was changed, so that it is asked how it goes: PATIENT 2026-03-02; `PATIENT remove`',
  pace: 'a pacing plan; PATIENT step PERCENT or PATIENT amount MINUTES sets what the clinic decides',
  'opt-out': 'ends writing to a patient who has told the clinic to stop: PATIENT; only they can begin again',
  report:
    'how quick pages, acknowledgements and outcomes were, drills apart; how the alerts of each rule ended',
  drill: 'begins a drill, of an emergency or as it says: `drill urgent`; `drill stop` ends it',
  contact:
    'which ways to clinicians are known to arrive; `contact send WHO WAY`, then `contact confirm WHO WAY CODE`',
  redrive: 'sends what ended unsent: a message id, --since 6h, or everything; --yes asks no more',
  drain: 'takes no new due work and says when it is done; `drain off` takes work again',
  help: 'this',
} as const;
export type CommandName = keyof typeof commands;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

export function usage(): string {
  const lines = Object.entries(commands).map(([name, what]) => `  ${name.padEnd(9)} ${what}`);
  return [
    'Usage: npm run ops -- <command> [--json]',
    ...lines,
    '',
    'It speaks to the service of DATA_DIR on this machine. What to do about what it shows: src/ops/runbooks.',
  ].join('\n');
}

export function mistyped(name: string): string {
  const near = Object.keys(commands).find((each) => each.startsWith(name.slice(0, 2)));
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  return `There is no such command.${meant} \`npm run ops -- help\` lists them.`;
}
