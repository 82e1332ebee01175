/**
 * A small service that stands where Flarepath will: it checks every wire format the simulator speaks, remembers what
 * came, and answers like a check-in would.
 */
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { TimeShift } from '../../src/ports/clock.ts';
import type { Answer, HttpRoute, Request } from '../../src/ports/http.ts';
import type { PatientEntry } from '../../src/simulator/people.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { serve } from './simulator-server.ts';

export const twilio = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'practice-token',
  clinicNumber: '+15550100000',
};
export const people = {
  patients: [
    {
      id: 'amina',
      name: 'Amina Yusuf',
      number: '+15550100001',
      teamsUser: 'aad-amina',
      zone: 'America/New_York',
      lang: 'en',
      country: 'US',
      checkIn: '08:30',
    },
    {
      id: 'tomas',
      name: 'Tomás Rivera',
      number: '+15550100002',
      teamsUser: '',
      zone: 'America/Denver',
      lang: 'es',
      country: 'US',
      checkIn: '08:30',
    },
    {
      id: 'june',
      name: 'June Park',
      number: '+15550100003',
      teamsUser: 'aad-june',
      zone: 'America/Los_Angeles',
      lang: 'en',
      country: 'US',
      checkIn: '08:30',
    },
  ],
  clinicians: [
    { id: 'otieno', name: 'Nurse Otieno', number: '+15550100011', teamsUser: 'aad-otieno' },
    { id: 'wanjiru', name: 'Dr Wanjiru', number: '+15550100012', teamsUser: 'aad-wanjiru' },
  ],
};

type Form = Record<string, string>;
type Activity = Record<string, never> & {
  type: string;
  text?: string;
  value?: unknown;
  conversation: { id: string };
};

export interface StandIn {
  url: string;
  texts: Form[];
  statuses: Form[];
  activities: Activity[];
  moves: number[];
  shift: TimeShift;
  /** Sends a text the way the service does. */
  send(to: string, body: string, form?: Form): Promise<{ status: number; body: Record<string, unknown> }>;
  sendActivity(
    conversation: string,
    activity: object,
    path?: string,
    method?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  ask<T = Record<string, unknown>>(path: string, wish?: object): Promise<T>;
  /** Resolves once `is` holds; looked at whenever something arrives. */
  until(is: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface Answers {
  text?: (service: StandIn, form: Form) => Promise<void>;
  activity?: (service: StandIn, activity: Activity) => Promise<Answer | void>;
  moved?: (service: StandIn) => Promise<void>;
  enrolled?: (number: string) => PatientEntry | undefined;
}

export async function standIn(
  answers: Answers = {},
  start = { at: Date.parse('2026-03-03T13:00:00Z'), memory: undefined as string | undefined, port: 0 },
): Promise<StandIn> {
  const shift: TimeShift = { offsetMs: 0 };
  const now = () => start.at + shift.offsetMs;
  let watchers: (() => void)[] = [];
  const arrived = () => watchers.forEach((look) => look());

  const checked = (request: Request, keep: Form[]): Form | undefined => {
    const form = Object.fromEntries(new URLSearchParams(request.body));
    const query = request.query.size > 0 ? `?${request.query}` : '';
    const url = service.url + request.path + query;
    if (!validateRequest(twilio.authToken, request.headers['x-twilio-signature'] ?? '', url, form))
      return undefined;
    keep.push(form);
    arrived();
    return form;
  };
  const routes: HttpRoute[] = [
    {
      method: 'POST',
      path: '/sms/inbound',
      async handle(request) {
        const form = checked(request, service.texts);
        if (form === undefined) return { status: 403 };
        await answers.text?.(service, form);
        return { status: 200, type: 'text/xml', body: '<Response/>' };
      },
    },
    {
      method: 'POST',
      path: '/sms/status',
      handle: (request) => ({ status: checked(request, service.statuses) ? 204 : 403 }),
    },
    {
      method: 'POST',
      path: '/api/messages',
      async handle(request) {
        const activity = JSON.parse(request.body) as Activity;
        service.activities.push(activity);
        const answer = await answers.activity?.(service, activity);
        arrived();
        return answer ?? { status: 200 };
      },
    },
  ];
  const service: StandIn = {
    url: '',
    texts: [],
    statuses: [],
    activities: [],
    moves: [],
    shift,
    async send(to, body, form = {}) {
      const answer = await fetch(
        `${service.url}/simulator/carrier/2010-04-01/Accounts/${twilio.accountSid}/Messages.json`,
        {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${twilio.accountSid}:${twilio.authToken}`)}` },
          body: new URLSearchParams({
            To: to,
            From: twilio.clinicNumber,
            Body: body,
            StatusCallback: `${service.url}/sms/status?m=1`,
            ...form,
          }),
        },
      );
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    async sendActivity(conversation, activity, path = '', method = 'POST') {
      const address = `${service.url}/simulator/teams/v3/conversations/${encodeURIComponent(conversation)}/activities${path}`;
      const answer = await fetch(address, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      };
    },
    async ask<T>(path: string, wish?: object) {
      const post = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      };
      const answer = await fetch(`${service.url}/simulator/${path}`, wish ? post : {});
      return (await answer.json()) as T;
    },
    until: (is) =>
      new Promise((resolve) => {
        const look = () => is() && resolve();
        watchers = [...watchers, look];
        look();
      }),
    close: async () => undefined,
  };
  const simulator = createSimulator({
    serviceUrl: () => service.url,
    twilio,
    people,
    shift,
    now,
    moved: async () => {
      service.moves.push(now());
      await answers.moved?.(service);
    },
    enrolled: (number) => Promise.resolve(answers.enrolled?.(number)),
    memory: start.memory,
  });
  const { url, close } = await serve([...simulator.routes, ...routes], start.port);
  Object.assign(service, { url, close });
  return service;
}
