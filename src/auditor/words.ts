/** What the fallback is told of what was found: how bad, and which alerts. Labels only, for a text is read by anybody. */
import type { Content } from '../content/content.ts';
import type { Language } from '../model/language.ts';
import { tiers } from '../model/signal.ts';
import type { Finding } from './findings.ts';

export interface Words {
  key: string;
  text: string;
}

const NAMED = 2;

/** A text about alerts and one about the service, each only when there is something to say. */
export function wordsFor(content: Content, findings: readonly Finding[], lang: Language): Words[] {
  const alerts = findings.filter(({ of }) => of !== undefined).sort(graver);
  const service = findings.filter(({ of }) => of === undefined);
  return [
    ...about(alerts[0], 'page.watch-alert', content, lang, labelsOf(alerts)),
    ...about(service[0], 'page.watch-service', content, lang, ''),
  ];
}

export function wellWords(content: Content, lang: Language): Words {
  const key = 'page.watch-well';
  return { key, text: content.text(key, lang, { clinic: content.clinic.name }) };
}

function about(
  first: Finding | undefined,
  key: string,
  content: Content,
  lang: Language,
  label: string,
): Words[] {
  if (first === undefined) return [];
  const fault = content.text(`watch.${first.kind}`, lang);
  return [{ key, text: content.text(key, lang, { clinic: content.clinic.name, fault, label }) }];
}

function graver(a: Finding, b: Finding): number {
  const rank = ({ of }: Finding) => (of === undefined ? tiers.length : tiers.indexOf(of.alert.tier));
  return rank(a) - rank(b) || a.since - b.since;
}

function labelsOf(alerts: readonly Finding[]): string {
  const labels = [...new Set(alerts.flatMap(({ of }) => (of === undefined ? [] : [of.alert.label])))];
  const more = labels.length - NAMED;
  return labels.slice(0, NAMED).join(', ') + (more > 0 ? ` +${more}` : '');
}
