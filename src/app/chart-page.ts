/** The address of a chart that a patient has asked for: it opens once, for a few minutes, and says nothing by itself. */
import { openAddress, sealAddress } from '../charts/address.ts';
import { askPage, chartPage, page } from '../charts/page.ts';
import { chartSvg } from '../charts/svg.ts';
import type { Content } from '../content/content.ts';
import { chartOf } from '../../dialogs/chart.ts';
import { lastDay } from '../model/check-in.ts';
import { readFile } from '../model/file.ts';
import type { Chart } from '../model/chart.ts';
import type { Language } from '../model/language.ts';
import { localDay, type Instant } from '../model/time.ts';
import { progressOn } from '../outcomes/progress.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Store } from '../ports/store.ts';

interface Deps {
  store: Store;
  content: Content;
}

const PATH = '/chart/';
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-robots-tag': 'noindex',
};

export function chartAddresses(store: Store, base: () => string) {
  return (owner: string, id: string, until: Instant): string =>
    `${base()}${PATH}${sealAddress(secretOf(store), { owner, id, until })}`;
}

export function chartRoutes(deps: Deps): HttpRoute[] {
  return [
    { method: 'GET', path: `${PATH}*`, handle: (request) => answer(deps, request, asked) },
    { method: 'POST', path: `${PATH}*`, handle: (request) => answer(deps, request, shown) },
  ];
}

interface Opened {
  owner: string;
  id: string;
  lang: Language;
  chart: Chart;
}

/** One answer to whatever is wrong with it: nobody learns which addresses there have been. */
async function answer(
  deps: Deps,
  { path }: Request,
  then: (deps: Deps, opened: Opened) => Answer | Promise<Answer>,
): Promise<Answer> {
  const address = openAddress(secretOf(deps.store), path.slice(PATH.length));
  if (address === undefined) return gone(deps.content, 'en');
  const { at, docs } = await deps.store.read(address.owner);
  const file = at <= address.until ? readFile(docs) : undefined;
  if (file === undefined) return gone(deps.content, 'en');
  const { patient, talk, pacing } = file;
  const rules = deps.content.outcomes;
  const progress = progressOn(talk, lastDay(talk, localDay(at, patient.zone)), rules);
  const chart = chartOf({ content: deps.content, patient, talk, pacing }, progress);
  if (chart === undefined) return gone(deps.content, patient.lang);
  return then(deps, {
    owner: address.owner,
    id: address.id,
    lang: patient.lang,
    chart,
  });
}

function asked({ content }: Deps, { lang, chart }: Opened): Answer {
  const text = content.text('page-words.once', lang);
  const button = content.text('page-words.show', lang);
  return html(200, askPage({ lang, title: chart.title, text, button }));
}

async function shown({ store, content }: Deps, { owner, id, lang, chart }: Opened): Promise<Answer> {
  const taken = await store.commit(owner, { once: `chart/${id}` });
  if (taken.kind !== 'committed') return gone(content, lang);
  const text = content.text('page-words.shown', lang);
  return html(200, chartPage({ lang, title: chart.title, text }, chartSvg(chart, 'auto'), chart.alt));
}

function gone(content: Content, lang: Language): Answer {
  const [title, text] = [content.text('page-words.gone', lang), content.text('page-words.again', lang)];
  return html(410, page({ lang, title, text }));
}

function html(status: number, body: string): Answer {
  return { status, type: 'text/html; charset=utf-8', body, headers: HEADERS };
}

/** Known to every process that has the store's pepper, and to nobody else. */
function secretOf(store: Store): string {
  return store.pseudonym('patient', 'the key of chart addresses');
}
