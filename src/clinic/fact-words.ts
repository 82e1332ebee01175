/** What happened to an alert, a sentence for each fact. */
import { GIVEN_UP, type AlertFact } from '../model/alert-fact.ts';
import { nameOf } from '../notify/page-card.ts';
import { clock, type Wording } from './standing-words.ts';

/** Undefined for what another fact says already. */
export function factLine(words: Wording, fact: AlertFact): string | undefined {
  const { content, say } = words;
  const name = (id: string) => nameOf(content, id);
  switch (fact.kind) {
    case 'step':
      return say('fact.step', { people: fact.told.map(name).join(', ') });
    case 'raised':
      return say('fact.raised', { tier: say(`tier.${fact.to}`) });
    case 'waits':
      return say('fact.waits', { time: clock(words, fact.until) });
    case 'sent':
      return say('fact.sent', { clinician: name(fact.clinician), words: way(words, fact.by) });
    case 'failed':
      if (fact.because === GIVEN_UP) return undefined;
      return say('fact.failed', { clinician: name(fact.clinician), words: way(words, fact.by) });
    case 'undelivered':
      return say('fact.failed', { clinician: name(fact.clinician), words: way(words, fact.by) });
    case 'snoozed':
      return say('fact.snoozed', { clinician: name(fact.clinician), time: clock(words, fact.until) });
    case 'reassigned':
      return say('fact.reassigned', { clinician: name(fact.clinician), people: name(fact.to) });
    case 'resolved': {
      const how = fact.outcome === undefined ? '-' : say(`page.outcome.${fact.outcome}`);
      const ended = say('fact.resolved', { clinician: name(fact.clinician), words: how });
      return fact.note === undefined ? ended : `${ended} ${fact.note}`;
    }
    case 'acknowledged':
    case 'in-contact':
    case 'taken-over':
    case 'handed-back':
      return say(`fact.${fact.kind}`, { clinician: name(fact.clinician) });
    case 'came-back':
      return say(`fact.came-back.${fact.because}`);
    case 'patient-told':
      return say('fact.patient-told');
    case 'opened':
    case 'joined':
    case 'no-one-on-call':
    case 'opted-out':
    case 'reached-again':
      return say(`fact.${fact.kind}`);
  }
}

function way({ content, say }: Wording, by: string): string {
  return content.has(`clinic.way.${by}`) ? say(`way.${by}`) : by;
}
