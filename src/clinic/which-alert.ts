/** Several open alerts have the label that somebody has from a mail or a telephone: they choose by the patient's name. */
import type { Answer } from '../ports/http.ts';
import type { Visit } from './door.ts';
import { html } from './html.ts';
import { row } from './inbox.ts';
import type { Listed } from './open.ts';
import type { Pages } from './pages.ts';

export async function whichPage(
  { store, content, seen }: Pages,
  visit: Visit,
  several: readonly Listed[],
): Promise<Answer> {
  const { say, who } = visit;
  const label = several[0]?.alert.label ?? '';
  const owners = several.map(({ owner }) => owner);
  await seen.list(visit, owners, 'alerts of one label');
  const words = { content, say, lang: who.lang, now: await store.time() };
  const title = say('alert.which', { label });
  const body = html`<p class="back"><a href="/clinic">${say('inbox.title')}</a></p>
    <h1>${title}</h1>
    <p>${say('alert.which-text', { label })}</p>
    <ul class="alerts">
      ${several.map((each) => row(words, each))}
    </ul>`;
  return visit.page(title, body, 'alerts');
}
