/** What holds for the texts that answer danger: the action first, a number to call, and room for the question after. */
import { languages, type Language } from '../../model/language.ts';
import type { Parts } from '../read-content.ts';
import { faultAt, type Fault } from '../source.ts';
import { sampled } from './samples.ts';
import { segmentsOf } from './segments.ts';

/** Numbers that not every country has: a text may not lean on them. */
const NOT_EVERYWHERE = ['{crisisText}', '{poison}'];

export function safetyFaults(parts: Parts): Fault[] {
  return [
    ...languages.flatMap((lang) => protocolTexts(parts, lang)),
    ...languages.flatMap((lang) => scarceNumbers(parts, lang)),
  ];
}

function protocolTexts(parts: Parts, lang: Language): Fault[] {
  const { source, messages } = parts.catalogues[lang];
  const text = (key: string) => messages[key]?.text ?? '';
  const faults = new Map<string, Fault>();
  const fault = (key: string, wrong: string) =>
    faults.set(key + wrong, faultAt(source, ['messages', key], `${key} ${wrong}`));
  const told = saidToWords(parts);
  for (const { value } of parts.protocols) {
    const first = /^[^.!?]*/.exec(text(value.emergency.say))?.[0] ?? '';
    if (!first.includes('{emergency}'))
      fault(value.emergency.say, 'does not begin with the call to {emergency}. Put it first.');
    for (const tier of ['emergency', 'urgent', 'soon', 'ask'] as const) {
      const { say, ask } = value[tier];
      const together = ask === undefined ? text(say) : `${text(say)} ${text(ask)}`;
      if (segmentsOf(sampled(together)) > 2)
        fault(say, `and ${ask} take more than 2 segments together. Shorten one.`);
    }
    const { yes, no, unsure, unclear, notUnderstood, silence, afterAsk } = value.answers ?? {};
    for (const reply of [yes, no, unsure, unclear, notUnderstood])
      if (reply?.tier === 'emergency' && !/^[^.!?]*\{(?:emergency|crisis)\}/.test(text(reply.say)))
        fault(reply.say, 'answers an emergency without a number to call first. Put it first.');
    const unanswered = [unsure, unclear, notUnderstood, silence, afterAsk?.unclear, afterAsk?.silence];
    for (const key of [value.urgent.say, ...unanswered.map((each) => each?.say)])
      if (key !== undefined && !/\{(?:emergency|crisis)\}/.test(text(key)))
        fault(key, 'names no number to call. Add {emergency} or {crisis}.');
    for (const key of [silence?.say, afterAsk?.silence.say])
      if (key !== undefined && told.has(key))
        fault(key, 'answers silence, and what was told, alike. Give silence a text of its own.');
  }
  return [...faults.values()];
}

/** "Thank you for telling me" is true of nobody who has told nothing. */
function saidToWords({ protocols }: Parts): ReadonlySet<string> {
  return new Set(
    protocols.flatMap(({ value: { emergency, urgent, soon, ask } }) =>
      [emergency, urgent, soon, ask].map(({ say }) => say),
    ),
  );
}

/** Said only in a country that has the number. */
const WHERE_THERE_IS_ONE = 'also.poison';

function scarceNumbers(parts: Parts, lang: Language): Fault[] {
  const { source, messages } = parts.catalogues[lang];
  return Object.entries(messages).flatMap(([key, { text }]) =>
    key === WHERE_THERE_IS_ONE
      ? []
      : NOT_EVERYWHERE.filter((name) => text.includes(name)).map((name) =>
          faultAt(
            source,
            ['messages', key],
            `${key} has ${name}, which not every country has. Use {crisis} or {emergency}.`,
          ),
        ),
  );
}
