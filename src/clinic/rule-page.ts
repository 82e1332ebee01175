/** A rule tried on the past: what it would have alerted on of all that patients have written or answered. Counts, and no words of anybody. */
import { tiers } from '../model/signal.ts';
import { localDay, shownDay, type Instant } from '../model/time.ts';
import type { Answer } from '../ports/http.ts';
import { then, type Visit } from './door.ts';
import { hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Tried } from './office.ts';
import type { Pages } from './pages.ts';
import { terms } from './terms.ts';

export const RULES = '/clinic/rules';

export async function rulesPage(pages: Pages, visit: Visit): Promise<Answer> {
  return shown(pages, visit);
}

export async function tryRule(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const tried = await pages.office.tryRule(form.get('rule') ?? '', `clinician/${visit.who.id}`);
  if (tried === undefined) return then(pages, RULES, visit.say('rules.unknown'));
  return shown(pages, visit, tried);
}

function shown({ office, content }: Pages, visit: Visit, tried?: Tried): Answer {
  const { say, session } = visit;
  const group = (key: string, names: readonly string[]) =>
    html`<optgroup label="${say(key)}">
      ${names.map((each) => html`<option value="${each}" ${each === tried?.rule && html` selected`}>${each}</option>`)}
    </optgroup>`;
  const title = say('nav.rules');
  const body = html`<h1>${title}</h1>
    <p>${say('rules.text')}</p>
    <form class="search" method="post" action="${RULES}">
      ${hidden({ form: session.form })}<label for="rule">${say('rules.rule')}</label
      ><select id="rule" name="rule">
        ${group('rules.numbers', office.rules.numbers)}${group('rules.words', office.rules.words)}</select
      ><button type="submit" class="main">${say('rules.try')}</button>
    </form>
    ${tried !== undefined && told(visit, content.clinic.zone, tried)}`;
  return visit.page(title, body, 'rules');
}

function told({ say, who }: Visit, zone: string, tried: Tried): Html {
  const day = (at: Instant | undefined) => (at === undefined ? '-' : shownDay(localDay(at, zone), who.lang));
  const share = tried.read === 0 ? 0 : (1_000 * tried.met) / tried.read;
  const rows: [string, string | number][] = [
    [say(`rules.read-${tried.of}`), tried.read],
    [say('rules.people'), `${tried.people} / ${tried.all}`],
    [say('rules.span'), `${day(tried.first)} - ${day(tried.last)}`],
    [say('rules.met'), `${tried.met} (${share.toFixed(1)} / 1000)`],
    ...tiers.flatMap((tier): [string, number][] => {
      const count = tried.byTier[tier];
      return count === undefined ? [] : [[say(`tier.${tier}`), count]];
    }),
    [say('rules.alone'), tried.alone],
  ];
  return html`<section aria-labelledby="tried">
    <h2 id="tried" role="status"><span class="label">${tried.rule}</span></h2>
    ${terms(rows)} ${tried.people < tried.all && html`<p class="warning">${say('rules.not-all')}</p>`}
  </section>`;
}
