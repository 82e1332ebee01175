/** What the service says and decides by that nobody has signed yet, and what will be out of date before long. */
import type { Answer } from '../ports/http.ts';
import { shownDay } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Visit } from './door.ts';
import { table } from './fields.ts';
import { heardAlonePart } from './heard-alone.ts';
import { html } from './html.ts';
import type { Pages } from './pages.ts';
import type { ContentReview, Reviewed } from './office.ts';

export async function reviewPage(pages: Pages, visit: Visit): Promise<Answer> {
  const { office, content } = pages;
  const { say, who } = visit;
  const { files, expiring } = office.review();
  const drafts = files.filter(({ status }) => status === 'draft');
  const signed = files.filter(({ status }) => status === 'approved');
  const rooms = [...Map.groupBy(drafts, ({ file }) => roomOf(file))];
  const shown = (of: Reviewed[]) =>
    of.map(({ file, version, source, by, on }) => [
      file,
      version,
      html`<span lang="en">${source}</span>`,
      by === undefined || on === undefined ? say('review.nobody') : `${by}, ${shownDay(on, who.lang)}`,
    ]);
  const head = ['file', 'version-head', 'source', 'signed'].map((each) => say(`review.${each}`));
  const title = say('nav.content');
  const body = html`<h1>${title}</h1>
    <p>${say('review.text')} ${say('review.version')}: <span class="label">${content.version}</span>.</p>
    ${await heardAlonePart(pages, visit)}
    <section aria-labelledby="expiring">
      <h2 id="expiring">${say('review.expiring')} <span class="count">${expiring.length}</span></h2>
      ${
        expiring.length === 0
          ? html`<p class="quiet">${say('review.none-expiring')}</p>`
          : html`<ul class="rows">
              ${expiring.map((each) => html`<li><strong>${each.file}</strong> <span>${grownOld(content, visit, each)}</span></li>`)}
            </ul>`
      }
    </section>
    <section aria-labelledby="drafts">
      <h2 id="drafts">${say('review.drafts')} <span class="count">${drafts.length}</span></h2>
      ${rooms.map(
        ([room, of]) =>
          html`<details>
            <summary>${room} <span class="count">${of.length}</span></summary>
            ${table(room, head, shown(of))}
          </details>`,
      )}
    </section>
    <section aria-labelledby="signed">
      <h2 id="signed">${say('review.signed')} <span class="count">${signed.length}</span></h2>
      ${signed.length === 0 ? html`<p class="quiet">${say('review.none-signed')}</p>` : table(say('review.signed'), head, shown(signed))}
    </section>`;
  return visit.page(title, body, 'content');
}

function grownOld(
  content: Pages['content'],
  { say, who }: Visit,
  each: ContentReview['expiring'][number],
): string {
  const day = each.day === undefined ? '' : shownDay(each.day, who.lang);
  switch (each.is) {
    case 'numbers':
      return say('review.old.numbers', { label: each.country, day });
    case 'contact': {
      const values = { clinician: nameOf(content, each.id), words: say(`way.${each.by}`), day };
      return say(each.day === undefined ? 'review.old.never-tried' : 'review.old.tried', values);
    }
    case 'signature':
      return say('review.old.signature', { day });
  }
}

function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : 'content';
}
