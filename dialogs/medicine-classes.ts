/** The medicines by class that an alert's card shows, from what the patient has answered to a form. */
import type { Form } from '../src/forms/form.ts';
import { codesOf } from '../src/forms/named.ts';
import type { State } from '../src/forms/state.ts';
import type { Turn } from '../src/turn/turn.ts';

/** A question that was left out changes nothing; one that was answered anew takes the place of what it said before. */
export function keepMedicineClasses(turn: Turn, form: Form, id: string, state: State): void {
  for (const { of, classes } of turn.content.formPolicy.medicineClasses) {
    const [asks, name = ''] = of.split('/');
    const codes = asks === id ? codesOf(form, state, name) : undefined;
    if (codes === undefined) continue;
    const { context } = turn.patient;
    const told = new Set(Object.values(classes));
    const others = (context.medicines ?? []).filter((each) => !told.has(each));
    const taken = codes.flatMap((code) => classes[code] ?? []);
    turn.keepPatient({ ...turn.patient, context: { ...context, medicines: [...others, ...taken] } });
  }
}
