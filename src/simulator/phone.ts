/** A person's own phone: what they type reaches the service the way Twilio would bring it. */
import type { Bubble } from './bubble.ts';
import { smsSize } from './bubble.ts';
import type { Faults } from './faults.ts';
import type { Keyword } from './keywords.ts';
import { carrierSays, keywordIn } from './keywords.ts';
import type { Person } from './people.ts';
import type { Stage } from './stage.ts';
import { newSid, postForm } from './twilio-form.ts';

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  clinicNumber: string;
}

export interface PhoneOptions {
  serviceUrl: () => string;
  twilio: TwilioAccount;
  stage: Stage;
  faults: Faults;
  now: () => number;
}

export type Phone = (person: Person, text: string) => Promise<Bubble>;

export function createPhone({ serviceUrl, twilio, stage, faults, now }: PhoneOptions): Phone {
  return async function text(person, words) {
    const id = newSid('SM');
    const sms = smsSize(words);
    stage.show({
      id,
      who: person.id,
      channel: 'sms',
      from: 'person',
      at: now(),
      text: words,
      sms,
      state: 'sending',
    });
    const keyword = keywordIn(words, stage.blocked().includes(person.number));
    const answered = keyword !== undefined && carrierActs(person, keyword);
    const params = {
      ...inboundParams(id, person, words, sms.segments),
      ...(answered ? { OptOutType: keyword } : {}),
    };
    const status = await postForm(`${serviceUrl()}/sms/inbound`, params, twilio.authToken);
    const taken = status >= 200 && status < 300;
    stage.change(id, taken ? { state: 'delivered' } : { state: 'failed', code: String(status) });
    return stage.bubble(id) as Bubble;
  };

  /** True when the carrier has answered the person itself. */
  function carrierActs(person: Person, keyword: Keyword): boolean {
    stage.block(person.number, keyword === 'STOP');
    const words = carrierSays[keyword];
    if (!faults.switches().answersKeywords) return false;
    stage.show({
      id: newSid('SM'),
      who: person.id,
      channel: 'sms',
      from: 'carrier',
      at: now(),
      text: words,
      sms: smsSize(words),
      state: 'delivered',
    });
    return true;
  }

  function inboundParams(
    id: string,
    person: Person,
    words: string,
    segments: number,
  ): Record<string, string> {
    return {
      ToCountry: 'US',
      ToState: '',
      SmsMessageSid: id,
      NumMedia: '0',
      ToCity: '',
      FromZip: '',
      SmsSid: id,
      FromState: '',
      SmsStatus: 'received',
      FromCity: '',
      Body: words,
      FromCountry: 'US',
      To: twilio.clinicNumber,
      ToZip: '',
      NumSegments: String(segments),
      MessageSid: id,
      AccountSid: twilio.accountSid,
      From: person.number,
      ApiVersion: '2010-04-01',
    };
  }
}
