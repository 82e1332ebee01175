/**
 * The five times of every question that was answered or left out: when it was due, sent, delivered, answered and kept. The
 * last is in the answer; the others are told from the messages and the carrier's reports. Pure.
 */
import type { CheckIn } from '../model/check-in.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { Instant } from '../model/time.ts';

export interface FiveTimes {
  form: string;
  day: string;
  linkId: string;
  dueAt: Instant;
  /** Absent when no text with this question has gone out; `deliveredAt` when no carrier has said so. */
  sentAt?: Instant;
  deliveredAt?: Instant;
  answeredAt: Instant;
  recordedAt: Instant;
}

export interface Logs {
  'check-ins'?: readonly unknown[];
  forms?: readonly unknown[];
  messages?: readonly unknown[];
  deliveries?: readonly unknown[];
}
interface Message {
  at: Instant;
  from: 'us' | 'patient';
  key?: string;
  providerId?: string;
}
interface Report {
  at: Instant;
  providerId: string;
  state: string;
}

export function fiveTimes(logs: Logs): FiveTimes[] {
  const messages = (logs.messages ?? []) as Message[];
  const reports = (logs.deliveries ?? []) as Report[];
  const whole = (each: Kept): FiveTimes => {
    const sent = sentBefore(messages, `${each.form}/${each.linkId}`, each.recordedAt);
    const delivered = reports.find(
      ({ providerId, state }) =>
        providerId === sent?.providerId && (state === 'delivered' || state === 'read'),
    );
    const said = messages.findLast(({ at, from }) => from === 'patient' && at <= each.recordedAt);
    const { said: answered = said?.at ?? each.recordedAt, ...rest } = each;
    return {
      ...rest,
      ...(sent && { sentAt: sent.at }),
      ...(delivered && { deliveredAt: delivered.at }),
      answeredAt: answered,
    };
  };
  return [...ofDays(logs), ...ofForms(logs)].map(whole);
}

type Kept = Pick<FiveTimes, 'form' | 'day' | 'linkId' | 'dueAt' | 'recordedAt'> & { said?: Instant };

/** A day that was put right stands in the log again: the later one counts. */
function ofDays(logs: Logs): Kept[] {
  const days = new Map(((logs['check-ins'] ?? []) as CheckIn[]).map((each) => [each.day, each]));
  return [...days.values()].flatMap(({ day, questionnaire, dueAt, answers }) =>
    answers.map(({ linkId, at }) => ({ form: questionnaire, day, linkId, dueAt, recordedAt: at })),
  );
}

function ofForms(logs: Logs): Kept[] {
  return ((logs.forms ?? []) as FormRecord[]).flatMap(({ form, day, dueAt, given }) =>
    given.map(({ linkId, at, recordedAt }) => ({ form, day, linkId, dueAt, recordedAt, said: at })),
  );
}

/** The newest text that put this question before the answer was kept. Short lines in a row travel as one: "a + b". */
function sentBefore(messages: readonly Message[], key: string, before: Instant): Message | undefined {
  return messages.findLast(
    ({ from, at, key: keys, providerId }) =>
      from === 'us' &&
      providerId !== undefined &&
      at <= before &&
      (keys?.split(' + ').includes(key) ?? false),
  );
}
