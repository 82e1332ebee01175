/**
 * The five times of every question that was put, answered or left out: when it was due, sent, delivered, answered and kept. The
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
  /** Absent, as is the next, while nobody has answered it. */
  answeredAt?: Instant;
  recordedAt?: Instant;
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
  channel?: string;
  providerId?: string;
}
interface Report {
  at: Instant;
  providerId: string;
  state: string;
}

/** One asking of a form or of a day: what was answered of it, and until when its questions were put. */
interface Asking {
  form: string;
  day: string;
  dueAt: Instant;
  until: Instant;
  answers: { linkId: string; recordedAt: Instant; said?: Instant }[];
}

export function fiveTimes(logs: Logs): FiveTimes[] {
  const messages = (logs.messages ?? []) as Message[];
  const reports = (logs.deliveries ?? []) as Report[];
  return [...ofDays(logs), ...ofForms(logs)].flatMap((asking) => [
    ...asking.answers.map((each) => answered(asking, each, messages, reports)),
    ...unanswered(asking, messages).map((linkId) => timesOf(asking, linkId, asking.until, messages, reports)),
  ]);
}

function answered(
  asking: Asking,
  { linkId, recordedAt, said }: Asking['answers'][number],
  messages: readonly Message[],
  reports: readonly Report[],
): FiveTimes {
  const heard = messages.findLast(({ at, from }) => from === 'patient' && at <= recordedAt);
  return {
    ...timesOf(asking, linkId, recordedAt, messages, reports),
    answeredAt: said ?? heard?.at ?? recordedAt,
    recordedAt,
  };
}

function timesOf(
  { form, day, dueAt }: Asking,
  linkId: string,
  before: Instant,
  messages: readonly Message[],
  reports: readonly Report[],
): FiveTimes {
  const sent = sentBefore(messages, `${form}/${linkId}`, before);
  const deliveredAt = sent && deliveredOf(sent, reports);
  return {
    form,
    day,
    linkId,
    dueAt,
    ...(sent && { sentAt: sent.at }),
    ...(deliveredAt !== undefined && { deliveredAt }),
  };
}

/** Teams takes a message into the chat itself, and reports nothing of it later. */
function deliveredOf({ at, channel, providerId }: Message, reports: readonly Report[]): Instant | undefined {
  if (channel === 'teams') return at;
  return reports.find(
    (each) => each.providerId === providerId && (each.state === 'delivered' || each.state === 'read'),
  )?.at;
}

/** Questions that were put in this asking, and have no answer. */
function unanswered({ form, dueAt, until, answers }: Asking, messages: readonly Message[]): string[] {
  const put = messages
    .filter(
      ({ from, at, providerId }) => from === 'us' && providerId !== undefined && at >= dueAt && at < until,
    )
    .flatMap(({ key = '' }) => key.split(' + '))
    .flatMap((key) => (key.startsWith(`${form}/`) ? [key.slice(form.length + 1)] : []));
  return [...new Set(put)].filter((linkId) => !answers.some((each) => each.linkId === linkId));
}

/** A day that was put right stands in the log again: the later one counts. */
function ofDays(logs: Logs): Asking[] {
  const days = new Map(((logs['check-ins'] ?? []) as CheckIn[]).map((each) => [each.day, each]));
  return untilTheNext(
    [...days.values()].map(({ day, questionnaire, dueAt, answers }) => ({
      form: questionnaire,
      day,
      dueAt,
      answers: answers.map(({ linkId, at }) => ({ linkId, recordedAt: at })),
    })),
  );
}

function ofForms(logs: Logs): Asking[] {
  return untilTheNext(
    ((logs.forms ?? []) as FormRecord[]).map(({ form, day, dueAt, given }) => ({
      form,
      day,
      dueAt,
      answers: given.map(({ linkId, at, recordedAt }) => ({ linkId, recordedAt, said: at })),
    })),
  );
}

function untilTheNext(askings: readonly Omit<Asking, 'until'>[]): Asking[] {
  return askings.map((each) => {
    const later = askings.filter(({ form, dueAt }) => form === each.form && dueAt > each.dueAt);
    return { ...each, until: Math.min(...later.map(({ dueAt }) => dueAt), Infinity) };
  });
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
