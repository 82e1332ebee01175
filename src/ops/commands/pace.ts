/** `pace`: the clinic sets how large the steps of a pacing plan are, or the amount itself, which alone moves where no program may. */
import { readFile } from '../../model/file.ts';
import type { PacingRules } from '../../model/outcomes.ts';
import type { PacingPlan } from '../../model/pacing.ts';
import type { Store } from '../../ports/store.ts';
import { shown, type Command } from './command.ts';

const HOW = 'Say `pace PATIENT`, `pace PATIENT step PERCENT`, or `pace PATIENT amount MINUTES`.';

export interface PaceDeps {
  store: Store;
  pacing: PacingRules;
}

export function pace({ store, pacing: { stepPercent } }: PaceDeps): Command {
  return async (asked) => {
    const [patient, what, value, ...rest] = asked.args;
    const isWhole = what === undefined || value !== undefined;
    if (patient === undefined || !isWhole || rest.length > 0) return { refused: HOW };
    for (;;) {
      const owned = await store.read(patient);
      const file = readFile(owned.docs);
      if (file === undefined) return { refused: `There is no patient with the id ${patient}.` };
      if (file.pacing === undefined) return { refused: `${patient} has no pacing plan.` };
      const changed =
        what === undefined ? file.pacing : withSet(file.pacing, what, Number(value), stepPercent);
      if (typeof changed === 'string') return { refused: changed };
      const { log: _, words: __, beside: ___, last: ____, ...facts } = changed;
      const answer = shown(asked, { patient, ...facts }, lookedAt(patient, changed, stepPercent.usual));
      if (what === undefined) return answer;
      const expect = { pacing: file.versions['pacing'] ?? 0, patient: file.versions['patient'] ?? 0 };
      const committed = await store.commit(patient, { expect, put: { pacing: changed } });
      if (committed.kind === 'committed') return answer;
    }
  };
}

type Steps = PacingRules['stepPercent'];

/** The changed plan, or why not. */
function withSet(plan: PacingPlan, what: string, value: number, { least, most }: Steps): PacingPlan | string {
  if (what === 'step')
    return value >= least && value <= most
      ? { ...plan, stepPercent: value }
      : `Give a step from ${least} to ${most} percent of the baseline.`;
  if (what !== 'amount') return HOW;
  if (plan.running === undefined) return 'The usual amount is still being looked for.';
  return Number.isInteger(value) && value > 0 && value <= plan.goal
    ? { ...plan, running: { ...plan.running, quota: value }, last: undefined }
    : `Give whole minutes, at most ${plan.goal}, where the patient wants to get to.`;
}

function lookedAt(patient: string, plan: PacingPlan, usual: number): string {
  const { stepPercent = usual, running, goal, byClinicianOnly } = plan;
  const amount =
    running === undefined ? 'the usual amount is still being looked for' : `${running.quota} minutes a day`;
  const steps = byClinicianOnly
    ? 'goes up by the clinic alone'
    : `steps of ${stepPercent} % of the baseline a week`;
  return `${patient}: ${amount}, towards ${goal}; ${steps}.`;
}
