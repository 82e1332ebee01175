/** Fields of forms, each with its label, so that a screen reader says what it is for. */
import { html, type Html, type Part } from './html.ts';

export function hidden(values: Record<string, string>): Html {
  return html`${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
}

export interface Field {
  name: string;
  label: string;
  type?: 'text' | 'date' | 'time' | 'number' | 'tel' | undefined;
  value?: string | undefined;
  /** What is wrong with what was typed. */
  fault?: string | undefined;
  /** Other attributes, as markup. */
  more?: Html | undefined;
  required?: boolean;
  hint?: string | undefined;
}

export function field({
  name,
  label,
  type = 'text',
  value = '',
  fault,
  more,
  required = true,
  hint,
}: Field): Html {
  const told = hint === undefined ? undefined : html`<span class="hint" id="${name}-hint">${hint}</span>`;
  const input = html`<input
    id="${name}"
    name="${name}"
    type="${type}"
    value="${value}"
    autocomplete="off"
    ${required && html` required`}${described(name, { hint, fault })}${more}
  />`;
  return labelled({ name, label, fault }, html`${input}${told}`);
}

export function choice(
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  { value: chosen, fault }: Pick<Field, 'value' | 'fault'> = {},
): Html {
  const select = html`<select id="${name}" name="${name}" ${described(name, { fault })}>
    ${options.map(
      ([value, text]) =>
        html`<option value="${value}" ${value === chosen && html` selected`}>${text}</option>`,
    )}
  </select>`;
  return labelled({ name, label, fault }, select);
}

export function area({
  name,
  label,
  value = '',
  fault,
  more,
  required = true,
}: Pick<Field, 'name' | 'label' | 'value' | 'fault' | 'more' | 'required'>): Html {
  // A browser leaves out the first line break, and only that one.
  const input = html`<textarea
    id="${name}"
    name="${name}"
    ${required && html` required`}${described(name, { fault })}${more}
  >
${value}</textarea>`;
  return labelled({ name, label, fault }, input);
}

function labelled({ name, label, fault }: Pick<Field, 'name' | 'label' | 'fault'>, input: Html): Html {
  return html`<p class="field">
    <label for="${name}">${label}</label
    >${fault !== undefined && html`<strong class="fault" id="${name}-fault">${fault}</strong>`}${input}
  </p>`;
}

/** A screen reader says with a field what is wrong there and how it is to be filled in. */
function described(name: string, { hint, fault }: Pick<Field, 'hint' | 'fault'>): Html | undefined {
  const by = [fault !== undefined && `${name}-fault`, hint !== undefined && `${name}-hint`].filter(Boolean);
  if (by.length === 0) return undefined;
  return html` aria-describedby="${by.join(' ')}"${fault !== undefined && html` aria-invalid="true"`}`;
}

/** A table that can be moved sideways on a phone, by keyboard too. */
export function table(label: string, head: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="wide" tabindex="0" role="group" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${head.map((each) => html`<th scope="col">${each}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
