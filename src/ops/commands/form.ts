/** `form PATIENT FORM`: a form that somebody at the clinic wants answered, such as the chair stand or the ASQ. */
import { readFile } from '../../model/file.ts';
import type { Event } from '../../model/event.ts';
import type { Store } from '../../ports.ts';
import { shown, type Command } from './command.ts';

export interface FormDeps {
  store: Store;
  /** The forms there are, by name. */
  forms: readonly string[];
}

export function form({ store, forms }: FormDeps): Command {
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
    const text = `${name} will be asked as soon as nothing else is open, within 3 days.`;
    return shown(asked, { patient: id, form: name }, text);
  };
}
