/** The operator's commands by name, as the door opens on them. */
import { z } from 'zod';
import type { Store } from '../../ports/store.ts';
import type { Commands, Outcome } from '../door.ts';
import { alert } from './alert.ts';
import type { Command } from './command.ts';
import { contact, type ContactDeps } from './contact.ts';
import { drain, type DrainDeps } from './drain.ts';
import { drill, type DrillDeps } from './drill.ts';
import { due } from './due.ts';
import { form, type FormDeps } from './form.ts';
import { medicine } from './medicine.ts';
import { optOut, type OptOutDeps } from './opt-out.ts';
import { outbox } from './outbox.ts';
import { pace, type PaceDeps } from './pace.ts';
import { quiet } from './quiet.ts';
import { redrive } from './redrive.ts';
import { leaveCommand, overrideCommand, roster, type RosterDeps } from './roster.ts';
import { report } from './report.ts';
import { status, type StatusDeps } from './status.ts';
import { visit } from './visit.ts';

export interface OpsDeps
  extends StatusDeps, DrainDeps, RosterDeps, DrillDeps, ContactDeps, FormDeps, PaceDeps, OptOutDeps {
  store: Store;
}

const asked = z.object({ args: z.array(z.string().max(200)).max(10), json: z.boolean() });

export function operatorCommands(deps: OpsDeps): Commands {
  const commands: Record<string, Command> = {
    status: status(deps),
    due: due(deps),
    outbox: outbox(deps),
    alert: alert(deps),
    roster: roster(deps),
    override: overrideCommand(deps),
    leave: leaveCommand(deps),
    form: form(deps),
    quiet: quiet(deps),
    report: report(deps),
    drill: drill(deps),
    contact: contact(deps),
    visit: visit(deps),
    medicine: medicine(deps),
    pace: pace(deps),
    'opt-out': optOut(deps),
    redrive: redrive(deps),
    drain: drain(deps),
  };
  return Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [name, (input) => carryOut(name, command, input)]),
  );
}

/** How many words may come after the name. Of more, half would be done and half be lost without a word. */
const WORDS: Record<string, number> = {
  alert: 1,
  roster: 1,
  override: 4,
  leave: 4,
  form: 2,
  drill: 1,
  contact: 4,
  visit: 2,
  medicine: 2,
  pace: 3,
  'opt-out': 1,
  redrive: 3,
  drain: 1,
};

async function carryOut(name: string, command: Command, input: string): Promise<Outcome> {
  const read = asked.safeParse(JSON.parse(input));
  if (!read.success) return { refused: 'The command was not understood.' };
  if (read.data.args.length > (WORDS[name] ?? 0))
    return { refused: `That is too much for ${name}. \`npm run ops -- help\` says how it is meant.` };
  return command(read.data);
}
