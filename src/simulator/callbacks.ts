/** What the carrier reports of a text it took: signed forms to the StatusCallback, one for each state. */
import type { BubbleState } from './bubble.ts';
import type { Faults } from './faults.ts';
import type { TwilioAccount } from './phone.ts';
import type { Sending } from './sending.ts';
import type { Stage } from './stage.ts';
import { postForm } from './twilio-form.ts';

interface Reporting {
  twilio: TwilioAccount;
  stage: Stage;
  faults: Faults;
}
interface Step {
  state: BubbleState;
  code?: string;
}

/** Nobody has the phone of an unknown number. */
const UNKNOWN_HANDSET = '30005';

export async function reportDelivery(options: Reporting, sending: Sending, known: boolean): Promise<void> {
  const { delayMs, repeat, lastFirst, hold } = options.faults.switches().callbacks;
  const last: Step = known ? { state: 'delivered' } : { state: 'undelivered', code: UNKNOWN_HANDSET };
  const steps: Step[] = [{ state: 'queued' }, { state: 'sent' }, last];
  if (hold) await options.faults.silence();
  for (const step of lastFirst ? steps.reverse() : steps) {
    await pause(delayMs);
    if (!lastFirst) options.stage.change(sending.sid, { state: step.state });
    for (let sent = 0; sent <= repeat; sent += 1) await report(options, sending, step);
  }
  options.stage.change(sending.sid, { state: last.state });
}

async function report({ twilio }: Reporting, sending: Sending, step: Step): Promise<void> {
  if (sending.callback === undefined || !isOurs(sending.callback)) return;
  const params: Record<string, string> = {
    ApiVersion: '2010-04-01',
    AccountSid: twilio.accountSid,
    MessageSid: sending.sid,
    MessageStatus: step.state,
    SmsSid: sending.sid,
    SmsStatus: step.state,
    From: sending.from,
    To: sending.to,
  };
  if (sending.service !== undefined) params.MessagingServiceSid = sending.service;
  if (step.code !== undefined) params.ErrorCode = step.code;
  await postForm(sending.callback, params, twilio.authToken);
}

/** Forms go to this machine only, whatever address a request names. */
function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

function pause(ms: number): Promise<void> | undefined {
  return ms === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, ms).unref());
}
