/** What is known of something, line by line: the name of each and what it is. */
import { html, type Html, type Part } from './html.ts';

export function terms(rows: readonly [name: string, value: Part][], style = ''): Html {
  return html`<dl class="${style}">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
