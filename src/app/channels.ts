/** The channels by which people reach us and we reach them, as the configuration names them. */
import { createBot, type Bot, type Cloud } from '../bot/bot.ts';
import type { Drawing } from '../charts/drawing.ts';
import type { Config, Secrets } from '../config/config.ts';
import type { Log } from '../ports/log.ts';
import type { Receiver } from '../ports/receiver.ts';
import { toGsm } from '../sms/gsm.ts';
import { createSms, type Sms } from '../sms/sms.ts';
import { createCall } from '../wire/call.ts';

export interface ChannelParts {
  config: Config;
  secrets: Secrets;
  log: Log;
  receiver: Receiver;
  drawing: Drawing;
  /** Where this process listens, once it does. */
  address: () => string;
  /** Where the channels' keys and our tokens come from, when it is not Microsoft's public cloud. */
  cloud?: Cloud | undefined;
}

export function openChannels(parts: ChannelParts): { sms: Sms; bot: Bot } {
  const { config, secrets, log, receiver, address } = parts;
  const call = createCall({ allowedHosts: config.allowedHosts, log });
  const sms = createSms({
    receiver,
    call,
    log,
    accountSid: config.sms.accountSid,
    authTokens: tokensOf(secrets),
    sender: senderOf(config),
    publicUrl: () => config.publicUrl ?? address(),
    apiBase: () => (config.simulator ? `${address()}/simulator/carrier` : config.sms.apiBase),
  });
  const bot = createBot({
    receiver,
    call,
    allowedHosts: config.allowedHosts,
    log,
    allowAnonymous: !config.production,
    smsText: toGsm,
    draw: (chart) => parts.drawing.png(chart),
    ...identityOf(parts),
  });
  return { sms, bot };
}

export function tokensOf(secrets: Secrets): [string, ...string[]] {
  const [first = '', ...rest] = secrets.twilioTokens;
  return [first, ...rest];
}

export function senderOf({ sms }: Config): { from: string } | { messagingServiceSid: string } {
  return sms.messagingServiceSid === undefined
    ? { from: sms.from ?? '' }
    : { messagingServiceSid: sms.messagingServiceSid };
}

function identityOf({ config: { bot }, secrets, cloud }: ChannelParts) {
  if (bot.appId === undefined) return {};
  const appType = bot.appType === 'MultiTenant' ? ('MultiTenant' as const) : ('SingleTenant' as const);
  const identity = {
    appId: bot.appId,
    appType,
    appPassword: secrets.botPassword ?? '',
    ...(cloud && { cloud }),
  };
  return { identity: { ...identity, ...(bot.tenantId === undefined ? {} : { tenantId: bot.tenantId }) } };
}
