/** Messages, check-ins and alerts as a timeline shows them. */
import { z } from 'zod';
import { formAsked, whyOf } from '../content/why.ts';
import type { Alert } from '../model/alert.ts';
import type { CheckIn } from '../model/check-in.ts';
import { questions } from '../model/questionnaire.ts';
import { highest, outranks, type Tier } from '../model/signal.ts';
import { shownDay } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import { alertPath } from './alert-path.ts';
import { html, type Html } from './html.ts';
import { reasons } from './standing-words.ts';
import type { Entry, Reading } from './timeline-entry.ts';

/** What the log holds of a message; fields that are not needed here are left where they are. */
export const message = z.object({
  at: z.number(),
  from: z.enum(['patient', 'us']),
  text: z.string().optional(),
  key: z.string().optional(),
  unsent: z.string().optional(),
});
export type Message = z.infer<typeof message>;

export function messageLine(
  reading: Reading,
  { at, from, text, key = '', unsent }: Message,
  isFolded: boolean,
): Entry {
  const { say } = reading;
  if (from === 'patient')
    return {
      at,
      shown: html`<div class="bubble theirs">
        <p class="meta">${say('timeline.theirs')}</p>
        <p>${text ?? ''}</p>
      </div>`,
    };
  const why = whySent(reading, key);
  const shown =
    unsent === undefined
      ? html`<details class="bubble" ${!isFolded && html` open`}>
          <summary class="meta">${say('timeline.ours')} - ${why}</summary>
          <p>${text ?? ''}</p>
        </details>`
      : html`<div class="bubble unsent"><p class="meta">${say('timeline.unsent')} - ${why}</p></div>`;
  return { at, shown };
}

/** A question of a form by the form's title. */
function whySent({ content, say }: Reading, key: string): string {
  const form = formAsked(key);
  const title = form === undefined ? undefined : content.form(form)?.['title'];
  return typeof title === 'string' ? `${say('why.form-named')} ${title}` : say(`why.${whyOf(key)}`);
}

/** A day that was put right, or answered late, is written down again: the last is what holds. */
export function checkInLines(reading: Reading, all: readonly CheckIn[]): Entry[] {
  const holds = new Map(all.map((each) => [`${each.day} ${each.questionnaire}`, each]));
  return all.map((each) =>
    checkInLine(reading, each, holds.get(`${each.day} ${each.questionnaire}`) === each),
  );
}

function checkInLine({ content, say, lang }: Reading, of: CheckIn, holds: boolean): Entry {
  const form = content.questionnaire(of.questionnaire);
  const known = form === undefined ? [] : questions(form).map(({ linkId }) => linkId);
  const answers = of.answers
    .filter(({ linkId, value }) => value !== undefined && known.includes(linkId))
    .map(
      ({ linkId, value }) =>
        `${content.has(`label.short.${linkId}`) ? say(`label.short.${linkId}`) : linkId}: ${value}`,
    );
  const status = say(`check-in-was.${of.status}`);
  const words = html`${status}${answers.length > 0 && html` - ${answers.join(', ')}`}`;
  const shown = html`<div class="event">
    <p>
      <strong>${say('timeline.check-in', { day: shownDay(of.day, lang) })}:</strong>
      ${holds ? words : html`<s>${words}</s> ${say('timeline.replaced')}`}
    </p>
  </div>`;
  return { at: of.endedAt ?? of.dueAt, shown };
}

/** It stands where it was opened with what was known then, and once more at each moment at which it became graver. */
export function alertLines(reading: Reading, of: Alert): Entry[] {
  const raised = of.facts.filter((fact) => fact.kind === 'raised');
  const first = raised.length === 0 ? of.tier : openingTier(of);
  const moments = [{ at: of.openedAt, tier: first }, ...raised.map(({ at, to }) => ({ at, tier: to }))];
  return moments.map(({ at, tier }, count) => {
    const known = { ...of, quotes: of.quotes.filter((each) => each.at <= at) };
    const tasks = count === moments.length - 1 ? of.tasks : [];
    const became = count > 0 && reading.say('fact.raised', { tier: reading.say(`tier.${tier}`) });
    return { at, shown: alertShown(reading, { ...known, tasks, tier }, became) };
  });
}

/** What is only a task for a person has no signal, and is on the list. */
function openingTier({ quotes }: Alert): Tier {
  const tier = highest((quotes[0]?.signals ?? []).map((each) => each.tier));
  return outranks(tier, 'soon') ? tier : 'soon';
}

function alertShown({ content, say }: Reading, of: Alert, became: string | false): Html {
  const ended = of.facts.findLast((fact) => fact.kind === 'resolved');
  const how =
    of.status === 'resolved' && ended !== undefined
      ? say('fact.resolved', {
          clinician: nameOf(content, ended.clinician),
          words: ended.outcome === undefined ? '-' : say(`page.outcome.${ended.outcome}`),
        })
      : say('timeline.open');
  return html`<div class="event ${of.tier}">
    <p>
      <span class="tier">${say(`tier.${of.tier}`)}</span>
      <span class="label"><a href="${alertPath(of)}">${of.label}</a></span>
      ${reasons({ say }, of).join(', ')}. ${became} ${how}
    </p>
  </div>`;
}
