/** The language model that the configuration names, if it names one. */
import type { Config, Secrets } from '../config/config.ts';
import type { Content } from '../content/content.ts';
import { ordinaryWords } from '../language-model/ordinary.ts';
import { createReader } from '../language-model/reader.ts';
import { createRedact } from '../language-model/redact.ts';
import type { Page } from '../model/reading.ts';
import type { Log } from '../ports/log.ts';
import type { ModelReader } from '../ports/model-reader.ts';
import { pagesNear } from '../understanding/of-content.ts';
import { createCall } from '../wire/call.ts';

export interface ModelParts {
  config: Pick<Config, 'model' | 'allowedHosts'>;
  secrets: Pick<Secrets, 'modelKey'>;
  content: Content;
  log: Log;
  now: () => number;
}

export function openModelReader(parts: ModelParts): ModelReader | undefined {
  const { config, secrets, content, log, now } = parts;
  if (config.model === undefined) return undefined;
  const { base, name, timeoutMs, atOnce, tokensPerDay } = config.model;
  const { prompts, redaction } = content.languageModel;
  return createReader({
    call: createCall({ allowedHosts: config.allowedHosts, log }),
    log,
    clock: { now },
    endpoint: { base, model: name, key: secrets.modelKey, timeoutMs },
    prompts,
    redact: createRedact(ordinaryWords(content), redaction),
    pagesNear: (text, lang) => pagesNear(content, text, lang).filter((page) => !namesAnybody(content, page)),
    atOnce,
    tokensPerDay,
  });
}

/** A page that names the clinic or one of its people stays here. */
function namesAnybody({ clinic }: Content, { title, text }: Page): boolean {
  const people = clinic.clinicians.map(({ name }) => name.split(' ').at(-1) ?? name);
  return [clinic.name, ...people].some((name) => `${title} ${text}`.includes(name));
}
