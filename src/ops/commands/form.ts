/** `form PATIENT FORM`: a form that somebody at the clinic wants answered, such as the chair stand or the ASQ. */
import { readFile } from '../../model/file.ts';
import type { Event } from '../../model/event.ts';
import type { FormPolicy } from '../../model/form-plan.ts';
import type { Store } from '../../ports/store.ts';
import { shown, type Command } from './command.ts';

export interface FormDeps {
  store: Store;
  /** The forms there are, by name. */
  forms: readonly string[];
  formPolicy: Pick<FormPolicy, 'staffed'>;
}

export function form({ store, forms, formPolicy }: FormDeps): Command {
  return async (asked) => {
    const [id = '', name = '', ...more] = asked.args;
    if (name !== '' && !forms.includes(name))
      return { refused: `There is no form "${name}". The forms are ${forms.join(', ')}.` };
    if (name === '' || more.length > 0)
      return { refused: `Write: form PATIENT FORM. The forms are ${forms.join(', ')}.` };
    const file = readFile((await store.read(id)).docs);
    if (file === undefined) return { refused: 'Nobody is enrolled under this id.' };
    const { sms, teams } = file.consent;
    if (sms !== 'granted' && teams !== 'granted')
      return { refused: 'This person has not agreed to be written to.' };
    const at = await store.time();
    const event: Event = {
      kind: 'form-wanted',
      v: 1,
      id: `wanted/${name}/${at.toString(36)}`,
      at,
      form: name,
    };
    await store.commit(id, {
      due: [{ id: 'form-wanted', lane: 'routine', at: { inMs: 0 }, work: { kind: 'event', event } }],
    });
    return shown(asked, { patient: id, form: name }, willBe(name, formPolicy));
  };
}

/** What is asked only while somebody can answer to it is not promised for any other time. */
function willBe(name: string, { staffed }: Pick<FormPolicy, 'staffed'>): string {
  const rule = staffed.find((each) => each.form === name);
  const asked = `${name} will be asked as soon as nothing else is open`;
  if (rule === undefined) return `${asked}, within 3 days.`;
  const hours = `the clinic is open and stays open for ${rule.leftMinutes} minutes`;
  return rule.instead === undefined
    ? `${asked}, within 3 days, while ${hours}.`
    : `${asked}, within 3 days: ${name} while ${hours}, and ${rule.instead} otherwise.`;
}
