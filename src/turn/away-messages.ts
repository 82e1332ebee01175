/** The few texts that leave while the store is away: straight through the carriers, with no outbox behind them. */
import { clinicianOwner } from '../escalation/clinician-file.ts';
import type { Content } from '../content/content.ts';
import { pagePermit, strangerPermit, type SendPermit } from '../model/consent.ts';
import type { Outgoing, Sent } from '../model/outgoing.ts';
import type { Language } from '../model/language.ts';
import type { Route } from '../model/patient.ts';
import type { RiskContext, Screened } from '../model/signal.ts';
import { localClock, type Instant } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Inbound } from '../ports/receiver.ts';
import { alsoCall } from './also.ts';
import type { Answered, Danger, Untold } from './dangers.ts';
import { carrierOf, STRANGERS, type Carriers } from './deliver.ts';
import { eventId } from './event-id.ts';

export interface DirectDeps {
  content: Content;
  carriers: Carriers;
  clock: Clock;
  log: Log;
  screen(said: { text: string; lang?: string; context?: RiskContext }): Screened;
}

type Letter = Pick<Outgoing, 'id' | 'owner' | 'to' | 'purpose' | 'key' | 'text' | 'lang'>;

export class DirectMessages {
  readonly #deps: DirectDeps;

  constructor(deps: DirectDeps) {
    this.#deps = deps;
  }

  /** The numbers to call, to somebody who has written something dangerous. */
  async numbers({ id, to, lang, heard }: Untold): Promise<'sent' | 'later' | 'refused'> {
    const { content } = this.#deps;
    const { country } = content.clinic;
    const key = 'away.danger';
    const values = {
      emergency: content.numbers(country).emergency,
      also: alsoCall(content, { country, lang }, heard),
    };
    const text = content.text(key, lang, values);
    const letter: Letter = { id: `${id}/away`, owner: STRANGERS, to, purpose: 'safety', key, text, lang };
    const { kind } = await this.#send(letter, strangerPermit(to.channel));
    if (kind === 'accepted') return 'sent';
    return kind === 'refused' ? 'refused' : 'later';
  }

  /** A page to each of them; true when a carrier has taken at least one. It names nobody and quotes nothing. */
  async page({ tier, code, step, loop }: Danger, people: readonly string[], now: Instant): Promise<boolean> {
    const { content } = this.#deps;
    const key = 'page.direct';
    const sent = await Promise.all(
      content.clinic.clinicians
        .filter(({ id, sms }) => people.includes(id) && sms !== undefined)
        .map(({ id, lang, sms = '' }) => {
          const values = { clinic: content.clinic.name, tier: content.text(`tier.${tier}`, lang), code };
          const text = content.text(key, lang, values);
          const to: Route = { channel: 'sms', number: sms, via: 'twilio' };
          return this.#toClinician(id, {
            id: `direct/${code}/${loop}.${step}/${now.toString(36)}`,
            to,
            key,
            text,
          });
        }),
    );
    return sent.includes(true);
  }

  /** To the clinician who has answered: whom to call. True when a carrier has taken it. */
  yours(who: string, inbound: Inbound, sender: Route): Promise<boolean> {
    return sender.channel === 'sms'
      ? this.#reply(who, inbound, 'page.direct-yours', { number: sender.number })
      : this.#reply(who, inbound, 'page.direct-yours-teams', {});
  }

  /** The alert has opened meanwhile, and may be somebody else's by now. */
  late(who: string, inbound: Inbound): Promise<boolean> {
    return this.#reply(who, inbound, 'page.direct-late', {});
  }

  taken(who: string, inbound: Inbound, { clinician, at }: Answered): Promise<boolean> {
    const { content } = this.#deps;
    const time = localClock(at, content.clinic.zone);
    return this.#reply(who, inbound, 'page.direct-taken', { clinician: nameOf(content, clinician), time });
  }

  #reply(
    who: string,
    { providerId, from }: Inbound,
    key: string,
    values: Record<string, string>,
  ): Promise<boolean> {
    const text = this.#deps.content.text(key, this.#langOf(who), values);
    return this.#toClinician(who, { id: `${eventId(providerId)}/away`, to: from, key, text });
  }

  async #toClinician(who: string, of: Pick<Letter, 'id' | 'to' | 'key' | 'text'>): Promise<boolean> {
    const letter: Letter = { ...of, owner: clinicianOwner(who), purpose: 'page', lang: this.#langOf(who) };
    return (await this.#send(letter, pagePermit(of.to.channel))).kind === 'accepted';
  }

  #langOf(who: string): Language {
    return this.#deps.content.clinic.clinicians.find(({ id }) => id === who)?.lang ?? 'en';
  }

  async #send(letter: Letter, permit: SendPermit): Promise<Sent> {
    const message: Outgoing = { v: 1, at: this.#deps.clock.now(), ...letter };
    try {
      const sent = await this.#deps.carriers[carrierOf(message)].send(message, permit);
      this.#deps.log.info('sent without the store', {
        owner: message.owner,
        message: message.id,
        key: message.key,
        result: sent.kind,
      });
      return sent;
    } catch (fault) {
      this.#deps.log.error('not sent without the store', { message: message.id, key: message.key }, fault);
      return { kind: 'unknown', because: 'fault' };
    }
  }
}
