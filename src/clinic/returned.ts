/**
 * A form that cannot be done comes back as it was filled in. The page is the answer, with the way to each field at fault at its
 * top, where the focus is, and what is wrong beside the field. It needs no script, and nothing typed goes into an address.
 */
import type { Answer } from '../ports/http.ts';
import type { Visit } from './door.ts';
import type { Place } from './frame.ts';
import { html, type Html } from './html.ts';

export interface Fault {
  field: string;
  label: string;
  /** Said after the label at the top, and below it at the field. */
  words: string;
}

export interface Returned {
  /** Which of the forms of a page. */
  form: string;
  typed: URLSearchParams;
  faults: readonly Fault[];
  /** What became of what was done, where nothing is at fault. */
  told?: string | undefined;
}

/** Those of the fields of which something is wrong, in the order of the form. */
export function faultsOf(
  fields: readonly (readonly [field: string, label: string, words: string | undefined])[],
): Fault[] {
  return fields.flatMap(([field, label, words]) => (words === undefined ? [] : [{ field, label, words }]));
}

export interface Filled {
  value: string | undefined;
  fault: string | undefined;
}

/** What stands in each field of a form: what was typed, or else what a fresh one begins with. */
export function filledIn(
  returned: Returned | undefined,
  form: string,
): (name: string, fresh?: string) => Filled {
  const own = returned?.form === form ? returned : undefined;
  return (name, fresh) => ({
    value: own?.typed.get(name) ?? fresh,
    fault: own?.faults.find(({ field }) => field === name)?.words,
  });
}

export function pageWith(
  visit: Visit,
  returned: Returned | undefined,
  { title, body, here }: { title: string; body: Html; here: Place },
): Answer {
  if (returned === undefined || returned.faults.length === 0)
    return visit.page(title, body, here, 200, returned?.told);
  const whole = html`${summary(visit, returned.faults)}${body}`;
  return visit.page(`${visit.say('faults.mark')}: ${title}`, whole, here, 422);
}

function summary({ say }: Visit, faults: readonly Fault[]): Html {
  return html`<section class="warning faults" aria-labelledby="faults" tabindex="-1" autofocus>
    <h2 id="faults">${say('faults.title')}</h2>
    <ul>
      ${faults.map(({ field, label, words }) => html`<li><a href="#${field}">${label}: ${words}</a></li>`)}
    </ul>
  </section>`;
}
