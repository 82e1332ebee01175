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
  /** Other attributes, as markup. */
  more?: Html | undefined;
  required?: boolean;
  hint?: string | undefined;
}

export function field({ name, label, type = 'text', value = '', more, required = true, hint }: Field): Html {
  const told = hint === undefined ? undefined : html`<span class="hint" id="${name}-hint">${hint}</span>`;
  return html`<p class="field">
    <label for="${name}">${label}</label
    ><input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="off"
      ${required && html` required`}${hint !== undefined && html` aria-describedby="${name}-hint"`}${more}
    />${told}
  </p>`;
}

export function choice(
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen?: string,
): Html {
  return html`<p class="field">
    <label for="${name}">${label}</label
    ><select id="${name}" name="${name}">
      ${options.map(
        ([value, text]) =>
          html`<option value="${value}" ${value === chosen && html` selected`}>${text}</option>`,
      )}
    </select>
  </p>`;
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
