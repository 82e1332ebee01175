/** What a child display says of its question or group: why it is asked, what the ends of a scale mean, or more words. */
import { controlOf, extensions, urls } from './extensions.ts';
import type { Worded } from './form.ts';
import { objectsIn, type Json } from './json.ts';
import { isHidden } from './read-expressions.ts';
import { wordedIn } from './worded.ts';

export type Beside = { as: 'help' | 'lower' | 'upper' | 'beside'; text: Worded };

export function besideOf(child: Json): Beside | undefined {
  if (child['type'] !== 'display' || isConditional(child)) return undefined;
  const text = wordedIn(child, 'text');
  const control = controlOf(child);
  if (isHidden(child) || text.text === '' || control === 'unit' || control === 'legal')
    return { as: 'beside', text: { text: '', in: {} } };
  if (control === 'help' || control === 'flyover') return { as: 'help', text };
  return control === 'lower' || control === 'upper' ? { as: control, text } : { as: 'beside', text };
}

export function groupHelp(child: Json): Beside | undefined {
  const control = controlOf(child);
  const isHelp = child['type'] === 'display' && (control === 'help' || control === 'flyover');
  return isHelp && !isConditional(child) ? { as: 'help', text: wordedIn(child, 'text') } : undefined;
}

function isConditional(child: Json): boolean {
  return objectsIn(child['enableWhen']).length > 0 || extensions(child, urls.enable).length > 0;
}
